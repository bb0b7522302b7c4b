"""What is refused of a pose, one thing at a time; how it is told stands in content/faults/."""

import pytest

from recommender.domain.figures import Chair, Facing, Figure, Focus, Sphere, Wall
from recommender.domain.poses import Hold, LimbPose, Pose
from recommender.figures.checking import pose_problems
from tests.figures.bodies import FOOT, a_figure, a_pose


def told(figure: Figure) -> list[str]:
    return [f"{one.joint}: {one.message}" for one in pose_problems(figure)]


def test_a_body_that_stands_has_no_problem() -> None:
    assert told(a_figure(a_pose())) == []


def test_a_pelvis_too_high_is_told_where_to_be() -> None:
    (only,) = told(a_figure(a_pose(at=(0.0, 0.0, 95.0))))

    assert only.startswith("pelvis: had to move ")
    assert "write `at: [0, 0, 91]`" in only


def test_what_should_touch_and_does_not() -> None:
    assert told(a_figure(a_pose(touch=("pelvis",)))) == [
        "pelvis: should rest on something, but is 81.3 cm from the floor"
    ]


def test_what_is_under_the_floor() -> None:
    deep = a_pose(legR=LimbPose(to=(0.0, -9.5, 1.0), end=FOOT), at=(0.0, 0.0, 88.0))

    assert "heelR: is 6.0 cm under the floor; move it out" in told(a_figure(deep))


def test_what_is_inside_a_wall() -> None:
    assert "head: is 5.9 cm inside the wall; move it out" in told(
        a_figure(a_pose(), props=(Wall(7.0, Facing.BACK),))
    )


def test_a_ball_gives_way_and_a_seat_does_not() -> None:
    ball = Sphere(Hold("chest", (-12.0, 0.0, 0.0)), 6.0)

    assert told(a_figure(a_pose(), props=(ball,))) == []
    assert told(a_figure(a_pose(), props=(Chair((0.0, 0.0)),))) != []


def test_a_trunk_between_its_joints_is_not_inside_the_back_of_a_chair() -> None:
    # seat and shoulders are clear of it, the ribs are not
    legs = {
        f"leg{side}": LimbPose(to=(38.0, y, 7.0), end=FOOT) for side, y in (("R", -9.5), ("L", 9.5))
    }
    ahead = LimbPose(along=((1, 0.2, 0), (1, 0, 0)))
    back = a_pose(
        at=(-4.0, 0.0, 53.5),
        tilt=(-50.0, 0.0, 0.0),
        touch=("pelvis",),
        armL=ahead,
        armR=ahead,
        **legs,
    )

    found = told(a_figure(back, props=(Chair((0.0, 0.0)),)))

    assert any(one.startswith("spine: is ") and "inside the chair's back" in one for one in found)


def test_a_wall_keeps_nobody_from_falling_along_it() -> None:
    def leaning(beside: float) -> list[str]:
        feet = (LimbPose(to=(40.0, y, 7.0), end=FOOT) for y in (-9.5, 9.5))
        right, left = feet
        at = (0.0, beside, 70.0)
        return told(
            a_figure(a_pose(at=at, legR=right, legL=left), props=(Wall(-10.0, Facing.FRONT),))
        )

    assert leaning(0) == []
    (only,) = leaning(26)
    assert only.startswith(": would fall")


def test_who_goes_round_and_round_on_one_foot_does_not_walk() -> None:
    def circling(forward: float) -> list[str]:
        raised = [LimbPose(along=((x, 0, -0.8), (-0.4, 0, -1))) for x in (0.9, 0.6)]
        keys = [a_pose(at=(forward, 8.0, 89.0), legR=leg) for leg in raised]
        return told(a_figure(*keys, is_loop=True))

    assert circling(0) == []
    assert circling(18) != []
    assert all(one.startswith(": would fall") for one in circling(18))


