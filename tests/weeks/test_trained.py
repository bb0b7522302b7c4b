"""Whoever trains gets a load, and the week does not go back below it."""

from typing import Any

import pytest

from recommender import pipeline
from recommender.inference.deciding import Decider
from tests.weeks.people import described
from tests.weeks.test_short_sessions import week_of

LIFTER: dict[str, Any] = {
    "age": 28,
    "where": ["low_back"],
    "duration": "over_12_weeks",
    "course": "same",
    "onset": "exercise",
    "feels": ["stiff", "ache"],
    "main_problem": "stiffness",
    "pattern": ["bending_worse"],
    "eases": ["moving_eases"],
    "pain_rest": 0,
    "pain_move": 2,
    "minutes_a_day": 60,
    "experience": "regular",
    "equipment": ["roller", "band"],
    "goals": ["lift", "sport"],
    "likes": ["strength"],
}


@pytest.mark.parametrize("days", [4, 7])
def test_who_trains_and_wants_to_lift_lifts_a_weight_on_two_days(
    decider: Decider, days: int
) -> None:
    week = week_of(decider, {**LIFTER, "days_a_week": days})

    weights = {"squat-holding-weight", "hinge-with-weight"}
    lifting = [day for day in week.days if weights & {item.exercise.id for item in day.items}]
    assert len(lifting) >= 2


@pytest.mark.parametrize("days", [7])
def test_a_hinge_gets_a_weight_and_keeps_it(decider: Decider, days: int) -> None:
    week = week_of(decider, {**LIFTER, "days_a_week": days})

    hinges = [
        item.exercise.id
        for day in week.days
        for item in day.items
        if item.exercise.id in ("supported-hip-hinge", "hip-hinge", "hinge-with-weight")
    ]
    assert hinges.count("hinge-with-weight") >= 2
    assert hinges[-1] == "hinge-with-weight"


def test_a_pacemaker_alone_gives_nobody_who_trains_the_week_of_a_beginner(decider: Decider) -> None:
    people = described()
    trains = pipeline.recommend(decider, people["m64-pacemaker-trains"].answered(decider.content))
    faint = pipeline.recommend(
        decider, people["m64-pacemaker-trains-faint"].answered(decider.content)
    )

    assert trains.week is not None
    assert faint.week is not None
    assert max(day.minutes for day in trains.week.days) > 30
    assert max(day.minutes for day in faint.week.days) <= 20
    assert any((item.dose.sets or 1) > 1 for day in trains.week.days for item in day.items)
