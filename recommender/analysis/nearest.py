"""The answer set of a set that differs from a given one in as few questions as it can."""

from dataclasses import dataclass

from recommender.analysis.diagram import ALL, EMPTY, Assignment, Node
from recommender.analysis.space import AnswerSpace

# changed questions, then changed variables
Cost = tuple[int, int]
_NO_WAY: Cost = (10**6, 0)


@dataclass(frozen=True)
class Nearest:
    """An assignment, and how many questions and variables have another answer in it."""

    assignment: Assignment
    cost: Cost


def nearest(space: AnswerSpace, node: Node, usual: Assignment) -> Nearest | None:
    """Return the assignment of a set that is nearest to the usual one, or None for an empty set.

    A question counts once, however many of its options change. One that is only now asked, or no
    longer, counts as unchanged. It makes no node, so any thread may search.
    """
    return None if node == EMPTY else _Search(space, usual).run(node)


class _Search:
    """Finds the cheapest way through each node once."""

    def __init__(self, space: AnswerSpace, usual: Assignment) -> None:
        self._diagram = space.diagram
        self._usual = usual
        self._questions = [variable.question.id for variable in space.variables]
        self._costs = [
            _costs(variable.size, usual[level]) for level, variable in enumerate(space.variables)
        ]
        self._ways: dict[tuple[Node, bool], tuple[Cost, int]] = {}

    def run(self, node: Node) -> Nearest:
        cost = self._cost(node, "")
        path = list(self._usual)
        charged = ""
        while node > ALL:
            level = self._diagram.level(node)
            is_charged = self._questions[level] == charged
            _, value = self._ways[node, is_charged]
            path[level] = value
            charged = self._charged(level, value, charged)
            node = self._diagram.children(node)[value]
        return Nearest(tuple(path), cost)

    def _cost(self, node: Node, charged: str) -> Cost:
        """Return what the cheapest way from a node to the end costs; `charged` has been counted."""
        if node <= ALL:
            return (0, 0) if node == ALL else _NO_WAY
        level = self._diagram.level(node)
        is_charged = self._questions[level] == charged
        known = self._ways.get((node, is_charged))
        if known is not None:
            return known[0]
        best: tuple[Cost, int] = (_NO_WAY, 0)
        for value, child in enumerate(self._diagram.children(node)):
            if child == EMPTY:
                continue
            own = self._costs[level][value]
            questions, variables = self._cost(child, self._charged(level, value, charged))
            cost = (questions + (0 if is_charged else own), variables + own)
            if cost < best[0] or (cost == best[0] and value == self._usual[level]):
                best = (cost, value)
        self._ways[node, is_charged] = best
        return best[0]

    def _charged(self, level: int, value: int, charged: str) -> str:
        question = self._questions[level]
        return question if self._costs[level][value] or question == charged else ""


def _costs(size: int, usual: int) -> tuple[int, ...]:
    """Return for each value of a variable 1 where it counts as a change, else 0."""
    answers, still_open = size - 2, size - 1
    is_answered = usual < answers
    costs = [int(is_answered and value != usual) for value in range(answers)]
    # an example with answers left out says less than a whole one
    return (*costs, 0, int(usual != still_open))
