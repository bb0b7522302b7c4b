"""Search for two assignments that differ only in stated ways, without making a node.

It answers what no single assignment can: whether an answer set and its neighbour are treated in
an order, such as “one more danger sign never lowers the triage”.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recommender.analysis.diagram import ALL, EMPTY, Assignment, Diagram, Node
from recommender.analysis.ways import find_way

# the pairs of values that a variable may have before and after, by its place
Moves = Callable[[int], Sequence[tuple[int, int]]]
State = tuple[Node, ...]
Both = tuple[State, State]
# a variable, and its values before and after
Step = tuple[int, tuple[int, int]]


@dataclass(frozen=True)
class Side:
    """What one of the two assignments must lie in, and what it must not lie in."""

    inside: tuple[Node, ...]
    outside: tuple[Node, ...] = ()


def find_pair(
    diagram: Diagram, before: Side, after: Side, moves: Moves
) -> tuple[Assignment, Assignment] | None:
    """Return two assignments, each on its side and a move apart in every variable, or None."""
    return _PairSearch(diagram, before, after, moves).run()


class _PairSearch:
    """One search."""

    def __init__(self, diagram: Diagram, before: Side, after: Side, moves: Moves) -> None:
        self._diagram = diagram
        self._moves = moves
        self._first = (*before.inside, *before.outside)
        self._second = (*after.inside, *after.outside)
        self._wanted = (len(before.inside), len(after.inside))

    def run(self) -> tuple[Assignment, Assignment] | None:
        start = (self._first, self._second)
        way = None if self._is_lost(*start) else find_way(start, self._steps, set())
        if way is None:
            return None
        path = dict(way)
        places = range(len(self._diagram.sizes))
        pairs = [path[place] if place in path else self._moves(place)[0] for place in places]
        return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)

    def _is_lost(self, first: State, second: State) -> bool:
        one, other = self._wanted
        return (
            EMPTY in first[:one]
            or ALL in first[one:]
            or EMPTY in second[:other]
            or ALL in second[other:]
        )

    def _steps(self, state: Both) -> Iterator[tuple[Step, Both]] | None:
        first, second = state
        level, following = self._diagram.split((*first, *second))
        return self._values(level, following) if following else None

    def _values(self, level: int, following: list[State]) -> Iterator[tuple[Step, Both]]:
        size = len(self._first)
        for one, other in self._moves(level):
            after = following[one][:size], following[other][size:]
            if not self._is_lost(*after):
                yield (level, (one, other)), after
