"""The score: each part as it is stated, and the rank that follows from it."""

from dataclasses import replace

import pytest

from recommender.planning.scoring import ScoredDay, Wishes
from tests.planning.builders import (
    ARC,
    BREATHING,
    BRIDGE,
    PLANK,
    SETTINGS,
    SIX,
    STRETCH,
    WALK,
    a_person,
    an_assessment,
    an_exercise,
    held,
)

BY_ID = {exercise.id: exercise for exercise in SIX}
NOBODYS = Wishes(an_assessment(), a_person(), SETTINGS)
PROGRAMME = replace(SETTINGS.scoring, programme=12, below=-10)
BY_PLACE = replace(SETTINGS, scoring=replace(SETTINGS.scoring, place=8, elsewhere=-7))
DAY = ScoredDay(ARC[0])
OTHER_DAY = ScoredDay(replace(ARC[0], focus="strength"))
NECK = replace(STRETCH, id="neck", places=("neck", "shoulder"))


def test_what_stands_in_the_arc_and_serves_its_focus_gets_both_points() -> None:
    score = NOBODYS.score(STRETCH, DAY, 0)

    assert score.parts == (("arc", 40), ("focus", 10))


def test_points_of_zero_are_not_told() -> None:
    assert NOBODYS.score(BRIDGE, DAY, 0).parts == ()


def test_each_earlier_day_costs_points() -> None:
    assert NOBODYS.score(WALK, DAY, 2).parts == (("arc", 40), ("repeated", -8))


def test_what_stands_elsewhere_in_the_programme_gets_points_for_that() -> None:
    wishes = Wishes(an_assessment(), a_person(), replace(SETTINGS, scoring=PROGRAMME))
    day = replace(DAY, programme=frozenset({"bridge", "stretch"}))

    assert wishes.score(BRIDGE, day, 0).parts == (("programme", 12),)
    assert wishes.score(STRETCH, day, 0).parts == (("arc", 40), ("focus", 10))
    assert [one.id for one in wishes.rank(BY_ID, day, {})][2] == "bridge"


def test_a_rung_below_something_of_an_earlier_day_loses_points() -> None:
    wishes = Wishes(an_assessment(), a_person(), replace(SETTINGS, scoring=PROGRAMME))
    day = replace(DAY, off_rung=frozenset({"bridge"}))

    assert wishes.score(BRIDGE, day, 0).parts == (("below", -10),)
    assert [one.id for one in wishes.rank(BY_ID, day, {})][-1] == "bridge"


def test_each_level_above_the_first_costs_points() -> None:
    assert NOBODYS.score(PLANK, DAY, 0).parts == (("harder_than_easy", -2),)


def test_a_need_counts_with_its_points_up_to_the_most() -> None:
    few = Wishes(an_assessment(points={"strength": 7}), a_person(), SETTINGS)
    many = Wishes(an_assessment(points={"strength": 70}), a_person(), SETTINGS)

    assert few.score(BRIDGE, DAY, 0).parts == (("need:strength", 7),)
    assert many.score(BRIDGE, DAY, 0).parts == (("need:strength", 10),)


def test_of_several_needs_the_one_with_most_points_counts_and_of_equals_the_first() -> None:
    both = an_exercise("both", STRETCH.kind, held(5, 5), needs=("ease", "fitness", "strength"))
    wishes = Wishes(an_assessment(points={"fitness": 3, "strength": 3}), a_person(), SETTINGS)

    assert wishes.need_of(both) == "fitness"


def test_what_the_person_likes_gets_points() -> None:
    wishes = Wishes(an_assessment(), a_person(likes=["relaxing", "nothing known"]), SETTINGS)

    assert wishes.is_liked(BREATHING)
    assert not wishes.is_liked(WALK)
    assert ("liked", 6) in wishes.score(BREATHING, DAY, 0).parts


def test_what_stands_in_for_an_item_of_the_arc_has_the_points_of_the_arc_once() -> None:
    assert NOBODYS.score(BRIDGE, DAY, 0, stands_in=True).parts == (("instead", 40),)
    assert NOBODYS.score(WALK, DAY, 0, stands_in=True).parts == (("arc", 40),)


@pytest.mark.parametrize(
    ("hurts", "parts"),
    [(("neck",), (("place", 8),)), (("hip",), (("elsewhere", -7),)), ((), ())],
    ids=["where it hurts", "elsewhere", "nowhere in particular"],
)
def test_what_works_where_it_hurts_gets_points_and_what_works_elsewhere_loses_some(
    hurts: tuple[str, ...], parts: tuple[tuple[str, int], ...]
) -> None:
    wishes = Wishes(an_assessment(), a_person(places=hurts), BY_PLACE)

    assert wishes.score(NECK, OTHER_DAY, 0).parts == parts


def test_what_works_on_the_whole_body_neither_gets_nor_loses_points_for_the_place() -> None:
    wishes = Wishes(an_assessment(), a_person(places=["neck"]), BY_PLACE)

    assert wishes.score(BREATHING, OTHER_DAY, 0).parts == ()
    assert wishes.is_where_it_hurts(BREATHING)


def test_only_what_works_elsewhere_is_not_where_it_hurts() -> None:
    assert Wishes(an_assessment(), a_person(places=["neck"]), BY_PLACE).is_where_it_hurts(NECK)
    assert NOBODYS.is_where_it_hurts(NECK)
    assert not Wishes(an_assessment(), a_person(places=["hip"]), BY_PLACE).is_where_it_hurts(NECK)


def test_what_works_where_it_hurts_ranks_first() -> None:
    wishes = Wishes(an_assessment(), a_person(places=["hip"]), BY_PLACE)
    hip = replace(NECK, id="z", places=("hip",))
    day = ScoredDay(replace(ARC[0], items=()))

    ranked = wishes.rank({one.id: one for one in (NECK, BREATHING, hip)}, day, {})

    assert [exercise.id for exercise in ranked] == ["z", "breathing", "neck"]


def test_the_best_rank_first_and_equals_by_their_id() -> None:
    ranked = [exercise.id for exercise in NOBODYS.rank(BY_ID, DAY, {})]

    assert ranked == ["stretch", "walk", "breathing", "rolling", "bridge", "plank"]


def test_what_stood_on_earlier_days_ranks_lower() -> None:
    ranked = [exercise.id for exercise in NOBODYS.rank(BY_ID, DAY, {"stretch": 3})]

    assert ranked[:2] == ["walk", "stretch"]
