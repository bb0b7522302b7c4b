"""How many assignments lie in a set, each with its weight: exact for whole numbers."""

from functools import cached_property
from math import prod

from recommender.analysis.diagram import ALL, EMPTY, Diagram, Node, Weights

Number = int | float


class Counter:
    """Counts the assignments of sets under one weighting: a weight for each value of each variable.

    With whole numbers the count is exact; with shares that sum to one it is a probability.
    """

    def __init__(self, diagram: Diagram, weights: Weights) -> None:
        self._diagram = diagram
        self._weights = weights
        self._counted: dict[Node, Number] = {EMPTY: 0, ALL: 1}

    def count(self, node: Node) -> Number:
        """Return the summed weight of the assignments in the set."""
        diagram = self._diagram
        for entry in diagram.bottom_up([node], self._counted):
            self._counted[entry] = self._count_one(entry)
        return self._counted[node] * self._free(0, diagram.level(node))

    def _count_one(self, node: Node) -> Number:
        """Return the weight of a node that counts no variable before its own."""
        level = self._diagram.level(node)
        found: Number = 0
        for weight, child in zip(self._weights[level], self._diagram.children(node), strict=True):
            if weight and child != EMPTY:
                free = self._free(level + 1, self._diagram.level(child))
                found += weight * self._counted[child] * free
        return found

    def _free(self, start: int, end: int) -> Number:
        """Return the weight of the variables from one place to before another, unread."""
        if start == end:
            return 1
        return self._between[start][end - start - 1]

    @cached_property
    def _between(self) -> list[list[Number]]:
        totals = [sum(weights) for weights in self._weights]
        found = []
        for start in range(len(totals)):
            products: list[Number] = []
            for total in totals[start:]:
                products.append(total * (products[-1] if products else 1))
            found.append(products)
        return found


def count_all(weights: Weights) -> Number:
    """Return the summed weight of every assignment."""
    return prod(sum(entry) for entry in weights)
