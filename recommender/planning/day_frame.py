"""What one day goes by, whatever it holds already: its points, its limits and its doses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.dose_steps import CALM_KINDS, volume
from recommender.domain.exercises import Dose, Exercise
from recommender.domain.week import Score
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.arcs import Slot
from recommender.planning.brief import Brief
from recommender.planning.scoring import ScoredDay
from recommender.planning.session import ChosenExercise

_Names = frozenset[str]
_NOTHING: _Names = frozenset()


@dataclass(frozen=True)
class EarlierDays:
    """On how many earlier days an exercise stands, its least dose there, and the last of them."""

    days: int
    least: Dose
    last: int = 0

    def and_then(self, dose: Dose, day: int) -> "EarlierDays":
        """Return the same with one more day."""
        return EarlierDays(self.days + 1, min(self.least, dose, key=volume), day)


@dataclass(frozen=True)
class DayFrame:
    """A day of the week in the light of those before it; each step of filling it asks here.

    `earlier` has the exercises of the days before, `scored` what points go by on this day,
    `ranked` the safe exercises by those, and `resting` the work whose muscles rest after the day
    before.
    """

    brief: Brief
    slot: Slot
    earlier: Mapping[str, EarlierDays]
    scored: ScoredDay
    ranked: tuple[Exercise, ...]
    resting: _Names = _NOTHING
    _chosen: dict[tuple[str, str], ChosenExercise] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, brief: Brief, slot: Slot, earlier: Mapping[str, EarlierDays]) -> "DayFrame":
        """Return what a day goes by after these earlier ones."""
        stood = {name: entry.days for name, entry in earlier.items()}
        programme = brief.content.programmes[slot.programme].exercises
        off = brief.substitutes.lower_than(earlier) | brief.substitutes.too_early(earlier)
        scored = ScoredDay(slot.arc, programme, off)
        ranked = brief.wishes.rank(brief.pool.safe, scored, stood)
        yesterday = (name for name, entry in earlier.items() if entry.last == slot.day - 1)
        return cls(brief, slot, earlier, scored, ranked, brief.resting_after(yesterday))

    def choose(self, exercise: Exercise, programme: str = "") -> ChosenExercise:
        """Return the exercise with its dose: the programme's where it prescribes one, else our own.

        Without a programme the exercise is there for the need it serves.
        """
        key = (exercise.id, programme)
        found = self._chosen.get(key)
        if found is None:
            found = self._chosen[key] = self._choose(exercise, programme)
        return found

    def _choose(self, exercise: Exercise, programme: str) -> ChosenExercise:
        earlier = self.earlier.get(exercise.id)
        # what calms is no training: in a composed week it does not grow
        is_calm = self.slot.is_composed and exercise.kind in CALM_KINDS
        before = earlier.least if earlier and not is_calm else None
        prescription, given = self.brief.dosed(exercise, programme, self.slot.arc_day, before)
        return ChosenExercise(
            exercise=exercise,
            doses=given.doses,
            times=given.times,
            programme=programme,
            score=self.score_of(
                exercise, earlier.days if earlier else 0, stands_in=bool(programme)
            ),
            weight=self.brief.must_weight(exercise),
            rules=self.brief.because(exercise, programme),
            source=prescription.source,
        )

    def score_of(self, exercise: Exercise, days: int, *, stands_in: bool = False) -> Score:
        """Return the points of an exercise on this day, standing on so many other days."""
        return self.brief.wishes.score(exercise, self.scored, days, stands_in=stands_in)

    def points_of(self, exercise: Exercise, days: int) -> int:
        """Return the sum of these points."""
        return self.brief.wishes.points_on(exercise, self.scored, days)

    def against(self, exercise: Exercise) -> ExclusionReason | None:
        """Return the hard limit of day or week that a safe exercise would break in any case."""
        brief = self.brief
        reason = brief.week_doses.against(exercise) or brief.kinds.against(exercise, self.slot.day)
        if reason is None and exercise.id in self.barred:
            return ExclusionReason.REST_DAYS
        return reason

    @cached_property
    def barred(self) -> _Names:
        """What `against` is against: without a dose, not of this day's kind, or at rest on it.

        On a composed day of ease no work is above the lowest level.
        """
        barred = self.brief.sets.barred_on(self.slot.day) | self.resting
        if self.slot.is_composed and not self.is_working:
            barred |= self.brief.content.sets.working_past_ease
        return barred

    @cached_property
    def free(self) -> _Names:
        """What may be added to the day, as long as the day does not hold it or too much like it.

        That is not of its arc, neither outgrown nor barred, and no self-release elsewhere.
        """
        brief = self.brief
        return brief.pool.names.difference(
            self.slot.arc.exercises, brief.outgrown, brief.sets.releases_elsewhere, self.barred
        )

    @cached_property
    def too_much(self) -> _Names:
        """The work that we do not choose for the day: one of ease, or with its like to come."""
        work = self.brief.content.sets.not_gentle
        if not self.is_working and (self.slot.is_composed or self._is_of_ease):
            return work
        if self.slot.is_composed:
            return _NOTHING
        return work & self.brief.resting_before(self.slot.day + 1)

    @cached_property
    def helpful(self) -> _Names:
        """What is free, not too much, and did not stand on as many days as what fills time may."""
        most = self.brief.filler_days_most
        often = [name for name, entry in self.earlier.items() if 0 < most <= entry.days]
        return self.free.difference(self.too_much, often)

    @cached_property
    def new_and_hard(self) -> _Names:
        """What is hard and stands on no earlier day."""
        return self.brief.content.sets.hard.difference(self.earlier)

    @cached_property
    def idea_least(self) -> int:
        """How many items the day keeps for its idea; 0 in contents that ask for none."""
        idea, most = self.brief.content.week.idea, self.brief.items_most
        least = self.brief.idea_least(self.slot.arc.focus)
        if not self.is_named_for_work or most <= idea.few:
            return least
        return idea.work_least if self.is_working else 0

    @property
    def is_named_for_work(self) -> bool:
        """Whether the day is one for work by its idea."""
        return self.slot.arc.focus == self.brief.content.week.idea.work

    @cached_property
    def walk_most(self) -> int:
        """The seconds of a walk and the change after it, while others may fill the time; or 0."""
        share, settings = self.brief.walk_seconds, self.brief.content.week
        place = self.brief.place_of[self.slot.day]
        if settings.session.walk_grows and 2 * place >= len(self.brief.arc.slots):
            share = int(share * (1 + settings.steps.rise_most))
        return share and share + settings.time.changeover_seconds

    @property
    def is_working(self) -> bool:
        """Whether the day is one for work."""
        return self.slot.day in self.brief.kinds.work

    @property
    def _is_of_ease(self) -> bool:
        """Whether the arc of the day has no effort in it, in a content that says what is gentle."""
        content = self.brief.content
        return bool(content.week.gentle_needs) and content.sets.efforts.isdisjoint(
            self.slot.arc.exercises
        )
