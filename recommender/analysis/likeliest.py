"""Which answers are likely, so that of several changes the one that most people would have wins."""

import math
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from recommender.analysis.diagram import ALL, EMPTY, Assignment, Diagram, Node
from recommender.analysis.nearest import Nearest, choices_of, unchanged_where_possible
from recommender.analysis.regions import Region
from recommender.analysis.searching import lazily
from recommender.analysis.space import AnswerSpace
from recommender.analysis.variables import Variable
from recommender.domain.conditions import Value
from recommender.domain.population import Cell, Population

# for each variable, for each of its values
Likelihoods = Sequence[Sequence[float]]
# so many of the population's groups, the largest first, hold three quarters of its people
GROUPS = 100
_NEVER = 1e-9
UNCOUNTED = -1
# a value, how unlikely it is (0 if nothing changes), and whether it changes an answer
_Step = tuple[int, float, int]


def likelihoods(space: AnswerSpace) -> Likelihoods:
    """Return the logarithm of the chance of each value in the stated population.

    All are alike in a content that states none.
    """
    population = space.content.population
    if population is None:
        return [[0.0] * variable.size for variable in space.variables]
    cells = sorted(population.cells(), key=lambda cell: -cell.share)[:GROUPS]
    totals = [[0.0] * variable.size for variable in space.variables]
    for cell in cells:
        for total, variable in zip(totals, space.variables, strict=True):
            for value, chance in enumerate(_chances(population, cell, variable)):
                total[value] += cell.share * chance
    return [[math.log(max(total, _NEVER)) for total in entry] for entry in totals]


def _chances(population: Population, cell: Cell, variable: Variable) -> list[float]:
    """Return the chance of each answer of a variable, whatever was answered before."""
    question = variable.question
    if variable.option:
        listed = question.which_of or question.id
        chance = population.ticked(cell, listed, variable.option)
        return [1 - chance, chance]
    weight = _weight_of(population, cell, variable)
    found = [sum(weight(answer) for answer in group) for group in variable.classes]
    return [share / sum(found) for share in found]


def _weight_of(population: Population, cell: Cell, variable: Variable) -> Callable[[Value], float]:
    question = variable.question
    numbers = population.strengths[cell.strength].numbers.get(question.id)
    if numbers is not None:
        return lambda answer: numbers.get(answer, 0.0) if isinstance(answer, int) else 0.0
    if question.id == population.age_question:
        return lambda answer: float(population.ages[cell.age].holds(answer))
    if question.id not in population.choices and question.id not in cell.kind.choices:
        return lambda _: 1.0
    chosen = population.chosen(cell, question.id)
    return lambda answer: chosen.get(_name(answer), 0.0)


def _name(answer: Value) -> str:
    return {True: "yes", False: "no"}[answer] if isinstance(answer, bool) else str(answer)


class LikeliestChange:
    """Finds nearest assignments under one content; threads may share it."""

    def __init__(self, space: AnswerSpace) -> None:
        self._space = space
        weights = likelihoods(space)
        self._steps = [
            [_steps(variable, usual, weights[level]) for usual in range(variable.size)]
            for level, variable in enumerate(space.variables)
        ]
        numbers = {name: number for number, name in enumerate(space.levels)}
        self._questions = [numbers[variable.question.id] for variable in space.variables]

    def nearest(self, region: Region, usual: Assignment) -> Nearest | None:
        """Return the likeliest of the nearest assignments of a region, or None for an empty one.

        See `nearest`; it makes no node.
        """
        steps = [self._steps[level][value] for level, value in enumerate(usual)]
        best: _Way | None = None
        where = region
        for part in region.parts():
            found = self._within(part, usual, steps, best)
            if found is not None:
                best, where = found, part
        if best is None:
            return None
        raw = Nearest(_path(best, usual), best.changed)
        # costly, so only for the one that stays the best
        return Nearest(unchanged_where_possible(self._space, where, raw, usual), best.changed)

    def _within(
        self,
        part: Region,
        usual: Assignment,
        steps: Sequence[Sequence[_Step]],
        best: "_Way | None",
    ) -> "_Way | None":
        """Return the best way into a region without choice, if it is better than one."""

        def search(needed: Region) -> _Way | None:
            wanted = len(needed.inside)
            ways = _Search(self._space.diagram, self._questions, steps, wanted, best)
            return ways.run((*needed.inside, *needed.outside))

        return lazily(self._space.diagram, part, search, lambda way: _path(way, usual))


