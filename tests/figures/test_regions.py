"""Where on the body the worked regions lie."""

from recommender.figures.regions import region_patch
from recommender.figures.skeleton import solve
from tests.figures.bodies import a_pose


def test_the_pelvic_floor_lifts_in_a_window_between_the_hips() -> None:
    body = solve(a_pose())

    window, at_rest, lifted = region_patch(body, "pelvic_floor").shapes

    assert sum(ball.centre[1] for ball in lifted.balls) == 0
    pelvis = body["pelvis"][2]
    lowest = [min(ball.centre[2] for ball in one.balls) for one in (at_rest, lifted)]
    assert lowest[0] < lowest[1] < pelvis
    (middle,) = window.balls
    assert middle.centre[2] - middle.radius < lowest[0]
