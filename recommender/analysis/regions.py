"""Regions: sets of answer sets that are kept apart, because joined they would be too large.

With many rules the one set of everybody whom some rule sends grows beyond measure, while each
rule's own set stays small. Searches take the sets as they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recommender.analysis.diagram import ALL, Node


@dataclass(frozen=True)
class Region:
    """What lies in every set of `inside`, in none of `outside` and in at least one of `one_of`."""

    inside: tuple[Node, ...] = ()
    outside: tuple[Node, ...] = ()
    one_of: tuple[Node, ...] = (ALL,)

    def within(self, *nodes: Node) -> "Region":
        """Return the part that lies in all of these sets too."""
        return replace(self, inside=(*self.inside, *nodes))

    def without(self, *nodes: Node) -> "Region":
        """Return the part that lies in none of these sets."""
        return replace(self, outside=(*self.outside, *nodes))

    def parts(self) -> Iterator["Region"]:
        """Yield the parts that together are the region, none with a choice of sets."""
        for node in self.one_of:
            yield Region((node, *self.inside), self.outside)


Regions = Iterable[Region]
