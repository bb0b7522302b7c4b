"""The score: each part as it is stated, and the rank that follows from it."""

from recommender.planning.scoring import Wishes
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


def test_what_stands_in_the_arc_and_serves_its_focus_gets_both_points() -> None:
    score = NOBODYS.score(STRETCH, ARC[0], 0)

    assert score.parts == (("arc", 40), ("focus", 10))


def test_points_of_zero_are_not_told() -> None:
    assert NOBODYS.score(BRIDGE, ARC[0], 0).parts == ()


def test_each_earlier_day_costs_points() -> None:
    assert NOBODYS.score(WALK, ARC[0], 2).parts == (("arc", 40), ("repeated", -8))


def test_each_level_above_the_first_costs_points() -> None:
    assert NOBODYS.score(PLANK, ARC[0], 0).parts == (("harder_than_easy", -2),)


def test_a_need_counts_with_its_points_up_to_the_most() -> None:
    few = Wishes(an_assessment(points={"strength": 7}), a_person(), SETTINGS)
    many = Wishes(an_assessment(points={"strength": 70}), a_person(), SETTINGS)

    assert few.score(BRIDGE, ARC[0], 0).parts == (("need:strength", 7),)
    assert many.score(BRIDGE, ARC[0], 0).parts == (("need:strength", 10),)


def test_of_several_needs_the_one_with_most_points_counts_and_of_equals_the_first() -> None:
    both = an_exercise("both", STRETCH.kind, held(5, 5), needs=("ease", "fitness", "strength"))
    wishes = Wishes(an_assessment(points={"fitness": 3, "strength": 3}), a_person(), SETTINGS)

    assert wishes.need_of(both) == "fitness"


def test_what_the_person_likes_gets_points() -> None:
    wishes = Wishes(an_assessment(), a_person(likes=["relaxing", "nothing known"]), SETTINGS)

    assert wishes.is_liked(BREATHING)
    assert not wishes.is_liked(WALK)
    assert ("liked", 6) in wishes.score(BREATHING, ARC[0], 0).parts


def test_the_best_rank_first_and_equals_by_their_id() -> None:
    ranked = [exercise.id for exercise in NOBODYS.rank(BY_ID, ARC[0], {})]

    assert ranked == ["stretch", "walk", "breathing", "rolling", "bridge", "plank"]


def test_what_stood_on_earlier_days_ranks_lower() -> None:
    ranked = [exercise.id for exercise in NOBODYS.rank(BY_ID, ARC[0], {"stretch": 3})]

    assert ranked[:2] == ["walk", "stretch"]
