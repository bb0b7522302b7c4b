"""From poses to points: answers that can be worked out by hand, and what always holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.domain.poses import Base, Hold, Limb, LimbPose, Pose, Vector
from recommender.figures.blending import tween
from recommender.figures.skeleton import Skeleton, solve
from recommender.figures.vectors import distance
from tests.figures.bodies import FOOT, a_pose

ANGLES = st.tuples(st.floats(-40, 40), st.floats(-20, 20), st.floats(-40, 40))
WAYS = st.tuples(*[st.floats(-1, 1)] * 3).filter(lambda way: sum(map(abs, way)) > 0.5)
PAIRS = st.tuples(WAYS, WAYS)
LENGTHS = {("hip", "knee"): 42, ("knee", "ankle"): 41, ("elbow", "wrist"): 25, ("wrist", "palm"): 7}


def near(point: Vector, *wanted: float) -> bool:
    return point == pytest.approx(wanted, abs=0.05)


def test_a_body_stands_with_its_head_above_and_its_feet_below() -> None:
    body = solve(a_pose(armL=LimbPose(along=((0, 0, -1), (0, 0, -1)))))

    assert near(body["neck"], 0, 0, 137.6)
    assert near(body["hipL"], 0, 8.5, 89.6)
    assert near(body["ankleR"], 0, -9.5, 7)
    assert near(body["shoulderL"], -0.6, 15.5, 132.6)
    assert near(body["wristL"], -0.6, 15.5, 132.6 - 53)
    assert near(body["fingersL"], -0.6, 15.5, 132.6 - 53 - 15)
    assert body.snap == 0


def test_left_is_the_bodys_own_left_however_it_lies() -> None:
    on_back = solve(a_pose(base=Base.SUPINE, at=(0.0, 0.0, 9.6)))
    on_front = solve(a_pose(base=Base.PRONE, at=(0.0, 0.0, 9.6)))
    on_side = solve(a_pose(base=Base.RIGHT_SIDE, at=(0.0, 0.0, 16.5)))

    assert near(on_back["neck"], -47, 0, 9.6)
    assert near(on_front["neck"], 47, 0, 9.6)
    assert on_back["shoulderL"][1] > 0
    assert on_front["shoulderL"][1] > 0
    assert on_side["shoulderL"][2] > on_side["shoulderR"][2]


def test_a_lean_of_90_degrees_lays_the_trunk_forward() -> None:
    assert near(solve(a_pose(tilt=(90.0, 0.0, 0.0), at=(0.0, 0.0, 89.0)))["neck"], 47, 0, 89)


def test_a_turn_to_the_left_turns_the_chest_to_the_left() -> None:
    front = solve(a_pose(spine=(0.0, 0.0, 90.0))).chest_frame.front

    assert near(front, 0, 1, 0)


def test_an_arm_may_hold_the_other_arm() -> None:
    holding = LimbPose(to=Hold("wristL", (0.0, 0.0, 4.0)))

    body = solve(a_pose(armR=holding, armL=LimbPose(along=((1, 0, 0), (1, -0.8, 0)))))

    x, y, z = body["wristL"]
    assert near(body["wristR"], x, y, z + 4)


def test_the_pelvis_gives_way_to_planted_feet_and_says_by_how_much() -> None:
    body = solve(a_pose(at=(0.0, 0.0, 94.0)))

    assert body["pelvis"][2] < 91
    assert body.snap == pytest.approx(94 - body["pelvis"][2], abs=0.01)
    assert max(body.missed.values()) < 0.5


def test_a_foot_that_is_out_of_reach_is_missed() -> None:
    body = solve(a_pose(legR=LimbPose(to=(90.0, -9.5, 7.0), end=FOOT)))

    assert body.missed[Limb.LEG_RIGHT] > 10
    assert body.missed[Limb.ARM_RIGHT] == 0


@given(spine=ANGLES, tilt=ANGLES, arm=PAIRS, leg=PAIRS)
def test_bones_keep_their_lengths(spine: Vector, tilt: Vector, arm: tuple, leg: tuple) -> None:  # type: ignore[type-arg]
    body = solve(a_pose(spine=spine, tilt=tilt, armL=LimbPose(along=arm), legR=LimbPose(along=leg)))

    for (first, last), long in LENGTHS.items():
        for side in "LR":
            assert distance(body[first + side], body[last + side]) == pytest.approx(long, abs=0.03)


@given(lean=st.floats(0, 60), down=st.floats(0, 20), back=st.floats(0, 8))
def test_planted_feet_stay_put_between_two_keys(lean: float, down: float, back: float) -> None:
    keys = [a_pose(), a_pose(tilt=(lean, 0.0, 0.0), at=(-back, 0.0, 90.6 - down))]

    # the pelvis gives way in steps, and stops where feet reach to 2 mm or after some
    for body in between(*keys):
        assert distance(body["ankleL"], (0, 9.5, 7)) < 0.3
        assert distance(body["ankleR"], (0, -9.5, 7)) < 0.3


def test_a_way_begins_and_ends_at_its_keys() -> None:
    keys = a_pose(), a_pose(armR=LimbPose(along=((1, 0, 0), (1, 0, 0))))

    bodies = between(*keys)

    heights = [body["wristR"][2] for body in bodies]
    assert heights == sorted(heights)
    assert solve(keys[0])["wristR"][2] < heights[0]
    assert heights[-1] < solve(keys[1])["wristR"][2]


def between(first: Pose, last: Pose) -> list[Skeleton]:
    return tween((first, solve(first)), (last, solve(last)), 5)
