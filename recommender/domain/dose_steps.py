"""Every dose that an exercise can have before any limit: steps in its own range, and its ends."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recommender.domain.exercises import Dose, Exercise, ExerciseKind, Prescription, Range

# the kinds in which muscles work, so that holds and repetitions go up in steps
WORKING_KINDS = (ExerciseKind.STRENGTH, ExerciseKind.STABILITY)
# the kinds that calm
CALM_KINDS = (ExerciseKind.EASE, ExerciseKind.BREATHING)


@dataclass(frozen=True)
class Steps:
    """Doses in small steps, from the lowest up; empty where a content has none.

    A step of `repetitions` is (sets, repetitions), of `holds` (sets, seconds); `walk_minutes` are
    the minutes of a first walk. `rise_most` is the share by which a dose may grow within a week.
    Whose entry step is `climb_from` or higher starts strength one rung up its ladder, from
    `climb_seeds_from` on even what a seed prescribes; 0 is nobody. From `below_from` on a rung
    below a safe one of the same level scores lower; without a number that is nobody either. Where
    doses `may_fall`, short minutes make one smaller than it was earlier in the week. Forms in the
    positions that are `outgrown` are not chosen from `climb_from` on where another is safe. Where
    it `rises`, what stands on more than one day ends with more than it began with. Careful are
    those whose level the rules hold down and whose entry step is `careful_to` or lower: work with
    one of `careful_demands` begins with a lower form. Movements begin on `moving_to` at most and
    get longer where a session has time left; 0 is no such limit.
    """

    repetitions: tuple[tuple[int, int], ...] = ()
    holds: tuple[tuple[int, int], ...] = ()
    walk_minutes: tuple[int, ...] = ()
    rise_most: float = 0.0
    climb_from: int = 0
    climb_seeds_from: int = 0
    may_fall: bool = True
    below_from: int | None = None
    outgrown: tuple[str, ...] = ()
    rises: bool = False
    careful_to: int = 0
    careful_demands: tuple[str, ...] = ()
    moving_to: int = 0


def own_doses(exercise: Exercise, steps: Steps) -> Mapping[Dose, int]:
    """Return each dose of an exercise's own range once, with its seconds of work."""
    found = (*ends(exercise, exercise.dose), *_between(exercise, steps))
    return {dose: seconds_of(exercise, dose) for dose in found}


def ends(exercise: Exercise, given: Prescription) -> tuple[Dose, Dose]:
    """Return the least and the most that is given."""
    return _end(exercise, given, is_low=True), _end(exercise, given, is_low=False)


def volume(dose: Dose) -> float:
    """Return how much a dose is of its own kind: minutes, repetitions or seconds, all sets."""
    if dose.minutes is not None:
        return dose.minutes
    return dose.sets * (dose.repetitions or dose.hold_seconds or 0)


def seconds_of(exercise: Exercise, dose: Dose) -> int:
    """Return the seconds of work of one side and set, times sides and sets."""
    if dose.minutes is not None:
        once = dose.minutes * 60
    elif dose.repetitions is not None:
        once = float(dose.repetitions * max(dose.hold_seconds or 0, exercise.seconds_a_repetition))
    else:
        once = float((dose.hold_seconds or 0) + exercise.seconds_a_repetition)
    return round(once * dose.sides * dose.sets)


def _between(exercise: Exercise, steps: Steps) -> Iterator[Dose]:
    """Yield the steps within the exercise's own range."""
    own = exercise.dose
    if own.minutes is not None:
        for minutes in range(math.ceil(own.minutes.low), math.floor(own.minutes.high) + 1):
            yield Dose(1, exercise.sides, minutes=float(minutes))
    elif own.repetitions is not None:
        hold = None if own.hold_seconds is None else int(own.hold_seconds.low)
        for sets, number in _in(steps.repetitions, own.sets, own.repetitions):
            yield Dose(sets, exercise.sides, repetitions=number, hold_seconds=hold)
    elif own.hold_seconds is not None:
        is_work = exercise.kind in WORKING_KINDS
        held = steps.holds if is_work else _held(own.sets, own.hold_seconds)
        for sets, seconds in _in(held, own.sets, own.hold_seconds):
            yield Dose(sets, exercise.sides, hold_seconds=seconds)


def _held(sets: Range | None, seconds: Range) -> tuple[tuple[int, int], ...]:
    """Return the holds of a stretch: the shortest and the longest in any number of sets."""
    most = int(sets.high if sets else 1)
    two = (int(seconds.low), int(seconds.high))
    return tuple((number, hold) for number in range(1, most + 1) for hold in two)


def _in(
    steps: tuple[tuple[int, int], ...], sets: Range | None, amount: Range
) -> Iterator[tuple[int, int]]:
    """Yield the steps whose sets and amount lie in a range."""
    low, high = (1, 1) if sets is None else (sets.low, sets.high)
    for count, number in steps:
        if low <= count <= high and amount.low <= number <= amount.high:
            yield count, number


def _end(exercise: Exercise, given: Prescription, *, is_low: bool) -> Dose:
    """Return one end of a prescription; repetitions that are held have the shortest hold."""

    def end(span: Range | None, *, low: bool = is_low) -> float | None:
        return None if span is None else (span.low if low else span.high)

    def whole(number: float | None) -> int | None:
        return None if number is None else int(number)

    is_held_count = given.repetitions is not None
    return Dose(
        sets=whole(end(given.sets)) or 1,
        sides=exercise.sides,
        repetitions=whole(end(given.repetitions)),
        hold_seconds=whole(end(given.hold_seconds, low=is_low or is_held_count)),
        minutes=end(given.minutes),
    )
