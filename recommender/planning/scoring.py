"""What is wanted: the stated score of an exercise on a day, part by part."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.assessment import Assessment
from recommender.domain.content import WeekSettings
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.week import Person, Score
from recommender.planning.arcs import Slot

Points = tuple[int, int, int]


@dataclass(frozen=True)
class Wishes:
    """What the assessment and the person ask for."""

    assessment: Assessment
    person: Person
    settings: WeekSettings
    _known: dict[str, Points] = field(default_factory=dict, repr=False, compare=False)

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
        arc, focus, repeated = self._of_day(exercise, slot, earlier_days)
        need, liked, harder = self._of_week(exercise)
        parts = (
            ("arc", arc),
            ("focus", focus),
            (f"need:{self.need_of(exercise)}", need),
            ("liked", liked),
            ("repeated", repeated),
            ("harder_than_easy", harder),
        )
        return Score(tuple(part for part in parts if part[1]))

    def rank(
        self, exercises: Iterable[Exercise], slot: Slot, earlier: Mapping[str, int]
    ) -> tuple[Exercise, ...]:
        """Return the exercises with the most points on a day first; equals go by their id.

        `earlier` counts on how many earlier days each exercise stands.
        """

        def place(exercise: Exercise) -> tuple[int, str]:
            of_day = self._of_day(exercise, slot, earlier.get(exercise.id, 0))
            return -sum(of_day) - sum(self._of_week(exercise)), exercise.id

        return tuple(sorted(exercises, key=place))

    def _of_day(self, exercise: Exercise, slot: Slot, earlier_days: int) -> Points:
        """Return the points for the arc, its focus and what stood on earlier days."""
        weights = self.settings.scoring
        return (
            weights.arc * (exercise.id in slot.arc.exercises),
            weights.focus * (slot.arc.focus in exercise.needs),
            weights.repeated * earlier_days,
        )

    def _of_week(self, exercise: Exercise) -> Points:
        """Return the points for need, liking and level: the same each day, so worked out once."""
        known = self._known.get(exercise.id)
        if known is None:
            weights = self.settings.scoring
            need = min(self.assessment.points(self.need_of(exercise)), weights.need_most)
            known = self._known[exercise.id] = (
                weights.need * need,
                weights.liked * self.is_liked(exercise),
                weights.harder_than_easy * (exercise.level - 1),
            )
        return known
