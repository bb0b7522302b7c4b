"""What is wanted: the stated score of an exercise on a day, part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.assessment import Assessment
from recommender.domain.content import WeekSettings
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.programmes import ArcDay
from recommender.domain.week import Person, Score


@dataclass(frozen=True)
class Wishes:
    """What the assessment and the person ask for."""

    assessment: Assessment
    person: Person
    settings: WeekSettings
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

    def score(self, exercise: Exercise, arc: ArcDay, earlier_days: int) -> Score:
        """Return the points of an exercise on an arc's day, without zeros, in a fixed order."""
        in_arc, focus, repeated = self._of_day(exercise, arc, earlier_days)
        served = self.need_of(exercise)
        need, liked, harder = self._of_week(exercise, served)
        parts = (
            ("arc", in_arc),
            ("focus", focus),
            (f"need:{served}", need),
            ("liked", liked),
            ("repeated", repeated),
            ("harder_than_easy", harder),
        )
        return Score(tuple(part for part in parts if part[1]))

    def rank(
        self, exercises: Mapping[str, Exercise], arc: ArcDay, earlier: Mapping[str, int]
    ) -> tuple[Exercise, ...]:
        """Return the exercises with the most points on a day first; equals go by their id.

        `exercises` are by their id; `earlier` counts on how many earlier days each stands.
        """
        places = []
        for name, exercise in exercises.items():
            in_arc, focus, repeated = self._of_day(exercise, arc, earlier.get(name, 0))
            total = in_arc + focus + repeated + self._total_of_week(exercise)
            places.append((-total, name))
        return tuple(exercises[name] for _, name in sorted(places))

    def _of_day(self, exercise: Exercise, arc: ArcDay, earlier_days: int) -> tuple[int, int, int]:
        """Return the points for the arc, its focus and what stood on earlier days."""
        weights = self.settings.scoring
        return (
            weights.arc * (exercise.id in arc.exercises),
            weights.focus * (arc.focus in exercise.needs),
            weights.repeated * earlier_days,
        )

    def _of_week(self, exercise: Exercise, need: str) -> tuple[int, int, int]:
        """Return the points for the need, liking and level: the same on each day."""
        weights = self.settings.scoring
        return (
            weights.need * min(self.assessment.points(need), weights.need_most),
            weights.liked * self.is_liked(exercise),
            weights.harder_than_easy * (exercise.level - 1),
        )

    def _total_of_week(self, exercise: Exercise) -> int:
        """Return the sum of the points that are the same on each day, worked out once."""
        total = self._totals.get(exercise.id)
        if total is None:
            total = sum(self._of_week(exercise, self.need_of(exercise)))
            self._totals[exercise.id] = total
        return total
