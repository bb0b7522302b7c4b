"""One day while it is being planned: what it may hold, what is chosen for it, and what is out."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from recommender.domain.content import ExclusionReason
from recommender.domain.exercises import Exercise
from recommender.domain.programmes import ArcItem
from recommender.domain.rules import Cap
from recommender.domain.week import Day, LeftOut
from recommender.planning.arcs import Slot
from recommender.planning.brief import Brief
from recommender.planning.session import ChosenExercise, fit, thin, total_seconds


@dataclass(frozen=True)
class DayPlan:
    """A day with a session: what is in so far, and what of its arc is out and why.

    `earlier` counts on how many earlier days each exercise stands, `ranked` are the safe
    exercises by their points on this day. Each step returns a new plan.
    """

    brief: Brief
    slot: Slot
    earlier: Mapping[str, int]
    ranked: tuple[Exercise, ...]
    choices: tuple[ChosenExercise, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @classmethod
    def begin(cls, brief: Brief, slot: Slot, earlier: Mapping[str, int]) -> "DayPlan":
        """Return the day with nothing in it."""
        ranked = brief.wishes.rank(brief.pool.safe, slot.arc, earlier)
        return cls(brief, slot, earlier, ranked)

    def has(self, exercise: str) -> bool:
        """Whether the exercise is already in."""
        return any(choice.exercise.id == exercise for choice in self.choices)

    def may_hold(self, exercise: Exercise) -> bool:
        """Whether nothing keeps the exercise from this day; `obstacle_to` says what does."""
        return exercise.id in self.brief.pool.safe and self._against(exercise) is None

    def obstacle_to(self, exercise: Exercise) -> LeftOut | None:
        """Return why this day may not hold an exercise, in words; None where it may."""
        excluded = self.brief.pool.excluded.get(exercise.id)
        if excluded is not None:
            return replace(excluded, day=self.slot.day)
        reason = self._against(exercise)
        return self._out(exercise, reason) if reason else None

    def is_free(self, exercise: Exercise) -> bool:
        """Whether the exercise may be added: neither in the day or its arc, nor ruled out."""
        is_taken = exercise.id in self.slot.arc.exercises or self.has(exercise.id)
        return not is_taken and self.may_hold(exercise)

    def substitute_for(self, exercise: Exercise) -> Exercise | None:
        """Return the nearest free easier variant, else the best exercise for the same main need.

        One of the same kind is preferred to one of another.
        """
        seen = {exercise.id}
        variant = exercise.easier
        while variant and variant not in seen:
            seen.add(variant)
            easier = self.brief.content.exercises[variant]
            if self.is_free(easier):
                return easier
            variant = easier.easier
        same = [entry for entry in self.ranked if entry.needs[0] == exercise.needs[0]]
        of_kind = [entry for entry in same if entry.kind is exercise.kind]
        return next((entry for entry in (*of_kind, *same) if self.is_free(entry)), None)

    def choose(self, exercise: Exercise, *, programme: str = "") -> ChosenExercise:
        """Return the exercise with its dose: the programme's where it prescribes one, else our own.

        Without a programme the exercise is there for the need it serves.
        """
        prescription = self.brief.prescription(exercise, programme, self.slot.day)
        stood = self.earlier.get(exercise.id, 0)
        return ChosenExercise(
            exercise=exercise,
            doses=self.brief.doses(exercise, prescription, is_first=not stood),
            programme=programme,
            score=self.brief.wishes.score(exercise, self.slot.arc, stood),
            rules=self.brief.because(exercise, programme),
            source=prescription.source,
        )

    def add(self, choice: ChosenExercise) -> "DayPlan":
        """Return the day with one more exercise at its end."""
        return self._now((*self.choices, choice), self.left_out)

    def fill(self, musts: Iterable[Exercise] = ()) -> "DayPlan":
        """Return the day filled: its arc in its order, what the week must have, what is wanted."""
        day = self
        for item in self.slot.arc.items:
            day = day.with_arc_item(item)
        for exercise in musts:
            day = day.with_must(exercise)
        return day.thinned().topped_up()

    def with_arc_item(self, item: ArcItem) -> "DayPlan":
        """Return the day with what its arc asks for, or with the substitute, and what is out."""
        exercise = self.brief.content.exercises[item.exercise]
        obstacle = self.obstacle_to(exercise)
        if obstacle is None:
            return self.add(self.choose(exercise, programme=item.programme))
        substitute = self.substitute_for(exercise)
        if substitute is None:
            return self._now(self.choices, (*self.left_out, obstacle))
        instead = self.brief.content.week.why(ExclusionReason.INSTEAD, name=substitute.name)
        said = replace(obstacle, why=f"{obstacle.why} {instead}")
        chosen = self.choose(substitute, programme=item.programme)
        rules = tuple(dict.fromkeys((*chosen.rules, *obstacle.rules)))
        choice = replace(chosen, instead_of=exercise.id, rules=rules)
        return self._now((*self.choices, choice), (*self.left_out, said))

    def with_must(self, exercise: Exercise) -> "DayPlan":
        """Return the day with an exercise that is dropped last, whether it was in or not."""
        if not self.has(exercise.id):
            return self.add(replace(self.choose(exercise), is_must=True))
        choices = (
            replace(choice, is_must=True) if choice.exercise.id == exercise.id else choice
            for choice in self.choices
        )
        return self._now(tuple(choices), self.left_out)

    def thinned(self) -> "DayPlan":
        """Return the day without what it has no room for, said of each."""
        day = self.keeping(thin(self.choices, self.brief.items_most), ExclusionReason.ENOUGH_ITEMS)
        time = self.brief.content.week.time
        return day.keeping(
            fit(day.choices, self.brief.seconds_a_day, time), ExclusionReason.NO_ROOM
        )

    def keeping(self, kept: tuple[ChosenExercise, ...], reason: ExclusionReason) -> "DayPlan":
        """Return the day with these choices alone; each other one is left out for the reason."""
        staying = {choice.exercise.id for choice in kept}
        going = (one.exercise for one in self.choices if one.exercise.id not in staying)
        out = tuple(self._out(exercise, reason) for exercise in going)
        return self._now(kept, (*self.left_out, *out))

    def topped_up(self) -> "DayPlan":
        """Return the day with as many of the best as are wanted, and something that is liked."""
        brief = self.brief
        wanted = min(brief.content.week.items_wanted, brief.items_most)
        day = self.with_best(self.ranked, wanted)
        if any(brief.wishes.is_liked(choice.exercise) for choice in day.choices):
            return day
        liked = (entry for entry in self.ranked if brief.wishes.is_liked(entry))
        return day.with_best(liked, min(len(day.choices) + 1, brief.items_most))

    def with_best(self, ranked: Iterable[Exercise], until: int) -> "DayPlan":
        """Return the day with the best that are free and have time, until it has so many items.

        One walk is enough: what is taken, too hard beside the rest or too long for the room that
        is left stays so as the day fills.
        """
        time = self.brief.content.week.time
        out = {entry.what for entry in self.left_out}
        day = self
        for exercise in ranked:
            if len(day.choices) >= until:
                break
            if exercise.id in out or not day.is_free(exercise):
                continue
            room = self.brief.seconds_a_day - total_seconds(day.choices, time)
            choice = day.choose(exercise).shrunk_to(room, time)
            if choice is not None:
                day = day.add(choice)
        return day

    def as_day(self) -> Day:
        """Return it as a day of the week."""
        items = tuple(choice.as_item(self.brief.content.week.time) for choice in self.choices)
        return Day(
            day=self.slot.day,
            theme=self.slot.arc.theme,
            goal=self.slot.arc.goal,
            programme=self.slot.programme,
            minutes=math.ceil(sum(item.seconds for item in items) / 60),
            is_rest=False,
            items=items,
        )

    def _against(self, exercise: Exercise) -> ExclusionReason | None:
        """Return the hard limit of day or week that a safe exercise would break."""
        if self.brief.is_too_long(exercise):
            return ExclusionReason.TOO_LONG
        reason = self.brief.kinds.against(exercise, self.slot.day)
        return reason or (ExclusionReason.HARD_A_DAY if self._is_one_too_hard(exercise) else None)

    def _is_one_too_hard(self, exercise: Exercise) -> bool:
        if not self._is_new_and_hard(exercise):
            return False
        before = sum(self._is_new_and_hard(choice.exercise) for choice in self.choices)
        return self.brief.caps.exceeds(Cap.HARD_A_DAY, before + 1)

    def _is_new_and_hard(self, exercise: Exercise) -> bool:
        is_hard = exercise.level >= self.brief.content.week.high_strain_level
        return is_hard and not self.earlier.get(exercise.id)

    def _out(self, exercise: Exercise, reason: ExclusionReason) -> LeftOut:
        return self.brief.left_out(exercise, self.slot.day, reason)

    def _now(self, choices: tuple[ChosenExercise, ...], left_out: tuple[LeftOut, ...]) -> "DayPlan":
        # dataclasses.replace takes several times as long, and a day has many steps
        return DayPlan(self.brief, self.slot, self.earlier, self.ranked, choices, left_out)
