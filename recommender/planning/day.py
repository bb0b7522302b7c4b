"""One day while it is being planned: what it may hold, what is chosen for it, and what is out."""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Cap
from recommender.domain.week import Day, LeftOut, Score
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.arcs import Slot
from recommender.planning.brief import Brief
from recommender.planning.day_frame import DayFrame, EarlierDays
from recommender.planning.headings import heading_of
from recommender.planning.session import ChosenExercise, total_seconds

# what serves the idea of a day is dropped after every must
IDEA_WEIGHT = 1000


@dataclass(frozen=True)
class DayPlan:
    """A day with a session: what is in so far, and what of its arc is out and why.

    `frame` is what the day goes by. Each step returns a new plan.
    """

    frame: DayFrame
    choices: tuple[ChosenExercise, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @classmethod
    def begin(cls, brief: Brief, slot: Slot, earlier: Mapping[str, EarlierDays]) -> Self:
        """Return the day with nothing in it."""
        return cls(DayFrame.of(brief, slot, earlier))

    def after(self, earlier: Mapping[str, EarlierDays]) -> Self:
        """Return the same day, scored and rested as it was, with doses that follow these days."""
        return type(self)(replace(self.frame, earlier=earlier), self.choices, self.left_out)

    @property
    def brief(self) -> Brief:
        """What the whole week goes by."""
        return self.frame.brief

    @property
    def slot(self) -> Slot:
        """The day of the week and of its arc."""
        return self.frame.slot

    @property
    def earlier(self) -> Mapping[str, EarlierDays]:
        """The exercises of the days before."""
        return self.frame.earlier

    @property
    def ranked(self) -> tuple[Exercise, ...]:
        """The safe exercises, those with the most points on this day first."""
        return self.frame.ranked

    def has(self, exercise: str) -> bool:
        """Whether the exercise is already in."""
        return exercise in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        """The ids of what is in."""
        return frozenset([choice.exercise.id for choice in self.choices])

    def has_like(self, exercise: Exercise) -> bool:
        """Whether the day has another rung of one of the exercise's ladders."""
        return not self._names.isdisjoint(self.brief.substitutes.alike(exercise.id))

    def may_hold(self, exercise: Exercise) -> bool:
        """Whether nothing keeps the exercise from this day; `obstacle_to` says what does."""
        return (
            exercise.id in self.brief.pool.safe
            and exercise.id not in self.frame.barred
            and self._against_now(exercise) is None
        )

    def obstacle_to(self, exercise: Exercise) -> LeftOut | None:
        """Return why this day may not hold an exercise, in words; None where it may."""
        excluded = self.brief.pool.excluded.get(exercise.id)
        if excluded is not None:
            return replace(excluded, day=self.slot.day)
        reason = self.frame.against(exercise) or self._against_now(exercise)
        return self._out(exercise, reason) if reason else None

    def is_free(self, exercise: Exercise) -> bool:
        """Whether the exercise may be added: neither in the day or its arc, outgrown nor ruled out.

        Self-release is added only where it hurts.
        """
        return (
            exercise.id in self.frame.free
            and not self.has(exercise.id)
            and self._against_now(exercise) is None
        )

    def is_too_much(self, exercise: Exercise) -> bool:
        """Whether we choose no such work for this day: one of ease, or with its like to come."""
        return exercise.id in self.frame.too_much

    def choose(self, exercise: Exercise, *, programme: str = "") -> ChosenExercise:
        """Return the exercise with its dose: the programme's where it prescribes one, else our own.

        Without a programme the exercise is there for the need it serves.
        """
        return self.frame.choose(exercise, programme)

    def score_of(self, exercise: Exercise, days: int, *, stands_in: bool = False) -> Score:
        """Return the points of an exercise on this day, standing on so many other days."""
        return self.frame.score_of(exercise, days, stands_in=stands_in)

    def add(self, choice: ChosenExercise) -> Self:
        """Return the day with one more exercise at its end."""
        return self._now((*self.choices, choice), self.left_out)

    def with_must(self, exercise: Exercise) -> Self:
        """Return the day with an exercise that is dropped last, whether it was in or not.

        Where a hard limit of the day is against it, the day stays as it is.
        """
        if not self.has(exercise.id):
            may = self.may_hold(exercise)
            return self.add(self.choose(exercise).as_must()) if may else self
        choices = (
            choice.as_must() if choice.exercise.id == exercise.id and not choice.is_must else choice
            for choice in self.choices
        )
        return self._now(tuple(choices), self.left_out)

    def opened_by(self, exercise: Exercise) -> Self:
        """Return the day that begins with an exercise which is in it already."""
        choices = (one.opening() if one.exercise.id == exercise.id else one for one in self.choices)
        return self._now(tuple(choices), self.left_out)

    def keeping(self, kept: tuple[ChosenExercise, ...], reason: ExclusionReason) -> Self:
        """Return the day with these choices alone; each other one is left out for the reason."""
        if len(kept) == len(self.choices):
            return self._now(kept, self.left_out)
        staying = {choice.exercise.id for choice in kept}
        going = (one.exercise for one in self.choices if one.exercise.id not in staying)
        out = tuple(self._out(exercise, reason) for exercise in going)
        return self._now(kept, (*self.left_out, *out))

    def as_day(self, used: Collection[str] = ()) -> Day:
        """Return it as a day of the week; `used` headings are those of other days."""
        items = tuple(choice.as_item() for choice in self.choices)
        exercises = [choice.exercise for choice in self.choices]
        arc = self.slot.arc
        if self.slot.is_composed and not self.is_of_work:
            theme, goal = arc.theme, arc.goal
        else:
            theme, goal = heading_of(self.brief, arc, exercises, used)
        return Day(
            day=self.slot.day,
            theme=theme,
            goal=goal,
            programme="" if self.slot.is_composed else self.slot.programme,
            minutes=math.ceil(sum(item.seconds for item in items) / 60),
            is_rest=False,
            items=items,
        )

    @property
    def counted(self) -> int:
        """How many exercises the limit on them counts."""
        return self.brief.counted([choice.exercise for choice in self.choices])

    @property
    def idea_least(self) -> int:
        """How many items the day keeps for its idea; 0 in contents that ask for none."""
        return self.frame.idea_least

    def has_room_for(self, more: int) -> bool:
        """Whether so many exercises, of the least work that counts, push out nothing of the arc."""
        settings = self.brief.content.week
        arc = self.slot.arc.exercises
        own = [one for one in self.choices if one.programme or one.opens or one.exercise.id in arc]
        counted = self.brief.counted([one.exercise for one in own])
        least = more * (settings.session.seconds_least + settings.time.changeover_seconds)
        has_time = total_seconds(own) + least <= self.brief.seconds_a_day
        return has_time and counted + more <= self.brief.items_most

    @property
    def seconds(self) -> int:
        """The seconds of the session as it is now."""
        return total_seconds(self.choices)

    def serves(self, need: str) -> bool:
        """Whether an exercise of the day counts for a need."""
        return not self._names.isdisjoint(self.brief.serving(need))

    def _against_now(self, exercise: Exercise) -> ExclusionReason | None:
        """Return the limit that a safe exercise would break beside what the day holds now."""
        if self._is_one_too_hard(exercise):
            return ExclusionReason.HARD_A_DAY
        return ExclusionReason.SAME_TODAY if self._presses_again(exercise) else None

    @property
    def is_of_work(self) -> bool:
        """Whether it is a composed day of strength."""
        return self.slot.is_composed and self.frame.is_working

    def _presses_again(self, exercise: Exercise) -> bool:
        """Whether something else of the day presses on all the places of a self-release already.

        Contents that were kept without words for that let it be.
        """
        if exercise.kind is not ExerciseKind.RELEASE or self.has(exercise.id):
            return False
        if ExclusionReason.SAME_TODAY not in self.brief.content.week.reasons:
            return False
        places = set(exercise.places)
        return bool(places) and places <= pressed_places(choice.exercise for choice in self.choices)

    def _is_one_too_hard(self, exercise: Exercise) -> bool:
        if exercise.id not in self.frame.new_and_hard:
            return False
        return self.brief.caps.exceeds(Cap.HARD_A_DAY, self._count_new_and_hard + 1)

    @property
    def has_too_many_hard(self) -> bool:
        """Whether more hard exercises are new on this day than a day may have."""
        return self.brief.caps.exceeds(Cap.HARD_A_DAY, self._count_new_and_hard)

    @property
    def _count_new_and_hard(self) -> int:
        return len(self.frame.new_and_hard & self._names)

    def _out(self, exercise: Exercise, reason: ExclusionReason) -> LeftOut:
        return self.brief.left_out(exercise, self.slot.day, reason)

    def _now(self, choices: tuple[ChosenExercise, ...], left_out: tuple[LeftOut, ...]) -> Self:
        # dataclasses.replace takes several times as long, and a day has many steps
        return type(self)(self.frame, choices, left_out)


def and_then(earlier: Mapping[str, EarlierDays], day: DayPlan) -> Mapping[str, EarlierDays]:
    """Return the exercises of the days before with those of one more day."""
    found = dict(earlier)
    for choice in day.choices:
        known, number = found.get(choice.exercise.id), day.slot.day
        found[choice.exercise.id] = (
            known.and_then(choice.dose, number) if known else EarlierDays(1, choice.dose, number)
        )
    return found


def pressed_places(exercises: Iterable[Exercise]) -> set[str]:
    """Return the places on which self-release among the exercises presses."""
    return {place for one in exercises if one.kind is ExerciseKind.RELEASE for place in one.places}
