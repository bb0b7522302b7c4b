"""The stopwatch that says that the end of a movement is held, in a corner that nothing reaches."""

import math
from collections.abc import Iterator

from recommender.figures.camera import Ball, Spot
from recommender.figures.scenes import Scene

# a stopwatch with its knob, and the time that has passed
_CLOCK = "m-30 0a30 30 0 1 0 60 0a30 30 0 1 0-60 0m30-30v-11m-9 0h18"
_PASSED = "v-22a22 22 0 1 1-22 22z"
# units of the picture: from its middle to the side, to the edge above and to that below, and to
# what is beside it
_SIDE, _ABOVE, _BELOW, _APART = 50, 60, 48, 42
_ARROW = 4.0


def clock_of(scene: Scene, *, is_mirrored: bool) -> str:
    """Return the clock of a figure whose end is held; nothing for another, or for a part of it."""
    if not scene.figure.is_held or scene.is_detail:
        return ""
    x, y = _corner(scene)
    middle = f"{scene.width - x if is_mirrored else x:.0f} {y:.0f}"
    return f'<path class="ck" d="M{middle}{_CLOCK}"/><path class="z" d="M{middle}{_PASSED}"/>'


def _corner(scene: Scene) -> Spot:
    """Return the first of the corners that is free, or the one that is most so."""
    balls = list(_balls(scene))
    corners = [
        (x, y) for y in (_ABOVE, scene.height - _BELOW) for x in (scene.width - _SIDE, _SIDE)
    ]
    return max(corners, key=lambda corner: min(_APART, _gap(scene, corner, balls)))


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