def _path(way: "_Way", usual: Assignment) -> Assignment:
    """Return where a way leads; what it does not meet stays as usual."""
    path = list(usual)
    step: _Way | None = way
    while step is not None and step.before is not None:
        path[step.level] = step.value
        step = step.before
    return tuple(path)


def _steps(variable: Variable, usual: int, weights: Sequence[float]) -> tuple[_Step, ...]:
    """Return the steps at a variable, the usual value first, then what else changes no answer.

    Nobody can say yet what they would answer to a question that they were not asked, nor to one
    that is only offered and that they left alone.
    """
    answers, outside = variable.size - 2, variable.size - 2
    is_left = usual == outside or (variable.question.is_later and usual > outside)
    return tuple(
        (value, 0.0 if value == usual else -weights[value], cost)
        for value, cost in choices_of(variable.size, usual, usual)
        if not is_left or value >= answers
    )


class _Way(NamedTuple):
    """A way as far as some nodes: its last step, and the number of the question counted last."""

    nodes: tuple[Node, ...]
    changed: int
    unlikely: float
    counted: int
    level: int
    value: int
    before: "_Way | None"

    def is_better_than(self, other: "_Way | None") -> bool:
        """Return whether it changes fewer questions, or as many in a likelier way."""
        if other is None:
            return True
        return (self.changed, self.unlikely) < (other.changed, other.unlikely)


class _Search:
    """Follows the ways into sets, of all that are begun always the best one.

    The best has the fewest changed questions and is, of such ways, the likeliest. No step makes a
    way better, so the first that arrives is the best of all, and others are hardly looked at.
    """

    def __init__(
        self,
        diagram: Diagram,
        questions: Sequence[int],
        steps: Sequence[Sequence[_Step]],
        wanted: int,
        beaten_by: _Way | None,
    ) -> None:
        self._diagram = diagram
        self._questions = questions
        self._steps = steps
        self._wanted = wanted
        self._beaten_by = beaten_by
        self._begun: list[tuple[int, float, int, _Way]] = []
        # of ways that are as good, the one that was begun first
        self._turn = count()

    def run(self, nodes: tuple[Node, ...]) -> _Way | None:
        """Return the best way into the first sets and out of the rest; None if none is better."""
        if self._is_lost(nodes):
            return None
        way = _Way(nodes, 0, 0.0, UNCOUNTED, UNCOUNTED, UNCOUNTED, None)
        seen: set[tuple[tuple[Node, ...], int]] = set()
        while way.is_better_than(self._beaten_by):
            level, following = self._diagram.split(way.nodes)
            if not following:
                return way
            question = self._questions[level]
            # what was counted does not matter once its question is behind
            at = way.nodes, way.counted if way.counted == question else UNCOUNTED
            if at not in seen:
                seen.add(at)
                self._begin(way, level, following)
            if not self._begun:
                return None
            way = heappop(self._begun)[-1]
        return None

    def _begin(self, way: _Way, level: int, following: Sequence[tuple[Node, ...]]) -> None:
        """Begin each way that goes on from a way."""
        question = self._questions[level]
        is_free = way.counted == question
        for value, unlikely, cost in self._steps[level]:
            nodes = following[value]
            if self._is_lost(nodes):
                continue
            changed = way.changed if is_free else way.changed + cost
            total = way.unlikely + unlikely
            counted = question if cost else way.counted
            after = _Way(nodes, changed, total, counted, level, value, way)
            heappush(self._begun, (changed, total, next(self._turn), after))

    def _is_lost(self, nodes: tuple[Node, ...]) -> bool:
        return EMPTY in nodes[: self._wanted] or ALL in nodes[self._wanted :]
