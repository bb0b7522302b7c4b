"""Trunk and head of a body as parts of a picture."""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise

from recommender.domain.poses import SIDES, Vector
from recommender.figures.camera import Ball, Camera
from recommender.figures.outlines import cap, capsule, disc, hull, line, polygon
from recommender.figures.parts import Detail, Part, Stroke
from recommender.figures.sizes import RINGS
from recommender.figures.skeleton import Skeleton
from recommender.figures.vectors import dot, mix, unit

_HALF = {"L": 1, "R": -1}
# the face from the side: forward and up from the middle of the head, from brow to chin
_PROFILE: tuple[tuple[float, float], ...] = (
    *((4, 6), (8.6, 4), (9.4, 1.2), (9, -0.6), (12.2, -4.3), (11.6, -5.5), (9.8, -5.8)),
    *((10.3, -7.3), (9.6, -8.2), (9.8, -9), (9.1, -10.9), (7, -12), (2, -9)),
)
# points round a slice of a small trunk, at most
_SMALL_SLICE = 9
_SMALL_PROFILE: tuple[tuple[float, float], ...] = (
    *((8.6, 4), (9, -0.6), (12.2, -4.3), (9.8, -5.8), (9.7, -8.6), (9.1, -10.9), (7, -12)),
    (2, -9),
)
_HAIR_TOP = (-0.62, 0.0, 0.78)
_HAIR = 93.0


def trunk_parts(body: Skeleton, camera: Camera, detail: Detail) -> Iterator[Part]:
    """Yield trousers and shirt, each of rings round the spine."""
    rings = [_ring(body, number) for number in range(len(RINGS))]
    chest = body.chest_frame
    shoulders = [
        Ball(chest.point(body["shoulder" + side], 0, -_HALF[side] * 2.5, 0), 5.6) for side in SIDES
    ]
    glutes = [
        Ball(body.pelvis_frame.point(body["hip" + side], -2, -_HALF[side] * 1.5, 0), 8.2)
        for side in SIDES
    ]
    low = [*rings[0], *glutes, *_between(rings[0], rings[1], 0.3, -0.4)]
    yield Part(
        "hips",
        (Stroke("t", hull(camera, low, detail.pick(18, 14, 12))),),
        (*_filled(rings[:1]), *glutes),
    )
    collar = Ball(chest.point(body["neck"], 0, 0, -2), 5.2)
    levels = [_between(rings[0], rings[1], 0.45, 0.7), *rings[1:]]
    yoke = [*rings[-1], *shoulders, collar]
    # how many slices of the spine each piece covers: a small picture has fewer
    covered = (2, 2) if detail.is_small else (1, 1, 1, 1)
    count = detail.pick(18, 12, 12)
    count = min(count, _SMALL_SLICE) if detail.is_small else count
    ends = list(accumulate(covered, initial=0))
    spine = [point for point, _ in body.rings]
    outlines = [
        hull(camera, list(chain(*levels[low : high + 1])), count, (spine[low], spine[high]))
        for low, high in pairwise(ends)
    ]
    outlines.append(hull(camera, yoke, count, (spine[-2], spine[-1])))
    balls = (*_filled(rings[1:]), *shoulders)
    yield Part("shirt", (Stroke("s", "".join(outlines)),), balls)


def _ring(body: Skeleton, number: int) -> tuple[Ball, Ball]:
    """Return the left and right half of a slice of the trunk."""
    point, frame = body.rings[number]
    _, wide, radius, forward = RINGS[number]
    return (
        Ball(frame.point(point, forward, wide, 0), radius),
        Ball(frame.point(point, forward, -wide, 0), radius),
    )


def _between(
    low: tuple[Ball, Ball], high: tuple[Ball, Ball], share: float, wider: float
) -> list[Ball]:
    return [
        Ball(mix(a.centre, b.centre, share), a.radius + wider)
        for a, b in zip(low, high, strict=True)
    ]


def _filled(rings: Sequence[tuple[Ball, Ball]]) -> list[Ball]:
    middles = [Ball(mix(a.centre, b.centre, 0.5), a.radius) for a, b in rings]
    return [*(half for ring in rings for half in ring), *middles]


