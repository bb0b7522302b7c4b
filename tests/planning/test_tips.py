"""Tips fit the week: none tells how to do what is not in it, or what is left out."""

import re
from typing import Any

import pytest

from recommender.domain.content import Content
from recommender.domain.plan_making import make_plan
from recommender.inference.deciding import Decider
from tests.people import a_person, a_plain_case
from tests.planning.constraints import HOW_TO_PRESS, OFFERED_PRESSING
from tests.planning.weeks import all_items, made_for

KNOTS: dict[str, Any] = {"likes": ["self_release"]}
MUST_NOT_PRESS: dict[str, dict[str, Any]] = {
    "a blood thinner": {"medicines": ["thinner"]},
    "numb skin": {"illnesses": ["numb_skin"]},
    "a wound": {"joint_conditions": ["wound_other"]},
    "a sharp pain on pressing": {
        "feels": ["knots", "sharp_at_times"],
        "sharp_movement": ["pressing"],
    },
}


def tips_for(decider: Decider, **different: Any) -> set[str]:
    """Return the tips of a person with knots, varied."""
    answers = a_plain_case(decider.content, "knots", **{**KNOTS, **different})
    return {entry.what for entry in made_for(decider, answers).advice}


def test_who_gets_self_release_reads_where_and_how_hard_to_press(decider: Decider) -> None:
    assert tips_for(decider) >= HOW_TO_PRESS


@pytest.mark.parametrize("person", MUST_NOT_PRESS)
def test_who_must_not_press_reads_nothing_of_pressing(decider: Decider, person: str) -> None:
    told = tips_for(decider, **MUST_NOT_PRESS[person])

    assert not told & (HOW_TO_PRESS | OFFERED_PRESSING)


def test_who_has_no_release_in_the_week_is_not_told_how(decider: Decider) -> None:
    made = made_for(decider, a_plain_case(decider.content, "knots", **KNOTS, minutes_a_day=10))
    assert made.week is not None
    releases = [item for item in all_items(made.week) if item.exercise.kind.value == "release"]

    told = {entry.what for entry in made.advice}

    assert bool(told & HOW_TO_PRESS) is bool(releases)


def test_the_words_on_strength_come_only_beside_strength(decider: Decider) -> None:
    stiff = {"feels": ["stiff", "spasm"], "main_problem": "stiffness", "spasm": "acute"}
    first_days = made_for(decider, a_person(decider.content, **stiff))
    later = made_for(decider, a_plain_case(decider.content, "stiffness"))

    assert "part-of-the-whole" not in {entry.what for entry in first_days.advice}
    assert "part-of-the-whole" in {entry.what for entry in later.advice}


def test_nobody_is_told_to_lie_flat_or_on_the_back_for_the_night(content: Content) -> None:
    assert "on the back" not in content.tips["sleep-enough"].text


@pytest.mark.parametrize("pain", [6, 7])
def test_who_hurts_at_six_or_seven_all_day_is_not_told_to_stop_at_six(
    decider: Decider, pain: int
) -> None:
    answers = a_person(decider.content, duration="over_12_weeks", pain_rest=pain, pain_move=pain)
    made = made_for(decider, answers)
    assert made.week is not None

    plan = make_plan(decider.content, made, "test")
    words = repr([plan.outcome, plan.advice])

    assert not re.search(r"\b(6|six) (of 10 )?or more", words)
    assert "one more than usual" in words


def test_diabetes_brings_words_on_sugar_and_feet(decider: Decider) -> None:
    told = tips_for(decider, conditions=["diabetes"])

    assert {"diabetes-and-exercise", "look-after-your-feet"} <= told


def test_numb_skin_brings_words_on_feet_and_more_balance(decider: Decider) -> None:
    made = made_for(decider, a_person(decider.content, illnesses=["numb_skin"]))

    assert "look-after-your-feet" in {entry.what for entry in made.advice}
    assert made.assessment.points("balance") >= 6


TREATMENTS = {"hands-on-release", "sports-massage", "rolfing", "pilates"}


@pytest.mark.parametrize("experience", ["new", "some", "regular"])
def test_no_more_than_one_treatment_is_named(decider: Decider, experience: str) -> None:
    weak_as_well = {"feels": ["knots", "weak"], "main_problem": "knots"}

    assert len(tips_for(decider, **weak_as_well, experience=experience) & TREATMENTS) <= 1


def test_in_a_wheelchair_nothing_is_said_of_standing_or_of_treatments(decider: Decider) -> None:
    told = tips_for(decider, age=79, walking="wheelchair", likes=["none"])

    assert not told & {*TREATMENTS, "balance-support"}


@pytest.mark.parametrize(
    ("tip", "answers"),
    [
        ("carry-the-child", {"pregnancy": "later", "goals": ["look_after"]}),
        ("pace-the-day", {"conditions": ["illness"], "illnesses": ["widespread"]}),
        ("sore-hip-at-rest", {"where": ["buttock_hip"], "pattern": ["lying_worse"]}),
        ("halve-what-hurts", {"experience": "regular", "goals": ["sport"]}),
    ],
)
def test_what_fills_the_day_has_a_tip(decider: Decider, tip: str, answers: dict[str, Any]) -> None:
    made = made_for(decider, a_person(decider.content, **answers))

    assert tip in {entry.what for entry in made.advice}
