"""Poses between two key poses: what is planted in both, or holds the same place, stays put."""

from dataclasses import replace

from recommender.domain.poses import Hold, Limb, LimbPose, Pose, Vector
from recommender.figures.limbs import point_of, pole_of
from recommender.figures.skeleton import Skeleton, solve
from recommender.figures.vectors import minus, mix, unit

_KeyPose = tuple[Pose, Skeleton]


def tween(first: _KeyPose, last: _KeyPose, count: int) -> list[Skeleton]:
    """Return the solved poses between two, evenly in time; one fewer than the count of steps."""
    return [solve(blend(first, last, step / count)) for step in range(1, count)]


def blend(first: _KeyPose, last: _KeyPose, share: float) -> Pose:
    """Return the pose at this share of the way from one key pose to another."""
    a, b = first[0], last[0]
    legs_and_arms = [_limb(limb, first, last, share) for limb in Limb]
    left, right = (mix(x, y, share) for x, y in zip(a.shoulders, b.shoulders, strict=True))
    return replace(
        a,
        limbs=(legs_and_arms[0], legs_and_arms[1], legs_and_arms[2], legs_and_arms[3]),
        at=mix(a.at, b.at, share),
        tilt=mix(a.tilt, b.tilt, share),
        spine=mix(a.spine, b.spine, share),
        low_back=mix(a.low_back, b.low_back, share),
        upper_back=mix(a.upper_back, b.upper_back, share),
        head=mix(a.head, b.head, share),
        shoulders=(left, right),
        touch=(),
    )


def _limb(limb: Limb, first: _KeyPose, last: _KeyPose, share: float) -> LimbPose:
    x, y = first[0].limb(limb), last[0].limb(limb)
    a, b = first[1], last[1]
    root, middle, end = limb.chain
    common = _ends(limb, first, last, share)
    if x.middle and y.middle and x.planted and y.planted:
        return replace(
            common, middle=mix(x.middle, y.middle, share), to=mix(x.planted, y.planted, share)
        )
    if x.to is not None and y.to is not None and not (x.middle or y.middle):
        to = _goal(x, y, (a[end], b[end]), share)
        return replace(common, to=to, pole=mix(pole_of(limb, x), pole_of(limb, y), share))
    upper = mix(_way(a, root, middle), _way(b, root, middle), share)
    lower = mix(_way(a, middle, end), _way(b, middle, end), share)
    return replace(common, along=(upper, lower), in_room=True)


def _goal(x: LimbPose, y: LimbPose, ends: tuple[Vector, Vector], share: float) -> Vector | Hold:
    if x.held and y.held and x.held.joint == y.held.joint:
        return Hold(x.held.joint, mix(x.held.offset, y.held.offset, share))
    return mix(*ends, share)


def _ends(limb: Limb, first: _KeyPose, last: _KeyPose, share: float) -> LimbPose:
    """Return how hand or foot lie on the way, and nothing else."""
    x, y = first[0].limb(limb), last[0].limb(limb)
    start = limb.chain[2] if limb.is_arm else "heel" + limb.side
    pointing = [_way(found, start, limb.tip) for _, found in (first, last)]
    end = None
    if x.end or y.end:
        end = mix(x.end or pointing[0], y.end or pointing[1], share)
    point = None
    if x.point is not None or y.point is not None:
        point = point_of(x) + (point_of(y) - point_of(x)) * share
    tucked = x.tucked if x.tucked and y.tucked else None
    return LimbPose(end=end, point=point, tucked=tucked, is_fist=x.is_fist and y.is_fist)


def _way(found: Skeleton, start: str, end: str) -> Vector:
    return unit(minus(found[end], found[start]))