def head_parts(body: Skeleton, camera: Camera, detail: Detail) -> Iterator[Part]:
    """Yield neck and head with face, hair and ears."""
    base = Ball(body.chest_frame.point(body["neck"], -0.3, 0, -1.5), 5.4)
    top = Ball(body.head_frame.point(body.skull_base, 1, 0, 2), 5)
    balls = (
        Ball(body.skull_base, 4.5),
        Ball(body.chest_frame.point(body["neck"], -0.3, 0, 0), 5),
    )
    yield Part("neck", (Stroke("k", capsule(camera, base, top)),), balls)
    head = _Head(body, camera, detail)
    strokes = (
        Stroke("k", head.face()),
        *head.eyes(),
        Stroke("h", head.hair()),
        *(() if detail.is_small else head.ears()),
        *(head.mouth_and_nose() if detail.is_close else ()),
    )
    yield Part("head", strokes, (Ball(body["head"], 9.6), Ball(head.at(4, 0, -6), 5)))


class _Head:
    def __init__(self, body: Skeleton, camera: Camera, detail: Detail) -> None:
        self._centre, self._frame = body["head"], body.head_frame
        self._camera, self._detail = camera, detail
        self._skull = self.at(-0.8, 0, 0.6)
        self._to_viewer = dot(self._frame.front, camera.towards)

    def at(self, forward: float, left: float, up: float) -> Vector:
        return self._frame.point(self._centre, forward, left, up)

    def face(self) -> str:
        balls = [Ball(self._skull, 9.6), *(Ball(self.at(4.6, w, -7.2), 4.6) for w in (2.3, -2.3))]
        # drawn the same way round as the skull, else the two would cut a hole into each other
        is_right = dot(self._frame.left, self._camera.towards) < 0
        outline = _SMALL_PROFILE if self._detail.is_small else _PROFILE
        outline = outline if is_right else outline[::-1]
        profile = [self.at(forward, 0, up) for forward, up in outline]
        count = self._detail.pick(20, 16, 12)
        return hull(self._camera, balls, count) + polygon(self._camera, profile)

    def eyes(self) -> Iterator[Stroke]:
        for out in (3.8, -3.8):
            looks = unit(self._frame.direction(7.8, out * 1.15, 0.2))
            is_seen = dot(looks, self._camera.towards) > 0.12
            radius = (0.95 if self._detail.is_close else 1.15) if is_seen else 0.01
            yield Stroke("e", disc(self._camera, Ball(self.at(7.8, out, -0.4), radius)))
            if self._detail.is_close:
                brow = [
                    self.at(8.8, out * 0.5, 2.4),
                    self.at(9, out, 3),
                    self.at(8, out * 1.55, 2.4),
                ]
                hidden = [self.at(8.8, out * 0.5, 2.2)] * 3
                yield Stroke("w", line(self._camera, brow if is_seen else hidden))

    def hair(self) -> str:
        top = unit(self._frame.direction(*_HAIR_TOP))
        detail = self._detail
        counts = detail.pick(14, 10, 8), detail.pick(10, 8, 6)
        return cap(self._camera, Ball(self._skull, 10.4), top, _HAIR, counts)

    def ears(self) -> Iterator[Stroke]:
        for outward in (1, -1):
            is_seen = outward * dot(self._frame.left, self._camera.towards) > 0.1
            points = [self._ear(outward, 2 * math.pi * number / 8) for number in range(8)]
            hidden = [self.at(-1, 0, -2)] * 8
            yield Stroke("K n", polygon(self._camera, points if is_seen else hidden))

    def _ear(self, outward: int, angle: float) -> Vector:
        c, s = math.cos(angle), math.sin(angle)
        return self.at(-1 + 2 * c - 0.3 * s, outward * 9.9, -2 + 2.9 * s)

    def mouth_and_nose(self) -> Iterator[Stroke]:
        mouth = [self.at(9.2, 2.3, -8), self.at(9.9, 0, -8.7), self.at(9.2, -2.3, -8)]
        nose = [self.at(10, 0.9, -1.5), self.at(12, 1.5, -4.6), self.at(11.4, 0, -5.3)]
        for least, points in ((0.3, mouth), (0.55, nose)):
            shown = points if self._to_viewer > least else [points[1]] * 3
            yield Stroke("w", line(self._camera, shown))
