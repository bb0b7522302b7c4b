"""The walk of a day: kept in its share of the session, and longer where nothing fills the time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

from recommender.domain.dose_steps import volume
from recommender.domain.exercises import Dose, Exercise, ExerciseKind
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.following import DayAlongArc
from recommender.planning.session import ChosenExercise, total_seconds

WalkingDayT = TypeVar("WalkingDayT", bound="WalkingDay")


@dataclass(frozen=True)
class WalkingDay(DayAlongArc):
    """A day that takes in a walk and gives it its time."""

    def with_kept_walk(self) -> Self:
        """Return the day that opens with one walk that nothing shortens, if the week keeps one.

        It is the one least above what is kept; of equals one that is there, then the longest.
        """
        if not self.brief.walk_kept:
            return self
        there = [one.exercise for one in self.choices if one.exercise.kind is ExerciseKind.WALKING]
        free = (walk for walk in self.brief.walks if self.may_hold(walk) and walk not in there)
        may = [*there, *free]
        if not may:
            return self
        is_brisk = not there and self._is_brisk
        nearest = min(
            may, key=lambda walk: (self.brief.past_walk_share(walk), (walk.level > 1) != is_brisk)
        )
        others = {walk.id for walk in there} - {nearest.id}
        kept = tuple(one for one in self.choices if one.exercise.id not in others)
        day = self.keeping(kept, self._why_no_other_walk)
        return day.with_must(nearest).opened_by(nearest)

    @property
    def _why_no_other_walk(self) -> ExclusionReason:
        """Why a second walk is out, where the content has words for it."""
        reasons, reason = self.brief.content.week.reasons, ExclusionReason.OTHER_WALK
        return reason if reason in reasons else ExclusionReason.NO_ROOM

    @property
    def _is_brisk(self) -> bool:
        """Whether the day is a session in two of somebody who trains and walks briskly then."""
        is_wanted = self.brief.content.week.session.brisk_walks and self.brief.climbs_seeds
        return is_wanted and self.brief.place_of[self.slot.day] % 2 == 1

    def with_short_walk(self) -> Self:
        """Return the day with its walk no longer than its share, while others may fill the time."""
        if not self._walk_most:
            return self
        choices = (
            self._within_share(one) if one.exercise.kind is ExerciseKind.WALKING else one
            for one in self.choices
        )
        return self._now(tuple(choices), self.left_out)

    def _within_share(self, walk: ChosenExercise) -> ChosenExercise:
        """Return a walk with what its share allows, and never with less where it is kept."""
        short = walk.shrunk_to(self._walk_most) or walk.at_least()
        kept = short.shrunk_to(self.brief.walk_kept) if self.brief.walk_kept else None
        return short.no_less_than(kept) if kept else short

    @property
    def _walk_most(self) -> int:
        """The seconds of a walk and the change after it, while others may fill the time; or 0."""
        return self.frame.walk_most

    def with_walk(self) -> Self:
        """Return the day with the least dose of its shortest walk, where it has none and room."""
        if any(choice.exercise.kind is ExerciseKind.WALKING for choice in self.choices):
            return self
        for walk in reversed(self.brief.walks):
            least = self.choose(walk).at_least() if self.is_free(walk) else None
            if least and self.seconds + least.seconds <= self.brief.seconds_a_day:
                return self.add(least.as_must())
        return self

    def with_longer_walk(self) -> Self:
        """Return the day with its walk grown into the time that nothing else has filled.

        Within its share it may fill all the minutes of the day; beyond that it grows only until the
        session fills what is wanted, and, unless walking is liked, no longer than all the rest.
        """
        choices = list(self.choices)
        for place, choice in enumerate(choices):
            if choice.exercise.kind is not ExerciseKind.WALKING:
                continue
            room = self._room_to_walk(choice, total_seconds(choices))
            if room > 0:
                choices[place] = self._longer(choice, room)
        return self._now(tuple(choices), self.left_out)

    def _room_to_walk(self, walk: ChosenExercise, taken: int) -> int:
        """Return by how many seconds a walk may grow in a session that takes so many."""
        most = self.brief.seconds_a_day
        wanted = int(self.brief.content.week.session.time_share_wanted * most)
        beyond = wanted - taken
        if not self._walk_most:
            return beyond
        if not self.brief.wishes.is_liked(walk.exercise):
            beyond = min(beyond, max(taken - walk.seconds, self._walk_most) - walk.seconds)
        return max(beyond, min(self._walk_most - walk.seconds, most - taken))

    def _longer(self, walk: ChosenExercise, room: int) -> ChosenExercise:
        """Return a walk with the longest dose that takes no more than the room besides.

        A short walk that nobody prescribed becomes the long one where that has room for a dose
        from which the next day needs no jump.
        """
        most = walk.seconds + room
        longest = self.brief.walks[0]
        is_short = walk.exercise.level <= longest.level
        if not walk.programme and is_short and longest != walk.exercise and self.is_free(longest):
            whole = self.choose(longest)
            longer = whole.shrunk_to(most)
            if longer is not None and self._is_near(longest, longer.dose):
                return longer.placed_as(walk)
        whole = self.choose(walk.exercise, programme=walk.programme)
        longer = whole.shrunk_to(most)
        return walk.dosed_as(longer) if longer else walk

    def _is_near(self, exercise: Exercise, dose: Dose) -> bool:
        """Whether a dose is so near to the one of its share that going back to that is no jump."""
        whole = self.choose(exercise)
        entry = whole.shrunk_to(self._walk_most) if self._walk_most else whole
        return entry is None or volume(entry.dose) <= volume(dose) * (
            1 + self.brief.content.week.steps.rise_most
        )

    @property
    def walked(self) -> float | None:
        """The minutes of the day's walk, None where it has none."""
        walks = (one for one in self.choices if one.exercise.kind is ExerciseKind.WALKING)
        return next((one.dose.minutes for one in walks), None)

    def within(self, minutes: float) -> Self:
        """Return the day with a walk of so many minutes at most: its own, else a shorter one."""
        if (self.walked or 0) <= minutes:
            return self
        most = int(minutes * 60) + self.brief.content.week.time.changeover_seconds
        choices = (
            self._walk_within(one, most) if one.exercise.kind is ExerciseKind.WALKING else one
            for one in self.choices
        )
        return self._now(tuple(choices), self.left_out)

    def _walk_within(self, walk: ChosenExercise, most: int) -> ChosenExercise:
        whole = self.choose(walk.exercise, programme=walk.programme)
        shorter = whole.shrunk_to(most)
        if shorter is not None:
            return walk.dosed_as(shorter)
        others = (self.choose(other) for other in self.brief.walks if self.is_free(other))
        fitting = (other.shrunk_to(most) for other in others)
        instead = next((other for other in fitting if other), walk)
        return instead.placed_as(walk)


def levelled(days: Sequence[WalkingDayT]) -> tuple[WalkingDayT, ...]:
    """Return the days with no walk shorter than an earlier one, nor risen by more than a week may.

    What is longer than a later one is cut to that, where there is a dose so small.
    """
    found: list[WalkingDayT] = []
    least = math.inf
    for day in reversed(days):
        least = min(least, day.walked or math.inf)
        found.append(day.within(least))
    rise = 1 + found[-1].brief.content.week.steps.rise_most
    first = next((day.walked for day in reversed(found) if day.walked), 0)
    return tuple(day.within(first * rise) for day in reversed(found))
