"""A body as straight pieces with round ends: what its parts take up in space."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from recommender.domain.poses import SIDES, Vector
from recommender.figures.skeleton import Skeleton
from recommender.figures.vectors import distance, mix

_CHEST_RINGS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Bone:
    """A straight piece of the body with round ends; neighbours of one `group` may overlap."""

    name: str
    ends: tuple[Vector, Vector]
    radius: float

    @cached_property
    def group(self) -> str:
        """The name without the side."""
        return self.name.rstrip("LR")

    @cached_property
    def middle(self) -> Vector:
        """The point half way."""
        return mix(*self.ends, 0.5)

    @cached_property
    def half(self) -> float:
        """How far each end is from the middle, in cm."""
        return distance(*self.ends) / 2


def bones_of(body: Skeleton) -> Sequence[Bone]:
    """Return the pieces of a body: trunk, head, and four for the limbs of each side."""
    spine = [body.rings[number][0] for number in _CHEST_RINGS]
    found = [Bone("trunk", (point, point), 8.0) for point in spine]
    found.append(Bone("head", (body["head"], body["head"]), 8.8))
    for side in SIDES:
        hip, knee, ankle = body["hip" + side], body["knee" + side], body["ankle" + side]
        shoulder, elbow = body["shoulder" + side], body["elbow" + side]
        found += [
            Bone("forearm" + side, (elbow, body["fingers" + side]), 3.0),
            Bone("shin" + side, (knee, ankle), 4.2),
            Bone("thigh" + side, (hip, knee), 6.0),
            Bone("upper arm" + side, (mix(shoulder, elbow, 0.5), elbow), 4.0),
        ]
    return found
