"""The movement that hurts or is stiff warms up each session, and what waits is said."""

from typing import Any

import pytest

from recommender.domain.exercises import ExerciseKind
from recommender.domain.week import Day, Week
from recommender.inference.deciding import Decider
from tests.weeks.test_short_sessions import week_of

# three months of a stiff neck, ten minutes on five days, hardly any exercise
STIFF_NECK: dict[str, Any] = {
    "age": 35,
    "where": ["neck"],
    "duration": "over_12_weeks",
    "course": "same",
    "feels": ["stiff"],
    "pattern": ["turning_worse"],
    "minutes_a_day": 15,
    "days_a_week": 4,
    "experience": "new",
    "equipment": [],
}
# an acute strain with two movements that are sharp
TWO_SHARP: dict[str, Any] = {
    "age": 30,
    "where": ["low_back"],
    "duration": "under_2_weeks",
    "course": "better",
    "onset": "movement",
    "feels": ["ache", "catches"],
    "sharp_movement": ["bending", "twisting"],
    "catch_ends": "eases",
    "pain_rest": 2,
    "pain_move": 5,
    "daily_limits": ["none"],
    "minutes_a_day": 20,
    "days_a_week": 5,
    "experience": "some",
}
# a hip that is sore to lie on, for months
SORE_HIP: dict[str, Any] = {
    "age": 50,
    "where": ["buttock_hip"],
    "duration": "over_12_weeks",
    "course": "same",
    "feels": ["ache"],
    "pattern": ["lying_worse"],
    "minutes_a_day": 30,
    "days_a_week": 4,
    "experience": "some",
    "equipment": ["band"],
}


def sessions(week: Week) -> list[Day]:
    """Return the days of a week that have a session."""
    return [day for day in week.days if not day.is_rest]


def names(day: Day) -> list[str]:
    """Return the exercises of a day by their ids."""
    return [item.exercise.id for item in day.items]


def test_a_stiff_neck_turns_in_each_session(decider: Decider) -> None:
    found = sessions(week_of(decider, STIFF_NECK))

    assert len(found) == 4
    assert all("neck-turns" in names(day) for day in found)


def test_a_low_back_that_standing_hurts_is_rounded_in_each_of_two_sessions(
    decider: Decider,
) -> None:
    low_back = {"where": ["low_back"], "feels": ["ache"], "pattern": ["standing_worse"]}
    week = week_of(decider, {**STIFF_NECK, **low_back, "days_a_week": 2})

    rounds = {entry.id for entry in decider.content.exercises.values() if "bend" in entry.needs}
    assert all(rounds & {*names(day)} for day in sessions(week))


def test_with_few_sessions_a_movement_of_the_week_is_named_for_the_days_between(
    decider: Decider,
) -> None:
    say = decider.content.week.between_say.format(name="Small neck turns with the head resting")

    assert say in week_of(decider, {**STIFF_NECK, "days_a_week": 2}).says
    assert say not in week_of(decider, STIFF_NECK).says


def test_two_sharp_movements_leave_walking_work_and_small_tilts(decider: Decider) -> None:
    week = week_of(decider, TWO_SHARP)

    every = {name for day in sessions(week) for name in names(day)}
    assert {"walking", "glute-bridge", "pelvic-tilt"} <= every
    far = {"spinal_flexion_midrange", "spinal_rotation_midrange", "abdominal_strain"}
    assert not any(far & {*decider.content.exercises[name].demands} for name in every)


def test_a_hip_that_is_sore_to_lie_on_works_at_its_side_and_is_not_pulled(decider: Decider) -> None:
    week = week_of(decider, SORE_HIP)

    sides = {e.id for e in decider.content.exercises.values() if "hip_sides" in e.needs}
    assert sum(bool(sides & {*names(day)}) for day in sessions(week)) >= 2
    pulls = {"hip_end_range", "hip_rotation_or_crossing", "side_lying"}
    for day in sessions(week):
        assert not any(pulls & {*item.exercise.demands} for item in day.items)


@pytest.mark.parametrize(
    ("place", "programme"), [("neck", "first-days-neck"), ("low_back", "first-days")]
)
def test_a_spasm_of_the_neck_has_first_days_of_its_own(
    decider: Decider, place: str, programme: str
) -> None:
    spasm = {"duration": "under_3_days", "course": "too_new", "feels": ["spasm"], "spasm": "acute"}
    week = week_of(decider, {**STIFF_NECK, **spasm, "where": [place], "pattern": ["none"]})

    assert {day.programme for day in sessions(week)} == {programme}
    moves_neck = [name for day in sessions(week) for name in names(day) if name == "neck-turns"]
    assert bool(moves_neck) is (place == "neck")


def test_what_is_owned_and_left_out_altogether_is_said_to_wait(decider: Decider) -> None:
    sore = {"where": ["low_back"], "feels": ["ache"], "pattern": ["none"], "equipment": ["step"]}
    knees = {"conditions": ["body_part"], "joint_conditions": ["knee_arthritis"]}
    say = decider.content.week.kit_waits_say.format(names="Low step or stair")

    assert say in week_of(decider, {**STIFF_NECK, **sore, **knees}).says
    assert say not in week_of(decider, {**STIFF_NECK, **sore}).says


def test_whoever_standing_hurts_walks_no_longer_on_days_without_a_session(decider: Decider) -> None:
    low_back = {"where": ["low_back"], "feels": ["ache"], "pattern": ["standing_worse"]}
    week = week_of(decider, {**STIFF_NECK, **low_back})

    walks = [
        item.dose.minutes or 0
        for day in sessions(week)
        for item in day.items
        if item.exercise.kind is ExerciseKind.WALKING
    ]
    say = decider.content.week.walk_between_say.format(minutes=round(min(walks)))
    assert say in week.says
