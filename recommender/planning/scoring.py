"""What is wanted: the stated score of an exercise on a day, part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.assessment import Assessment
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.programmes import ArcDay
from recommender.domain.week import Person, Score
from recommender.domain.week_settings import WeekSettings


@dataclass(frozen=True)
class Wishes:
    """What the assessment and the person ask for."""

    assessment: Assessment
    person: Person
    settings: WeekSettings
    below: frozenset[str] = frozenset()
    is_trained: bool = False
    _totals: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _liked_kinds(self) -> frozenset[ExerciseKind]:
        likes = self.settings.likes
        return frozenset(kind for liking in self.person.likes for kind in likes.get(liking, ()))

    def need_of(self, exercise: Exercise) -> str:
        """Return the need with the most points that the exercise serves; the first of equals."""
        return max(exercise.needs, key=self.assessment.points)

    def is_liked(self, exercise: Exercise) -> bool:
        """Whether the exercise is of a kind that the person likes."""
        return exercise.kind in self._liked_kinds

    def score(
        self, exercise: Exercise, arc: ArcDay, earlier_days: int, *, stands_in: bool = False
    ) -> Score:
        """Return the points of an exercise on an arc's day, without zeros, in a fixed order.

        What stands in for an item of the arc has the points of that item.
        """
        in_arc, focus, repeated = self._of_day(exercise, arc, earlier_days)
        served = self.need_of(exercise)
        need, liked, harder, place, below = self._of_week(exercise, served)
        parts = (
            ("arc", in_arc),
            ("instead", self.settings.scoring.arc * (stands_in and not in_arc)),
            ("focus", focus),
            (f"need:{served}", need),
            ("place", place),
            ("below", below),
            ("liked", liked),
            ("repeated", repeated),
            ("harder_than_easy", harder),
        )
        return Score(tuple(part for part in parts if part[1]))

    def is_where_it_hurts(self, exercise: Exercise) -> bool:
        """Whether the exercise works where the person hurts, or on the body as a whole."""
        places = self.person.places
        return not places or not exercise.places or not places.isdisjoint(exercise.places)

    def rank(
        self, exercises: Mapping[str, Exercise], arc: ArcDay, earlier: Mapping[str, int]
    ) -> tuple[Exercise, ...]:
        """Return the exercises with the most points on a day first; equals go by their id.

        `exercises` are by their id; `earlier` counts on how many earlier days each stands.
        """
        weights = self.settings.scoring
        if self._totals.keys() != exercises.keys():
            self._totals.update(
                (name, sum(self._of_week(exercise, self.need_of(exercise))))
                for name, exercise in exercises.items()
            )
        # what `_of_day` says, written out: it is asked of every exercise on every day
        totals = {name: self._totals[name] for name in sorted(exercises)}
        for name in arc.exercises & totals.keys():
            totals[name] += weights.arc
        for name, exercise in exercises.items():
            if arc.focus in exercise.needs:
                totals[name] += weights.focus
        for name in earlier.keys() & totals.keys():
            totals[name] += weights.repeated * earlier[name]
        return tuple(
            exercises[name] for name in sorted(totals, key=totals.__getitem__, reverse=True)
        )

    def _of_day(self, exercise: Exercise, arc: ArcDay, earlier_days: int) -> tuple[int, int, int]:
        """Return the points for the arc, its focus and what stood on earlier days."""
        weights = self.settings.scoring
        return (
            weights.arc * (exercise.id in arc.exercises),
            weights.focus * (arc.focus in exercise.needs),
            weights.repeated * earlier_days,
        )

    def _of_week(self, exercise: Exercise, need: str) -> tuple[int, int, int, int, int]:
        """Return the points for the need, liking, level, place and rung: the same on each day."""
        weights = self.settings.scoring
        return (
            weights.need * min(self.assessment.points(need), weights.need_most),
            weights.liked * self.is_liked(exercise),
            self._harder * (exercise.level - 1),
            self._of_place(exercise),
            weights.below * (exercise.id in self.below),
        )

    @property
    def _harder(self) -> int:
        """The points for each level above the first."""
        weights = self.settings.scoring
        return weights.harder_for_trained if self.is_trained else weights.harder_than_easy

    def _of_place(self, exercise: Exercise) -> int:
        """Return the points for the place: some where it hurts, fewer where it does not."""
        weights = self.settings.scoring
        if not self.is_where_it_hurts(exercise):
            return weights.elsewhere
        return weights.place * (not self.person.places.isdisjoint(exercise.places))
