"""Things in a picture that must be told apart: a chair with arms, a bag, a rucksack, a bottle."""

import pytest

from recommender.content.prop_fields import PropField
from recommender.domain.figures import Bag, Chair, Prop, Strip, Tube, Viewpoint
from recommender.domain.poses import Vector
from recommender.figures.camera import camera_at
from recommender.figures.outlines import absolute
from recommender.figures.parts import Part
from recommender.figures.prop_parts import PropPainter
from recommender.figures.skeleton import solve
from recommender.figures.solids import chair_bricks
from tests.figures.bodies import a_pose

IN_FRONT, BEHIND = 20.0, 160.0


def drawn(prop: Prop, around: float) -> list[Part]:
    painter = PropPainter(camera_at(Viewpoint(around, 10)), (-30, 30, -30, 30))
    return painter.parts([prop], solve(a_pose()))


def styles(prop: Prop, around: float) -> list[str]:
    (part,) = drawn(prop, around)
    return [stroke.style for stroke in part.strokes]


def test_only_a_chair_that_says_so_has_arms_on_which_hands_rest() -> None:
    plain, armed = (PropField().read({"chair": {"arms": word}}) for word in ("no", "yes"))
    assert isinstance(plain, Chair)
    assert isinstance(armed, Chair)

    *_, right, left = chair_bricks(armed)

    assert len(chair_bricks(plain)) == 2
    assert (right.name, left.name) == ("chair's arm", "chair's arm")
    rests: list[Vector] = [(0, -22, 66), (0, 22, 66)]
    assert [arm.distance(hand) for arm, hand in zip((right, left), rests, strict=True)] == [0, 0]
    # two arms on two posts
    assert len(drawn(armed, IN_FRONT)) == len(drawn(plain, IN_FRONT)) + 4


def test_the_back_of_a_high_chair_reaches_the_shoulder_blades() -> None:
    shoulder_blades: Vector = (-20.0, 0.0, 105.0)

    far = [
        next(one for one in chair_bricks(chair) if one.name == "chair's back")
        for chair in (Chair((0, 0)), Chair((0, 0), is_high=True))
    ]

    assert [brick.distance(shoulder_blades) <= 0 for brick in far] == [False, True]


def test_a_spread_towel_has_stripes_at_both_ends() -> None:
    corners = ((0.0, -20.0, 90.0), (0.0, 20.0, 90.0), (0.0, 20.0, 60.0), (0.0, -20.0, 60.0))

    (part,) = drawn(Strip("cloth", corners), IN_FRONT)

    sheet, stripes = part.strokes
    assert (sheet.style, stripes.style) == ("lc", "ls")
    left, right = min(absolute(sheet.path)[::2]), max(absolute(sheet.path)[::2])
    near = [min(x - left, right - x) for x in absolute(stripes.path)[::2]]
    assert len(near) == 8
    assert max(near) < (right - left) / 4


def test_a_belt_has_a_buckle_in_its_middle() -> None:
    belt = Strip("belt", ((0.0, -20.0, 60.0), (0.0, 0.0, 62.0), (0.0, 20.0, 60.0)))

    (part,) = drawn(belt, IN_FRONT)

    *_, strap, buckle = (absolute(stroke.path)[::2] for stroke in part.strokes)
    assert min(strap) < min(buckle) < max(buckle) < max(strap)
    assert sum(buckle) / 4 == pytest.approx(sum(strap) / 3, abs=1)


def test_the_pocket_of_a_rucksack_is_in_front() -> None:
    rucksack = Bag("rucksack", (0.0, 0.0, 60.0), (18.0, 30.0, 42.0))

    assert styles(rucksack, IN_FRONT) == ["v", "b", "b2"]
    assert styles(rucksack, BEHIND) == ["v", "b2", "b"]


def test_a_bag_hangs_from_two_handles() -> None:
    bag = Bag("bag", (0.0, 0.0, 60.0), (14.0, 36.0, 32.0))

    assert styles(bag, IN_FRONT) == ["v", "b", "v"]
    (part,) = drawn(bag, IN_FRONT)
    assert max(ball.centre[2] + ball.radius for ball in part.balls) < 60


@pytest.mark.parametrize(("around", "last"), [(IN_FRONT, "q1"), (BEHIND, "b")])
def test_the_cap_of_a_bottle_is_where_it_points(around: float, last: str) -> None:
    bottle = Tube("bottle", (0.0, 0.0, 60.0), (1.0, 0.0, 0.0), 20.0, 4.0)

    found = styles(bottle, around)

    assert found.count("q1") == 1
    assert found[-1] == last
