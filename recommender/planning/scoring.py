"""What is wanted: the stated score of an exercise on a day, part by part."""

from dataclasses import dataclass
from functools import cached_property

from recommender.domain.assessment import Assessment
from recommender.domain.content import WeekSettings
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.week import Person, Score
from recommender.planning.arcs import Slot


@dataclass(frozen=True)
class Wishes:
    """What the assessment and the person ask for."""

    assessment: Assessment
    person: Person
    settings: WeekSettings

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

    def score(self, exercise: Exercise, slot: Slot, earlier_days: int) -> Score:
        """Return the points of an exercise on a day, those that are not zero, in a fixed order."""
        weights = self.settings.scoring
        need = self.need_of(exercise)
        in_arc = any(item.exercise == exercise.id for item in slot.arc.items)
        points = min(self.assessment.points(need), weights.need_most)
        parts = (
            ("arc", weights.arc * in_arc),
            ("focus", weights.focus * (slot.arc.focus in exercise.needs)),
            (f"need:{need}", weights.need * points),
            ("liked", weights.liked * self.is_liked(exercise)),
            ("repeated", weights.repeated * earlier_days),
            ("harder_than_easy", weights.harder_than_easy * (exercise.level - 1)),
        )
        return Score(tuple(part for part in parts if part[1]))
