"""Where a movement starts, beside where it ends: an empty shape with a dashed edge."""

from collections.abc import Sequence

from recommender.domain.poses import Vector
from recommender.figures.camera import Ball
from recommender.figures.outlines import disc, path_through
from recommender.figures.scenes import Scene
from recommender.figures.skeleton import Skeleton
from recommender.figures.vectors import distance

# cm; what moves less is hidden by where it ends
_STAYS = 3.0
_LIMB, _TRUNK, _HEAD = 9.0, 19.0, 10.0
# by how much dashes are wider than the shape, in units of the picture
_EDGE = 6
_NECK, _SPINE = ("neck", "head"), (0, 2, 4)
_CHAINS = (
    *(
        tuple(joint + side for joint in chain)
        for side in "RL"
        for chain in (("shoulder", "elbow", "fingers"), ("hip", "knee", "ankle", "toes"))
    ),
    _NECK,
)


def ghost(scene: Scene, start: Skeleton, end: Skeleton) -> str:
    """Return the shape of a body, without what is where it ends.

    It is thick lines twice: the dashes, and over them, a little thinner, the shape itself, which
    leaves of the dashes only the edge.
    """
    camera = scene.camera

    def way(points: Sequence[Vector]) -> str:
        return path_through([camera.spot(point) for point in points], is_closed=False)

    thin = "".join(
        way([start[joint] for joint in chain])
        for chain in _CHAINS
        if any(distance(start[joint], end[joint]) > _STAYS for joint in chain)
    )
    spine = [start.rings[number][0] for number in _SPINE]
    moved = max(distance(start.rings[number][0], end.rings[number][0]) for number in _SPINE)
    lines = [(thin, _LIMB), (way(spine) if moved > _STAYS else "", _TRUNK)]

    def line(style: str, path: str, width: float) -> str:
        return f'<path class="{style}" stroke-width="{width:.0f}" d="{path}"/>' if path else ""

    edges = "".join(line("i", path, width * camera.scale + _EDGE) for path, width in lines)
    shapes = "".join(line("j", path, width * camera.scale) for path, width in lines)
    if distance(start["head"], end["head"]) > _STAYS:
        rim = disc(camera, Ball(start["head"], _HEAD + _EDGE / 4 / camera.scale))
        edges += line("i", rim, _EDGE / 2)
        shapes += line("j", way([start["head"]] * 2), 2 * _HEAD * camera.scale)
    return edges + shapes
