"""Doses by themselves: low first and high later, ever smaller, under every cap, and their time."""

from dataclasses import replace

import pytest

from recommender.domain.assessment import Limit
from recommender.domain.caps import Caps
from recommender.domain.content import TimeModel
from recommender.domain.exercises import Exercise, Prescription, Range
from recommender.domain.rules import Cap
from recommender.domain.week import Dose
from recommender.planning.dosing import doses_from, in_own_terms, item_seconds, seconds_of
from tests.planning.builders import (
    BREATHING,
    BRIDGE,
    PLANK,
    ROLLING,
    SETTINGS,
    STRETCH,
    WALK,
    counted,
    held,
    in_minutes,
)

FREE = Caps()


def capped(cap: Cap, value: int) -> Caps:
    """Return one cap."""
    return Caps((Limit(cap, value, ("rule",)),))


def test_the_first_time_starts_low_and_later_times_high() -> None:
    first = doses_from(BRIDGE, BRIDGE.dose, FREE, is_first=True)
    later = doses_from(BRIDGE, BRIDGE.dose, FREE, is_first=False)

    assert first == (Dose(2, 1, repetitions=8), Dose(1, 1, repetitions=8))
    assert later == (
        Dose(2, 1, repetitions=12),
        Dose(1, 1, repetitions=12),
        Dose(1, 1, repetitions=8),
    )


def test_minutes_shrink_by_whole_minutes_to_the_low_end() -> None:
    doses = doses_from(BREATHING, in_minutes(1.5, 4), FREE, is_first=False)

    assert [dose.minutes for dose in doses] == [4, 3, 2, 1.5]


def test_our_own_dose_is_the_last_resort_of_a_programmes() -> None:
    doses = doses_from(STRETCH, held(40, 60, sets=2), FREE, is_first=True)

    assert [(dose.sets, dose.hold_seconds) for dose in doses] == [(2, 40), (1, 40), (1, 20)]


def test_no_step_is_larger_than_the_one_to_give() -> None:
    doses = doses_from(STRETCH, held(5, 5), FREE, is_first=True)

    assert [dose.hold_seconds for dose in doses] == [5]


@pytest.mark.parametrize(
    ("exercise", "cap", "most", "of_dose"),
    [
        (BRIDGE, Cap.SETS, 1, "sets"),
        (BRIDGE, Cap.REPETITIONS, 6, "repetitions"),
        (STRETCH, Cap.HOLD_SECONDS, 10, "hold_seconds"),
        (PLANK, Cap.EFFORT_SECONDS, 7, "hold_seconds"),
        (WALK, Cap.WALK_MINUTES, 3, "minutes"),
        (ROLLING, Cap.RELEASE_MINUTES, 1, "minutes"),
    ],
)
def test_each_cap_binds_every_step(exercise: Exercise, cap: Cap, most: int, of_dose: str) -> None:
    for is_first in (True, False):
        doses = doses_from(exercise, exercise.dose, capped(cap, most), is_first=is_first)

        assert {getattr(dose, of_dose) for dose in doses} == {most}


@pytest.mark.parametrize(
    ("exercise", "cap"),
    [(STRETCH, Cap.EFFORT_SECONDS), (PLANK, Cap.HOLD_SECONDS), (BREATHING, Cap.WALK_MINUTES)],
)
def test_the_cap_of_another_kind_of_work_does_not_bind(exercise: Exercise, cap: Cap) -> None:
    free = doses_from(exercise, exercise.dose, FREE, is_first=False)

    assert doses_from(exercise, exercise.dose, capped(cap, 1), is_first=False) == free


def test_a_dose_is_for_each_side() -> None:
    both = replace(STRETCH, sides=2)

    [dose, *_] = doses_from(both, both.dose, FREE, is_first=True)

    assert dose.sides == 2
    assert seconds_of(both, dose) == 2 * seconds_of(STRETCH, replace(dose, sides=1))


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [
        (Dose(2, 1, repetitions=8), 80),
        (Dose(1, 1, repetitions=8, hold_seconds=10), 80),
        (Dose(2, 2, hold_seconds=20), 100),
        (Dose(1, 2, minutes=1.5), 180),
    ],
)
def test_the_seconds_of_a_dose_with_five_a_repetition(dose: Dose, seconds: int) -> None:
    assert seconds_of(BRIDGE, dose) == seconds


def test_an_item_rests_between_its_sets_and_changes_over_once() -> None:
    time = TimeModel(rest_seconds=20, changeover_seconds=10)

    assert item_seconds(BRIDGE, Dose(3, 1, repetitions=8), time) == 120 + 40 + 10


def test_minutes_of_what_is_held_are_the_nearest_number_of_its_sets() -> None:
    # a hold takes 30 seconds and 5 to move
    given = in_own_terms(STRETCH, replace(in_minutes(2, 2), source="seed"), ())

    assert given == Prescription("seed", Range(3, 3), hold_seconds=Range(20, 30))


def test_half_a_set_is_rounded_down_and_there_is_at_least_one() -> None:
    # twelve repetitions take a minute
    half = in_own_terms(BRIDGE, in_minutes(2.5, 2.5), ())
    least = in_own_terms(BRIDGE, in_minutes(0.1, 0.1), ())

    assert (half.sets, least.sets) == (Range(2, 2), Range(1, 1))


@pytest.mark.parametrize(
    ("exercise", "given"), [(WALK, in_minutes(3, 3)), (BRIDGE, counted(3, 3)), (PLANK, held(9, 9))]
)
def test_what_needs_no_translation_stays(exercise: Exercise, given: Prescription) -> None:
    assert in_own_terms(exercise, given, SETTINGS.kinds_in_minutes) is given
