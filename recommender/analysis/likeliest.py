"""Which answers are likely, so that of several changes the one that most people would have wins."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from recommender.analysis.diagram import ALL, EMPTY, Assignment, Node
from recommender.analysis.nearest import Nearest, choices_of, nearest, unchanged_where_possible
from recommender.analysis.shares import PeopleCounter
from recommender.analysis.space import AnswerSpace

# for each variable, for each of its values
Likelihoods = Sequence[Sequence[float]]
# so many of the population's groups, the largest first, hold three quarters of its people
GROUPS = 100
NEVER = 1e-9
# the score of a way from a node, and its first step: the value, what may change after it, and
# the question counted by then
Best = tuple[float, int, int, str]
# a node, how many more questions may change, and the question counted already
Key = tuple[Node, int, str]
NO_WAY: Best = (-math.inf, -1, 0, "")


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
        self._choices = [
            [_choices(variable.size, usual, weights[level]) for usual in range(variable.size)]
            for level, variable in enumerate(space.variables)
        ]

    def nearest(self, node: Node, usual: Assignment) -> Nearest | None:
        """Return the likeliest of the nearest assignments of a set, or None for an empty set.

        See `nearest`; it makes no node.
        """
        found = nearest(self._space, node, usual)
        if found is None:
            return None
        choices = [self._choices[level][value] for level, value in enumerate(usual)]
        path = _Search(self._space, choices).path(node, found.changed, usual)
        return Nearest(unchanged_where_possible(self._space, node, path, usual), found.changed)


@dataclass(frozen=True)
class _Choices:
    """The values of a variable with their scores: those that change an answer, and the others."""

    changing: tuple[tuple[int, float], ...]
    free: tuple[tuple[int, float], ...]


def _choices(size: int, usual: int, weights: Sequence[float]) -> _Choices:
    costs = choices_of(size, usual, usual)
    scored = [(value, cost, 0.0 if value == usual else weights[value]) for value, cost in costs]
    # what is tried first stands last
    scored.sort(key=lambda entry: (entry[2], entry[0] == usual, -entry[0]))
    return _Choices(
        tuple((value, score) for value, cost, score in scored if cost),
        tuple((value, score) for value, cost, score in scored if not cost),
    )


@dataclass
class _Open:
    """A node whose best way is being looked for, and the steps that are left to be tried."""

    key: Key
    steps: list[Best]
    best: Best = NO_WAY


class _Search:
    """Finds the likeliest way with so many changed questions from every node that it meets."""

    def __init__(self, space: AnswerSpace, choices: Sequence[_Choices]) -> None:
        self._diagram = space.diagram
        self._questions = [variable.question.id for variable in space.variables]
        self._choices = choices
        # by what may still change: so many questions, or freely the one that was counted already
        self._best: dict[Key, Best] = {}

    def path(self, node: Node, allowed: int, usual: Assignment) -> list[int]:
        """Return the likeliest way into the set with so many changes; there must be one."""
        path = list(usual)
        charged = ""
        while node != ALL:
            level = self._diagram.level(node)
            _, value, allowed, charged = self._found(self._key(node, allowed, charged))
            path[level] = value
            node = self._diagram.children(node)[value]
        return path

    def _found(self, key: Key) -> Best:
        """Return the best way from a node; keeps its own list, for a way has many variables."""
        waiting = [] if key in self._best else [_Open(key, self._steps(*key))]
        while waiting:
            entry = waiting[-1]
            below = self._look(entry)
            if below is None:
                self._best[entry.key] = entry.best
                waiting.pop()
            else:
                waiting.append(_Open(below, self._steps(*below)))
        return self._best[key]

    def _look(self, entry: "_Open") -> Key | None:
        """Try what is left to be tried; return what must be known first, or None at the end."""
        children = self._diagram.children(entry.key[0])
        while entry.steps:
            score, value, left, now = entry.steps[-1]
            # no step makes a way likelier
            if children[value] != EMPTY and score > entry.best[0]:
                if children[value] != ALL:
                    below = self._key(children[value], left, now)
                    if below not in self._best:
                        return below
                    score += self._best[below][0]
                if score > entry.best[0]:
                    entry.best = (score, value, left, now)
            entry.steps.pop()
        return None

    def _key(self, node: Node, allowed: int, charged: str) -> Key:
        is_same = self._questions[self._diagram.level(node)] == charged
        return node, allowed, charged if is_same else ""

    def _steps(self, node: Node, allowed: int, charged: str) -> list[Best]:
        """Return the steps that may be taken from a node, those without a change last."""
        level = self._diagram.level(node)
        choices = self._choices[level]
        steps: list[Best] = []
        if charged or allowed:
            left = allowed if charged else allowed - 1
            question = self._questions[level]
            steps = [(score, value, left, question) for value, score in choices.changing]
        steps += [(score, value, allowed, charged) for value, score in choices.free]
        return steps
