"""Families about order: more danger must never make a decision milder, nor “not sure” be a no."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recommender.analysis.diagram import Assignment, Node
from recommender.analysis.families import Weakness
from recommender.analysis.outcomes import NOBODY, Outcomes, Union
from recommender.analysis.pairs import Moves, Pair, find_pair
from recommender.analysis.regions import Region
from recommender.analysis.searching import find
from recommender.analysis.space import AnswerSpace
from recommender.analysis.variables import TICKED, UNTICKED
from recommender.domain.conditions import Condition, Includes, IsOneOf, questions_read
from recommender.domain.content import Content
from recommender.domain.promises import Family
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE, Question, QuestionKind
from recommender.domain.rules import Triage


@dataclass(frozen=True)
class Step:
    """One variable going from one value to the next more dangerous one."""

    level: int
    before: int
    after: int
    name: str


def danger_families(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield each step towards more danger that can lower the triage, free a demand or raise a cap.

    A step is one more option ticked, or one point more of a number. All other answers stay,
    except that a question which is only now asked may be answered in any way. The caps of a week
    with care are left to the triage that sets them.
    """
    search = _Search(outcomes.space)
    kept = list(_kept(outcomes))
    for step in _steps(outcomes.space):
        reported: set[tuple[Family, str]] = set()
        for family, name, say, sets, stopped in kept:
            if (family, name) not in reported:
                pair = search.leaves(step, sets, stopped)
                if pair is not None:
                    reported.add((family, name))
                    yield _weakness(outcomes.space, family, step, say, pair)


def _kept(outcomes: Outcomes) -> Iterator[tuple[Family, str, str, Union, Union]]:
    """Yield what a step must not leave, sets side by side, and outside of which it matters."""
    for triage in Triage:
        say = f"can take away {triage.value}"
        yield Family.DANGER_LOWERS_TRIAGE, "", say, outcomes.at_least[triage], NOBODY
    for what, kept in outcomes.avoided.items():
        yield Family.DANGER_FREES_DEMAND, what, f"can allow {what}", kept, outcomes.stopped
    for cap, values in outcomes.limits.items():
        for most, kept in values.items():
            say = f"can raise {cap.value} above {most}"
            yield Family.DANGER_RAISES_CAP, cap.value, say, kept, outcomes.stopped


def _steps(space: AnswerSpace) -> Iterator[Step]:
    for level, variable in enumerate(space.variables):
        if variable.question.kind is QuestionKind.MANY:
            yield Step(level, UNTICKED, TICKED, f"{variable.name} ticked")
        if variable.question.kind is QuestionKind.NUMBER:
            for value in range(len(variable.classes) - 1):
                first, last = variable.classes[value][-1], variable.classes[value + 1][0]
                yield Step(level, value, value + 1, f"{variable.name} {first} to {last}")


# questions of which one more, of ticks or of points, is more danger
ORDERED = (QuestionKind.MANY, QuestionKind.NUMBER)
# a variable, and its values before and after
Single = tuple[int, int, int]


