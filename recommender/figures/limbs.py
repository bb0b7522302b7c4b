"""One limb of two straight parts: planted, holding the body, or along given directions."""

import math
from collections.abc import Mapping

from recommender.domain.poses import Limb, LimbPose, Vector
from recommender.figures.sizes import (
    FIST,
    FIST_MIDDLE,
    FOREARM,
    HAND,
    PALM,
    SHIN,
    THIGH,
    TOE_BEND,
    UPPER_ARM,
)
from recommender.figures.vectors import (
    Frame,
    across,
    add,
    dot,
    length,
    minus,
    times,
    unit,
)

# forward, outward, up in the body's own frame: elbows point back, out and down, knees forward
_ELBOW_POLE: Vector = (-0.8, 0.5, -0.4)
_KNEE_POLE: Vector = (1.0, 0.12, 0.2)
_ANKLE_POINT = 15.0
_ANY_POLE: Vector = (0.3, 0.2, 1.0)


def pole_of(limb: Limb, spec: LimbPose) -> Vector:
    """Return where an elbow or knee bends to: forward, outward, up."""
    return spec.pole or (_ELBOW_POLE if limb.is_arm else _KNEE_POLE)


def point_of(spec: LimbPose) -> float:
    """Return how far an ankle is stretched, in degrees."""
    return _ANKLE_POINT if spec.point is None else spec.point


def root_length(limb: Limb) -> float:
    """Return how long the upper arm or the thigh is."""
    return UPPER_ARM if limb.is_arm else THIGH


def end_length(limb: Limb) -> float:
    """Return how long the forearm or the shin is."""
    return FOREARM if limb.is_arm else SHIN


def reach_of(limb: Limb) -> float:
    """Return how far a straight limb reaches, from shoulder to wrist or hip to ankle."""
    return root_length(limb) + end_length(limb)


def thigh_front(frame: Frame, along: Vector) -> Vector:
    """Return where the front of a thigh looks: as the smallest turn from hanging down leaves it."""
    down = times(frame.up, -1)
    share = dot(along, frame.front) / max(0.05, 1 + dot(down, along))
    return minus(frame.front, times(add(down, along), share))


def bent_limb(root: Vector, goal: Vector, limb: Limb, pole: Vector) -> tuple[Vector, Vector, float]:
    """Return middle and end of a limb that reaches for a goal, and by how much it misses."""
    upper, lower = root_length(limb), end_length(limb)
    way = minus(goal, root)
    far, along = length(way), unit(way)
    near = min(max(far, abs(upper - lower) + 0.5), upper + lower - 0.02)
    foot = (upper * upper - lower * lower + near * near) / (2 * near)
    height = math.sqrt(max(0.0, upper * upper - foot * foot))
    bend = across(pole, along)
    if length(bend) < 1e-3:
        bend = across(_ANY_POLE, along)
    middle = add(add(root, times(along, foot)), times(unit(bend), height))
    return middle, add(root, times(along, near)), abs(far - near)


class LimbBuilder:
    """Adds the points of limbs to those of a trunk."""

    def __init__(self, points: Mapping[str, Vector], pelvis: Frame, chest: Frame) -> None:
        self.points = dict(points)
        self.fronts: dict[str, Vector] = {}
        self.missed: dict[Limb, float] = {}
        self._frames = {True: chest, False: pelvis}

    def pose(self, limb: Limb, spec: LimbPose) -> None:
        """Add the points of one limb, up to fingers or toes."""
        self._place(limb, spec)
        if limb.is_arm:
            # the shoulder blade follows a raised arm
            root, middle, _ = limb.chain
            frame = self._frames[True]
            upper = unit(minus(self.points[middle], self.points[root]))
            raised = max(0.0, dot(upper, frame.up))
            shift = (0, -2.2 * limb.outward * raised, 3 * raised)
            self.points[root] = frame.point(self.points[root], *shift)
            self._place(limb, spec)
            self._hand(limb, spec)
        else:
            self._foot(limb, spec)

    def _place(self, limb: Limb, spec: LimbPose) -> None:
        root, middle, end = limb.chain
        start = self.points[root]
        if spec.middle is not None and spec.planted is not None:
            way = minus(spec.middle, start)
            missed = abs(length(way) - root_length(limb))
            knee = add(start, times(unit(way), root_length(limb)))
            along = unit(minus(spec.planted, spec.middle))
            tip = add(knee, times(along, end_length(limb)))
        elif spec.along is not None:
            missed = 0.0
            upper, lower = (self._direction(limb, spec, one) for one in spec.along)
            knee = add(start, times(upper, root_length(limb)))
            tip = add(knee, times(lower, end_length(limb)))
        else:
            pole = self._in_body(limb, pole_of(limb, spec))
            knee, tip, missed = bent_limb(start, self._goal(spec), limb, pole)
        self.points[middle], self.points[end], self.missed[limb] = knee, tip, missed

    def _goal(self, spec: LimbPose) -> Vector:
        if spec.held is not None:
            return add(self.points[spec.held.joint], spec.held.offset)
        if spec.planted is None:
            raise ValueError("a limb needs `to` or `along`")
        return spec.planted

    def _direction(self, limb: Limb, spec: LimbPose, along: Vector) -> Vector:
        return unit(along) if spec.in_room else unit(self._in_body(limb, along))

    def _in_body(self, limb: Limb, part: Vector) -> Vector:
        forward, outward, up = part
        return self._frames[limb.is_arm].direction(forward, outward * limb.outward, up)

    def _hand(self, limb: Limb, spec: LimbPose) -> None:
        _, elbow, wrist = limb.chain
        start = self.points[wrist]
        along = unit(spec.end or minus(start, self.points[elbow]))
        palm, fingers = (FIST_MIDDLE, FIST) if spec.is_fist else (PALM, HAND)
        self.points["palm" + limb.side] = add(start, times(along, palm))
        self.points["fingers" + limb.side] = add(start, times(along, fingers))

    def _foot(self, limb: Limb, spec: LimbPose) -> None:
        hip, knee, ankle = (self.points[one] for one in limb.chain)
        frame, shin = self._frames[False], unit(minus(ankle, knee))
        bend = across(minus(knee, hip), unit(minus(ankle, hip)))
        is_bent = length(bend) > 5
        facing = bend if is_bent else thigh_front(frame, unit(minus(knee, hip)))
        front = unit(across(facing, shin), frame.front)
        angle = math.radians(point_of(spec))
        stretched = add(times(front, math.cos(angle)), times(shin, math.sin(angle)))
        toes = unit(spec.end or stretched)
        up = unit(add(across(times(shin, -1), toes), times(across(front, toes), 0.15)))
        side = limb.side
        self.fronts[side] = front
        self.points["heel" + side] = add(ankle, add(times(toes, -3.6), times(up, -3.4)))
        ball = add(ankle, add(times(toes, 10.5), times(up, -4.2)))
        self.points["ball" + side] = ball
        if spec.tucked is None:
            self.points["toes" + side] = add(ankle, add(times(toes, 16), times(up, -4.8)))
        else:
            self.points["toes" + side] = add(ball, times(unit(spec.tucked), TOE_BEND))
