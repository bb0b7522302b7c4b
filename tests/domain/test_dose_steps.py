"""Every dose of an exercise's own range: steps of a table, the ends, and the seconds of work."""

from dataclasses import replace

import pytest

from recommender.domain.dose_steps import Steps, own_doses, seconds_of, volume
from recommender.domain.exercises import Dose, Exercise, ExerciseKind, Prescription, Range
from tests.planning.builders import BREATHING, BRIDGE, OWN, PLANK, STEPS, STRETCH, an_exercise, held

SQUAT = an_exercise(
    "squat", ExerciseKind.STRENGTH, Prescription(OWN, Range(1, 2), repetitions=Range(8, 12))
)


def counts(exercise: Exercise, steps: Steps = STEPS) -> set[tuple[int, int | None]]:
    """Return the sets of an exercise's doses, with the repetitions of each set."""
    return {(dose.sets, dose.repetitions) for dose in own_doses(exercise, steps)}


def holds(exercise: Exercise, steps: Steps = STEPS) -> set[tuple[int, int | None]]:
    """Return the sets of an exercise's doses, with the seconds of each hold."""
    return {(dose.sets, dose.hold_seconds) for dose in own_doses(exercise, steps)}


def test_repetitions_go_up_by_the_steps_of_the_table() -> None:
    assert counts(SQUAT) == {(1, 8), (1, 10), (1, 12), (2, 8), (2, 10), (2, 12)}


def test_no_step_lies_outside_the_range_of_the_exercise() -> None:
    assert counts(BRIDGE) == {(2, 8), (2, 10), (2, 12)}
    assert counts(replace(SQUAT, dose=replace(SQUAT.dose, repetitions=Range(9, 11)))) == {
        (1, 9),
        (1, 10),
        (2, 10),
        (2, 11),
    }


def test_without_a_table_there_are_only_the_ends_of_the_range() -> None:
    assert counts(SQUAT, Steps()) == {(1, 8), (2, 12)}


def test_holds_of_work_go_up_by_the_steps_of_their_own_table() -> None:
    assert holds(replace(PLANK, dose=held(20, 30))) == {(1, 20), (1, 25), (1, 30)}


def test_a_stretch_has_its_shortest_and_its_longest_hold_in_each_number_of_sets() -> None:
    both = Prescription(OWN, Range(1, 2), hold_seconds=Range(20, 30))

    assert holds(replace(STRETCH, dose=both), Steps()) == {(1, 20), (1, 30), (2, 20), (2, 30)}
    assert holds(STRETCH, Steps()) == {(2, 20), (2, 30)}


def test_minutes_go_up_one_by_one_between_the_ends() -> None:
    dose = Prescription(OWN, minutes=Range(1.5, 3.5))

    doses = own_doses(replace(BREATHING, dose=dose), STEPS)

    assert {dose.minutes for dose in doses} == {1.5, 2, 3, 3.5}


def test_repetitions_that_are_held_keep_the_shortest_hold() -> None:
    dose = Prescription(OWN, Range(1, 2), repetitions=Range(8, 12), hold_seconds=Range(3, 10))

    doses = own_doses(replace(SQUAT, dose=dose), STEPS)

    assert len(doses) == 6
    assert {dose.hold_seconds for dose in doses} == {3}


def test_a_dose_is_for_each_side_and_takes_the_seconds_of_both() -> None:
    doses = own_doses(replace(BRIDGE, sides=2), STEPS)

    assert {dose.sides for dose in doses} == {2}
    assert doses[Dose(2, 2, repetitions=8)] == 2 * own_doses(BRIDGE, STEPS)[Dose(2, 1, 8)]


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [
        (Dose(2, 1, repetitions=8), 80),
        (Dose(1, 1, repetitions=8, hold_seconds=10), 80),
        (Dose(1, 1, repetitions=8, hold_seconds=3), 40),
        (Dose(2, 2, hold_seconds=20), 100),
        (Dose(1, 2, minutes=1.5), 180),
    ],
)
def test_the_seconds_of_a_dose_with_five_a_repetition(dose: Dose, seconds: int) -> None:
    assert seconds_of(BRIDGE, dose) == seconds


@pytest.mark.parametrize(
    ("dose", "much"),
    [
        (Dose(2, 1, repetitions=8), 16),
        (Dose(2, 1, repetitions=8, hold_seconds=10), 16),
        (Dose(3, 2, hold_seconds=20), 60),
        (Dose(1, 1, minutes=7.5), 7.5),
    ],
)
def test_a_dose_is_so_much_of_its_own_kind_in_all_sets_of_a_side(dose: Dose, much: float) -> None:
    assert volume(dose) == much


def test_an_exercise_whose_source_gives_no_numbers_has_one_empty_dose() -> None:
    assert {*own_doses(replace(SQUAT, dose=Prescription(OWN)), STEPS)} == {Dose(1, 1)}
