"""The arrows of a figure: what moves where, or which way something presses."""

import math
from collections.abc import Sequence

from recommender.domain.figures import Arrow, TurnArrow
from recommender.figures.camera import Spot
from recommender.figures.outlines import path_through
from recommender.figures.scenes import Scene

_HEAD_LONG, _HEAD_WIDE, _HEAD_BACK = 21, 15, 2
# what bends less, in units of the picture, is straight
_BENT = 1.5


def arrows_of(scene: Scene, arrows: Sequence[Arrow]) -> str:
    """Return arrows of a picture: all their lines as one outline, and all their heads."""
    if not arrows:
        return ""
    drawn = [_arrow(scene, one) for one in arrows]
    lines = "".join(line for line, _ in drawn)
    heads = "".join(path_through(head) for _, heads in drawn for head in heads)
    return (
        f'<path class="ao" d="{lines}"/><path class="ah" d="{heads}"/><path class="a" d="{lines}"/>'
    )


def _arrow(scene: Scene, arrow: Arrow) -> tuple[str, list[list[Spot]]]:
    """Return the line of an arrow, and its head, or one at each end."""
    points = scene.arrow_points(arrow, scene.camera)
    spots = [scene.camera.spot(point) for point in points]
    if not isinstance(arrow, TurnArrow):
        spots = [spots[0], spots[len(spots) // 2], spots[-1]]
    bends = [_bend(*spots[place : place + 3]) for place in range(0, len(spots) - 2, 2)]
    heads = [_head(_middle(bends[-1], spots[-1]), spots[-1])]
    if arrow.is_both_ways:
        heads.append(_head(_middle(bends[0], spots[0]), spots[0]))
    return _curve(spots[::2], bends), heads


def _bend(first: Spot, middle: Spot, last: Spot) -> Spot:
    """Return the point that pulls a curve from first to last through the middle one."""
    (x0, y0), (xm, ym), (x1, y1) = first, middle, last
    return 2 * xm - (x0 + x1) / 2, 2 * ym - (y0 + y1) / 2


def _curve(spots: Sequence[Spot], bends: Sequence[Spot]) -> str:
    found = f"M{spots[0][0]:.0f} {spots[0][1]:.0f}"
    for bend, before, (x, y) in zip(bends, spots, spots[1:], strict=False):
        is_straight = math.dist(bend, _middle(before, (x, y))) < _BENT
        pull = "L" if is_straight else f"Q{bend[0]:.0f} {bend[1]:.0f} "
        found += f"{pull}{x:.0f} {y:.0f}"
    return found


def _middle(a: Spot, b: Spot) -> Spot:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _head(before: Spot, tip: Spot) -> list[Spot]:
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    far = math.hypot(dx, dy) or 1
    ux, uy = dx / far, dy / far
    x, y = tip
    back_x, back_y = x - ux * _HEAD_BACK, y - uy * _HEAD_BACK
    return [
        (x + ux * _HEAD_LONG, y + uy * _HEAD_LONG),
        (back_x - uy * _HEAD_WIDE, back_y + ux * _HEAD_WIDE),
        (back_x + uy * _HEAD_WIDE, back_y - ux * _HEAD_WIDE),
    ]
