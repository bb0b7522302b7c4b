"""The doses that one person's week may have, worked out once, and what has none."""

from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.caps import Caps
from recommender.domain.content import Content
from recommender.domain.dose_steps import WORKING_KINDS, seconds_of
from recommender.domain.exercises import Dose, Exercise, Prescription
from recommender.domain.rules import Cap
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.dosing import Dosing, in_own_terms, item_seconds
from recommender.planning.served_needs import ServedNeeds
from recommender.planning.session import ChosenExercise

# an exercise by its id, what is prescribed of it, and its least dose of the week so far
_DoseKey = tuple[str, Prescription | None, Dose | None]
# doses, the one to give first, and the seconds that an item takes with each
_Timed = tuple[tuple[Dose, ...], tuple[int, ...]]


@dataclass(frozen=True)
class DosedWeek(ServedNeeds):
    """How much of each exercise the sessions of one person may hold."""

    _doses: dict[_DoseKey, _Timed] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _obstacles: dict[str, ExclusionReason | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def climbs_seeds(self) -> bool:
        """Whether even what a seed prescribes starts one rung up."""
        least = self.content.week.steps.climb_seeds_from or self.content.week.steps.climb_from
        return 0 < least <= entry_step_of(self.content, self.caps)

    @cached_property
    def _dosing(self) -> Dosing:
        return Dosing(self.content, self.caps)

    @cached_property
    def seconds_a_day(self) -> int:
        """The seconds that a session may take at most."""
        return self.caps.lower(Cap.MINUTES, self.person.minutes) * 60

    def doses(
        self, exercise: Exercise, prescription: Prescription, before: Dose | None = None
    ) -> tuple[Dose, ...]:
        """Return what `Dosing.doses` gives under the caps of this week.

        Of doses that take more than their share of a session only the least may be there.
        `before` is the least dose of the exercise so far in the week, None where there was none.
        """
        return self._timed(exercise, prescription, before)[0]

    def _timed(self, exercise: Exercise, prescription: Prescription, before: Dose | None) -> _Timed:
        """Return the doses and the seconds of an item with each, worked out once."""
        own = prescription is exercise.dose
        key = (exercise.id, None if own else prescription, before)
        known = self._doses.get(key)
        if known is None:
            doses = self._dosing.doses(exercise, prescription, before)
            fitting = tuple(dose for dose in doses if not self._is_too_long(exercise, dose))
            doses = fitting or doses[-1:]
            time = self.content.week.time
            times = tuple(item_seconds(exercise, dose, time) for dose in doses)
            known = self._doses[key] = (doses, times)
        return known

    def _is_too_long(self, exercise: Exercise, dose: Dose) -> bool:
        most = self.content.week.item_share_most * self.seconds_a_day
        return seconds_of(exercise, dose) > most

    def dosed(
        self, exercise: Exercise, programme: str, arc_day: int, before: Dose | None
    ) -> tuple[Prescription, tuple[Dose, ...], tuple[int, ...]]:
        """Return whose dose an exercise gets, what `doses` gives of it, and the seconds of each.

        It is the programme's for that day of its arc; without a programme, where that gives no
        numbers or no dose worth doing, and for the strength of somebody who trains, it is our own.
        """
        given = programme and self.content.programmes[programme].prescribed(exercise.id, arc_day)
        is_past = self.climbs_seeds and exercise.kind in WORKING_KINDS
        is_held = before is not None and before.hold_seconds is not None
        if (
            given
            and not given.dose.is_empty
            and not is_past
            and not (is_held and given.dose.hold_seconds is None)
        ):
            kinds = self.content.week.kinds_in_minutes
            prescription = in_own_terms(exercise, given.dose, kinds)
            doses, times = self._timed(exercise, prescription, before)
            if doses and not self._dosing.is_too_little(exercise, doses[0]):
                return prescription, doses, times
        return exercise.dose, *self._timed(exercise, exercise.dose, before)

    def against(self, exercise: Exercise) -> ExclusionReason | None:
        """Return why no day can hold a safe exercise: no dose of it fits, or is worth doing."""
        if exercise.id not in self._obstacles:
            self._obstacles[exercise.id] = self._against(exercise)
        return self._obstacles[exercise.id]

    def _against(self, exercise: Exercise) -> ExclusionReason | None:
        doses = self.doses(exercise, exercise.dose)
        if not doses:
            return ExclusionReason.TOO_HARD
        if self._dosing.is_too_little(exercise, doses[0]):
            return ExclusionReason.TOO_LITTLE
        return ExclusionReason.TOO_LONG if self._is_too_long(exercise, doses[-1]) else None

    def steps_of(self, choice: ChosenExercise, arc_day: int) -> tuple[Dose, ...]:
        """Return the doses that an item may have under its caps and its share, the least first."""
        exercise = choice.exercise
        prescription, _, _ = self.dosed(exercise, choice.programme, arc_day, None)
        options = self._dosing.options(exercise, prescription)
        return tuple(dose for dose in options if not self._is_too_long(exercise, dose))

    def is_too_little(self, exercise: Exercise, dose: Dose) -> bool:
        """Whether a dose is less work than an item needs."""
        return self._dosing.is_too_little(exercise, dose)

    def seconds_with(self, exercise: Exercise, dose: Dose) -> int:
        """Return the seconds that an item takes with a dose, the change to the next included."""
        return item_seconds(exercise, dose, self.content.week.time)


def entry_step_of(content: Content, caps: Caps) -> int:
    """Return the step of the step table on which the week begins, from 1."""
    return caps.lower(Cap.ENTRY_STEP, len(content.week.steps.repetitions))
