"""A round picture beside another, as through a magnifying glass, and the lines that lead to it."""

import math
from collections.abc import Sequence

from recommender.figures.camera import Ball, Spot
from recommender.figures.cutting import within
from recommender.figures.layers import layers_of
from recommender.figures.outlines import disc, path_through
from recommender.figures.scenes import Scene
from recommender.figures.shots import outlines, written
from recommender.figures.skeleton import Skeleton


def lines_between(spots: Sequence[Spot], radii: Sequence[float]) -> str:
    """Return the two lines along one circle of a picture and another, from edge to edge."""
    (x, y), (far_x, far_y) = spots
    way = math.atan2(far_y - y, far_x - x)
    found = ""
    for side in (1, -1):
        across = -math.sin(way) * side, math.cos(way) * side
        ends = zip(spots, radii, strict=True)
        edge = [(at[0] + across[0] * r, at[1] + across[1] * r) for at, r in ends]
        found += path_through(edge, is_closed=False)
    return found


def seen_round(scene: Scene, body: Skeleton, rim: Ball, more: str = "") -> str:
    """Return what of a body is within a rim, what more is drawn there, and the rim."""
    edge = disc(scene.camera, rim)
    middle, radius = scene.camera.spot(rim.centre), rim.radius * scene.camera.scale
    seen = "".join(
        written(style, path)
        for style, whole in outlines(layers_of(scene, [body], is_small=True))
        if (path := _within(whole, middle, radius))
    )
    return (
        f'<path id="e" class="bg" d="{edge}"/><clipPath id="r"><use href="#e"/></clipPath>'
        f'<g clip-path="url(#r)">{seen}{more}</g><path class="r" d="{edge}"/>'
    )


def _within(path: str, middle: Spot, radius: float) -> str:
    """Return an outline without those of its pieces that are wholly beside a circle."""
    (x, y), r = middle, radius
    return within(path, (x - r, y - r), (x + r, y + r))
