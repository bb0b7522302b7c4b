"""Search for two assignments that differ only in stated ways, without making a node.

It answers what no single assignment can: whether an answer set and its neighbour are treated in
an order, such as “one more danger sign never lowers the triage”.
"""

from collections.abc import Callable, Sequence

from recommender.analysis.backjumping import Backjumping
from recommender.analysis.diagram import ALL, EMPTY, Assignment, Diagram
from recommender.analysis.regions import Region
from recommender.analysis.searching import broken_by, claims_of

# the pairs of values that a variable may have before and after, by its place
Moves = Callable[[int], Sequence[tuple[int, int]]]


Pair = tuple[Assignment, Assignment]


class PairSearcher:
    """Searches for pairs that differ by the same moves; its searches learn from each other."""

    def __init__(self, diagram: Diagram, moves: Moves) -> None:
        self._diagram = diagram
        self._moves = moves
        self._search = Backjumping(diagram, moves)

    def find(self, before: Region, after: Region) -> Pair | None:
        """Return two assignments a move apart in every variable, each in its region, or None.

        The regions are without choice. Like a `Searcher` it takes only the sets that it needs.
        """
        if EMPTY in (*before.inside, *after.inside) or ALL in (*before.outside, *after.outside):
            return None
        first, second = Region(before.inside[:1] or (ALL,)), Region(after.inside[:1] or (ALL,))
        while (found := self._find_at_once(first, second)) is not None:
            broken = [
                broken_by(self._diagram, region, at)
                for region, at in zip((before, after), found, strict=True)
            ]
            if not any(entry.inside or entry.outside for entry in broken):
                return found
            first = first.within(*broken[0].inside).without(*broken[0].outside)
            second = second.within(*broken[1].inside).without(*broken[1].outside)
        return None

    def _find_at_once(self, first: Region, second: Region) -> Pair | None:
        way = self._search.way((*claims_of(first), *claims_of(second, side=1)))
        if way is None:
            return None
        path = dict(way)
        places = range(len(self._diagram.sizes))
        pairs = [path[place] if place in path else self._moves(place)[0] for place in places]
        return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)


def find_pair(diagram: Diagram, before: Region, after: Region, moves: Moves) -> Pair | None:
    """Return what a search of its own finds: see `PairSearcher`."""
    return PairSearcher(diagram, moves).find(before, after)
