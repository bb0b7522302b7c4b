"""What has hurt on one movement for months comes back in small steps, and no longer stays away."""

from typing import Any

import pytest

from recommender.domain.exercises import ExerciseKind
from recommender.domain.week import Week
from recommender.inference.deciding import Decider
from tests.weeks.test_short_sessions import week_of

FEARFUL: dict[str, Any] = {
    "age": 39,
    "where": ["low_back"],
    "duration": "over_12_weeks",
    "course": "same",
    "feels": ["stiff", "ache"],
    "pattern": ["bending_worse"],
    "eases": ["warmth_eases"],
    "pain_rest": 2,
    "pain_move": 5,
    "minutes_a_day": 15,
    "days_a_week": 5,
    "experience": "new",
    "goals": ["trust"],
    "equipment": [],
    "worried": True,
}
RECENT: dict[str, Any] = {"duration": "2_to_6_weeks"}
STRONG: dict[str, Any] = {"pain_move": 6}


def days_with(week: Week, demand: str) -> int:
    return sum(any(demand in item.exercise.demands for item in day.items) for day in week.days)


def test_who_fears_bending_bends_a_little_and_never_to_the_end(decider: Decider) -> None:
    week = week_of(decider, FEARFUL)

    assert days_with(week, "spinal_flexion_midrange") >= 1
    assert days_with(week, "end_range_spinal_flexion") == 0


@pytest.mark.parametrize("change", [RECENT, STRONG], ids=["recent", "strong"])
def test_a_recent_or_strong_pain_on_bending_is_spared(
    decider: Decider, change: dict[str, Any]
) -> None:
    week = week_of(decider, {**FEARFUL, **change})

    assert days_with(week, "spinal_flexion_midrange") == 0


CATCHES = {"feels": ["ache", "catches"], "sharp_movement": ["bending"], "catch_ends": "eases"}


@pytest.mark.parametrize("change", [CATCHES])
def test_what_may_be_a_nerve_in_the_thigh_is_neither_stretched_nor_pressed(
    decider: Decider, change: dict[str, Any]
) -> None:
    leg = {"where": ["buttock_hip", "leg"], "leg_reach": "thigh", "pattern": ["sitting_worse"]}
    kit = {"equipment": ["ball", "roller"], "experience": "some", "worried": False}

    week = week_of(decider, {**FEARFUL, **leg, **kit, **change})

    assert days_with(week, "hip_end_range") == days_with(week, "pressure_on_buttock") == 0


def test_a_knot_that_aches_into_the_thigh_is_stretched_mildly(decider: Decider) -> None:
    leg = {"where": ["buttock_hip", "leg"], "leg_reach": "thigh", "pattern": ["sitting_worse"]}
    knots = {"feels": ["ache", "knots"], "trigger_points": "reproduce", "main_problem": "knots"}

    week = week_of(decider, {**FEARFUL, **leg, **knots, "worried": False, "experience": "regular"})

    assert days_with(week, "hip_end_range") >= 1
    assert days_with(week, "hamstring_neural_stretch") == 0


def test_who_trains_is_no_beginner_because_exercise_hurts(decider: Decider) -> None:
    athlete = {"pattern": ["exercise_worse"], "experience": "regular", "worried": False}
    minutes = {"minutes_a_day": 45, "equipment": ["band", "step"], "goals": ["sport"]}

    week = week_of(decider, {**FEARFUL, **athlete, **minutes, "pain_move": 4})
    strong = week_of(decider, {**FEARFUL, **athlete, **minutes, "pain_move": 6})

    assert _most_sets(week) == 2
    assert _most_sets(strong) == 1


def _most_sets(week: Week) -> int:
    return max(
        item.dose.sets
        for day in week.days
        for item in day.items
        if item.exercise.kind is ExerciseKind.STRENGTH
    )
