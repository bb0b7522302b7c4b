"""Every limit binds every dose, minutes of a stretch as well."""

from typing import Any

import pytest

from recommender.domain.content import Content
from recommender.domain.exercises import ExerciseKind, Prescription, Range
from recommender.domain.week import Item
from recommender.inference.deciding import Decider
from recommender.planning.dosing import in_own_terms
from tests.people import a_plain_case
from tests.planning.constraints import violations
from tests.planning.weeks import a_plain_week, all_items, made_for

MINUTE_AND_A_HALF = Prescription(source="seed-003", minutes=Range(1.5, 1.5))
LIMITED: dict[str, dict[str, Any]] = {
    "very loose joints": {"spine_conditions": ["hypermobility"]},
    "a sharp pain": {"sharp_movement": ["other"]},
    "a tingling arm": {"where": ["neck", "arm"], "arm_reach": "shooting"},
}


def in_the_terms_of(content: Content, exercise: str) -> Prescription:
    """Return what a minute and a half of an exercise is."""
    kinds = content.week.kinds_in_minutes
    return in_own_terms(content.exercises[exercise], MINUTE_AND_A_HALF, kinds)


def of(items: list[Item], exercise: str) -> list[Item]:
    """Return the items of one exercise."""
    return [item for item in items if item.exercise.id == exercise]


@pytest.mark.crowd
@pytest.mark.parametrize("limited", LIMITED)
def test_a_session_in_minutes_keeps_to_the_limits_of_holds_and_repetitions(
    decider: Decider, limited: str
) -> None:
    answers = a_plain_case(decider.content, "neck", **LIMITED[limited])

    assert violations(decider.content, answers, made_for(decider, answers)) == []


def test_minutes_of_a_stretch_are_as_many_of_its_holds_as_come_nearest(content: Content) -> None:
    lunge = in_the_terms_of(content, "lunge-arms-raised")

    # 30 seconds and 6 to move are two and a half times in 90 seconds; the half is rounded down
    assert (lunge.sets, lunge.hold_seconds) == (Range(2, 2), Range(20, 30))
    assert (lunge.minutes, lunge.source) == (None, "seed-003")


def test_minutes_of_what_is_repeated_are_as_many_of_its_repetitions(content: Content) -> None:
    hinge = in_the_terms_of(content, "hip-hinge")

    assert (hinge.sets, hinge.repetitions, hinge.minutes) == (Range(1, 1), Range(8, 12), None)


def test_less_than_one_set_in_minutes_is_still_one(content: Content) -> None:
    kinds = content.week.kinds_in_minutes
    short = Prescription(source="judgement", minutes=Range(0.1, 0.1))

    given = in_own_terms(content.exercises["hip-hinge"], short, kinds)

    assert given.sets == Range(1, 1)


@pytest.mark.parametrize("exercise", ["ball-wall-upper-back", "walking", "gentle-yoga"])
def test_what_is_neither_held_nor_counted_stays_in_minutes(content: Content, exercise: str) -> None:
    assert in_the_terms_of(content, exercise) == MINUTE_AND_A_HALF


def test_a_dose_in_repetitions_is_left_as_it_is(content: Content) -> None:
    dose = content.exercises["hip-hinge"].dose

    assert in_own_terms(content.exercises["hip-hinge"], dose, ()) == dose


def test_the_fascia_session_says_how_often_and_how_long(decider: Decider) -> None:
    items = all_items(a_plain_week(decider, "neck"))

    # the minute and a half of the seed is at least two of its holds, and a count for the hinge
    held = [(item.dose.sets, item.dose.hold_seconds) for item in of(items, "doorway-stretch")]
    counted = [(item.dose.sets, item.dose.repetitions) for item in of(items, "hip-hinge")]
    assert (held, counted) == ([(2, 30)] * 3, [(1, 8), (1, 10)])
    assert all(
        item.dose.minutes is None
        for item in items
        if item.exercise.kind in (ExerciseKind.STRETCH, ExerciseKind.POSTURE)
    )
