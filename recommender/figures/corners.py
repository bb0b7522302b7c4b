"""What stands in a corner of a picture that nothing reaches: a stopwatch, or a pair of socks.

The stopwatch says that the end of a movement is held; the socks, what the small roll is made of.
"""

import math
from collections.abc import Iterator

from recommender.domain.figures import Sphere
from recommender.figures.camera import Ball, Spot
from recommender.figures.scenes import Scene

# a stopwatch with its knob, and the time that has passed
_CLOCK = "m-30 0a30 30 0 1 0 60 0a30 30 0 1 0-60 0m30-30v-11m-9 0h18"
_PASSED = "v-22a22 22 0 1 1-22 22z"
# units of the picture: from its middle to the side, to the edge above and to that below, and to
# what is beside it
_SIDE, _ABOVE, _BELOW, _APART = 50, 60, 48, 42
# two socks, the ribs of their cuffs, and where heel and toes are knitted
_SOCK = "h28v40q2 8 10 10l16 4q10 3 8 12-1 8-10 8h-30q-20 0-22-22z"
_KNITTED = "m0 14h28m-21-14v14m7-14v14m7-14v14m-20 36q14-2 16 24m36-19q-9 9-3 19"
_SOCKS = ((-46, -44), (-30, -28))
_SOCKS_SIDE, _SOCKS_ABOVE, _SOCKS_APART = 62, 66, 56
_ARROW = 4.0


def clock_of(scene: Scene, *, is_mirrored: bool) -> str:
    """Return the clock of a figure whose end is held; nothing for another, or for a part of it."""
    if not scene.figure.is_held or scene.is_detail:
        return ""
    x, y = _corner(scene, (_SIDE, _ABOVE, _BELOW), _APART)
    middle = f"{scene.width - x if is_mirrored else x:.0f} {y:.0f}"
    return f'<path class="ck" d="M{middle}{_CLOCK}"/><path class="z" d="M{middle}{_PASSED}"/>'


def socks_of(scene: Scene, *, is_mirrored: bool) -> str:
    """Return a pair of socks for a figure that has them rolled up; nothing for another."""
    has_socks = any(isinstance(one, Sphere) and one.kind == "socks" for one in scene.figure.props)
    if not has_socks or scene.is_detail:
        return ""
    x, y = _corner(scene, (_SOCKS_SIDE, _SOCKS_ABOVE, _SOCKS_ABOVE), _SOCKS_APART)
    x = scene.width - x if is_mirrored else x
    starts = [f"M{x + right:.0f} {y + down:.0f}" for right, down in _SOCKS]
    return "".join(
        f'<path class="so" d="{start}{_SOCK}"/><path class="w" d="{start}{_KNITTED}"/>'
        for start in starts
    )


def _corner(scene: Scene, edges: tuple[int, int, int], apart: float) -> Spot:
    """Return the first of the corners that is free, or the one that is most so."""
    side, above, below = edges
    balls = list(_balls(scene))
    corners = [(x, y) for y in (above, scene.height - below) for x in (scene.width - side, side)]
    return max(corners, key=lambda corner: min(apart, _gap(scene, corner, balls)))


def _balls(scene: Scene) -> Iterator[Ball]:
    """Yield balls round what is painted in any of the keys, but for what is behind all of it."""
    for body in scene.in_picture:
        for part in scene.parts(body):
            yield from () if part.is_behind else part.balls
    for arrow in scene.arrows:
        yield from (Ball(point, _ARROW) for point in scene.arrow_points(arrow, scene.camera))


def _gap(scene: Scene, corner: Spot, balls: list[Ball]) -> float:
    camera = scene.camera
    return min(math.dist(corner, camera.spot(at)) - far * camera.scale for at, far in balls)
