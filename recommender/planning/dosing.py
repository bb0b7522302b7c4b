"""How much, and how long it takes: doses under their caps, and the time model of a session."""

import math
import sys
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property

from recommender.domain.caps import Caps
from recommender.domain.content import Content
from recommender.domain.dose_steps import WORKING_KINDS, ends, seconds_of, volume
from recommender.domain.exercises import Dose, Exercise, ExerciseKind, Prescription, Range
from recommender.domain.rules import Cap
from recommender.domain.week_settings import TimeModel

_CAPS_ON_MINUTES = {
    ExerciseKind.RELEASE: Cap.RELEASE_MINUTES,
    ExerciseKind.WALKING: Cap.WALK_MINUTES,
}


@dataclass(frozen=True)
class Dosing:
    """What doses go by in one week: its caps, and the steps and times of the content."""

    content: Content
    caps: Caps
    _options_of: dict[tuple[str, Prescription | None], list[tuple[int, Dose]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def doses(
        self, exercise: Exercise, prescription: Prescription, before: Dose | None = None
    ) -> tuple[Dose, ...]:
        """Return the dose to give and then ever smaller ones, each within every cap.

        The first time in a week is the entry step, or what is prescribed where that is less. A
        later time may be more than the first one, `before`, by the share of `steps.rise_most`, and
        is never less of its own accord, nor at all where doses may not fall. Where no first dose of
        enough work may be given there are only those of too little, or none.
        """
        found = self._doses(exercise, prescription, before)
        is_walk = exercise.kind is ExerciseKind.WALKING
        if before is None or is_walk or self.content.week.steps.may_fall:
            return found
        enough = sum(volume(dose) >= volume(before) for dose in found)
        return found[: max(1, enough)]

    def _doses(
        self, exercise: Exercise, prescription: Prescription, before: Dose | None
    ) -> tuple[Dose, ...]:
        """Return the same where doses may fall."""
        options = self._options(exercise, prescription)
        least, time = self.content.week.session.seconds_least, self.content.week.time
        enough = [
            (seconds, dose) for seconds, dose in options if seconds + _rests(dose, time) >= least
        ]
        doses = [dose for _, dose in enough]
        if before is None:
            wanted = self._entry(
                exercise, doses, self._capped(exercise, ends(exercise, prescription)[0])
            )
        else:
            wanted = self._risen(doses, before)
        if before is not None and (wanted is None or volume(wanted) < volume(before)):
            lower = (dose for _, dose in reversed(enough) if volume(dose) < volume(before))
            return (before, *lower)
        if wanted is None:
            return tuple(dose for _, dose in reversed(options) if dose not in doses)
        most, _ = enough[doses.index(wanted)]
        return (wanted, *(dose for seconds, dose in reversed(enough) if seconds < most))

    def options(self, exercise: Exercise, prescription: Prescription) -> tuple[Dose, ...]:
        """Return every dose that may be given once, the least work first."""
        return tuple(dose for _, dose in self._options(exercise, prescription))

    def least(self, exercise: Exercise) -> Dose:
        """Return the smallest of our own doses."""
        return self._options(exercise, exercise.dose)[0][1]

    def is_too_little(self, exercise: Exercise, dose: Dose) -> bool:
        """Whether a dose is less work, rests between its sets included, than an item needs."""
        settings = self.content.week
        work = seconds_of(exercise, dose) + _rests(dose, settings.time)
        return work < settings.session.seconds_least

    def _options(self, exercise: Exercise, prescription: Prescription) -> list[tuple[int, Dose]]:
        """Return every dose that may be given once, after its seconds, the least work first."""
        key = (exercise.id, None if prescription is exercise.dose else prescription)
        known = self._options_of.get(key)
        if known is None:
            known = self._options_of[key] = self._all_options(exercise, prescription)
        return known

    def _all_options(
        self, exercise: Exercise, prescription: Prescription
    ) -> list[tuple[int, Dose]]:
        found = list(self.content.own_doses[exercise.id].items())
        if prescription is not exercise.dose:
            given = ends(exercise, prescription)
            most = max(map(volume, given))
            found = [pair for pair in found if volume(pair[0]) < most]
            found += [(dose, seconds_of(exercise, dose)) for dose in given]
        capped: list[tuple[int, Dose]] = []
        for dose, seconds in found:
            lower = self._capped(exercise, dose)
            capped.append((seconds if lower is dose else seconds_of(exercise, lower), lower))
        capped.sort(key=lambda pair: (pair[0], pair[1].sets, volume(pair[1])))
        return [
            pair for place, pair in enumerate(capped) if place == 0 or pair != capped[place - 1]
        ]

    def _capped(self, exercise: Exercise, dose: Dose) -> Dose:
        """Return a dose lowered to every cap."""
        if dose.minutes is not None:
            caps = self.caps.values
            most = caps.get(_CAPS_ON_MINUTES.get(exercise.kind, Cap.MINUTES), dose.minutes)
            return (
                dose if dose.minutes <= most else Dose(dose.sets, dose.sides, minutes=float(most))
            )
        sets, repetitions, effort, stretch = self._most
        hold = effort if exercise.kind in WORKING_KINDS else stretch
        if (
            dose.sets <= sets
            and (dose.repetitions or 0) <= repetitions
            and (dose.hold_seconds or 0) <= hold
        ):
            return dose
        return Dose(
            min(dose.sets, sets),
            dose.sides,
            dose.repetitions and min(dose.repetitions, repetitions),
            dose.hold_seconds and min(dose.hold_seconds, hold),
        )

    @cached_property
    def _most(self) -> tuple[int, int, int, int]:
        """The most sets, repetitions, and seconds of an effort and of a stretch."""
        caps = (Cap.SETS, Cap.REPETITIONS, Cap.EFFORT_SECONDS, Cap.HOLD_SECONDS)
        sets, repetitions, effort, stretch = (self.caps.lower(cap, sys.maxsize) for cap in caps)
        return sets, repetitions, effort, stretch

    def _entry(self, exercise: Exercise, options: Collection[Dose], least: Dose) -> Dose | None:
        """Return the first dose of a week: the most within the entry step, else the least.

        What has no steps begins at the low end of what is prescribed. None where even the least
        is more than the step and the rise that a week may have.
        """
        most = self._entry_volume(exercise)
        if most is None:
            return least if least in options else next(iter(options), None)
        within = [dose for dose in options if volume(dose) <= most]
        if within:
            return max(within, key=volume)
        if exercise.kind not in (*WORKING_KINDS, ExerciseKind.WALKING):
            return next(iter(options), None)
        bound = most * (1 + self.content.week.steps.rise_most)
        return next((dose for dose in options if volume(dose) <= bound), None)

    def _entry_volume(self, exercise: Exercise) -> float | None:
        """Return what the entry step comes to, or None where doses of its kind have no steps."""
        steps, own = self.content.week.steps, exercise.dose
        if own.minutes is not None:
            walks = steps.walk_minutes if exercise.kind is ExerciseKind.WALKING else ()
            return walks[self._step(len(walks))] if walks else None
        if own.repetitions is not None:
            table = steps.repetitions
        else:
            table = steps.holds if exercise.kind in WORKING_KINDS else ()
        if not table:
            return None
        sets, amount = table[self._step(len(table))]
        return sets * amount

    def _step(self, count: int) -> int:
        """Return the place of the entry step in a table of so many."""
        return self.caps.lower(Cap.ENTRY_STEP, count) - 1

    def _risen(self, options: Collection[Dose], before: Dose) -> Dose | None:
        """Return the most that is no more than the first time and the rise of a week."""
        bound = volume(before) * (1 + self.content.week.steps.rise_most)
        within = [dose for dose in options if volume(dose) <= bound]
        return max(within, key=volume, default=None)


def cap_on(exercise: Exercise) -> Cap:
    """Return the cap that binds how much of an exercise one set is."""
    if exercise.dose.minutes is not None:
        return _CAPS_ON_MINUTES.get(exercise.kind, Cap.MINUTES)
    if exercise.dose.repetitions is not None:
        return Cap.REPETITIONS
    return _cap_on_holds(exercise)


def _cap_on_holds(exercise: Exercise) -> Cap:
    return Cap.EFFORT_SECONDS if exercise.kind in WORKING_KINDS else Cap.HOLD_SECONDS


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


def item_seconds(exercise: Exercise, dose: Dose, time: TimeModel) -> int:
    """Return the seconds an item takes in a session: work, rests between sets, the change."""
    return seconds_of(exercise, dose) + _rests(dose, time) + time.changeover_seconds


def _rests(dose: Dose, time: TimeModel) -> int:
    return (dose.sets - 1) * time.rest_seconds
