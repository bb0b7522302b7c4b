"""Poses for tests: a body that stands, with what the test is about changed."""

from typing import Any

from recommender.domain.figures import Figure, Viewpoint
from recommender.domain.poses import Limb, LimbPose, Pose

FOOT = (1.0, 0.0, 0.0)
STANDING_LEGS = (
    LimbPose(to=(0.0, -9.5, 7.0), end=FOOT),
    LimbPose(to=(0.0, 9.5, 7.0), end=FOOT),
)
HANGING = LimbPose(along=((0.0, 0.16, -1.0), (0.14, 0.05, -1.0)))


def a_pose(**changed: Any) -> Pose:
    """Return a standing body; a limb is changed by its name, such as `armL`."""
    limbs = dict(zip(Limb, (*STANDING_LEGS, HANGING, HANGING), strict=True))
    for limb in Limb:
        limbs[limb] = changed.pop(limb.value, limbs[limb])
    return Pose(**{"limbs": tuple(limbs.values()), "at": (0.0, 0.0, 90.6), **changed})


def a_figure(*keys: Pose, **more: Any) -> Figure:
    """Return the figure of these key poses, seen from the side."""
    given = {
        "exercise": "stroll",
        "file": "knowledge/poses/walking.yaml",
        "view": Viewpoint(74, 12),
    }
    return Figure(**{**given, "keys": keys, **more})
