"""How much, and how long it takes: doses under their caps, and the time model of a session."""

import math
from collections.abc import Collection
from dataclasses import replace

from recommender.domain.caps import Caps
from recommender.domain.content import TimeModel
from recommender.domain.exercises import Exercise, ExerciseKind, Prescription, Range
from recommender.domain.rules import Cap
from recommender.domain.week import Dose


def doses_from(
    exercise: Exercise, prescription: Prescription, caps: Caps, *, is_first: bool
) -> tuple[Dose, ...]:
    """Return the dose to give and then ever smaller ones, each within every cap.

    The first time in a week starts at the low end of what is prescribed, later times at the
    high end. The smallest is one set at the low end of the prescription or of our own dose.
    """
    start = _dose(exercise, prescription, caps, is_low=is_first)
    lows = [start if is_first else _dose(exercise, prescription, caps, is_low=True)]
    if prescription is not exercise.dose:
        lows.append(_dose(exercise, exercise.dose, caps, is_low=True))
    steps = [start]
    steps += [replace(start, sets=sets) for sets in range(start.sets - 1, 0, -1)]
    for low in lows:
        single = low if low.sets == 1 else replace(low, sets=1)
        steps += [*_fewer_minutes(steps[-1], low), single]
    timed = [(seconds_of(exercise, step), step) for step in dict.fromkeys(steps)]
    smaller = [pair for pair in timed if pair[0] < timed[0][0]]
    return (start, *(step for _, step in sorted(smaller, key=lambda pair: -pair[0])))


def in_own_terms(
    exercise: Exercise, given: Prescription, kinds_in_minutes: Collection[ExerciseKind]
) -> Prescription:
    """Return minutes of a kind that is held or counted as that much of its own holds or counts.

    A source that says a minute and a half of a stretch means several holds; as holds they stay
    under the limits for holds, as repetitions under those for repetitions. The number of sets is
    the nearest one, a half rounded down.
    """
    if given.minutes is None or exercise.kind in kinds_in_minutes:
        return given
    own = exercise.dose
    high = Dose(
        sets=1,
        sides=1,
        repetitions=None if own.repetitions is None else int(own.repetitions.high),
        hold_seconds=None if own.hold_seconds is None else int(own.hold_seconds.high),
        minutes=None,
    )
    sets = max(1, math.ceil(given.minutes.high * 60 / seconds_of(exercise, high) - 0.5))
    return replace(own, source=given.source, sets=Range(sets, sets))


def seconds_of(exercise: Exercise, dose: Dose) -> int:
    """Return the seconds of work of one side and set, times sides and sets."""
    if dose.minutes is not None:
        once = dose.minutes * 60
    elif dose.repetitions is not None:
        once = float(dose.repetitions * max(dose.hold_seconds or 0, exercise.seconds_a_repetition))
    else:
        once = float((dose.hold_seconds or 0) + exercise.seconds_a_repetition)
    return round(once * dose.sides * dose.sets)


def item_seconds(exercise: Exercise, dose: Dose, time: TimeModel) -> int:
    """Return the seconds an item takes in a session: work, rests between sets, the change."""
    rests = (dose.sets - 1) * time.rest_seconds
    return seconds_of(exercise, dose) + rests + time.changeover_seconds


def _fewer_minutes(start: Dose, low: Dose) -> list[Dose]:
    """Return the doses a whole minute apart between two that are dosed in minutes."""
    if start.minutes is None or low.minutes is None:
        return []
    between = range(math.ceil(start.minutes) - 1, math.floor(low.minutes), -1)
    return [replace(start, minutes=float(minutes)) for minutes in between]


def _dose(exercise: Exercise, given: Prescription, caps: Caps, *, is_low: bool) -> Dose:
    def number(wanted: Range | None, cap: Cap) -> int | None:
        if wanted is None:
            return None
        return caps.lower(cap, int(wanted.low if is_low else wanted.high))

    minutes = None
    if given.minutes is not None:
        minutes = given.minutes.low if is_low else given.minutes.high
        cap = _minutes_cap(exercise)
        if cap is not None:
            minutes = min(minutes, float(caps.values.get(cap, minutes)))
    return Dose(
        sets=number(given.sets, Cap.SETS) or 1,
        sides=exercise.sides,
        repetitions=number(given.repetitions, Cap.REPETITIONS),
        hold_seconds=number(given.hold_seconds, _hold_cap(exercise)),
        minutes=minutes,
    )


def _hold_cap(exercise: Exercise) -> Cap:
    """Return the cap on a hold: of effort where the muscles work, of stretch elsewhere."""
    works = exercise.kind in (ExerciseKind.STRENGTH, ExerciseKind.STABILITY)
    return Cap.EFFORT_SECONDS if works else Cap.HOLD_SECONDS


def _minutes_cap(exercise: Exercise) -> Cap | None:
    """Return the cap on an exercise that is dosed in minutes, if its kind has one."""
    return {
        ExerciseKind.RELEASE: Cap.RELEASE_MINUTES,
        ExerciseKind.WALKING: Cap.WALK_MINUTES,
    }.get(exercise.kind)
