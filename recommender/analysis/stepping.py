"""Search for answer sets in which one more sign leaves a set that it ought to stay in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recommender.analysis.diagram import EMPTY, Node
from recommender.analysis.outcomes import Union
from recommender.analysis.pairs import Moves, Pair, PairSearcher
from recommender.analysis.regions import Region
from recommender.analysis.searching import Searcher
from recommender.analysis.space import AnswerSpace
from recommender.domain.conditions import Condition, questions_read
from recommender.domain.questions import QuestionKind


@dataclass(frozen=True)
class DangerStep:
    """One variable going from one value to the next more dangerous one."""

    level: int
    before: int
    after: int
    name: str


# questions of which one more, of ticks or of points, is more danger
ORDERED = (QuestionKind.MANY, QuestionKind.NUMBER)
# a variable, and its values before and after
Single = tuple[int, int, int]


class StepSearch:
    """Looks for steps that leave a set; remembers which single changes never do."""

    def __init__(self, space: AnswerSpace) -> None:
        self._space = space
        self._losing: dict[Node, frozenset[Single]] = {}
        self._given: dict[tuple[Node, int, int], Node] = {}
        # its own: the conflicts of other proofs would only be looked through in vain
        self._searcher = Searcher(space.diagram, space.ordinary_first.__getitem__)
        self._pairs: dict[frozenset[str], PairSearcher] = {}
        self._opened: dict[DangerStep, frozenset[str]] = {}
        self._changing: dict[DangerStep, frozenset[Single]] = {}

    def leaves(self, step: DangerStep, fresh: Union, kept: Union, stopped: Union) -> Pair | None:
        """Return two answer sets a step apart, the first in one of `fresh`, the second not kept.

        Both lie outside of what is stopped; None where there are no two.
        """
        changing = self._changes_with(step)
        for node in fresh:
            if not changing.isdisjoint(self._losing_of(node)):
                found = self._leaving(step, node, kept, stopped)
                if found is not None:
                    return found
        return None

    def _changes_with(self, step: DangerStep) -> frozenset[Single]:
        """Return the changes of one variable in a step: itself, and the answers that it opens."""
        if step not in self._changing:
            first_answers = (
                (level, variable.not_applicable, value)
                for level, variable in enumerate(self._space.variables)
                if variable.question.id in self._opened_by(step)
                for value in range(len(variable.classes))
            )
            self._changing[step] = frozenset((_taking(step), *first_answers))
        return self._changing[step]

    def _losing_of(self, node: Node) -> frozenset[Single]:
        """Return the changes of one variable that can leave a set, if the rest fits together."""
        losing = self._losing.get(node)
        if losing is None:
            losing = self._losing[node] = frozenset(self._find_losing(node))
        return losing

    def _find_losing(self, node: Node) -> Iterator[Single]:
        diagram = self._space.diagram
        for level in sorted(diagram.levels_read(node)):
            variable = self._space.variables[level]
            answers = range(len(variable.classes))
            pairs = [(variable.not_applicable, value) for value in answers]
            if variable.question.kind in ORDERED:
                pairs += [(value, value + 1) for value in answers[:-1]]
            for before, after in pairs:
                sides = (self._at(node, level, value) for value in (before, after))
                if diagram.but_not(*sides):
                    yield level, before, after

    def _leaving(self, step: DangerStep, node: Node, kept: Union, stopped: Union) -> Pair | None:
        space = self._space
        before = Region(self._before(step, (node, *space.canonical)), self._before(step, stopped))
        outside = self._after(step, (*kept, *stopped))
        if _taking(step) in self._losing_of(node):
            same = self._searcher.find(
                (*before.inside, *self._after(step, space.complete)), (*before.outside, *outside)
            )
            if same is not None:
                return _taken(step, (same, same))
        opened = self._opened_by(step)
        if not opened:
            return None
        after = Region(self._after(step, space.canonical), outside)
        found = self._pair_searcher(opened).find(before, after)
        return _taken(step, found) if found else None

    def _before(self, step: DangerStep, nodes: Iterable[Node]) -> Union:
        return tuple(self._at(node, step.level, step.before) for node in nodes)

    def _after(self, step: DangerStep, nodes: Iterable[Node]) -> Union:
        return tuple(self._at(node, step.level, step.after) for node in nodes)

    def _at(self, node: Node, level: int, value: int) -> Node:
        """Return a set as it is once a variable has a value."""
        diagram = self._space.diagram
        if level not in diagram.levels_read(node):
            return node
        key = node, level, value
        if key not in self._given:
            self._given[key] = diagram.given(*key)
        return self._given[key]

    def _opened_by(self, step: DangerStep) -> frozenset[str]:
        """Return the questions that may only be asked after a step, because of it or in turn."""
        if step not in self._opened:
            opened: set[str] = set()
            for entry in self._space.content.questionnaire:
                if entry.ask_when is not None and (
                    opened.intersection(questions_read(entry.ask_when))
                    or self._opens(step, entry.ask_when)
                ):
                    opened.add(entry.id)
            self._opened[step] = frozenset(opened)
        return self._opened[step]

    def _opens(self, step: DangerStep, gate: Condition) -> bool:
        """Return whether a step by itself can make what was surely not so surely so."""
        diagram, sides = self._space.diagram, self._space.meaning(gate)
        if not any(step.level in diagram.levels_read(side) for side in (sides.no, sides.yes)):
            return False
        before = self._at(sides.no, step.level, step.before)
        return diagram.both(before, self._at(sides.yes, step.level, step.after)) != EMPTY

    def _pair_searcher(self, opened: frozenset[str]) -> PairSearcher:
        if opened not in self._pairs:
            self._pairs[opened] = PairSearcher(self._space.diagram, _moves(self._space, opened))
        return self._pairs[opened]


def _taking(step: DangerStep) -> Single:
    return step.level, step.before, step.after


def _taken(step: DangerStep, pair: Pair) -> Pair:
    """Return a pair with the step taken between its two."""
    first, second = ([*entry] for entry in pair)
    first[step.level], second[step.level] = step.before, step.after
    return tuple(first), tuple(second)


def _moves(space: AnswerSpace, opened: frozenset[str]) -> Moves:
    """Return how each variable may change: not at all, but for the first answer to what opens."""
    pairs: list[Sequence[tuple[int, int]]] = []
    for level, variable in enumerate(space.variables):
        same = [(value, value) for value in space.ordinary_first[level]]
        if variable.question.id in opened:
            same += [(variable.not_applicable, value) for value in range(len(variable.classes))]
        pairs.append(same)
    return pairs.__getitem__
