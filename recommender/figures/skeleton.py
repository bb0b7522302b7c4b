"""From a pose to points in space: trunk first, then legs, then arms, which may hold them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from recommender.domain.poses import ARM_JOINTS, SIDES, Limb, Pose, Vector
from recommender.figures.limbs import LimbBuilder, reach_of, root_length
from recommender.figures.sizes import (
    CHEST_RING,
    FRAMES,
    HIP_DOWN,
    HIP_OUT,
    LOW_SLICES,
    RINGS,
    SHOULDER_BACK,
    SHOULDER_DOWN,
    SHOULDER_OUT,
    TWIST_SHARES,
)
from recommender.figures.vectors import Frame, add, distance, length, minus, times, unit

# The pelvis gives way to planted limbs, at most so far: an author need not place it exactly.
SNAP_MOST = 8.0
_ROUNDS = 8
_REACHED = 0.2


@dataclass(frozen=True)
class Skeleton:
    """A solved pose: where every point of the body is.

    `rings` are the slices of the spine from the pelvis to the neck, `fronts` where each shin
    faces, `missed` by how many cm each limb does not reach what it should, `snap` how far the
    pelvis moved so that planted limbs reach.
    """

    points: Mapping[str, Vector]
    pelvis_frame: Frame
    chest_frame: Frame
    head_frame: Frame
    rings: tuple[tuple[Vector, Frame], ...]
    skull_base: Vector
    fronts: Mapping[str, Vector]
    missed: Mapping[Limb, float]
    snap: float = 0.0

    def __getitem__(self, joint: str) -> Vector:
        """Return where a point of the body is."""
        return self.points[joint]


def solve(pose: Pose) -> Skeleton:
    """Return the points of a pose, its pelvis moved a little where planted limbs need it."""
    found, current = _solved(pose), pose
    for _ in range(_ROUNDS):
        pulls = [pull for limb in Limb if (pull := _pull(current, found, limb)) is not None]
        if not pulls:
            break
        at = current.at
        for pull in pulls:
            at = add(at, times(pull, 1 / len(pulls)))
        if distance(at, pose.at) > SNAP_MOST:
            break
        current = replace(current, at=at)
        found = _solved(current)
    return replace(found, snap=distance(current.at, pose.at))


def _pull(pose: Pose, found: Skeleton, limb: Limb) -> Vector | None:
    """Return where and how far a planted limb pulls the pelvis; None where it reaches."""
    spec = pose.limb(limb)
    target = spec.middle or spec.planted
    if target is None or found.missed[limb] < _REACHED:
        return None
    way = minus(target, found[limb.chain[0]])
    far = length(way)
    lacking = far - root_length(limb) if spec.middle else max(0.0, far - reach_of(limb))
    return times(unit(way), lacking)


def _solved(pose: Pose) -> Skeleton:
    trunk = _trunk(pose)
    builder = LimbBuilder(trunk.points, trunk.pelvis_frame, trunk.chest_frame)
    for limb in posing_order(pose):
        builder.pose(limb, pose.limb(limb))
    return replace(trunk, points=builder.points, fronts=builder.fronts, missed=builder.missed)


def posing_order(pose: Pose) -> list[Limb]:
    """Return the limbs so that what is held comes before what holds it."""

    def rank(limb: Limb) -> tuple[bool, int]:
        held = pose.limb(limb).held
        if held is None:
            return limb.is_arm, 0
        return limb.is_arm, 2 if held.joint[:-1] in ARM_JOINTS[1:] else 1

    return sorted(Limb, key=rank)


def _trunk(pose: Pose) -> Skeleton:
    pelvis_frame = FRAMES[pose.base].turned(pose.tilt)
    rings = tuple(_spine(pose, pelvis_frame))
    neck, chest_frame = rings[-1]
    points = {"pelvis": pose.at, "chest": rings[CHEST_RING][0], "neck": neck}
    nod, side, turn = pose.head
    skull_base = chest_frame.turned((nod * 0.5 + 8, side * 0.5, turn * 0.4)).point(neck, 0, 0, 8)
    head_frame = chest_frame.turned(pose.head)
    points["head"] = head_frame.point(skull_base, 2.2, 0, 8.5)
    for name, outward, (up, forward, inward) in zip(SIDES, (1, -1), pose.shoulders, strict=True):
        points["hip" + name] = pelvis_frame.point(pose.at, 0, outward * HIP_OUT, -HIP_DOWN)
        out = outward * (SHOULDER_OUT - inward)
        points["shoulder" + name] = chest_frame.point(
            neck, forward - SHOULDER_BACK, out, up - SHOULDER_DOWN
        )
    return Skeleton(points, pelvis_frame, chest_frame, head_frame, rings, skull_base, {}, {})


def _spine(pose: Pose, frame: Frame) -> list[tuple[Vector, Frame]]:
    """Return the slices; a bend of the spine is spread over all, a twist grows upwards."""
    at, rings = pose.at, [(pose.at, frame)]
    flex, side, twist = pose.spine
    slices = len(RINGS)
    for number, ring in enumerate(RINGS):
        is_low = number < LOW_SLICES
        more = pose.low_back if is_low else pose.upper_back
        count = LOW_SLICES if is_low else slices - LOW_SLICES
        own = (flex / slices, side / slices, twist * TWIST_SHARES[number])
        frame = frame.turned(add(own, times(more, 1 / count)))
        at = frame.point(at, 0, 0, ring.rise)
        rings.append((at, frame))
    return rings