def test_who_leans_too_far_falls() -> None:
    (only,) = told(a_figure(a_pose(tilt=(80.0, 0.0, 0.0), at=(10.0, 0.0, 88.0))))

    assert only.startswith(": would fall: the weight is ")
    # and is told to go back
    assert "about [-" in only


def test_who_walks_is_about_to_fall_but_never_far() -> None:
    def walking(back: float) -> list[str]:
        return told(a_figure(a_pose(at=(-back, 0.0, 87.0)), is_loop=True))

    assert walking(12) == []
    assert told(a_figure(a_pose(at=(-12.0, 0.0, 87.0)))) != []
    (only,) = walking(22)
    assert only.startswith(": would fall")


def test_who_sits_does_not_slide_along_the_seat() -> None:
    def sitting(x: float) -> Pose:
        feet = (LimbPose(to=(38.0, y, 7.0), end=FOOT) for y in (-9.5, 9.5))
        right, left = feet
        ahead = LimbPose(along=((1, 0.2, 0), (1, 0, 0)))
        limbs = {"legR": right, "legL": left, "armR": ahead, "armL": ahead}
        return a_pose(at=(x, 0.0, 53.5), touch=("pelvis",), **limbs)

    seat = Chair((0.0, 0.0))

    assert told(a_figure(sitting(-7), sitting(5), props=(seat,))) == []
    (only,) = told(a_figure(sitting(-7), sitting(12), props=(seat,)))
    assert only.startswith("pelvis: slides 19 cm on what it rests on, on the way to key 1")


def test_the_back_of_a_chair_carries_nobody() -> None:
    behind = a_pose(touch=("pelvis",), at=(-36.0, 0.0, 80.0))

    assert any(
        line.startswith("pelvis: should rest on something")
        for line in told(a_figure(behind, props=(Chair((0.0, 0.0)),)))
    )


def test_a_body_in_the_air() -> None:
    legs = LimbPose(along=((0, 0, -1), (0, 0, -1)))

    (only,) = told(a_figure(a_pose(legL=legs, legR=legs, at=(0.0, 0.0, 130.0))))

    assert only.startswith(": nothing carries the body: it is 3")


@pytest.mark.parametrize(
    ("limb", "spec", "words"),
    [
        ("armR", LimbPose(along=((1, 0, 0), (-1, 0, 0.1))), "elbowR: bends 174 degrees"),
        ("armL", LimbPose(along=((-1, 0, 0), (-1, 0, 0))), "shoulderL: reaches back 90 degrees"),
        ("armL", LimbPose(along=((1, 0, 0), (1, 0, 0)), end=(-1, 0, 0.2)), "wristL: bends 169"),
        ("legR", LimbPose(along=((-1, 0, -1), (-1, 0, -1))), "hipR: goes back 45 degrees"),
        ("legL", LimbPose(along=((0, 1, 0), (0, 1, 0))), "hipL: opens 90 degrees"),
        ("legL", LimbPose(along=((0, -1, -0.7), (0, 0, -1))), "hipL: crosses the middle 55"),
        ("legR", LimbPose(along=((0, 0, -1), (0.8, 0, 0.4))), "kneeR: bends the wrong way"),
        ("legR", LimbPose(along=((0, 0, -1), (0.2, 0, -0.98))), "kneeR: bends the wrong way"),
        ("legR", LimbPose(along=((1, 0, -0.1), (0, 1, -0.1))), "kneeR: bends the wrong way"),
        ("legL", LimbPose(along=((-0.5, 0.4, 1), (0, 0, -1))), "hipL: is drawn up 207 degrees"),
        ("armR", LimbPose(along=((-0.4, -0.8, -0.7), (0, 0, -1))), "shoulderR: crosses the middle"),
        ("armL", LimbPose(along=((-0.2, -0.6, 1), (0, 0, 1))), "shoulderL: crosses the middle"),
        ("armL", LimbPose(along=((-0.8, 0.1, 0.6), (0, 0, 1))), "shoulderL: reaches back 53"),
    ],
)
def test_a_joint_that_bends_too_far(limb: str, spec: LimbPose, words: str) -> None:
    assert any(line.startswith(words) for line in told(a_figure(a_pose(**{limb: spec}))))


