"""The doses that the items of one person's week may have, each worked out once."""

from dataclasses import dataclass, field

from recommender.domain.exercises import Dose, Exercise, Prescription
from recommender.domain.sized_doses import ItemDoses, SizedDose
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.dosing import Dosing

# an exercise by its id, what is prescribed of it, and its least dose of the week so far
_Key = tuple[str, Prescription | None, Dose | None]


@dataclass(frozen=True)
class WeekDoses:
    """What `Dosing` gives under the caps of a week, within the seconds that an item may take."""

    dosing: Dosing
    item_seconds_most: float
    _given: dict[_Key, ItemDoses] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _obstacles: dict[str, ExclusionReason | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def given(
        self, exercise: Exercise, prescription: Prescription, before: Dose | None = None
    ) -> ItemDoses:
        """Return what `Dosing.doses` gives under the caps of this week.

        Of doses that take more than their share of a session only the least may be there.
        `before` is the least dose of the exercise so far in the week, None where there was none.
        """
        key = (exercise.id, None if prescription is exercise.dose else prescription, before)
        known = self._given.get(key)
        if known is None:
            given = self.dosing.given(exercise, prescription, before)
            known = self._given[key] = self._short_enough(given)
        return known

    def _short_enough(self, given: ItemDoses) -> ItemDoses:
        """Return those of some doses that are not too long, else the last of them alone."""
        if given.longest <= self.item_seconds_most:
            return given
        fitting = tuple([one for one in given.sized if one.seconds <= self.item_seconds_most])
        change = self.dosing.content.week.time.changeover_seconds
        return ItemDoses.of(fitting or given.sized[-1:], change)

    def steps(self, exercise: Exercise, prescription: Prescription) -> tuple[SizedDose, ...]:
        """Return the doses that an item may have under its caps and its share, the least first."""
        options = self.dosing.options(exercise, prescription)
        return tuple([one for one in options if one.seconds <= self.item_seconds_most])

    def against(self, exercise: Exercise) -> ExclusionReason | None:
        """Return why no day can hold a safe exercise: no dose of it fits, or is worth doing."""
        if exercise.id not in self._obstacles:
            self._obstacles[exercise.id] = self._against(exercise)
        return self._obstacles[exercise.id]

    def _against(self, exercise: Exercise) -> ExclusionReason | None:
        doses = self.given(exercise, exercise.dose).sized
        if not doses:
            return ExclusionReason.TOO_HARD
        if not self.dosing.is_enough(doses[0]):
            return ExclusionReason.TOO_LITTLE
        return ExclusionReason.TOO_LONG if doses[-1].seconds > self.item_seconds_most else None
