"""What a close picture shows of a body, and what it leaves out."""

from collections.abc import Sequence

from recommender.domain.figures import Focus
from recommender.figures.camera import Ball
from recommender.figures.skeleton import Skeleton

# what would cost bytes and tell nothing where each picture of a series has a focus of its own
_ARMS = ("forearm", "upper_arm", "shoulder_patch")
_LEFT_OUT = {
    Focus.FRONT: ("chair",),
    Focus.SIDE: ("chair",),
    Focus.LEGS: (*_ARMS, "shirt", "chair"),
    Focus.HANDS: ("chair", "shirt", "upper_arm", "shoulder_patch"),
}


def is_shown_with(focus: Focus, name: str) -> bool:
    """Return whether a part is in a picture of a series that shows this alone."""
    return not name.startswith(_LEFT_OUT.get(focus, ()))


def close_balls(body: Skeleton, focus: Focus) -> Sequence[Ball]:
    """Return balls round all that must be in a close picture."""
    frame, neck = body.chest_frame, body["neck"]
    if focus is Focus.SEATED:
        thighs = [Ball(body["knee" + side], 6) for side in "RL"]
        return [Ball(body["head"], 15), Ball(body["pelvis"], 14), *thighs]
    if focus is Focus.HIPS:
        return [Ball(body["chest"], 5), Ball(body["pelvis"], 15), Ball(body["kneeR"], 5)]
    if focus is Focus.LEGS:
        joints = [joint + side for joint in ("knee", "heel", "toes") for side in "RL"]
        return [Ball(body[joint], 7) for joint in joints]
    if focus is Focus.HANDS:
        return [Ball(body["palm" + side], 10) for side in "RL"]
    balls = [Ball(body["head"], 15), Ball(neck, 5), Ball(frame.point(neck, 0, 0, -17), 2)]
    if focus is Focus.FRONT:
        return [*balls, Ball(body["shoulderL"], 7), Ball(body["shoulderR"], 7)]
    return [*balls, Ball(neck, 24)]
