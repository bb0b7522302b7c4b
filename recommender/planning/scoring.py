"""What is wanted: the stated score of an exercise on a day, part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

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


class WeeklyWorth(NamedTuple):
    """What an exercise is worth to a person on each day alike.

    `need` is the one with the most points that it serves, `weight` those points, however many, and
    `parts` the points for need, liking, level, place, rung, kit and position.
    """

    need: str
    weight: int
    is_here: bool
    parts: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Wishes:
    """What the assessment and the person ask for."""

    assessment: Assessment
    person: Person
    settings: WeekSettings
    below: frozenset[str] = frozenset()
    is_trained: bool = False
    household: frozenset[str] = frozenset()
    _values: dict[str, WeeklyWorth] = field(default_factory=dict, repr=False, compare=False)
    _totals: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
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

    def value_of(self, exercise: Exercise) -> WeeklyWorth:
        """Return what an exercise is worth on each day; it is worked out once."""
        value = self._values.get(exercise.id)
        if value is None:
            value = self._values[exercise.id] = self._value(exercise)
        return value

    def need_of(self, exercise: Exercise) -> str:
        """Return the need with the most points that the exercise serves; the first of equals."""
        return self.value_of(exercise).need

    def weight_of(self, exercise: Exercise) -> int:
        """Return the points of the need that the exercise serves best, however many they are."""
        return self.value_of(exercise).weight

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
        value = self.value_of(exercise)
        need, liked, harder, place, below, kit, sore = value.parts
        parts = (
            ("arc", in_arc),
            ("instead", self.settings.scoring.arc * (stands_in and not in_arc)),
            ("programme", in_programme),
            ("focus", focus),
            (f"need:{value.need}", need),
            ("place" if place > 0 else "elsewhere", place),
            ("below", below or self.settings.scoring.below * (exercise.id in day.off_rung)),
            ("liked", liked),
            ("kit", kit),
            ("sore_position", sore),
            ("repeated", repeated),
            ("harder_than_easy", harder),
        )
        return Score(tuple([part for part in parts if part[1]]))

    def points_on(self, exercise: Exercise, day: ScoredDay, earlier_days: int) -> int:
        """Return the sum of the points of an exercise on a day."""
        is_lower = exercise.id in day.off_rung and exercise.id not in self.below
        total = self.value_of(exercise).total + self.settings.scoring.below * is_lower
        return total + sum(self._of_day(exercise, day, earlier_days))

    def points_of_week(self, exercise: Exercise) -> int:
        """Return the points of an exercise that are the same on each day of the week."""
        return self.value_of(exercise).total

    def is_where_it_hurts(self, exercise: Exercise) -> bool:
        """Whether the exercise works where the person hurts, or on the body as a whole."""
        return self.value_of(exercise).is_here

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

    def _value(self, exercise: Exercise) -> WeeklyWorth:
        need = max(exercise.needs, key=self.assessment.points)
        weight, weights = self.assessment.points(need), self.settings.scoring
        hurts, places = self.person.places, exercise.places
        is_at = not hurts.isdisjoint(places)
        is_here = is_at or not hurts or not places
        parts = (
            weights.need * min(weight, weights.need_most),
            weights.liked * self.is_liked(exercise),
            self._harder * (exercise.level - 1),
            weights.place * is_at if is_here else weights.elsewhere,
            weights.below * (exercise.id in self.below),
            weights.kit * (not self.household.issuperset(exercise.equipment)),
            weights.sore_position * self._is_sore(exercise),
        )
        return WeeklyWorth(need, weight, is_here, parts, sum(parts))

    def _is_sore(self, exercise: Exercise) -> bool:
        """Whether an exercise stays in a position that makes the pain worse, unlike strength."""
        moves = exercise.kind in (ExerciseKind.WALKING, ExerciseKind.STRENGTH)
        return not moves and exercise.position in self.person.sore_positions

    @cached_property
    def _harder(self) -> int:
        """The points for each level above the first."""
        weights = self.settings.scoring
        return weights.harder_for_trained if self.is_trained else weights.harder_than_easy
