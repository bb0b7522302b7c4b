"""Whether a body rests on what it should, goes through nothing, and does not fall over."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recommender.domain.poses import (
    ARM_JOINTS,
    LEG_JOINTS,
    PAIRED_JOINTS,
    SIDES,
    Limb,
    Pose,
    Vector,
)
from recommender.figures.problems import PoseProblem, in_cm
from recommender.figures.sizes import RINGS, radius_of
from recommender.figures.skeleton import Skeleton
from recommender.figures.solids import Brick, Solid
from recommender.figures.vectors import add, length, minus, mix, times

_SNAP_MOST, _MISS_MOST, _GAP_MOST, _PLANTED_MOST = 3.0, 1.5, 3.0, 3.0
_BESIDE_MOST, _HALF_OFF_MOST, _DEEP_MOST, _DEEP_MOST_SOFT = 0.5, 2.0, 2.2, 7.0
_CONTACT, _FALL_MARGIN, _WALK_MARGIN, _DIRECTIONS = 3.5, 4.0, 12.0, 24
_WALL = "wall"
_SEAT, _UPRIGHT = ("pelvis", "hipL", "hipR"), (_WALL, "post", "chair's back")
_BELLY = (1, 2, 3)
# what is between joints gives way so much more, in cm; the middles of limbs and their radii
_DEEP_MORE = 2.5
_LIMB_MIDDLES = (
    ("shoulder", "elbow", "upper arm", 4.8),
    ("elbow", "wrist", "forearm", 3.5),
    ("hip", "knee", "thigh", 7.0),
    ("knee", "ankle", "shin", 4.8),
)
# what part of the body's weight lies where: the trunk's slices share a half
_HEAD_WEIGHT, _SLICE_WEIGHT = 0.08, 0.085
_LIMB_WEIGHTS = (
    ("shoulder", "elbow", 0.03),
    ("elbow", "fingers", 0.025),
    ("hip", "knee", 0.11),
    ("knee", "toes", 0.04),
)
_WEIGHT_AT = 0.45
_PAIRED = tuple(joint + side for joint in PAIRED_JOINTS for side in SIDES)
_SURFACE = ("pelvis", "chest", "head", *(joint for joint in _PAIRED if joint[:-1] != "hip"))


@dataclass(frozen=True)
class SolvedPose:
    """One key pose of a figure, solved, among the things in its room."""

    key: int
    pose: Pose
    body: Skeleton
    solids: Sequence[Solid]

    def gap(self, joint: str) -> tuple[float, str]:
        """Return how far the body's surface is from the nearest thing there, and which it is."""
        return self._gap(self.body[joint], radius_of(joint))

    def seat_gap(self, joint: str) -> tuple[float, str]:
        """Return the same among what one can sit or lie on: what is upright carries no hips."""
        point, radius = self.body[joint], radius_of(joint)
        flat = [solid for solid in self.solids if solid.name not in _UPRIGHT]
        return min((solid.distance(point) - radius, solid.name) for solid in flat)

    def beside(self, joint: str) -> float:
        """Return how far a point is beyond the edge of the nearest thing with edges; 0 above it."""
        point, radius = self.body[joint], radius_of(joint)
        near = min(self.solids, key=lambda solid: solid.distance(point) - radius)
        if not isinstance(near, Brick) or near.name in _UPRIGHT:
            return 0.0
        return max(0.0, *(max(near.low[n] - point[n], point[n] - near.high[n]) for n in (0, 1)))

    def carriers(self) -> list[Vector]:
        """Return where the body rests on something.

        A wall keeps nobody from falling along it: a place that leans on one carries no further to
        the side than what stands below.
        """
        points = [(self.body[joint], radius_of(joint)) for joint in (*_SURFACE, "hipL", "hipR")]
        belly = [(self.body.rings[number][0], RINGS[number].radius) for number in _BELLY]
        touched = [(at, self._gap(at, radius)) for at, radius in (*points, *belly)]
        resting = [(at, thing) for at, (gap, thing) in touched if gap < _CONTACT]
        standing = [at for at, thing in resting if thing != _WALL]
        return [
            *standing,
            *(self._leaning(at, standing) for at, thing in resting if thing == _WALL),
        ]

    def _leaning(self, point: Vector, standing: Sequence[Vector]) -> Vector:
        walls = (solid for solid in self.solids if solid.name == _WALL and isinstance(solid, Brick))
        wall = min(walls, key=lambda one: one.distance(point))
        # along the axis on which a wall faces, a point is before it, not beside it
        x, y, z = point
        if not standing:
            return point
        if wall.low[0] < x < wall.high[0]:
            xs = [at[0] for at in standing]
            return max(min(xs), min(x, max(xs))), y, z
        ys = [at[1] for at in standing]
        return x, max(min(ys), min(y, max(ys))), z

    def _gap(self, point: Vector, radius: float) -> tuple[float, str]:
        return min((solid.distance(point) - radius, solid.name) for solid in self.solids)

    def problem(self, joint: str, message: str) -> PoseProblem:
        """Return a problem of this key."""
        return PoseProblem(self.key, joint, message)


def resting_problems(solved: SolvedPose) -> Iterator[PoseProblem]:
    """Yield what does not reach, hangs in the air or is inside something."""
    yield from _reach_problems(solved)
    yield from _touch_problems(solved)
    yield from _planted_problems(solved)
    yield from _inside_problems(solved)


