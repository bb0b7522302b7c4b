"""A closed hand is shorter and thicker than an open one."""

from dataclasses import replace

from recommender.domain.figures import Focus
from recommender.figures.blending import tween
from recommender.figures.skeleton import solve
from recommender.figures.vectors import distance
from tests.figures.bodies import a_pose
from tests.figures.test_stills import RAISED, drawn, paths

HAND, FIST = (a_pose(armR=replace(RAISED, is_fist=is_fist)) for is_fist in (False, True))


def test_a_fist_is_shorter_than_an_open_hand_and_has_another_outline() -> None:
    hand, fist = solve(HAND), solve(FIST)

    assert distance(fist["wristR"], fist["fingersR"]) < distance(hand["wristR"], hand["palmR"]) + 2
    assert paths(drawn(HAND), "k") != paths(drawn(FIST), "k")


def test_a_hand_stays_closed_between_two_keys_that_close_it() -> None:
    for body in tween((FIST, solve(FIST)), (FIST, solve(FIST)), 3):
        assert distance(body["wristR"], body["fingersR"]) < 9


def test_a_fist_seen_close_by_has_a_thumb_which_an_open_hand_has_not() -> None:
    hand, fist = (drawn(pose, focus=Focus.SEATED) for pose in (HAND, FIST))
    pieces = [sum(path.count("M") for path in paths(still, "k")) for still in (hand, fist)]

    assert pieces[1] == pieces[0] + 1
