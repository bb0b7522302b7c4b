"""Where on the body the work or the stretch of an exercise is felt, as a patch on a part of it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from recommender.domain.poses import Vector
from recommender.figures.camera import Ball
from recommender.figures.limbs import thigh_front
from recommender.figures.skeleton import Skeleton
from recommender.figures.vectors import add, minus, mix, times, unit

# the part on which it is painted, and the balls that its outline goes round
_Place = tuple[str, list[Ball]]


class Outlined(NamedTuple):
    """What is painted in one style: round balls, or as a line from ball to ball."""

    style: str
    balls: Sequence[Ball]
    is_line: bool = False


class Patch(NamedTuple):
    """What a region is painted with, and on which part."""

    host: str
    shapes: Sequence[Outlined]


class _Body:
    """Points of one side of a body; the side is `L`, `R` or empty."""

    def __init__(self, body: Skeleton, side: str) -> None:
        self.body, self.side = body, side
        self.outward = {"L": 1, "R": -1, "": 0}[side]

    def joint(self, name: str) -> Vector:
        return self.body[name + self.side]

    def hip(self, forward: float, outward: float, up: float, radius: float) -> Ball:
        frame = self.body.pelvis_frame
        return Ball(frame.point(self.joint("hip"), forward, outward * self.outward, up), radius)

    def pelvis(self, forward: float, left: float, up: float, radius: float) -> Ball:
        frame = self.body.pelvis_frame
        return Ball(frame.point(self.body["pelvis"], forward, left, up), radius)

    def ring(self, number: int, forward: float, left: float, radius: float) -> Ball:
        point, frame = self.body.rings[number]
        return Ball(frame.point(point, forward, left, 0), radius)

    def thigh(self, share: float, forward: float, radius: float, inward: float = 0) -> Ball:
        frame, hip, knee = self.body.pelvis_frame, self.joint("hip"), self.joint("knee")
        front = unit(thigh_front(frame, unit(minus(knee, hip))), frame.front)
        at = add(mix(hip, knee, share), times(front, forward))
        return Ball(add(at, times(frame.left, -self.outward * inward)), radius)

    def shin(self, share: float, forward: float, radius: float) -> Ball:
        at = mix(self.joint("knee"), self.joint("ankle"), share)
        return Ball(add(at, times(self.body.fronts[self.side], forward)), radius)

    def between(self, first: str, last: str, share: float, radius: float) -> Ball:
        return Ball(mix(self.joint(first), self.joint(last), share), radius)

    def neck(self, forward: float, outward: float, up: float, radius: float) -> Ball:
        frame = self.body.chest_frame
        return Ball(frame.point(self.body["neck"], forward, outward * self.outward, up), radius)

    def skull(self, forward: float, outward: float, up: float, radius: float) -> Ball:
        frame = self.body.head_frame
        return Ball(frame.point(self.body.skull_base, forward, outward * self.outward, up), radius)


def _thigh(*balls: Callable[[_Body], Ball]) -> Callable[[_Body], _Place]:
    return lambda b: ("thigh" + b.side, [ball(b) for ball in balls])


_PAIRED: dict[str, Callable[[_Body], _Place]] = {
    "buttock": lambda b: ("hips", [b.hip(-5, -1, 1, 5.2), b.hip(-4, 1, -2, 5)]),
    "outer_hip": lambda b: ("thigh" + b.side, [b.hip(-2, 4, 2, 5), b.hip(0, 4, -3, 4.5)]),
    "front_hip": _thigh(lambda b: b.hip(4, 0, 4, 3.6), lambda b: b.thigh(0.28, 3.5, 3.6)),
    "front_thigh": _thigh(lambda b: b.thigh(0.25, 3, 3.8), lambda b: b.thigh(0.75, 2.4, 3.2)),
    "back_thigh": _thigh(lambda b: b.thigh(0.3, -4.4, 3.2), lambda b: b.thigh(0.8, -3.2, 2.6)),
    "inner_thigh": _thigh(lambda b: b.thigh(0.25, 1, 3.2, 4), lambda b: b.thigh(0.7, 1, 2.6, 3)),
    "calf": lambda b: ("shin" + b.side, [b.shin(0.2, -1.6, 3.4), b.shin(0.55, -1, 2.8)]),
    "shin": lambda b: ("shin" + b.side, [b.shin(0.2, 2, 2.6), b.shin(0.7, 1.6, 2.2)]),
    "foot": lambda b: (
        "foot" + b.side,
        [b.between("heel", "ball", 0.3, 2.6), b.between("heel", "ball", 1, 2.2)],
    ),
    "shoulder_blade": lambda b: (
        "shirt",
        [b.ring(4, -5, b.outward * 8, 4), b.ring(3, -5, b.outward * 8, 3.2)],
    ),
    "beside_spine": lambda b: (
        "shirt",
        [b.ring(2, -6, b.outward * 5.5, 3), b.ring(3, -6, b.outward * 5.5, 3)],
    ),
    "waist": lambda b: (
        "shirt",
        [b.ring(1, 0, b.outward * 9.5, 4), b.ring(3, 0, b.outward * 11.5, 4)],
    ),
    "neck_side": lambda b: ("neck", [b.neck(2.5, 4.6, -1, 2.2), b.skull(0, 4.2, 2.2, 2)]),
    "shoulder": lambda b: (
        "upper_arm" + b.side,
        [b.between("shoulder", "elbow", 0, 4), b.between("shoulder", "elbow", 0.3, 3.6)],
    ),
    "shoulder_top": lambda b: ("shirt", [b.neck(-2.5, 6.5, -2, 4), b.neck(-2.5, 13.5, -4, 4)]),
    "upper_arm": lambda b: (
        "upper_arm" + b.side,
        [b.between("shoulder", "elbow", 0.3, 3), b.between("shoulder", "elbow", 0.8, 2.6)],
    ),
    "forearm": lambda b: (
        "forearm" + b.side,
        [b.between("elbow", "wrist", 0.15, 3), b.between("elbow", "wrist", 0.6, 2.4)],
    ),
    "chest_side": lambda b: (
        "shirt",
        [b.ring(4, 5, b.outward * 5, 4), b.ring(4, 4, b.outward * 11, 4)],
    ),
}
_MIDDLE: dict[str, Callable[[_Body], _Place]] = {
    "chest": lambda b: ("shirt", [b.ring(4, 4, 8, 4.5), b.ring(4, 4, -8, 4.5)]),
    "belly": lambda b: ("shirt", [b.ring(1, 5, 0, 4), b.ring(3, 5, 0, 4)]),
    "low_belly": lambda b: ("hips", [b.ring(0, 6, 4, 3.6), b.ring(0, 6, -4, 3.6)]),
    "low_back": lambda b: ("shirt", [b.ring(0, -6, 0, 3.6), b.ring(2, -5.4, 0, 3.6)]),
    "upper_back": lambda b: (
        "shirt",
        [b.ring(3, -5, 4, 4), b.ring(3, -5, -4, 4), b.ring(5, -4, 0, 3)],
    ),
    "midline": lambda b: ("shirt", [b.ring(n, -8.2, 0, 0.3) for n in (1, 2, 3, 4)]),
    "spine": lambda b: ("shirt", [b.ring(1, -6, 0, 2.6), b.ring(4, -6, 0, 2.6)]),
    "trunk_turn": lambda b: (
        "shirt",
        [b.ring(1, 5, 7, 3.6), b.ring(2, 6, 0, 3.6), b.ring(3, 5, -8, 3.6)],
    ),
    "neck": lambda b: ("neck", [b.neck(-2.6, 0, 1, 2.4), b.skull(-1.8, 0, 1, 2.4)]),
    "neck_front": lambda b: ("neck", [b.neck(3.2, 0, 0, 1.8), b.skull(4.4, 0, -1, 1.8)]),
}
MIDLINE = "midline"
REGIONS = (*_MIDDLE, *(name + side for name in _PAIRED for side in "LR"))


def region_patch(body: Skeleton, region: str) -> Patch:
    """Return what a region is painted with."""
    if region in _MIDDLE:
        host, balls = _MIDDLE[region](_Body(body, ""))
    else:
        host, balls = _PAIRED[region[:-1]](_Body(body, region[-1]))
    return Patch(host, [Outlined("w" if region == MIDLINE else "x", balls)])