def _reach_problems(solved: SolvedPose) -> Iterator[PoseProblem]:
    body, pose = solved.body, solved.pose
    if body.snap > _SNAP_MOST:
        moved, at = minus(body["pelvis"], pose.at), in_cm(body["pelvis"])
        message = (
            f"had to move {body.snap:.1f} cm, by {in_cm(moved)}, before planted hands and feet "
            f"could reach; write `at: {at}`, or plant them nearer"
        )
        yield solved.problem("pelvis", message)
    for limb, missed in body.missed.items():
        if missed > _MISS_MOST:
            is_near = missed > 0 and _is_too_near(solved, limb)
            advice = "further from" if is_near else "nearer to"
            message = (
                f"misses its place by {missed:.1f} cm; put that {advice} {limb.chain[0]}, "
                "or move the body"
            )
            yield solved.problem(limb, message)


def _is_too_near(solved: SolvedPose, limb: Limb) -> bool:
    spec = solved.pose.limb(limb)
    target = spec.middle or spec.planted
    if target is None:
        return False
    root, middle, _ = limb.chain
    upper = length(minus(solved.body[middle], solved.body[root]))
    return length(minus(target, solved.body[root])) < upper


def _touch_problems(solved: SolvedPose) -> Iterator[PoseProblem]:
    for joint in solved.pose.touch:
        gap, thing = solved.seat_gap(joint) if joint in _SEAT else solved.gap(joint)
        if abs(gap) > _GAP_MOST:
            where = "from" if gap > 0 else "inside"
            message = f"should rest on something, but is {abs(gap):.1f} cm {where} the {thing}"
            yield solved.problem(joint, message)
        elif joint in _SEAT:
            yield from _beside_problems(solved, joint, thing)


def _beside_problems(solved: SolvedPose, joint: str, thing: str) -> Iterator[PoseProblem]:
    """Yield what of the hips is beside the edge; who sits on a seat has both buttocks on it."""
    hips = _SEAT[1:] if joint == "pelvis" and thing == "seat" else ()
    for place, most in ((joint, _BESIDE_MOST), *((hip, _HALF_OFF_MOST) for hip in hips)):
        beside = solved.beside(place)
        if beside > most:
            message = f"is {beside:.1f} cm beside the edge of the {thing}; move it back on"
            yield solved.problem(place, message)
            return


def _planted_problems(solved: SolvedPose) -> Iterator[PoseProblem]:
    for limb in Limb:
        spec = solved.pose.limb(limb)
        if spec.planted is None or spec.is_free:
            continue
        # hand or foot; where elbow or knee is planted too, that may carry
        joints = (ARM_JOINTS if limb.is_arm else LEG_JOINTS)[1 if spec.middle else 2 :]
        gap, thing = min(solved.gap(joint + limb.side) for joint in joints)
        if gap > _PLANTED_MOST:
            message = (
                f"is planted in the air, {gap:.1f} cm from the {thing}; "
                "put `to` on something, or write `free: yes`"
            )
            yield solved.problem(limb, message)


def _inside_problems(solved: SolvedPose) -> Iterator[PoseProblem]:
    joints = [(joint, solved.body[joint], radius_of(joint)) for joint in _SURFACE]
    for places, more in ((joints, 0.0), (_between_joints(solved.body), _DEEP_MORE)):
        for name, point, radius in places:
            for solid in solved.solids:
                deep = radius - solid.distance(point)
                if deep > more + (_DEEP_MOST_SOFT if solid.is_soft else _DEEP_MOST):
                    verb = "under" if solid.name == "floor" else "inside"
                    message = f"is {deep:.1f} cm {verb} the {solid.name}; move it out"
                    yield solved.problem(name, message)


def _between_joints(body: Skeleton) -> Iterator[tuple[str, Vector, float]]:
    """Yield places of the trunk and in the middle of limbs, which give way a little more."""
    for number in _BELLY:
        yield "spine", body.rings[number][0], RINGS[number].radius
    for side in SIDES:
        for first, last, name, radius in _LIMB_MIDDLES:
            yield name + side, mix(body[first + side], body[last + side], 0.5), radius


def balance_problems(solved: SolvedPose, *, is_walking: bool) -> Iterator[PoseProblem]:
    """Yield that nothing carries the body, or that its weight is beside what does.

    Who walks is always about to fall, but never far.
    """
    carriers = solved.carriers()
    if not carriers:
        gap, thing = min(solved.gap(joint) for joint in _SURFACE)
        yield solved.problem("", f"nothing carries the body: it is {gap:.1f} cm from the {thing}")
        return
    weight = centre_of_weight(solved.body)
    turns = [2 * math.pi * number / _DIRECTIONS for number in range(_DIRECTIONS)]
    ways: list[Vector] = [(math.cos(turn), math.sin(turn), 0.0) for turn in turns]
    beside, way = max((_beyond(weight, carriers, way), way) for way in ways)
    if beside > (_WALK_MARGIN if is_walking else _FALL_MARGIN):
        message = (
            f"would fall: the weight is {beside:.0f} cm beside what carries it; "
            f"move the body by about {in_cm(times(way, -round(beside)))}"
        )
        yield solved.problem("", message)


def centre_of_weight(body: Skeleton) -> Vector:
    """Return where the weight of a body is, in cm."""
    found = times(body["head"], _HEAD_WEIGHT)
    for point, _ in body.rings:
        found = add(found, times(point, _SLICE_WEIGHT))
    for side in SIDES:
        for first, last, weight in _LIMB_WEIGHTS:
            at = mix(body[first + side], body[last + side], _WEIGHT_AT)
            found = add(found, times(at, weight))
    return found


def _beyond(weight: Vector, carriers: Sequence[Vector], way: Vector) -> float:
    furthest = max(point[0] * way[0] + point[1] * way[1] for point in carriers)
    return weight[0] * way[0] + weight[1] * way[1] - furthest
