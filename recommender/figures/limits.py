"""Whether a person could do it: how far joints bend, and that no part goes through another."""

import math
from collections.abc import Iterator
from itertools import combinations

from recommender.domain.poses import Limb, Pose, Vector
from recommender.figures.bones import Bone, bones_of
from recommender.figures.limbs import thigh_front
from recommender.figures.problems import PoseProblem
from recommender.figures.resting import SolvedPose
from recommender.figures.skeleton import Skeleton
from recommender.figures.vectors import (
    Frame,
    across,
    angle_between,
    distance,
    dot,
    minus,
    segments_apart,
    times,
    unit,
)

# Degrees. They are generous: they refuse what nobody can do, not what few can.
_ELBOW, _KNEE, _WRIST, _ANKLE = 152, 160, 105, 140
_HIP_BACK, _HIP_OUT, _HIP_ACROSS, _HIP_TURN = 35, 80, 45, 140
# an arm that hangs reaches far back, a raised one less
_SHOULDER_BACK, _SHOULDER_BACK_LESS = 75, 60
# a thigh goes so far to the front of hanging down; drawn up past the trunk it would be behind it
_HIP_FORWARD = 160
# what turns a hip this measure reads too high where the thigh is forward and open, as for a shin
# across; elsewhere it reads true
_HIP_TURN_CLOSED, _OPEN = 75, 0.3
# a knee is as good as straight, and may be a little more
_KNEE_STRAIGHT = 8
# degrees that an upper arm crosses the middle: beside or behind the trunk, and more in front of it
_ARM_ACROSS, _ARM_ACROSS_IN_FRONT = 17, 42
_HEAD = ((-65, 60), (-50, 50), (-85, 85))
_SPINE = ((-75, 125), (-50, 50), (-65, 65))
_BENDS = ("forward", "to the side", "in its turn")
# parts may press into each other so far: of the sum of their radii this share must stay
_PRESSED = 0.62


def limit_problems(solved: SolvedPose) -> Iterator[PoseProblem]:
    """Yield which joints bend too far, and which parts are inside others."""
    yield from _trunk_problems(solved)
    for limb in Limb:
        yield from (_arm_problems if limb.is_arm else _leg_problems)(solved, limb)
    yield from _pressing_problems(solved)


def _trunk_problems(solved: SolvedPose) -> Iterator[PoseProblem]:
    pose = solved.pose
    parts = zip(pose.spine, pose.low_back, pose.upper_back, strict=True)
    spine = [sum(angles) for angles in parts]
    for name, angles, bounds in (("spine", spine, _SPINE), ("head", pose.head, _HEAD)):
        for bend, angle, (least, most) in zip(_BENDS, angles, bounds, strict=True):
            if not least <= angle <= most:
                message = f"bends {angle:.0f} degrees {bend}; a person can {least} to {most}"
                yield solved.problem(name, message)


def _arm_problems(solved: SolvedPose, limb: Limb) -> Iterator[PoseProblem]:
    body, side = solved.body, limb.side
    upper, lower = _ways(body, limb)
    hand = unit(minus(body["fingers" + side], body["wrist" + side]))
    yield from _bend(solved, "elbow" + side, angle_between(upper, lower), _ELBOW)
    yield from _bend(solved, "wrist" + side, angle_between(lower, hand), _WRIST)
    back = _degrees(-dot(upper, body.chest_frame.front))
    raised = max(0.0, min(0.6, dot(upper, body.chest_frame.up)))
    far = round(_SHOULDER_BACK - _SHOULDER_BACK_LESS * raised)
    yield from _bend(solved, "shoulder" + side, back, far, "reaches back")
    forward = max(0.0, dot(upper, body.chest_frame.front))
    most = round(_ARM_ACROSS + _ARM_ACROSS_IN_FRONT * forward)
    inward = _degrees(-limb.outward * dot(upper, body.chest_frame.left))
    yield from _bend(solved, "shoulder" + side, inward, most, "crosses the middle")


