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


def find_pair(diagram: Diagram, before: Region, after: Region, moves: Moves) -> Pair | None:
    """Return two assignments a move apart in every variable, each in its region, or None.

    The regions are without choice. Like `find` it takes only the sets that it needs.
    """
    if EMPTY in (*before.inside, *after.inside) or ALL in (*before.outside, *after.outside):
        return None
    first, second = Region(before.inside[:1] or (ALL,)), Region(after.inside[:1] or (ALL,))
    while (found := _search(diagram, first, second, moves)) is not None:
        broken = broken_by(diagram, before, found[0]), broken_by(diagram, after, found[1])
        if not any(entry.inside or entry.outside for entry in broken):
            return found
        first = first.within(*broken[0].inside).without(*broken[0].outside)
        second = second.within(*broken[1].inside).without(*broken[1].outside)
    return None


def _search(diagram: Diagram, first: Region, second: Region, moves: Moves) -> Pair | None:
    way = Backjumping(diagram, moves).way((*claims_of(first), *claims_of(second, side=1)))
    if way is None:
        return None
    path = dict(way)
    places = range(len(diagram.sizes))
    pairs = [path[place] if place in path else moves(place)[0] for place in places]
    return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
