"""Whether a hand or foot that holds a place of the body, or is laid there, is really there."""

from collections.abc import Collection, Iterator

from recommender.domain.poses import Limb, Vector
from recommender.figures.bones import bones_of
from recommender.figures.problems import PoseProblem
from recommender.figures.resting import SolvedPose
from recommender.figures.sizes import RINGS, Ring, radius_of
from recommender.figures.skeleton import Skeleton
from recommender.figures.vectors import Frame, segments_apart

# cm from skin to skin, or to a thing in the room
_HELD_MOST = 6.0


def support_problems(solved: SolvedPose) -> Iterator[PoseProblem]:
    """Yield which hands and feet hold a place of the body, and are in the air."""
    for limb in Limb:
        spec = solved.pose.limb(limb)
        if spec.held is None or spec.is_free:
            continue
        gap = _gap(solved, limb)
        if gap > _HELD_MOST:
            joint = ("palm" if limb.is_arm else "ankle") + limb.side
            message = (
                f"holds {spec.held.joint}, but is {gap:.1f} cm from the body and from all things; "
                "move it there, or write `free: yes`"
            )
            yield solved.problem(joint, message)


def _across(point: Vector, frame: Frame, ring: Ring) -> tuple[Vector, Vector]:
    """Return the middles of the left and the right half of a slice of the trunk."""
    left, right = (frame.point(point, ring.forward, w * ring.half_width, 0) for w in (1, -1))
    return left, right


def _gap(solved: SolvedPose, limb: Limb) -> float:
    """Return how far a hand or foot is from the nearest other part of the body, or thing."""
    body, side = solved.body, limb.side
    start = ("palm" if limb.is_arm else "ankle") + side
    ends = body[start], body[limb.tip]
    thick = radius_of(start)
    own = [name + side for name in (("forearm", "upper arm") if limb.is_arm else ("shin", "thigh"))]
    things = [solid.distance(end) for solid in solved.solids for end in ends]
    return min(gap_to_body(body, ends, own), *things) - thick


def gap_to_body(
    body: Skeleton, ends: tuple[Vector, Vector], without: Collection[str] = ()
) -> float:
    """Return how far a line is from the skin of the nearest part of a body, but for some bones."""
    others = [
        segments_apart(ends, bone.ends) - bone.radius
        for bone in bones_of(body)
        if bone.name not in without
    ]
    trunk = [
        segments_apart(ends, _across(point, frame, ring)) - ring.radius
        for (point, frame), ring in zip(body.rings, RINGS, strict=False)
    ]
    return min(*others, *trunk)