def _leg_problems(solved: SolvedPose, limb: Limb) -> Iterator[PoseProblem]:
    body, side, frame = solved.body, limb.side, solved.body.pelvis_frame
    thigh, shin = _ways(body, limb)
    foot = unit(minus(body["ball" + side], body["heel" + side]))
    yield from _bend(solved, "knee" + side, angle_between(thigh, shin), _KNEE)
    yield from _bend(solved, "ankle" + side, angle_between(shin, foot), _ANKLE)
    back, out = _degrees(-dot(thigh, frame.front)), _degrees(limb.outward * dot(thigh, frame.left))
    yield from _bend(solved, "hip" + side, back, _HIP_BACK, "goes back")
    yield from _bend(solved, "hip" + side, out, _HIP_OUT, "opens")
    yield from _bend(solved, "hip" + side, -out, _HIP_ACROSS, "crosses the middle")
    forward = _degrees_forward(frame, thigh)
    yield from _bend(solved, "hip" + side, forward, _HIP_FORWARD, "is drawn up")
    if angle_between(thigh, shin) > _KNEE_STRAIGHT:
        turn = _hip_turn(body, thigh, shin)
        is_open = min(dot(thigh, frame.front), limb.outward * dot(thigh, frame.left)) > _OPEN
        if turn > (_HIP_TURN if is_open else _HIP_TURN_CLOSED):
            message = (
                f"bends the wrong way: the hip would be turned {turn:.0f} degrees; "
                "change the `pole`, towards which the knee points"
            )
            yield solved.problem("knee" + side, message)


def _degrees_forward(frame: Frame, thigh: Vector) -> float:
    """Return how far a thigh is raised to the front, round to behind the trunk; 0 below it."""
    forward, up = dot(thigh, frame.front), dot(thigh, frame.up)
    if up <= 0:
        return 0.0
    return math.degrees(math.atan2(forward, -up)) % 360


def _hip_turn(body: Skeleton, thigh: Vector, shin: Vector) -> float:
    frame = body.pelvis_frame
    bent = unit(across(shin, thigh))
    front = unit(across(thigh_front(frame, thigh), thigh), frame.front)
    return angle_between(times(bent, -1), front)


def _bend(
    solved: SolvedPose, joint: str, angle: float, most: float, verb: str = "bends"
) -> Iterator[PoseProblem]:
    if angle > most:
        yield solved.problem(joint, f"{verb} {angle:.0f} degrees; a person can {most}")


def _degrees(sine: float) -> float:
    return math.degrees(math.asin(max(-1.0, min(1.0, sine))))


def _ways(body: Skeleton, limb: Limb) -> tuple[Vector, Vector]:
    """Return the directions of the upper and the lower part of a limb."""
    root, middle, end = (body[joint] for joint in limb.chain)
    return unit(minus(middle, root)), unit(minus(end, middle))


# pairs that lie at each other by nature: thighs at the trunk, a shin at its own thigh
_NEIGHBOURS = {
    frozenset(pair)
    for pair in (
        ("trunk", "thigh"),
        ("trunk", "upper arm"),
        ("trunk", "trunk"),
        ("thigh", "thigh"),
        ("head", "upper arm"),
    )
}
_OWN_NEIGHBOURS = {frozenset(("thigh", "shin")), frozenset(("upper arm", "forearm"))}


def _pressing_problems(solved: SolvedPose) -> Iterator[PoseProblem]:
    for first, other in combinations(bones_of(solved.body), 2):
        room = first.radius + other.radius
        if distance(first.middle, other.middle) > room + first.half + other.half:
            continue
        if _may_overlap(first, other, solved.pose):
            continue
        apart = segments_apart(first.ends, other.ends)
        if apart < room * _PRESSED:
            message = f"goes {room - apart:.1f} cm into the {other.name}; move it out"
            yield solved.problem(first.name, message)


def _may_overlap(first: Bone, other: Bone, pose: Pose) -> bool:
    groups = frozenset((first.group, other.group))
    if groups in _NEIGHBOURS or first.name == other.name:
        return True
    if first.name[-1] == other.name[-1] and groups in _OWN_NEIGHBOURS:
        return True
    # hands that hold each other
    return groups == {"forearm"} and any(pose.limb(limb).held for limb in Limb if limb.is_arm)
