"""Search for an assignment in some sets and outside others, without making a node.

Whether there is one is all that a proof needs, and a search that stops at the first is far cheaper
than the diagram of everything that it looks through. It begins with one set. What it finds is held
against all others, and only those that it breaks take part in the next search: of hundreds of sets
a proof needs a handful.

Where a proof asks only whether anything is there, each part of a region begins with what the parts
before it needed.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from recommender.analysis.backjumping import Backjumping
from recommender.analysis.conflicts import Claim, claim_that
from recommender.analysis.diagram import ALL, EMPTY, Assignment, Diagram, Node
from recommender.analysis.regions import Region

# the values that a variable may take, in the order in which they are tried, by its place
_Choices = Callable[[int], Sequence[int]]
_Found = TypeVar("_Found")
# of hundreds of sets that a finding breaks the first few refute it; to look for all takes longer
# than the next search
_BROKEN_MOST = 4


class Searcher:
    """Searches one diagram, taking the values that stand first in `choices` where it can.

    What one search learns at its dead ends spares later ones, and changes nothing that they find.
    It makes no node, so any number of threads may search.
    """

    def __init__(self, diagram: Diagram, choices: _Choices | None = None) -> None:
        self._diagram = diagram
        self._choices = choices or (lambda level: range(diagram.sizes[level]))
        self._first = [self._choices(level)[0] for level in range(len(diagram.sizes))]
        self._search = Backjumping(diagram, self._values)

    def find(self, inside: Sequence[Node], outside: Sequence[Node] = ()) -> Assignment | None:
        """Return an assignment in every set of `inside` and in none of `outside`, or None."""
        whole = Region(tuple(inside), tuple(outside))
        return lazily(self._diagram, whole, self._find_at_once, lambda found: found)

    def find_in(self, region: Region) -> Assignment | None:
        """Return an assignment of a region, or None."""
        found = (self.find(part.inside, part.outside) for part in region.parts())
        return next((entry for entry in found if entry is not None), None)

    def has_any(self, region: Region) -> bool:
        """Return whether an assignment lies in a region.

        What one part of it needed, the next begins with: where there is none that is far quicker.
        """
        needs = Needs()
        return any(self._has_any(part, needs) for part in region.parts())

    def _has_any(self, part: Region, needs: "Needs") -> bool:
        found = lazily(self._diagram, part, self._find_at_once, lambda found: found, needs)
        return found is not None

    def _find_at_once(self, region: Region) -> Assignment | None:
        way = self._search.way(claims_of(region))
        if way is None:
            return None
        found = [*self._first]
        for level, (value,) in way:
            found[level] = value
        return tuple(found)

    def _values(self, level: int) -> list[tuple[int, ...]]:
        return [(value,) for value in self._choices(level)]


class Needs:
    """The sets that searches in parts of one region needed, without those that are the parts' own.

    A search that begins with them may find another assignment than one that begins with one set.
    """

    def __init__(self) -> None:
        self._found = Region()

    def start(self, part: Region) -> Region:
        """Return the own set of a part, with all that were needed in others."""
        return _first_of(part).within(*self._found.inside).without(*self._found.outside)

    def add(self, needed: Region) -> None:
        """Keep the sets that one more search needed."""
        self._found = self._found.within(*needed.inside).without(*needed.outside)


def _first_of(region: Region) -> Region:
    return Region(region.inside[:1] or (ALL,))


def find_assignment(
    diagram: Diagram,
    inside: Sequence[Node],
    outside: Sequence[Node] = (),
    choices: _Choices | None = None,
) -> Assignment | None:
    """Return what a search of its own finds: see `Searcher`."""
    return Searcher(diagram, choices).find(inside, outside)


def find_in(diagram: Diagram, region: Region, choices: _Choices | None = None) -> Assignment | None:
    """Return what a search of its own finds in a region: see `Searcher`."""
    return Searcher(diagram, choices).find_in(region)


def lazily(
    diagram: Diagram,
    region: Region,
    search: Callable[[Region], _Found | None],
    at: Callable[[_Found], Assignment],
    needs: Needs | None = None,
) -> _Found | None:
    """Return what a search finds in a region without choice, given no more sets than it needs.

    `search` looks through part of the sets, `at` is where its finding lies. It begins with one
    set, or with what was needed before.
    """
    if EMPTY in region.inside or ALL in region.outside:
        return None
    needed = needs.start(region) if needs else _first_of(region)
    while (found := search(needed)) is not None:
        broken = broken_by(diagram, region, at(found))
        if not (broken.inside or broken.outside):
            return found
        needed = needed.within(*broken.inside).without(*broken.outside)
        if needs:
            needs.add(broken)
    return None


def broken_by(diagram: Diagram, region: Region, at: Assignment) -> Region:
    """Return some sets of a region without choice that an assignment is on the wrong side of.

    There are none only where it is on the right side of all.
    """
    inside = diagram.those_with(at, region.inside, is_inside=False)
    outside = diagram.those_with(at, region.outside, is_inside=True)
    return Region(tuple(islice(inside, _BROKEN_MOST)), tuple(islice(outside, _BROKEN_MOST)))


def claims_of(region: Region, side: int = 0) -> Iterator[Claim]:
    """Yield what a region without choice claims of the assignment of a side."""
    yield from (claim_that(node, side, holds=True) for node in region.inside)
    yield from (claim_that(node, side, holds=False) for node in region.outside)
