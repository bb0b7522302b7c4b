"""What a picture is painted with: parts, each a few outlines that stay together."""

from dataclasses import dataclass
from typing import NamedTuple

from recommender.figures.camera import Ball


class Stroke(NamedTuple):
    """An outline and the classes by which the style sheet colours it."""

    style: str
    path: str


@dataclass(frozen=True)
class Part:
    """Outlines that are painted together; `balls` tell what it hides and what hides it.

    `is_behind` is painted before all else. A part without balls is a patch that hides a seam: it
    follows the later of the parts it is `after`, unless the one that it lies `over` comes later.
    """

    name: str
    strokes: tuple[Stroke, ...]
    balls: tuple[Ball, ...] = ()
    is_behind: bool = False
    after: tuple[str, ...] = ()
    over: str = ""


# points of the outlines of a tiny body
_TINY = 8


class Detail(NamedTuple):
    """How fine a body is drawn: close by with brows and a mouth, moving with fewer points.

    A small one, of which there are several in a picture, has fewer outlines too; a tiny one, of
    which there are more than two, has no patches over its seams, but fingers where hands are what
    it shows. `far` are the limbs away from the viewer, which are darker.
    """

    is_close: bool = False
    is_moving: bool = False
    far: frozenset[str] = frozenset()
    is_small: bool = False
    is_tiny: bool = False
    has_fingers: bool = False

    def pick(self, close: int, still: int, moving: int) -> int:
        """Return how many points an outline has."""
        if self.is_close:
            return close
        if self.is_tiny:
            return min(moving, _TINY)
        return moving if self.is_moving or self.is_small else still
