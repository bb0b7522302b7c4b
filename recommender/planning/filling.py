"""How a day is filled: its arc, what the week must have, a warm-up, what is wanted, a walk."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from recommender.domain.dose_steps import CALM_KINDS
from recommender.domain.exercises import Exercise
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.ideas import DayWithIdea
from recommender.planning.order import in_order, is_warm_up
from recommender.planning.session import ChosenExercise, fit


@dataclass(frozen=True)
class FillableDay(DayWithIdea):
    """A day that fills itself; each step returns a new one."""

    def fill(self, musts: Iterable[Exercise] = ()) -> Self:
        """Return the day filled and in order: its arc, what the week must have, what is wanted."""
        return self.along_arc().filled_up(musts)

    def along_arc(self) -> Self:
        """Return the day with what its arc asks for."""
        day: Self = self
        for item in self.slot.arc.items:
            day = day.with_arc_item(item)
        return day

    def filled_up(self, musts: Iterable[Exercise] = ()) -> Self:
        """Return a day that has what its arc asks for filled with the rest, and in order."""
        day: Self = self
        for exercise in musts:
            day = day.with_must(exercise)
        day = day.with_one_calm()
        day = day.with_kept_walk().with_warm_up().with_short_walk().with_idea().thinned()
        return day.topped_up().with_longer_walk().in_order()

    def with_one_calm(self) -> Self:
        """Return a composed day with one thing that calms, where a second takes time or place.

        On a day of strength it always does. What fits stays before what does not, then what
        serves more of what the week must have, then what scores more.
        """
        if not self.slot.is_composed:
            return self
        calm = [one for one in self.choices if one.exercise.kind in CALM_KINDS]
        has_time = self.seconds <= self.brief.seconds_a_day and not self.is_of_work
        if len(calm) < 2 or has_time:
            return self
        others = [one for one in self.choices if one not in calm and (one.is_must or one.opens)]
        staying = self.brief.thinned(others)
        room = self.brief.seconds_a_day - sum(one.at_least().seconds for one in staying)
        wanted = self.brief.wishes.days_wanted

        def order(one: ChosenExercise) -> tuple[bool, bool, int, int]:
            served = wanted.keys() & {*one.exercise.needs}
            return one.at_least().seconds <= room, one.is_must, len(served), one.score.total

        best = max(calm, key=order)
        kept = tuple(one for one in self.choices if one is best or one not in calm)
        return self.keeping(kept, ExclusionReason.NO_ROOM)

    def with_warm_up(self) -> Self:
        """Return the day with something to begin with, which is dropped last.

        That is what warms up already; else the least dose of the shortest walk where the session
        has room for it beside the rest, else the best of what warms up.
        """
        settings = self.brief.content.week.session
        warming = [one for one in self.choices if is_warm_up(one.exercise, settings)]
        if warming:
            best = max(warming, key=lambda one: (one.opens, one.is_must, one.score.total))
            return self.opened_by(best.exercise)
        walking = self.with_walk()
        if walking is not self and is_warm_up(walking.choices[-1].exercise, settings):
            return walking.opened_by(walking.choices[-1].exercise)
        free = [one for one in self.ranked if is_warm_up(one, settings) and self.is_free(one)]
        return self.with_must(free[0]).opened_by(free[0]) if free else self

    def in_order(self) -> Self:
        """Return the day with its exercises as they follow each other."""
        return self._now(in_order(self.choices, self.brief.content.week.session), self.left_out)

    def thinned(self) -> Self:
        """Return the day without what it has no room for, said of each."""
        day = self
        if self.counted > self.brief.items_most:
            few = self.brief.thinned(self.choices, self.doubles())
            day = self.keeping(few, ExclusionReason.ENOUGH_ITEMS)
        fitting = fit(day.choices, self.brief.seconds_a_day)
        return day.keeping(fitting, ExclusionReason.NO_ROOM)

    def topped_up(self) -> Self:
        """Return the day with a walk, something liked of each sort, and the best as wanted."""
        brief = self.brief
        settings = brief.content.week
        enough = settings.session.share_filled * brief.seconds_a_day
        day = self.with_walk() if enough else self
        for kinds in brief.wishes.likings:
            if not any(choice.exercise.kind in kinds for choice in day.choices):
                may = brief.sets.pleasing & self.frame.helpful
                liked = [one for one in self.ranked if one.kind in kinds and one.id in may]
                day = day.with_best(liked, min(day.counted + 1, brief.items_most))
        wanted = min(settings.items_wanted, brief.items_most)
        helpful = brief.sets.relevant & self.frame.helpful
        relevant = (one for one in self.ranked if one.id in helpful)
        day = day.with_best(relevant, wanted).with_best(self.ranked, settings.items_least)
        return day.with_best(self._may_fill(), brief.items_most, seconds=enough) if enough else day

    def filled_without(self, exercise: Exercise) -> Self:
        """Return the day without one of its exercises, and in order with what may fill its time.

        That is no lower form of what stands on an earlier day.
        """
        forms = self.brief.content.lower_forms
        lower = {low for name in self.earlier for low in forms.get(name, ())}
        kept = tuple(one for one in self.choices if one.exercise.id != exercise.id)
        day = self._now(kept, self.left_out)
        enough = self.brief.content.week.session.share_filled * self.brief.seconds_a_day
        fitting = (one for one in self._may_fill() if one.id not in lower)
        return day.with_best(fitting, self.brief.items_most, seconds=enough).in_order()

    @property
    def is_short(self) -> bool:
        """Whether the session leaves so much of its minutes that the person is told."""
        least = self.brief.content.week.session.time_share_least
        return self.seconds < least * self.brief.person.minutes * 60

    def _may_fill(self) -> Iterable[Exercise]:
        """Yield what may fill time, the best first; on a day of rest that is no work."""
        may = self.frame.helpful & self.brief.sets.filling
        if not self.frame.is_working:
            may -= self.brief.content.sets.working
        return (one for one in self.ranked if one.id in may)

    def with_best(
        self, ranked: Iterable[Exercise], until: int, *, seconds: float = math.inf
    ) -> Self:
        """Return the day with the best that are free and have time, to so many items or seconds.

        One look at each is enough: what is taken, too hard beside the rest or too long for the
        room that is left stays so as the day fills.
        """
        may = self.frame.helpful.difference([entry.what for entry in self.left_out])
        day: Self = self
        counted, taken = day.counted, day.seconds
        if counted >= until or taken >= seconds:
            return day
        for exercise in ranked:
            if exercise.id not in may or day.has_like(exercise) or not day.is_free(exercise):
                continue
            room = self.brief.seconds_a_day - taken
            choice = day.choose(exercise).shrunk_to(room)
            if choice is None:
                continue
            day = day.add(choice)
            counted, taken = day.counted, day.seconds
            if counted >= until or taken >= seconds:
                break
        return day
