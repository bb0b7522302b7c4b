"""Search for an assignment in some sets and outside others, without making a node.

Whether there is one is all that a proof needs, and a search that stops at the first is far cheaper
than the diagram of everything that it looks through. It begins with one set. What it finds is held
against all others, and only those that it breaks take part in the next search: of hundreds of sets
a proof needs a handful.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from recommender.analysis.backjumping import Backjumping, Claim
from recommender.analysis.diagram import ALL, EMPTY, Assignment, Diagram, Node
from recommender.analysis.regions import Region

# the values that a variable may take, in the order in which they are tried, by its place
Choices = Callable[[int], Sequence[int]]
Found = TypeVar("Found")


def find(
    diagram: Diagram,
    inside: Sequence[Node],
    outside: Sequence[Node] = (),
    choices: Choices | None = None,
) -> Assignment | None:
    """Return an assignment in every set of `inside` and in none of `outside`, or None.

    It takes the values that stand first in `choices` where it can. It makes no node, so any
    number of threads may search.
    """

    def search(region: Region) -> Assignment | None:
        return _search(diagram, region, choices)

    return lazily(diagram, Region(tuple(inside), tuple(outside)), search, lambda found: found)


def find_in(diagram: Diagram, region: Region, choices: Choices | None = None) -> Assignment | None:
    """Return an assignment of a region, or None: see `find`."""
    for part in region.parts():
        found = find(diagram, part.inside, part.outside, choices)
        if found is not None:
            return found
    return None


def lazily(
    diagram: Diagram,
    region: Region,
    search: Callable[[Region], Found | None],
    at: Callable[[Found], Assignment],
) -> Found | None:
    """Return what a search finds in a region without choice, given no more sets than it needs.

    `search` looks through part of the sets, `at` is where its finding lies.
    """
    if EMPTY in region.inside or ALL in region.outside:
        return None
    needed = Region(region.inside[:1] or (ALL,))
    while (found := search(needed)) is not None:
        broken = broken_by(diagram, region, at(found))
        if not (broken.inside or broken.outside):
            return found
        needed = needed.within(*broken.inside).without(*broken.outside)
    return None


def broken_by(diagram: Diagram, region: Region, at: Assignment) -> Region:
    """Return the sets of a region without choice that an assignment is on the wrong side of."""
    return Region(
        tuple(node for node in region.inside if not diagram.contains(node, at)),
        tuple(node for node in region.outside if diagram.contains(node, at)),
    )


def _search(diagram: Diagram, region: Region, choices: Choices | None) -> Assignment | None:
    sizes = diagram.sizes

    def values(level: int) -> list[tuple[int, ...]]:
        return [(value,) for value in (choices(level) if choices else range(sizes[level]))]

    way = Backjumping(diagram, values).way(claims_of(region))
    if way is None:
        return None
    path = {level: value for level, (value,) in way}
    return tuple(
        path[level] if level in path else (choices(level)[0] if choices else 0)
        for level in range(len(sizes))
    )


def claims_of(region: Region, side: int = 0) -> Iterator[Claim]:
    """Yield what a region without choice claims of the assignment of a side."""
    yield from (Claim(node, is_inside=True, side=side) for node in region.inside)
    yield from (Claim(node, is_inside=False, side=side) for node in region.outside)
