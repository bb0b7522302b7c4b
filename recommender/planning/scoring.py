"""What is wanted: the stated score of an exercise on a day, part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.assessment import Assessment
from recommender.domain.dose_steps import WORKING_KINDS
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.programmes import ArcDay
from recommender.domain.week import Person, Score
from recommender.domain.week_settings import WeekSettings


@dataclass(frozen=True)
class ScoredDay:
    """What the points of an exercise on one day go by, beside the person.

    `programme` are all exercises of the programme whose day of the arc it is; `off_rung` stand on a
    rung below something of an earlier day, or on one that the week has not come to.
    """

    arc: ArcDay
    programme: frozenset[str] = frozenset()
    off_rung: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wishes:
    """What the assessment and the person ask for."""

    assessment: Assessment
    person: Person
    settings: WeekSettings
    below: frozenset[str] = frozenset()
    is_trained: bool = False
    household: frozenset[str] = frozenset()
    _totals: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    _weekly: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)
    _needs: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _focused: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def likings(self) -> tuple[tuple[ExerciseKind, ...], ...]:
        """The kinds of each thing that the person likes, in the order of the content."""
        return tuple(
            kinds for liking, kinds in self.settings.likes.items() if liking in self.person.likes
        )

    @cached_property
    def days_wanted(self) -> Mapping[str, int]:
        """On how many days the week must serve each need of which the points make a must."""
        return self.settings.days_wanted(self.assessment.points)

    @cached_property
    def _liked_kinds(self) -> frozenset[ExerciseKind]:
        return frozenset(kind for kinds in self.likings for kind in kinds)

    def need_of(self, exercise: Exercise) -> str:
        """Return the need with the most points that the exercise serves; the first of equals."""
        need = self._needs.get(exercise.id)
        if need is None:
            need = self._needs[exercise.id] = max(exercise.needs, key=self.assessment.points)
        return need

    def weight_of(self, exercise: Exercise) -> int:
        """Return the points of the need that the exercise serves best, however many they are."""
        return self.assessment.points(self.need_of(exercise))

    def is_liked(self, exercise: Exercise) -> bool:
        """Whether the exercise is of a kind that the person likes."""
        return exercise.kind in self._liked_kinds

    def score(
        self, exercise: Exercise, day: ScoredDay, earlier_days: int, *, stands_in: bool = False
    ) -> Score:
        """Return the points of an exercise on a day, without zeros, in a fixed order.

        What stands in for an item of the arc has the points of that item.
        """
        in_arc, in_programme, focus, repeated = self._of_day(exercise, day, earlier_days)
        served = self.need_of(exercise)
        need, liked, harder, place, below, kit, sore = self._weekly_parts(exercise)
        parts = (
            ("arc", in_arc),
            ("instead", self.settings.scoring.arc * (stands_in and not in_arc)),
            ("programme", in_programme),
            ("focus", focus),
            (f"need:{served}", need),
            ("place" if place > 0 else "elsewhere", place),
            ("below", below or self.settings.scoring.below * (exercise.id in day.off_rung)),
            ("liked", liked),
            ("kit", kit),
            ("sore_position", sore),
            ("repeated", repeated),
            ("harder_than_easy", harder),
        )
        return Score(tuple([part for part in parts if part[1]]))

    def points_of_week(self, exercise: Exercise) -> int:
        """Return the points of an exercise that are the same on each day of the week."""
        return sum(self._weekly_parts(exercise))

    def is_where_it_hurts(self, exercise: Exercise) -> bool:
        """Whether the exercise works where the person hurts, or on the body as a whole."""
        places = self.person.places
        return not places or not exercise.places or not places.isdisjoint(exercise.places)

    def rank(
        self, exercises: Mapping[str, Exercise], day: ScoredDay, earlier: Mapping[str, int]
    ) -> tuple[Exercise, ...]:
        """Return the exercises with the most points on a day first; equals go by their id.

        `exercises` are by their id; `earlier` counts on how many earlier days each stands.
        """
        weights, arc = self.settings.scoring, day.arc.exercises
        if self._totals.keys() != exercises.keys():
            self._totals.clear()
            self._focused.clear()
            self._totals.update(
                (name, self.points_of_week(exercises[name])) for name in sorted(exercises)
            )
        # what `_of_day` says, written out: it is asked of every exercise on every day
        totals = self._totals.copy()
        for name in arc & totals.keys():
            totals[name] += weights.arc
        for name in (day.programme - arc) & totals.keys():
            totals[name] += weights.programme
        for name in self._serving(day.arc.focus, exercises):
            totals[name] += weights.focus
        for name in earlier.keys() & totals.keys():
            totals[name] += weights.repeated * self._repeats(exercises[name], earlier[name])
        for name in (day.off_rung - self.below) & totals.keys():
            totals[name] += weights.below
        best_first = sorted(totals, key=totals.__getitem__, reverse=True)
        return tuple(map(exercises.__getitem__, best_first))

    def _serving(self, need: str, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
        """Return which exercises serve a need, worked out once: all days rank the same."""
        found = self._focused.get(need)
        if found is None:
            found = tuple([name for name, one in exercises.items() if need in one.needs])
            self._focused[need] = found
        return found

    def _of_day(
        self, exercise: Exercise, day: ScoredDay, earlier_days: int
    ) -> tuple[int, int, int, int]:
        """Return the points for arc, programme and focus, and for what stood on earlier days."""
        weights, is_of_arc = self.settings.scoring, exercise.id in day.arc.exercises
        return (
            weights.arc * is_of_arc,
            weights.programme * (exercise.id in day.programme and not is_of_arc),
            weights.focus * (day.arc.focus in exercise.needs),
            weights.repeated * self._repeats(exercise, earlier_days),
        )

    def _repeats(self, exercise: Exercise, earlier_days: int) -> int:
        """Return how many of the earlier days count against an exercise: of work not the first."""
        if earlier_days == 0:
            return 0
        free = self.settings.scoring.work_returns if exercise.kind in WORKING_KINDS else 0
        return max(0, earlier_days - free)

    def _weekly_parts(self, exercise: Exercise) -> tuple[int, ...]:
        """Return the points for need, liking, level, place, rung, kit and position.

        They are the same on each day, and worked out once.
        """
        known = self._weekly.get(exercise.id)
        if known is None:
            known = self._weekly[exercise.id] = self._of_week(exercise, self.need_of(exercise))
        return known

    def _of_week(self, exercise: Exercise, need: str) -> tuple[int, ...]:
        weights = self.settings.scoring
        return (
            weights.need * min(self.assessment.points(need), weights.need_most),
            weights.liked * self.is_liked(exercise),
            self._harder * (exercise.level - 1),
            self._of_place(exercise),
            weights.below * (exercise.id in self.below),
            weights.kit * (not self.household.issuperset(exercise.equipment)),
            weights.sore_position * self._is_sore(exercise),
        )

    def _is_sore(self, exercise: Exercise) -> bool:
        """Whether an exercise stays in a position that makes the pain worse, unlike strength."""
        moves = exercise.kind in (ExerciseKind.WALKING, ExerciseKind.STRENGTH)
        return not moves and exercise.position in self.person.sore_positions

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