@pytest.mark.parametrize(
    ("limb", "spec"),
    [
        # a hand at the other shoulder, an arm back beside the body, a knee a little over straight
        ("armR", LimbPose(along=((0.6, -0.35, -0.7), (0.4, -0.6, 0.7)))),
        ("armL", LimbPose(along=((-0.8, 0.1, -0.6), (-0.8, 0.1, -0.6)))),
        ("legR", LimbPose(along=((0, 0, -1), (0.1, 0, -0.99)))),
        # and a thigh at the chest
        ("legL", LimbPose(along=((0.9, 0.2, 0.7), (0, 0, -1)))),
    ],
)
def test_a_joint_that_bends_as_far_as_people_can(limb: str, spec: LimbPose) -> None:
    joints = {"armR": "shoulderR", "armL": "shoulderL", "legR": "kneeR", "legL": "hipL"}

    assert not any(line.startswith(joints[limb]) for line in told(a_figure(a_pose(**{limb: spec}))))


def test_a_hand_that_holds_nothing() -> None:
    def holding(far: float, *, is_free: bool = False) -> list[str]:
        place = Hold("head", (12.0 + far, -8.0, -4.0))
        hand = LimbPose(to=place, pole=(0.3, 1, -0.8), is_free=is_free)
        lines = told(a_figure(a_pose(armR=hand)))
        return [line for line in lines if "holds head" in line]

    assert holding(0) == []
    (only,) = holding(16)
    assert only.startswith("palmR: holds head, but is ")
    assert holding(16, is_free=True) == []


def test_who_sits_beside_the_seat() -> None:
    def sitting(beside: float) -> list[str]:
        feet = (LimbPose(to=(38.0, y + beside, 7.0), end=FOOT) for y in (-9.5, 9.5))
        right, left = feet
        ahead = LimbPose(along=((1, 0.2, 0), (1, 0, 0)))
        at = (-7.0, beside, 53.5)
        one = a_pose(at=at, touch=("pelvis",), legR=right, legL=left, armR=ahead, armL=ahead)
        return told(a_figure(one, props=(Chair((0.0, 0.0)),)))

    assert sitting(12) == []
    assert "hipL: is 4.5 cm beside the edge of the seat; move it back on" in sitting(17)
    assert "pelvis: is 2.5 cm beside the edge of the seat; move it back on" in sitting(23.5)


def test_a_spine_that_bends_too_far() -> None:
    bent = a_pose(spine=(90.0, 0.0, 0.0), low_back=(40.0, 0.0, 0.0), at=(-30.0, 0.0, 80.0))

    assert "spine: bends 130 degrees forward; a person can -75 to 125" in told(a_figure(bent))


def test_an_arm_inside_the_trunk() -> None:
    through = a_pose(armR=LimbPose(along=((0.3, 0.1, -1), (-0.3, -1.4, -0.4))))

    assert any(
        line.startswith("trunk: goes ") and "into the forearmR" in line
        for line in told(a_figure(through))
    )


def test_a_foot_that_dips_through_the_floor_on_its_way() -> None:
    front = LimbPose(along=((0.5, 0, -1), (0.5, 0, -1)), point=0)
    back = LimbPose(along=((-0.5, 0, -1), (-0.5, 0, -1)), point=0)
    keys = [a_pose(legR=leg, at=(0.0, 9.0, 87.0)) for leg in (front, back)]

    assert any("through the floor on the way to key 1" in line for line in told(a_figure(*keys)))


def test_a_face_close_by_needs_no_floor() -> None:
    nod = a_pose(at=(0.0, 0.0, 130.0))

    assert told(a_figure(nod, focus=Focus.SIDE)) == []
