"""How much, and how long it takes: doses under their caps, and the time model of a session."""

import math
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter, is_

from recommender.domain.caps import Caps
from recommender.domain.content import Content
from recommender.domain.dose_steps import WORKING_KINDS, ends, seconds_of
from recommender.domain.exercises import Dose, Exercise, ExerciseKind, Prescription, Range
from recommender.domain.rules import Cap
from recommender.domain.sized_doses import ItemDoses, SizedDose, least_first, sized
from recommender.domain.week_settings import TimeModel

_CAPS_ON_MINUTES = {
    ExerciseKind.RELEASE: Cap.RELEASE_MINUTES,
    ExerciseKind.WALKING: Cap.WALK_MINUTES,
}
_VOLUME = attrgetter("volume")


@dataclass(frozen=True)
class Dosing:
    """What doses go by in one week: its caps, and the steps and times of the content."""

    content: Content
    caps: Caps

    def doses(
        self, exercise: Exercise, prescription: Prescription, before: Dose | None = None
    ) -> tuple[SizedDose, ...]:
        """Return the dose to give and then ever smaller ones, each within every cap.

        The first time in a week is the entry step, or what is prescribed where that is less. A
        later time may be more than the first one, `before`, by the share of `steps.rise_most`, and
        is never less of its own accord, nor at all where doses may not fall. Where no first dose of
        enough work may be given there are only those of too little, or none.
        """
        return self.given(exercise, prescription, before).sized

    def given(
        self, exercise: Exercise, prescription: Prescription, before: Dose | None = None
    ) -> ItemDoses:
        """Return the same with what an item takes with each, worked out once for a content."""
        known = self.content.own_doses[exercise.id].given
        key = (*self._key(exercise, prescription), before)
        found = known.get(key)
        if found is None:
            doses = self._doses(exercise, prescription, before)
            change = self.content.week.time.changeover_seconds
            found = known[key] = ItemDoses.of(doses, change)
        return found

    def _doses(
        self, exercise: Exercise, prescription: Prescription, before: Dose | None
    ) -> tuple[SizedDose, ...]:
        options = self.options(exercise, prescription)
        least = self.content.week.session.seconds_least
        enough = [one for one in options if one.with_rests >= least]
        if before is not None:
            return self._later(exercise, enough, self._sized(exercise, before))
        wanted = self._entry(exercise, prescription, enough)
        if wanted is None:
            return tuple(one for one in reversed(options) if one.with_rests < least)
        return (wanted, *_below(wanted, enough))

    def _later(
        self, exercise: Exercise, enough: Sequence[SizedDose], before: SizedDose
    ) -> tuple[SizedDose, ...]:
        """Return the doses of a later time, of those that are enough work."""
        bound = before.volume * (1 + self.content.week.steps.rise_most)
        within = [one for one in enough if one.volume <= bound]
        wanted = max(within, key=_VOLUME, default=before)
        if wanted.volume < before.volume:
            wanted = before
        if wanted is before:
            lower = [one for one in reversed(enough) if one.volume < before.volume]
        else:
            lower = _below(wanted, enough)
        found = (wanted, *lower)
        if exercise.kind is ExerciseKind.WALKING or self.content.week.steps.may_fall:
            return found
        return found[: max(1, sum(one.volume >= before.volume for one in found))]

    def least(self, exercise: Exercise) -> Dose:
        """Return the smallest of our own doses."""
        return self.options(exercise, exercise.dose)[0].dose

    def is_too_little(self, exercise: Exercise, dose: Dose) -> bool:
        """Whether a dose is less work, rests between its sets included, than an item needs."""
        return not self.is_enough(self._sized(exercise, dose))

    def is_enough(self, dose: SizedDose) -> bool:
        """Whether a dose is as much work, rests between its sets included, as an item needs."""
        return dose.with_rests >= self.content.week.session.seconds_least

    def options(self, exercise: Exercise, prescription: Prescription) -> Sequence[SizedDose]:
        """Return every dose that may be given once, the least work first."""
        known = self.content.own_doses[exercise.id].options
        key = (*self._key(exercise, prescription), None)
        found = known.get(key)
        if found is None:
            found = known[key] = self._all_options(exercise, prescription)
        return found

    def _all_options(self, exercise: Exercise, prescription: Prescription) -> Sequence[SizedDose]:
        found = self.content.own_doses[exercise.id].sized
        if prescription is not exercise.dose:
            given = [self._sized(exercise, dose) for dose in ends(exercise, prescription)]
            most = max(one.volume for one in given)
            found = least_first([*(one for one in found if one.volume < most), *given])
        capped = [self._capped(exercise, one) for one in found]
        return found if all(map(is_, capped, found)) else least_first(capped)

    def _sized(self, exercise: Exercise, dose: Dose) -> SizedDose:
        return sized(exercise, dose, self.content.week.time.rest_seconds)

    def _capped(self, exercise: Exercise, given: SizedDose) -> SizedDose:
        """Return a dose lowered to every cap; one that is within them as it is."""
        dose = given.dose
        if dose.minutes is not None:
            most = self._most_minutes(exercise)
            if dose.minutes <= most:
                return given
            return self._sized(exercise, Dose(dose.sets, dose.sides, minutes=float(most)))
        sets, repetitions, effort, stretch = self._most
        hold = effort if exercise.kind in WORKING_KINDS else stretch
        if (
            dose.sets <= sets
            and (dose.repetitions or 0) <= repetitions
            and (dose.hold_seconds or 0) <= hold
        ):
            return given
        lower = Dose(
            min(dose.sets, sets),
            dose.sides,
            dose.repetitions and min(dose.repetitions, repetitions),
            dose.hold_seconds and min(dose.hold_seconds, hold),
        )
        return self._sized(exercise, lower)

    def _key(
        self, exercise: Exercise, prescription: Prescription
    ) -> tuple[tuple[int, ...], Prescription | None]:
        """Return all numbers of the week that doses go by, and what is not our own dose."""
        if prescription is not exercise.dose:
            return (self._most_minutes(exercise), *self._bounds), prescription
        if exercise.dose.minutes is not None:
            return (self._most_minutes(exercise), self._entry_step), None
        return self._bounds, None

    def _most_minutes(self, exercise: Exercise) -> int:
        """Return the most minutes of one side of an exercise."""
        cap = _CAPS_ON_MINUTES.get(exercise.kind, Cap.MINUTES)
        return self.caps.lower(cap, sys.maxsize)

    @cached_property
    def _entry_step(self) -> int:
        """The step on which the week begins, from 1; a table may have fewer."""
        return self.caps.lower(Cap.ENTRY_STEP, sys.maxsize)

    @cached_property
    def _bounds(self) -> tuple[int, ...]:
        """The bounds of what is counted or held."""
        return (*self._most, self._entry_step)

    @cached_property
    def _most(self) -> tuple[int, int, int, int]:
        """The most sets, repetitions, and seconds of an effort and of a stretch."""
        caps = (Cap.SETS, Cap.REPETITIONS, Cap.EFFORT_SECONDS, Cap.HOLD_SECONDS)
        sets, repetitions, effort, stretch = (self.caps.lower(cap, sys.maxsize) for cap in caps)
        return sets, repetitions, effort, stretch

    def _entry(
        self, exercise: Exercise, prescription: Prescription, options: Sequence[SizedDose]
    ) -> SizedDose | None:
        """Return the first dose of a week: the most within the entry step, else the least.

        What has no steps begins at the low end of what is prescribed. None where even the least
        is more than the step and the rise that a week may have.
        """
        most = self._entry_volume(exercise)
        if most is None:
            least = self._capped(exercise, self._low_end(exercise, prescription))
            return least if least in options else next(iter(options), None)
        within = [one for one in options if one.volume <= most]
        if within:
            return max(within, key=_VOLUME)
        if exercise.kind not in (*WORKING_KINDS, ExerciseKind.WALKING):
            return next(iter(options), None)
        bound = most * (1 + self.content.week.steps.rise_most)
        return next((one for one in options if one.volume <= bound), None)

    def _low_end(self, exercise: Exercise, prescription: Prescription) -> SizedDose:
        """Return the least that is prescribed, before any cap."""
        if prescription is exercise.dose:
            return self.content.own_doses[exercise.id].low
        return self._sized(exercise, ends(exercise, prescription)[0])

    def _entry_volume(self, exercise: Exercise) -> float | None:
        """Return what the entry step comes to, or None where doses of its kind have no steps."""
        steps, own = self.content.week.steps, exercise.dose
        if own.minutes is not None:
            walks = steps.walk_minutes if exercise.kind is ExerciseKind.WALKING else ()
            return walks[self._step(len(walks), exercise.kind)] if walks else None
        if own.repetitions is not None:
            table = steps.repetitions
        else:
            table = steps.holds if exercise.kind in WORKING_KINDS else ()
        if not table:
            return None
        sets, amount = table[self._step(len(table), exercise.kind)]
        return sets * amount

    def _step(self, count: int, kind: ExerciseKind) -> int:
        """Return the place in a table of so many of the step on which a kind begins."""
        moving = self.content.week.steps.moving_to
        is_low = moving > 0 and kind is ExerciseKind.MOBILITY
        return min(self._entry_step, count, moving if is_low else count) - 1


def _below(dose: SizedDose, options: Sequence[SizedDose]) -> list[SizedDose]:
    """Return what takes less work than a dose, the most of it first."""
    return [one for one in reversed(options) if one.seconds < dose.seconds]


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
    return sized(exercise, dose, time.rest_seconds).with_rests + time.changeover_seconds
