"""A band is tied to something, what is rolled on touches the body, and no chair is in a wall."""

import pytest

from recommender.domain.figures import Block, Chair, Facing, Sphere, Strip, Wall
from recommender.domain.poses import Hold, LimbPose
from recommender.figures.checking import pose_problems
from tests.figures.bodies import a_figure, a_pose

POST = Block("post", (80.0, -4.0, 0.0), (86.0, 4.0, 140.0))
TIE = "tie it to something"


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ((80.0, 0.0, 90.0), []),
        (
            (50.0, 0.0, 90.0),
            ["the band ends at [50, 0, 90], 30.0 cm from the post; tie it to something"],
        ),
        (
            (110.0, 0.0, 90.0),
            ["the band ends at [110, 0, 90], 24.0 cm from the post; tie it to something"],
        ),
    ],
)
def test_a_band_that_is_tied_to_nothing(end: tuple[float, float, float], told: list[str]) -> None:
    band = Strip("band", (Hold("palmR"), end))

    problems = pose_problems(a_figure(a_pose(), props=(POST, band)))

    assert [one.message for one in problems] == told


def test_a_band_between_hands_is_tied_to_nothing() -> None:
    band = Strip("band", (Hold("palmR"), Hold("palmL")))

    assert pose_problems(a_figure(a_pose(), props=(band,))) == ()


def test_a_ball_that_presses_on_nobody() -> None:
    behind, far = Sphere((-14.0, 0.0, 120.0), 5.0), Sphere((-40.0, 0.0, 120.0), 5.0)

    assert pose_problems(a_figure(a_pose(), props=(behind,))) == ()
    (only,) = pose_problems(a_figure(a_pose(), props=(far,)))
    assert only.message.startswith("the ball touches nobody: it is 2")


def test_a_ball_need_be_touched_in_one_key_alone() -> None:
    before = Sphere((66.0, -15.5, 132.0), 5.0)
    reaching = a_pose(armR=LimbPose(along=((1.0, 0.0, 0.0), (1.0, 0.0, 0.0))))

    assert pose_problems(a_figure(a_pose(), reaching, props=(before,))) == ()
    assert len(pose_problems(a_figure(a_pose(), props=(before,)))) == 1


def test_a_chair_in_a_wall() -> None:
    def told(wall: float) -> list[str]:
        props = (Chair((40.0, 0.0), Facing.BACK), Wall(wall, Facing.BACK))
        return [one.message for one in pose_problems(a_figure(a_pose(), props=props))]

    assert told(62) == []
    assert "the seat stands in the wall; move it out" in told(55)