class _Search:
    """Looks for steps that leave a set; remembers which single changes never do."""

    def __init__(self, space: AnswerSpace) -> None:
        self._space = space
        self._losing: dict[Node, frozenset[Single]] = {}
        self._opened = {name: _opened_by(space, name) for name in space.levels}

    def leaves(self, step: Step, kept: Union, stopped: Union) -> Pair | None:
        """Return two answer sets a step apart of which only the first is in a set, or None."""
        opened = self._opened[self._space.variables[step.level].question.id]
        for node in kept:
            if self._can_leave(step, node, opened):
                found = self._leaving(step, node, kept, stopped)
                if found is not None:
                    return found
        return None

    def _can_leave(self, step: Step, node: Node, opened: frozenset[str]) -> bool:
        """Return whether a step, or an answer to what it opens, can leave a set by itself."""
        losing = self._losing.get(node)
        if losing is None:
            losing = self._losing[node] = frozenset(self._find_losing(node))
        taken = step.level, step.before, step.after
        return bool(losing) and any(
            move == taken or self._is_first_answer(move, opened) for move in losing
        )

    def _is_first_answer(self, move: Single, opened: frozenset[str]) -> bool:
        level, before, _ = move
        variable = self._space.variables[level]
        return before == variable.not_applicable and variable.question.id in opened

    def _find_losing(self, node: Node) -> Iterator[Single]:
        """Yield the changes of one variable that can leave a set, if the rest fits together."""
        diagram = self._space.diagram
        for level in sorted(diagram.levels_read(node)):
            variable = self._space.variables[level]
            answers = range(len(variable.classes))
            pairs = [(variable.not_applicable, value) for value in answers]
            if variable.question.kind in ORDERED:
                pairs += [(value, value + 1) for value in answers[:-1]]
            given = [diagram.given(node, level, value) for value in range(variable.size)]
            for before, after in pairs:
                if find(diagram, [given[before]], [given[after]]) is not None:
                    yield level, before, after

    def _leaving(self, step: Step, node: Node, kept: Union, stopped: Union) -> Pair | None:
        space = self._space
        opened = self._opened[space.variables[step.level].question.id]
        before = Region((node, *space.canonical), stopped)
        for within, questions in ((space.complete, frozenset[str]()), (space.canonical, opened)):
            after = Region(within, (*kept, *stopped))
            moves = _moves(space, step, opened=questions)
            found = find_pair(space.diagram, before, after, moves)
            if found is not None:
                return found
        return None


def _moves(space: AnswerSpace, step: Step, *, opened: frozenset[str]) -> Moves:
    pairs: list[Sequence[tuple[int, int]]] = []
    for level, variable in enumerate(space.variables):
        same = [(value, value) for value in space.ordinary_first[level]]
        if variable.question.id in opened:
            same += [(variable.not_applicable, value) for value in range(len(variable.classes))]
        pairs.append([(step.before, step.after)] if level == step.level else same)
    return pairs.__getitem__


def _opened_by(space: AnswerSpace, question: str) -> frozenset[str]:
    """Return the questions that may be asked because of a question, directly or in turn."""
    opened: set[str] = set()
    for entry in space.content.questionnaire:
        if entry.ask_when is not None:
            reads = set(questions_read(entry.ask_when))
            if question in reads or reads & opened:
                opened.add(entry.id)
    return frozenset(opened)


def _weakness(
    space: AnswerSpace,
    family: Family,
    step: Step,
    say: str,
    pair: tuple[Assignment, Assignment],
) -> Weakness:
    usual = space.content.ordinary
    before, after = (space.answers(entry, usual) for entry in pair)
    return Weakness(family, step.name, say, before, after)


def single_answers(content: Content) -> Iterator[Condition]:
    """Yield the conditions that `unsure_milder` asks of a space: see `make_variables`."""
    for question in content.questionnaire:
        if NOT_SURE in question.option_ids:
            yield from (_answer(question, option) for option in question.option_ids)


def unsure_milder(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield each answer that by itself is graver than “not sure” to the same question.

    Of a list that asks which one, the answer to that is looked at.
    """
    for question in outcomes.space.content.questionnaire:
        if NOT_SURE not in question.option_ids or question.which:
            continue
        unsure = _mildest(outcomes, _answer(question, NOT_SURE))
        for option in question.option_ids:
            sent = _mildest(outcomes, _answer(question, option))
            if option not in (NOT_SURE, NONE_OF_THESE) and sent.gravity > unsure.gravity:
                say = f"always means {sent.value}, but “not sure” can mean {unsure.value}"
                yield Weakness(Family.UNSURE_MILDER, f"{question.id}.{option}", say)


def _answer(question: Question, option: str) -> Condition:
    if question.kind is QuestionKind.MANY:
        return Includes(question.id, option)
    return IsOneOf(question.id, (option,))


def _mildest(outcomes: Outcomes, condition: Condition) -> Triage:
    """Return the mildest triage of anybody who meets a condition."""
    space = outcomes.space
    met = Region((space.meaning(condition).yes, *space.complete))
    for triage in Triage:
        if space.find(met.without(*outcomes.at_least[triage])) is None:
            return triage
    return Triage.PLAN
