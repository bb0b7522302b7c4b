"""Several pictures of a figure in one, and walls, in which a thing is seen at a glance."""

import pytest

from recommender.domain.figures import Facing, Focus, Still, Viewpoint, Wall
from tests.figures.bodies import a_pose
from tests.figures.test_stills import RAISED, drawn, paths


def test_in_a_pair_that_goes_round_and_round_the_sign_points_both_ways() -> None:
    there, both = (
        paths(drawn(still=Still.PAIR, is_loop=is_loop), "z")[0] for is_loop in (False, True)
    )

    assert (there.count("z"), both.count("z")) == (1, 2)


def test_a_pair_ends_with_the_key_that_its_author_names() -> None:
    keys = [a_pose(), a_pose(armR=RAISED), a_pose(armL=RAISED)]

    first, last = (drawn(*keys, still=Still.PAIR, is_loop=True, ghost=ghost) for ghost in (None, 1))

    assert first != last


def test_a_series_is_seen_from_where_each_key_is_best_seen() -> None:
    keys, views = [a_pose(), a_pose(armR=RAISED)], (Viewpoint(0, 10), Viewpoint(90, 10))

    alike = drawn(*keys, still=Still.SERIES)
    apart = drawn(*keys, still=Still.SERIES, views=views)

    # from the side one eye is seen, and nothing is the same in both
    assert (alike.count("<use") > 0, apart.count("<use")) == (True, 0)
    assert len(paths(apart, "e")) == 3


def test_two_ends_that_are_held_have_their_clocks_in_the_same_corner() -> None:
    still = drawn(still=Still.EACH, is_held=True)

    assert len(paths(still, "ck")) == 1
    assert still.count('<use href="#held"/>') == 1


@pytest.mark.parametrize(("faces", "around"), [(one, way) for one in Facing for way in (40, -40)])
def test_the_end_of_a_wall_is_hatched_where_it_is_seen(faces: Facing, around: float) -> None:
    wall = Wall(at=-40.0 if faces in (Facing.FRONT, Facing.LEFT) else 40.0, faces=faces)

    still = drawn(a_pose(), props=(wall,), view=Viewpoint(around, 10))

    (lines,) = paths(still, "ph") or [""]
    # nobody looks through a wall that is before the person
    assert bool(lines) == bool(paths(still, "p3"))


def test_clocks_are_small_beside_several_faces() -> None:
    face, body = (
        drawn(*[a_pose()] * 4, still=Still.SERIES, focus=focus, is_held=True)
        for focus in (Focus.FRONT, None)
    )

    assert ("scale(.6)" in face, "scale(.6)" in body) == (True, False)


def test_a_wall_seen_straight_on_has_no_lines() -> None:
    still = drawn(a_pose(), props=(Wall(at=-20, faces=Facing.FRONT),), view=Viewpoint(0, 10))

    assert paths(still, "ph") == []


def test_each_key_of_a_series_is_as_close_as_its_author_says() -> None:
    keys, views = [a_pose(), a_pose(armR=RAISED)], (Viewpoint(0, 10), Viewpoint(90, 10))

    whole, close = (
        drawn(*keys, still=Still.SERIES, views=views, focus_each=focus)
        for focus in ((), (Focus.FRONT, Focus.LEGS))
    )

    # both faces, or that of the first alone; what reaches into the next is cut off
    assert (len(paths(whole, "h")), len(paths(close, "h"))) == (2, 1)
    assert ("clipPath" in whole, "clipPath" in close) == (False, True)


def test_hands_that_are_shown_alone_have_fingers() -> None:
    hands, hips = (
        drawn(a_pose(), still=Still.SERIES, focus_each=(focus,))
        for focus in (Focus.HANDS, Focus.HIPS)
    )

    assert (len(paths(hands, "w")), len(paths(hips, "w"))) == (2, 0)


def test_a_close_pair_is_cut_off_where_the_other_begins() -> None:
    still = drawn(a_pose(), a_pose(armR=RAISED), still=Still.PAIR, focus=Focus.SEATED)

    assert "clipPath" in still
