"""What stands where nothing else reaches: a stopwatch in a corner, or how socks become a ball.

The stopwatch says that the end of a movement is held; the socks, what the small roll is made of.
"""

import math
from collections.abc import Iterator, Sequence

from recommender.domain.figures import Sphere, Still
from recommender.figures.camera import Ball, Spot
from recommender.figures.scenes import Scene

# a stopwatch with its knob, and the time that has passed
_CLOCK = "m-30 0a30 30 0 1 0 60 0a30 30 0 1 0-60 0m30-30v-11m-9 0h18"
_PASSED = "v-22a22 22 0 1 1-22 22z"
# units of the picture: from its middle to the side, to the edge above and to that below, and to
# what is beside it
_SIDE, _ABOVE, _BELOW, _APART = 50, 60, 48, 42
# the same where several close pictures leave little room
_SMALL_EDGES, _SMALL_APART = (28, 36, 28), 24
# a sock with the ribs of its cuff, its heel and its toes, and another; then a ball with its cuff
_SOCK = "h28v40q2 8 10 10l16 4q10 3 8 12-1 8-10 8h-30q-20 0-22-22z"
_KNITTED = "m0 14h28m-19-14v14m10-14v14m-18 36q14-2 16 24m36-19q-9 9-3 19"
_ROLLED_UP = (
    f'<g id="sk"><path class="so" d="M45 8{_SOCK}"/><path class="w" d="M45 8{_KNITTED}"/></g>'
    '<use href="#sk" x="16" y="14"/><path class="z" d="M146 34l20 20-20 20z"/>'
    '<path class="so" d="M186 54a34 34 0 1 1 68 0a34 34 0 1 1-68 0"/>'
    '<path class="w" d="M186 54q34 22 68 0m-52 8l3-28m16 31v-35m15 32l-3-28"/>'
)
_ROLLED_SIDE, _ROLLED_ABOVE = 150, 54
_ARROW = 4.0


def clock_of(scene: Scene, *others: Scene, is_mirrored: bool) -> str:
    """Return the clock of a figure whose end is held; nothing for another, or for a part of it.

    With others as large it is in a corner that suits them all.
    """
    if not scene.figure.is_held or scene.is_detail:
        return ""
    is_small = scene.is_close and scene.is_tiny
    edges, apart = (_SMALL_EDGES, _SMALL_APART) if is_small else ((_SIDE, _ABOVE, _BELOW), _APART)
    x, y = _corner((scene, *others), edges, apart)
    middle = f"{scene.width - x if is_mirrored else x:.0f} {y:.0f}"
    if is_small:
        return (
            f'<g transform="translate({middle})scale(.6)"><path class="ck" d="M0 0{_CLOCK}"/>'
            f'<path class="z" d="M0 0{_PASSED}"/></g>'
        )
    return f'<path class="ck" d="M{middle}{_CLOCK}"/><path class="z" d="M{middle}{_PASSED}"/>'


def rolled_up(scene: Scene) -> str:
    """Return how socks become a ball, for a figure that has them rolled up; nothing for another."""
    has_socks = any(isinstance(one, Sphere) and one.kind == "socks" for one in scene.figure.props)
    return _ROLLED_UP if has_socks else ""


def socks_of(scene: Scene, *, is_mirrored: bool) -> str:
    """Return the same in a corner of a whole picture."""
    sign = rolled_up(scene)
    if not sign:
        return ""
    x, y = _corner((scene,), (_ROLLED_SIDE, _ROLLED_ABOVE, _ROLLED_ABOVE), _ROLLED_SIDE)
    x = scene.width - x if is_mirrored else x
    return f'<g transform="translate({x - _ROLLED_SIDE:.0f} {y - _ROLLED_ABOVE:.0f})">{sign}</g>'


def _corner(scenes: Sequence[Scene], edges: tuple[int, int, int], apart: float) -> Spot:
    """Return the first of the corners that is free in all scenes, or the one that is most so."""
    side, above, below = edges
    scene = scenes[0]
    found = [(one, list(_balls(one))) for one in scenes]
    corners = [(x, y) for y in (above, scene.height - below) for x in (scene.width - side, side)]
    if scene.figure.still is Still.SERIES:
        corners.remove((side, above))  # where the numbers are

    def room(corner: Spot) -> float:
        return min(apart, *(_gap(one, corner, balls) for one, balls in found))

    return max(corners, key=room)


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
