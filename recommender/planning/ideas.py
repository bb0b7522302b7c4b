"""A day that holds enough of the one idea for which it is named."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Self

from recommender.domain.exercises import Exercise
from recommender.planning.day import IDEA_WEIGHT
from recommender.planning.session import ChosenExercise
from recommender.planning.walking import WalkingDay


@dataclass(frozen=True)
class DayWithIdea(WalkingDay):
    """A day that takes in what serves its idea, and keeps it."""

    def with_idea(self) -> Self:
        """Return the day with as much for its idea as a session holds, which is dropped last.

        A day for work has something of each sort that the person needs, and none on a day of rest.
        """
        if self.slot.is_composed:
            return self
        day, serving = self, self.brief.of_idea(self.slot.arc.focus) if self.idea_least else ()
        groups = self._mixed if self.frame.is_named_for_work else ()
        for group in (*groups, *[frozenset(serving)] * self.idea_least):
            day = day.with_one(group.intersection(serving))
        return day

    def with_one(self, serving: Collection[str]) -> Self:
        """Return the day that keeps one more of these: one that is in, else the best free one.

        A day that keeps enough stays as it is.
        """
        open_to = [one for one in self.choices if one.weight < IDEA_WEIGHT]
        if len(self.choices) - len(open_to) >= self.idea_least:
            return self
        there = [one for one in open_to if one.exercise.id in serving]
        if there:
            best = max(there, key=lambda one: (one.is_must, bool(one.programme), one.score.total))
            return self.keeping_last(best.exercise)
        free = next(self._free_for_idea(serving), None)
        return self.add(self.choose(free)).keeping_last(free) if free else self

    def _free_for_idea(self, serving: Collection[str]) -> Iterator[Exercise]:
        """Yield what may still come in for the idea, the best first."""
        wishes, off = self.brief.wishes, self.brief.content.week.no_fillers
        for one in self.ranked:
            is_wanted = one.id in serving and (one.kind not in off or wishes.is_liked(one))
            if not is_wanted or self.has_like(one) or not self.is_free(one):
                continue
            is_of_use = self.frame.is_named_for_work and wishes.weight_of(one) > 0
            is_apt = is_of_use or wishes.is_where_it_hurts(one)
            if is_apt and not self.is_too_much(one):
                yield one

    def keeping_last(self, exercise: Exercise) -> Self:
        """Return the day that drops one of its exercises after every must."""
        choices = (
            one.as_must(IDEA_WEIGHT) if one.exercise.id == exercise.id else one
            for one in self.choices
        )
        return self._now(tuple(choices), self.left_out)

    @property
    def _mixed(self) -> Iterator[frozenset[str]]:
        """The exercises of each group of needs of which a day for work has one."""
        points = self.brief.wishes.assessment.points
        for group in self.brief.content.week.idea.mixed:
            if any(points(need) for need in group):
                safe = self.brief.pool.safe.values()
                yield frozenset(one.id for one in safe if not {*one.needs}.isdisjoint(group))

    def doubles(self) -> frozenset[str]:
        """Return what is like something better of the day, and neither must be there nor opens."""
        if not self.idea_least:
            return frozenset()
        alike = self.brief.substitutes.alike
        return frozenset(
            one.exercise.id
            for one in self.choices
            if not (one.is_must or one.opens)
            and any(
                other.exercise.id in alike(one.exercise.id) and _is_better(other, one)
                for other in self.choices
            )
        )


def _is_better(one: ChosenExercise, other: ChosenExercise) -> bool:
    return (one.is_must, one.score.total) > (other.is_must, other.score.total)
