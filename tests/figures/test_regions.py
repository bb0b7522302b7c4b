"""Where on the body the worked regions lie."""

from recommender.figures.regions import region_patch
from recommender.figures.skeleton import solve
from tests.figures.bodies import a_pose


def test_the_pelvic_floor_is_in_the_middle_below_the_hips() -> None:
    body = solve(a_pose())

    part, balls = region_patch(body, "pelvic_floor")

    assert part == "hips"
    assert sum(ball.centre[1] for ball in balls) == 0
    assert all(ball.centre[2] < body["pelvis"][2] for ball in balls)
