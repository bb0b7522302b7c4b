"""What a session of few minutes or a week of few days holds."""

from typing import Any

import pytest

from recommender import pipeline
from recommender.domain.dose_steps import CALM_KINDS, WORKING_KINDS
from recommender.domain.exercises import ExerciseKind
from recommender.domain.rules import Triage
from recommender.domain.week import Day, Week
from recommender.inference.deciding import Decider
from tests.weeks.people import Described

# 36 weeks pregnant with a sore pelvic ring, worried, ten minutes on three days
LATE_IN_PREGNANCY: dict[str, Any] = {
    "age": 36,
    "where": ["pelvis_front", "buttock_hip", "low_back"],
    "duration": "6_to_12_weeks",
    "course": "same",
    "conditions": ["pregnancy_birth"],
    "pregnancy": "pregnant",
    "weeks_pregnant": 36,
    "pelvic_pain": True,
    "feels": ["ache"],
    "pattern": ["standing_worse", "turning_worse", "night_worse"],
    "pain_rest": 3,
    "pain_move": 6,
    "minutes_a_day": 10,
    "days_a_week": 3,
    "experience": "new",
    "equipment": [],
    "goals": ["look_after", "walk_stand"],
    "worried": True,
}
# new to exercise, an hour on one day
ONE_DAY: dict[str, Any] = {
    "age": 60,
    "where": ["mid_back", "low_back"],
    "duration": "over_12_weeks",
    "course": "same",
    "feels": ["weak", "stiff"],
    "main_problem": "weak_ache",
    "pattern": ["standing_worse"],
    "minutes_a_day": 60,
    "experience": "new",
    "goals": ["house", "walk_stand"],
}
# two falls, a stoop and Parkinson's, twenty minutes on six days
FALLS: dict[str, Any] = {
    "age": 73,
    "where": ["neck", "upper_back"],
    "duration": "over_12_weeks",
    "course": "same",
    "conditions": ["illness", "mobility"],
    "illnesses": ["nerve_illness"],
    "walking": "unsteady",
    "floor": "no",
    "balance": ["more_falls", "unsteady"],
    "feels": ["stiff"],
    "pattern": ["morning_worse", "sitting_worse"],
    "minutes_a_day": 20,
    "days_a_week": 6,
    "experience": "some",
    "equipment": ["band", "step"],
    "goals": ["walk_stand"],
}


def week_of(decider: Decider, answers: dict[str, Any]) -> Week:
    """Return the week for some answers."""
    person = Described("somebody", "", Triage.PLAN, answers)
    week = pipeline.recommend(decider, person.answered(decider.content)).week
    assert week is not None
    return week


def days_of_strength(decider: Decider, week: Week) -> list[Day]:
    """Return the days that are called ones of strength."""
    headings = [heading.theme for heading in decider.content.week.compose.work_headings]
    return [day for day in week.days if day.theme in headings]


def test_work_keeps_its_time_where_calm_leads_and_minutes_are_few(decider: Decider) -> None:
    week = week_of(decider, LATE_IN_PREGNANCY)

    found = days_of_strength(decider, week)
    assert len(found) == 2
    for day in found:
        kinds = [item.exercise.kind for item in day.items]
        assert sum(kind in WORKING_KINDS for kind in kinds) >= 3
        assert sum(kind in CALM_KINDS for kind in kinds) == 1
        assert "sit-to-stand" in [item.exercise.id for item in day.items]


@pytest.mark.parametrize("days", [1, 2, 3])
def test_a_beginners_hour_holds_six_exercises_and_a_warm_up(decider: Decider, days: int) -> None:
    week = week_of(decider, {**ONE_DAY, "days_a_week": days})

    first = next(day for day in week.days if not day.is_rest)
    others = (*CALM_KINDS, ExerciseKind.WALKING)
    assert sum(item.exercise.kind not in others for item in first.items) == 7
    assert (decider.content.week.repeat_say in week.says) is (days < 3)


def test_who_falls_stands_up_from_a_chair_on_each_day_of_strength(decider: Decider) -> None:
    found = days_of_strength(decider, week_of(decider, FALLS))

    assert len(found) == 3
    assert all("sit-to-stand" in [item.exercise.id for item in day.items] for day in found)
