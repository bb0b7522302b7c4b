"""Which answers are likely, so that of several changes the one that most people would have wins."""

import math
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from recommender.analysis.diagram import ALL, EMPTY, Assignment, Diagram, Node
from recommender.analysis.nearest import Nearest, choices_of, unchanged_where_possible
from recommender.analysis.shares import PeopleCounter
from recommender.analysis.space import AnswerSpace

# for each variable, for each of its values
Likelihoods = Sequence[Sequence[float]]
# so many of the population's groups, the largest first, hold three quarters of its people
GROUPS = 100
NEVER = 1e-9
UNCOUNTED = -1
# a value, how unlikely it is (0 if nothing changes), and whether it changes an answer
Step = tuple[int, float, int]


def likelihoods(space: AnswerSpace) -> Likelihoods:
    """Return the logarithm of the chance of each value in the stated population.

    All are alike in a content that states none.
    """
    population = space.content.population
    if population is None:
        return [[0.0] * variable.size for variable in space.variables]
    cells = sorted(population.cells(), key=lambda cell: -cell.share)[:GROUPS]
    counter = PeopleCounter(space, population)
    totals = [[0.0] * variable.size for variable in space.variables]
    for cell in cells:
        for total, weights in zip(totals, counter.weights(cell), strict=True):
            for value, weight in enumerate(weights):
                total[value] += cell.share * weight
    return [[math.log(max(total, NEVER)) for total in entry] for entry in totals]


class LikeliestChange:
    """Finds nearest assignments under one content; threads may share it."""

    def __init__(self, space: AnswerSpace) -> None:
        self._space = space
        weights = likelihoods(space)
        self._steps = [
            [_steps(variable.size, usual, weights[level]) for usual in range(variable.size)]
            for level, variable in enumerate(space.variables)
        ]
        numbers = {name: number for number, name in enumerate(space.levels)}
        self._questions = [numbers[variable.question.id] for variable in space.variables]

    def nearest(self, node: Node, usual: Assignment) -> Nearest | None:
        """Return the likeliest of the nearest assignments of a set, or None for an empty set.

        See `nearest`; it makes no node.
        """
        if node == EMPTY:
            return None
        steps = [self._steps[level][value] for level, value in enumerate(usual)]
        found = _Search(self._space.diagram, self._questions, steps).run(node)
        path = list(usual)
        way: _Way | None = found
        while way is not None and way.before is not None:
            path[way.level] = way.value
            way = way.before
        assignment = unchanged_where_possible(self._space, node, path, usual)
        return Nearest(assignment, found.changed)


def _steps(size: int, usual: int, weights: Sequence[float]) -> tuple[Step, ...]:
    """Return the steps at a variable, the usual value first, then what else changes no answer."""
    return tuple(
        (value, 0.0 if value == usual else -weights[value], cost)
        for value, cost in choices_of(size, usual, usual)
    )


class _Way(NamedTuple):
    """A way as far as a node: its last step, and the number of the question counted last."""

    node: Node
    changed: int
    unlikely: float
    counted: int
    level: int
    value: int
    before: "_Way | None"


class _Search:
    """Follows the ways into a set, of all that are begun always the best one.

    The best has the fewest changed questions and is, of such ways, the likeliest. No step makes a
    way better, so the first that arrives is the best of all, and others are hardly looked at.
    """

    def __init__(
        self, diagram: Diagram, questions: Sequence[int], steps: Sequence[Sequence[Step]]
    ) -> None:
        self._diagram = diagram
        self._questions = questions
        self._steps = steps
        self._begun: list[tuple[int, float, int, _Way]] = []
        # of ways that are as good, the one that was begun first
        self._turn = count()

    def run(self, node: Node) -> _Way:
        """Return the best way into the set, which must not be empty."""
        way = _Way(node, 0, 0.0, UNCOUNTED, UNCOUNTED, UNCOUNTED, None)
        seen: set[tuple[Node, int]] = set()
        while way.node != ALL:
            question = self._questions[self._diagram.level(way.node)]
            # what was counted does not matter once its question is behind
            at = way.node, way.counted if way.counted == question else UNCOUNTED
            if at not in seen:
                seen.add(at)
                self._begin(way, question)
            way = heappop(self._begun)[-1]
        return way

    def _begin(self, way: _Way, question: int) -> None:
        """Begin each way that goes on from a way."""
        level = self._diagram.level(way.node)
        children = self._diagram.children(way.node)
        is_free = way.counted == question
        for value, unlikely, cost in self._steps[level]:
            if children[value] == EMPTY:
                continue
            changed = way.changed if is_free else way.changed + cost
            total = way.unlikely + unlikely
            counted = question if cost else way.counted
            after = _Way(children[value], changed, total, counted, level, value, way)
            heappush(self._begun, (changed, total, next(self._turn), after))
