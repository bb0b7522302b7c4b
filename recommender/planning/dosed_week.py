"""The doses that one person's week may have, worked out once, and what has none."""

from dataclasses import dataclass
from functools import cached_property

from recommender.domain.caps import Caps
from recommender.domain.content import Content
from recommender.domain.dose_steps import WORKING_KINDS
from recommender.domain.exercises import Dose, Exercise, Prescription
from recommender.domain.rules import Cap
from recommender.domain.sized_doses import ItemDoses
from recommender.domain.week import Person
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.dosing import Dosing, in_own_terms, item_seconds
from recommender.planning.served_needs import ServedNeeds
from recommender.planning.session import ChosenExercise
from recommender.planning.week_doses import WeekDoses


@dataclass(frozen=True)
class DosedWeek(ServedNeeds):
    """How much of each exercise the sessions of one person may hold."""

    week_doses: WeekDoses

    @cached_property
    def climbs_seeds(self) -> bool:
        """Whether even what a seed prescribes starts one rung up."""
        least = self.content.week.steps.climb_seeds_from or self.content.week.steps.climb_from
        return 0 < least <= entry_step_of(self.content, self.caps)

    @cached_property
    def seconds_a_day(self) -> int:
        """The seconds that a session may take at most."""
        return _seconds_a_day(self.caps, self.person)

    def doses(
        self, exercise: Exercise, prescription: Prescription, before: Dose | None = None
    ) -> tuple[Dose, ...]:
        """Return the doses that `WeekDoses.given` gives, without their sizes."""
        return self.week_doses.given(exercise, prescription, before).doses

    def dosed(
        self, exercise: Exercise, programme: str, arc_day: int, before: Dose | None
    ) -> tuple[Prescription, ItemDoses]:
        """Return whose dose an exercise gets, and what it may have of that.

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
            found = self.week_doses.given(exercise, prescription, before)
            if found.sized and self.week_doses.dosing.is_enough(found.sized[0]):
                return prescription, found
        return exercise.dose, self.week_doses.given(exercise, exercise.dose, before)

    def against(self, exercise: Exercise) -> ExclusionReason | None:
        """Return why no day can hold a safe exercise: no dose of it fits, or is worth doing."""
        return self.week_doses.against(exercise)

    def steps_of(self, choice: ChosenExercise, arc_day: int) -> tuple[Dose, ...]:
        """Return the doses that an item may have under its caps and its share, the least first."""
        prescription, _ = self.dosed(choice.exercise, choice.programme, arc_day, None)
        return tuple([one.dose for one in self.week_doses.steps(choice.exercise, prescription)])

    def is_too_little(self, exercise: Exercise, dose: Dose) -> bool:
        """Whether a dose is less work, rests between its sets included, than an item needs."""
        return self.week_doses.dosing.is_too_little(exercise, dose)

    def seconds_with(self, exercise: Exercise, dose: Dose) -> int:
        """Return the seconds that an item takes with a dose, the change to the next included."""
        return item_seconds(exercise, dose, self.content.week.time)


def entry_step_of(content: Content, caps: Caps) -> int:
    """Return the step of the step table on which the week begins, from 1."""
    return caps.lower(Cap.ENTRY_STEP, len(content.week.steps.repetitions))


def week_doses_of(content: Content, caps: Caps, person: Person) -> WeekDoses:
    """Return the doses that the week of a person may have."""
    most = content.week.item_share_most * _seconds_a_day(caps, person)
    return WeekDoses(Dosing(content, caps), most)


def _seconds_a_day(caps: Caps, person: Person) -> int:
    return caps.lower(Cap.MINUTES, person.minutes) * 60
