"""Doses by themselves: where a week begins, how far it rises, under every cap, and their time."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from recommender.domain.assessment import Limit
from recommender.domain.caps import Caps
from recommender.domain.dose_steps import volume
from recommender.domain.exercises import Dose, Exercise, ExerciseKind, Prescription, Range
from recommender.domain.rules import Cap
from recommender.domain.week_settings import SessionSettings, TimeModel
from recommender.planning.dosing import Dosing, in_own_terms, item_seconds
from tests.planning.builders import (
    BREATHING,
    BRIDGE,
    OWN,
    PLANK,
    ROLLING,
    SETTINGS,
    SIX,
    STEPS,
    STRETCH,
    WALK,
    a_content,
    an_exercise,
    counted,
    held,
    in_minutes,
)

SQUAT = an_exercise(
    "squat", ExerciseKind.STRENGTH, Prescription(OWN, Range(1, 2), repetitions=Range(8, 12))
)


def a_dosing(caps: Mapping[Cap, int] | None = None, *, seconds_least: int = 0) -> Dosing:
    """Return the dosing of a week with these caps."""
    content = a_content(
        exercises=(*SIX, SQUAT), steps=STEPS, session=SessionSettings(seconds_least=seconds_least)
    )
    limits = (Limit(cap, value, ("rule",)) for cap, value in (caps or {}).items())
    return Dosing(content, Caps(tuple(limits)))


def given_by(
    dosing: Dosing, exercise: Exercise, given: Prescription, before: Dose | None = None
) -> tuple[Dose, ...]:
    """Return the doses that a dosing gives, without their sizes."""
    return tuple(one.dose for one in dosing.doses(exercise, given, before))


def first(dosing: Dosing, exercise: Exercise, given: Prescription | None = None) -> Dose:
    """Return the first dose of a week."""
    return given_by(dosing, exercise, given or exercise.dose)[0]


def later(before: Dose, exercise: Exercise, given: Prescription | None = None) -> Dose:
    """Return a later dose of the week without caps."""
    return given_by(a_dosing(), exercise, given or exercise.dose, before)[0]


@pytest.mark.parametrize(("step", "dose"), [(1, (1, 8)), (3, (1, 12)), (4, (2, 8)), (6, (2, 12))])
def test_a_week_begins_at_the_entry_step(step: int, dose: tuple[int, int]) -> None:
    given = first(a_dosing({Cap.ENTRY_STEP: step}), SQUAT)

    assert (given.sets, given.repetitions) == dose


def test_without_an_entry_step_a_week_begins_at_the_top_of_the_table() -> None:
    assert first(a_dosing(), SQUAT) == Dose(2, 1, repetitions=12)


def test_an_effort_hold_has_a_table_of_its_own() -> None:
    assert first(a_dosing({Cap.ENTRY_STEP: 2}), PLANK).hold_seconds == 25


def test_a_first_walk_has_the_minutes_of_its_step() -> None:
    assert first(a_dosing({Cap.ENTRY_STEP: 2}), WALK).minutes == 6
    assert first(a_dosing(), WALK).minutes == 8


@pytest.mark.parametrize(
    ("exercise", "least"),
    [(STRETCH, Dose(2, 1, hold_seconds=20)), (BREATHING, Dose(1, 1, minutes=2))],
)
def test_what_has_no_table_begins_with_its_least(exercise: Exercise, least: Dose) -> None:
    assert first(a_dosing(), exercise) == least


def test_a_least_dose_a_third_above_the_entry_step_is_still_given() -> None:
    # two sets of eight are a third more than one of twelve
    assert first(a_dosing({Cap.ENTRY_STEP: 3}), BRIDGE) == Dose(2, 1, repetitions=8)


def test_work_whose_least_dose_is_further_above_the_entry_step_has_none() -> None:
    assert given_by(a_dosing({Cap.ENTRY_STEP: 2}), BRIDGE, BRIDGE.dose) == ()


def test_a_movement_that_is_no_work_is_given_at_its_least_above_the_entry_step() -> None:
    circles = replace(BRIDGE, kind=ExerciseKind.MOBILITY)

    assert first(a_dosing({Cap.ENTRY_STEP: 1}), circles) == Dose(2, 1, repetitions=8)


def test_a_seed_that_prescribes_less_than_the_entry_step_keeps_its_dose() -> None:
    assert first(a_dosing({Cap.ENTRY_STEP: 4}), SQUAT, counted(5, 9)) == Dose(1, 1, repetitions=9)


def test_a_seed_that_prescribes_more_begins_at_the_entry_step() -> None:
    assert first(a_dosing({Cap.ENTRY_STEP: 2}), SQUAT, counted(15, 15, sets=3)) == Dose(
        1, 1, repetitions=10
    )


def test_nothing_is_given_above_what_a_seed_prescribes() -> None:
    doses = given_by(a_dosing(), SQUAT, counted(10, 10))

    assert doses == (Dose(1, 1, repetitions=10), Dose(1, 1, repetitions=8))


def test_smaller_doses_follow_down_to_the_least_of_our_own() -> None:
    doses = given_by(a_dosing(), SQUAT, SQUAT.dose)

    assert [volume(dose) for dose in doses] == [24, 20, 16, 12, 10, 8]


@pytest.mark.parametrize(
    ("before", "risen"), [((1, 8), (1, 10)), ((1, 10), (1, 12)), ((1, 12), (2, 8))]
)
def test_a_later_dose_is_the_most_within_a_third_above_the_first(
    before: tuple[int, int], risen: tuple[int, int]
) -> None:
    given = later(Dose(before[0], 1, repetitions=before[1]), SQUAT)

    assert (given.sets, given.repetitions) == risen


def test_a_dose_whose_next_step_is_more_than_a_third_stays() -> None:
    first_hold = Dose(2, 1, hold_seconds=20)

    # two holds of thirty seconds would be half as much again
    assert later(first_hold, STRETCH) == first_hold


def test_where_no_dose_is_near_the_first_it_is_given_again() -> None:
    first_dose = Dose(1, 1, repetitions=5)

    assert given_by(a_dosing(), BRIDGE, BRIDGE.dose, first_dose) == (first_dose,)


@pytest.mark.parametrize(
    ("exercise", "cap", "most", "of_dose"),
    [
        (BRIDGE, Cap.SETS, 1, "sets"),
        (BRIDGE, Cap.REPETITIONS, 6, "repetitions"),
        (STRETCH, Cap.HOLD_SECONDS, 10, "hold_seconds"),
        (PLANK, Cap.EFFORT_SECONDS, 7, "hold_seconds"),
        (WALK, Cap.WALK_MINUTES, 3, "minutes"),
        (ROLLING, Cap.RELEASE_MINUTES, 1, "minutes"),
        (BREATHING, Cap.MINUTES, 1, "minutes"),
    ],
)
def test_each_cap_binds_every_dose(exercise: Exercise, cap: Cap, most: int, of_dose: str) -> None:
    dosing = a_dosing({cap: most})
    once = given_by(dosing, exercise, exercise.dose)
    again = given_by(dosing, exercise, exercise.dose, once[0])

    assert {getattr(dose, of_dose) for dose in (*once, *again)} == {most}


def test_a_cap_binds_what_a_seed_prescribes_too() -> None:
    doses = given_by(a_dosing({Cap.HOLD_SECONDS: 15}), STRETCH, held(60, 90, sets=3))

    assert {dose.hold_seconds for dose in doses} == {15}


@pytest.mark.parametrize(
    ("exercise", "cap"),
    [(STRETCH, Cap.EFFORT_SECONDS), (PLANK, Cap.HOLD_SECONDS), (BREATHING, Cap.WALK_MINUTES)],
)
def test_the_cap_of_another_kind_of_work_does_not_bind(exercise: Exercise, cap: Cap) -> None:
    free = given_by(a_dosing(), exercise, exercise.dose)

    assert given_by(a_dosing({cap: 1}), exercise, exercise.dose) == free


@pytest.mark.parametrize("exercise", [*SIX, SQUAT], ids=lambda exercise: exercise.id)
def test_each_dose_takes_less_time_than_the_one_before(exercise: Exercise) -> None:
    dosing = a_dosing()
    seconds = [
        item_seconds(exercise, dose, TimeModel(0, 0))
        for dose in given_by(dosing, exercise, exercise.dose)
    ]

    assert all(longer > shorter for longer, shorter in pairwise(seconds))


def test_a_dose_of_too_little_work_is_not_given_where_there_is_another() -> None:
    doses = given_by(a_dosing(seconds_least=45), SQUAT, SQUAT.dose)

    # one set of eight takes 40 seconds
    assert doses[-1] == Dose(1, 1, repetitions=10)


def test_two_sets_with_their_rest_may_be_enough_where_one_is_not() -> None:
    both = replace(STRETCH, dose=replace(STRETCH.dose, sets=Range(1, 2)))
    dosing = a_dosing({Cap.HOLD_SECONDS: 10}, seconds_least=45)
    content = replace(dosing.content, exercises={**dosing.content.exercises, "stretch": both})

    # two holds of ten and five to move are 30 seconds, and 20 between them
    dosing = replace(dosing, content=content)

    assert given_by(dosing, both, both.dose) == (Dose(2, 1, hold_seconds=10),)


def test_where_every_first_dose_is_too_little_only_those_are_there() -> None:
    dosing = a_dosing({Cap.SETS: 1, Cap.REPETITIONS: 8}, seconds_least=45)

    doses = given_by(dosing, SQUAT, SQUAT.dose)

    assert doses == (Dose(1, 1, repetitions=8),)
    assert dosing.is_too_little(SQUAT, doses[0])


def test_the_rests_between_sets_count_as_work() -> None:
    dosing = a_dosing(seconds_least=45)

    # two holds of ten and five to move are 30 seconds, and 20 between them
    assert not dosing.is_too_little(STRETCH, Dose(2, 1, hold_seconds=10))
    assert not dosing.is_too_little(STRETCH, Dose(1, 1, hold_seconds=40))
    assert dosing.is_too_little(STRETCH, Dose(1, 1, hold_seconds=39))


def test_the_least_is_the_smallest_of_our_own_doses_under_the_caps() -> None:
    assert a_dosing().least(SQUAT) == Dose(1, 1, repetitions=8)
    assert a_dosing({Cap.REPETITIONS: 5}).least(SQUAT) == Dose(1, 1, repetitions=5)


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


def test_a_later_dose_is_never_less_of_its_own_accord_though_a_seed_prescribes_less() -> None:
    little = Prescription("seed", Range(1, 1), repetitions=Range(8, 8))

    doses = given_by(a_dosing(), SQUAT, little, Dose(1, 1, repetitions=10))

    assert [dose.repetitions for dose in doses] == [10, 8]


@pytest.mark.parametrize(("may_fall", "sizes"), [(True, [10, 8]), (False, [10])])
def test_a_dose_falls_below_the_first_of_the_week_only_where_doses_may(
    may_fall: bool, sizes: list[int]
) -> None:
    steps = replace(STEPS, may_fall=may_fall, rise_most=0.0)
    dosing = Dosing(a_content(exercises=(*SIX, SQUAT), steps=steps), Caps(()))

    doses = given_by(dosing, SQUAT, SQUAT.dose, Dose(1, 1, repetitions=10))
    walks = given_by(dosing, WALK, WALK.dose, Dose(1, 1, minutes=8))

    assert [volume(dose) for dose in doses] == sizes
    assert volume(walks[-1]) == 5
