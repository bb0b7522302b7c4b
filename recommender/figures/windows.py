"""A window into the hips, beside the picture: what tips, lifts or draws in there.

Nothing of them is to be seen from outside. Bones are flat shapes in the pelvis, in cm.
"""

from dataclasses import replace
from typing import NamedTuple

from recommender.domain.figures import Arrow, Figure, Inside, TurnArrow
from recommender.domain.poses import Vector
from recommender.figures.arrows import arrows_of
from recommender.figures.camera import HEIGHT, WIDTH, Ball, Camera, Spot
from recommender.figures.outlines import capsule, disc, line, polygon
from recommender.figures.rings import lines_between, seen_round
from recommender.figures.scenes import WINDOW, Scene
from recommender.figures.shots import FigureWords, Shot, mirrored, pose
from recommender.figures.skeleton import Skeleton
from recommender.figures.vectors import mix

_Flat = tuple[tuple[float, float], ...]

# how much of the body's own picture the window is about, in cm
_MARKED = 12.0
# where body and window are, and how large: who stands or sits has it beside, who lies above
_PLACES = (
    ((0, 0, WIDTH // 2, HEIGHT), (WIDTH // 2, 0, WIDTH // 2, HEIGHT)),
    ((0, 180, WIDTH, HEIGHT - 180), (0, 0, 300, 260)),
)
# from the side, forward and up: the hip bone with its wing and its seat bone, and the tail
_HIP_BONE: _Flat = (
    *((8.5, 6), (7, 9), (3.5, 11.2), (-1, 11.8), (-5.5, 10.3), (-9, 6.5), (-8, 4.5), (-5, 2.5)),
    *((-4.2, 0), (-5, -2.5), (-6, -7), (-4.5, -9.3), (-2, -9), (2, -6.8), (7.5, -6.2), (9, -4)),
    *((7.5, -2), (4, -1), (4.2, 2), (6.3, 3.5)),
)
_TAIL: _Flat = ((-7, 10.5), (-11, 8.5), (-11.5, 4), (-9, -2.5), (-7, -5), (-8.5, 1), (-6.5, 5))
# from the front, outward and up: one wing, down to the seat bone and to the joint in the middle;
# the hole in it, the other way round; and the bone between the wings
_WING: _Flat = (
    *((3, 8), (5.5, 11), (9, 12), (12.5, 10.5), (14, 7.5), (12.3, 4.5), (11.2, 1.5), (12.2, -1)),
    *((11.2, -3.8), (9.2, -4.8), (8.8, -8), (7.5, -10.4), (5.6, -10.2), (3.4, -7.4), (0.3, -6)),
    *((0.3, -3), (4, -2), (6.6, -0.6), (7.2, 2.5), (5.6, 5), (3.2, 4)),
)
_HOLE: _Flat = ((5, -3.8), (3.6, -5.4), (5.6, -7.8), (7, -6.4), (6.8, -4.4))
_SACRUM: _Flat = ((-3.4, 9), (3.4, 9), (3.4, 4), (1.6, -1), (0, -2.4), (-1.6, -1), (-3.4, 4))
_SPINE_BACK, _SPINE_RINGS, _VERTEBRA = -4.5, (1, 2, 3), 3.4
_SLING = ((-6.5, 0.0), (-4.5, 0.65), (0.0, 1.0), (4.5, 0.65), (6.5, 0.0))
_SLING_HIGH, _AT_REST, _LIFTED = -9.0, 6.5, 0.5
# from the side, from the hip bone up: the wall of the low belly, and the floor from there to the
# tail; each as it is when soft, and drawn in
_SOFT: tuple[_Flat, ...] = (
    ((9, 3), (13.6, 6), (16.2, 10), (16.6, 14), (15.4, 18), (13, 23)),
    ((8, -4.5), (4, -10), (-2, -11), (-8, -3)),
)
_DRAWN_IN: tuple[_Flat, ...] = (
    ((9, 3), (8.4, 6), (7.6, 10), (7.8, 14), (9.4, 18), (12, 23)),
    ((8, -4.5), (4, -6), (-2, -6), (-8, -3)),
)


class _Part(NamedTuple):
    """A scene in a part of the picture, and where that part begins."""

    scene: Scene
    x: int
    y: int

    @classmethod
    def of(cls, scene: Scene, place: tuple[int, int, int, int]) -> "_Part":
        x, y, wide, high = place
        return cls(scene.of_size(wide, high), x, y)

    def spot(self, point: Vector) -> Spot:
        x, y = self.scene.camera.spot(point)
        return x + self.x, y + self.y

    def placed(self, drawn: str) -> str:
        if not self.x and not self.y:
            return drawn
        return f'<g transform="translate({self.x} {self.y})">{drawn}</g>'


def looked_into(scene: Scene, shot: Shot, words: FigureWords) -> str:
    """Return one pose, and beside it or above it what the window shows of it; without letters."""
    body, window = looked_into_at(scene)
    alone = Shot(shot.key, is_small=True)
    drawn = (
        body.placed(pose(body.scene, alone, words))
        + _lines(body, window)
        + window.placed(_window(window.scene, shot))
    )
    return mirrored(drawn, WIDTH) if shot.is_mirrored else drawn


def looked_into_at(scene: Scene) -> tuple[_Part, _Part]:
    """Return the body and the window in those places in which the body is largest."""
    figure = scene.figure
    inside = tuple(one for one in figure.arrows if _is_inside(one, figure))
    others = tuple(one for one in figure.arrows if one not in inside)
    body, hips = (
        replace(scene, figure=replace(figure, arrows=arrows, letters=None))
        for arrows in (others, inside)
    )
    choices = [
        (_Part.of(body, beside), _Part.of(hips.window(), there)) for beside, there in _PLACES
    ]
    return max(choices, key=lambda parts: parts[0].scene.camera.scale)


def _is_inside(arrow: Arrow, figure: Figure) -> bool:
    """Return whether an arrow is drawn among the bones; of those of a pelvis, what goes round."""
    return figure.inside is not Inside.PELVIS or isinstance(arrow, TurnArrow)


def _window(scene: Scene, shot: Shot) -> str:
    body = scene.bodies[-1]
    rim = scene.window_rim(body)
    bones = _bones(scene, body, shot)
    return seen_round(scene, body, rim, bones) + arrows_of(scene, scene.figure.arrows)


def _bones(scene: Scene, body: Skeleton, shot: Shot) -> str:
    camera = scene.camera
    if scene.figure.inside is Inside.PELVIC_FLOOR:
        return _seen_from_front(body, camera)
    if scene.figure.inside is Inside.LOW_BELLY:
        return _seen_from_side(body, camera, has_leg=False) + _walls(body, camera)
    before = ""
    if shot.ghost is not None:
        start = scene.bodies[shot.ghost]
        before = f'<path class="rd" d="{_side(start, camera, _HIP_BONE)}"/>'
    return _seen_from_side(body, camera) + before


def _seen_from_side(body: Skeleton, camera: Camera, *, has_leg: bool = True) -> str:
    rings = [body.rings[number] for number in _SPINE_RINGS]
    spine = [
        body.pelvis_frame.point(body["pelvis"], -7, 0, 9),
        *(frame.point(at, _SPINE_BACK, 0, 0) for at, frame in rings),
    ]
    thigh = Ball(body["pelvis"], 3), Ball(mix(body["hipR"], body["kneeR"], 0.6), 2)
    leg = f'<path class="q2" d="{capsule(camera, *thigh)}"/>' if has_leg else ""
    column = line(camera, spine)
    wide = [round(_VERTEBRA * camera.scale + more) for more in (5, 0)]
    return (
        f'<path stroke-width="{wide[0]}" d="{column}"/>'
        f'<path class="rb" stroke-width="{wide[1]}" d="{column}"/>'
        f'<path class="q2" d="{_side(body, camera, _TAIL)}"/>'
        f'<path class="q1" d="{_side(body, camera, _HIP_BONE)}"/>{leg}'
    )


def _side(body: Skeleton, camera: Camera, flat: _Flat) -> str:
    frame, pelvis = body.pelvis_frame, body["pelvis"]
    return polygon(camera, [frame.point(pelvis, forward, 0, up) for forward, up in flat])


def _walls(body: Skeleton, camera: Camera) -> str:
    """Return the wall of the low belly and the floor under it: dashed when soft, then drawn in."""
    frame, pelvis = body.pelvis_frame, body["pelvis"]
    drawn = ""
    for style, walls in (("xd", _SOFT), ("xl", _DRAWN_IN)):
        lines = (
            line(camera, [frame.point(pelvis, forward, 0, up) for forward, up in wall])
            for wall in walls
        )
        drawn += f'<path class="{style}" d="{"".join(lines)}"/>'
    return drawn


def _seen_from_front(body: Skeleton, camera: Camera) -> str:
    frame, pelvis = body.pelvis_frame, body["pelvis"]

    def shape(flat: _Flat, outward: int = 1) -> str:
        return polygon(camera, [frame.point(pelvis, 0, out * outward, up) for out, up in flat])

    def sling(low: float) -> str:
        points = [frame.point(pelvis, 0, out, _SLING_HIGH - low * share) for out, share in _SLING]
        return line(camera, points)

    wings = "".join(shape(flat, outward) for flat in (_WING, _HOLE) for outward in (1, -1))
    return (
        f'<path class="q2" d="{shape(_SACRUM)}"/><path class="q1" d="{wings}"/>'
        f'<path class="xd" d="{sling(_AT_REST)}"/>'
        f'<path class="xl" d="{sling(_LIFTED)}"/>'
    )


def _lines(body: _Part, window: _Part) -> str:
    """Return a circle round what is looked into, and lines from it to the rim of the window."""
    middle, parts = window.scene.window_rim(body.scene.bodies[-1]).centre, (body, window)
    spots = [part.spot(middle) for part in parts]
    radii = _MARKED * body.scene.camera.scale, WINDOW * window.scene.camera.scale
    lines = lines_between(spots, radii)
    ring = body.placed(f'<path class="rl" d="{disc(body.scene.camera, Ball(middle, _MARKED))}"/>')
    return f'{ring}<path class="rl" d="{lines}"/>'
