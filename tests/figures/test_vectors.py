"""Frames that turn, and pieces that pass each other."""

import pytest

from recommender.domain.figures import Viewpoint
from recommender.figures.camera import camera_at
from recommender.figures.vectors import WORLD, angle_between, segments_apart


def test_a_frame_leans_forward_bends_to_its_left_and_turns_left() -> None:
    assert WORLD.turned((90, 0, 0)).up == pytest.approx((1, 0, 0))
    assert WORLD.turned((0, 90, 0)).up == pytest.approx((0, 1, 0))
    assert WORLD.turned((0, 0, 90)).front == pytest.approx((0, 1, 0))


def test_a_turned_frame_stays_square() -> None:
    front, left, up = WORLD.turned((20, -35, 70))

    assert angle_between(front, left) == pytest.approx(90)
    assert angle_between(left, up) == pytest.approx(90)
    assert angle_between(front, up) == pytest.approx(90)


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (((5, -1, 3), (5, 1, 3)), 3),
        (((12, 0, 0), (20, 0, 0)), 2),
        (((0, 4, 0), (10, 4, 0)), 4),
        (((13, 4, 0), (13, 4, 0)), 5),
        (((-3, 0, 4), (-9, 0, 4)), 5),
    ],
)
def test_how_far_two_pieces_are_apart(other: tuple, apart: float) -> None:  # type: ignore[type-arg]
    assert segments_apart(((0, 0, 0), (10, 0, 0)), other) == pytest.approx(apart)
    assert segments_apart(other, ((0, 0, 0), (10, 0, 0))) == pytest.approx(apart)


def test_what_the_camera_sees_to_the_right() -> None:
    from_front, from_right = camera_at(Viewpoint(0, 0)), camera_at(Viewpoint(90, 0))

    # a person seen from the front has their left hand on the right of the picture
    assert from_front.flat((0, 1, 0)) == pytest.approx((1, 0))
    assert from_right.flat((1, 0, 0)) == pytest.approx((1, 0))
    assert from_right.depth((0, -1, 0)) == pytest.approx(1)
