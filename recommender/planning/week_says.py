"""What a person is told of the whole week: that it starts small, and what to do between."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recommender.domain.exercises import ExerciseKind
from recommender.domain.rules import Cap, Phase
from recommender.planning.arcs import DAYS_A_WEEK
from recommender.planning.brief import Brief
from recommender.planning.day import DayPlan
from recommender.planning.session import ChosenExercise

_ON_FOOT = ("standing",)


def says_of(brief: Brief, days: Sequence[DayPlan]) -> tuple[str, ...]:
    """Return what is said of a week with these days, in the order in which it is read."""
    told = _Told(brief, days)
    return (
        *told.starts_small(),
        *told.kit_waits(),
        *told.repeats(),
        *told.moves_between(),
        *told.walks_again(),
        *told.walks_between(),
    )


@dataclass(frozen=True)
class _Told:
    """The sentences about one week, each yielded where it is true of it."""

    brief: Brief
    days: Sequence[DayPlan]

    def kit_waits(self) -> Iterator[str]:
        """Yield which things that the person owns wait, as all that they are for is left out."""
        content, pool = self.brief.content, self.brief.pool
        uses: dict[str, list[str]] = {}
        for entry in content.exercises.values():
            for thing in entry.equipment:
                uses.setdefault(thing, []).append(entry.id)
        owned = self.brief.person.equipment - content.household
        waiting = [
            thing.name
            for thing in content.equipment.values()
            if thing.id in owned and thing.id in uses
            if not any(name in pool.safe for name in uses[thing.id])
        ]
        if content.week.kit_waits_say and waiting:
            yield content.week.kit_waits_say.format(names=", ".join(waiting))

    def repeats(self) -> Iterator[str]:
        """Yield to do a session again, where few days have one; not on the lowest entry step."""
        settings = self.brief.content.week
        is_often = len(self.days) > settings.repeat_days_most
        if settings.repeat_say and not is_often and not self._begins_lowest:
            yield settings.repeat_say

    def moves_between(self) -> Iterator[str]:
        """Yield which movement of the week to do on the days between, where few have a session.

        It is one for the complaint itself, if any; then the one that stands in most sessions, of
        equals the one first in the week.
        """
        settings = self.brief.content.week
        moves = [
            choice.exercise
            for day in self.days
            for choice in day.choices
            if choice.exercise.kind is ExerciseKind.MOBILITY
        ]
        if settings.between_say and moves and len(self.days) <= settings.between_days_most:
            sore = self.brief.lead_moves
            most = max(moves, key=lambda one: (one.id in sore, moves.count(one)))
            yield settings.between_say.format(name=most.name)

    def walks_again(self) -> Iterator[str]:
        """Yield to walk again on the same day, where all walks are short.

        That is for a pain that is new, and for who needs walks that no rule holds as short.
        """
        settings, caps = self.brief.content.week, self.brief.caps
        most, needed = settings.walk_again_most, settings.walk_again_from
        is_new = caps.lower(Cap.PHASE, Phase.LASTING) <= Phase.ACUTE
        is_free = caps.lower(Cap.WALK_MINUTES, most + 1) > most and not self._walking_is_sore
        is_needed = is_free and 0 < needed <= self._points_for_walks
        is_short = all((walk.dose.minutes or 0) <= most for walk in self._walks)
        if settings.walk_again_say and (is_new or is_needed) and is_short and self._walks_on_foot:
            yield settings.walk_again_say

    @property
    def _points_for_walks(self) -> int:
        """The points that the rules give to what walks serve."""
        points = self.brief.wishes.assessment.points
        return max((points(walk.exercise.needs[0]) for walk in self._walks), default=0)

    @property
    def _walking_is_sore(self) -> bool:
        """Whether being on your feet makes the pain worse, in contents that ask for that."""
        is_asked = self.brief.content.week.walk_between_spares
        return is_asked and not self.brief.person.sore_positions.isdisjoint(_ON_FOOT)

    @property
    def _walks(self) -> list[ChosenExercise]:
        choices = (choice for day in self.days for choice in day.choices)
        return [one for one in choices if one.exercise.kind is ExerciseKind.WALKING]

    @property
    def _walks_on_foot(self) -> bool:
        """Whether some walk of the week is one on your feet."""
        return any(walk.exercise.position in _ON_FOOT for walk in self._walks)

    def starts_small(self) -> Iterator[str]:
        """Yield that the sessions start small, where one of them leaves much time over."""
        settings, asked = self.brief.content.week, self.brief.person.minutes
        minutes = [math.ceil(day.seconds / 60) for day in self.days]
        longest, least = max(minutes), settings.session.time_share_least * asked
        if settings.starts_small_say and min(minutes) < least and longest < asked:
            yield settings.starts_small_say.format(minutes=longest, asked=asked)

    def walks_between(self) -> Iterator[str]:
        """Yield to walk as long on days without a session as in the shortest, where many are."""
        settings = self.brief.content.week
        walked = [walk.dose.minutes or 0 for walk in self._walks]
        is_open = 0 < settings.walk_between_from <= DAYS_A_WEEK - len(self.days)
        # whoever moves in a chair is not told to walk, once the content tells people to walk again
        is_open = is_open and (self._walks_on_foot or not settings.walk_again_say)
        if settings.walk_between_say and walked and is_open:
            minutes = max(round(min(walked)), self._least_between)
            yield settings.walk_between_say.format(minutes=minutes)

    @property
    def _least_between(self) -> int:
        """The least minutes of a walk on days without a session.

        0 on the lowest entry step, and where being on your feet makes the pain worse.
        """
        most = self.brief.caps.lower(Cap.WALK_MINUTES, self.brief.content.week.walk_between_least)
        return 0 if self._begins_lowest or self._walking_is_sore else most

    @property
    def _begins_lowest(self) -> bool:
        """Whether the person begins on the lowest entry step."""
        return self.brief.caps.lower(Cap.ENTRY_STEP, 2) <= 1
