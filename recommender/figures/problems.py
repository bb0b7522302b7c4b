"""What is wrong with a pose, said so that its author can mend it."""

from typing import NamedTuple

from recommender.domain.poses import Vector


class PoseProblem(NamedTuple):
    """A problem of a key pose or of the way from it; `joint` may be a limb too, or empty."""

    key: int
    joint: str
    message: str


def in_cm(point: Vector) -> str:
    """Return a point or a way as an author writes it."""
    # adding nought makes no difference, except to -0
    tenths = (round(part, 1) + 0.0 for part in point)
    return f"[{', '.join(f'{part:.1f}'.removesuffix('.0') for part in tenths)}]"
