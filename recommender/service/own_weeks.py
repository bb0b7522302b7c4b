"""A person's own week: which day is open, and how each exercise on it is to be done."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from recommender.domain.cases import Case
from recommender.domain.conditions import Situation
from recommender.domain.content import Content
from recommender.domain.diary import (
    DiaryEntry,
    Note,
    Progress,
    that_count,
)
from recommender.domain.evaluation import Evaluation
from recommender.domain.exercises import Dose, Exercise, ExerciseKind
from recommender.domain.guidance import Guidance
from recommender.domain.plan import PlanDay, PlanItem, PlanWeek
from recommender.domain.sized_doses import sized
from recommender.planning.easing import EasierItem, Easing
from recommender.service.beside import made_beside

_ON_FOOT = "standing"


@dataclass(frozen=True)
class Way:
    """How an exercise of the session is to be done: itself, or what is so many steps easier.

    `instead_of` names the exercise of the plan where it is easier, `seconds` are all that it takes.
    `take_care` are the precautions that speak of it.
    """

    step: int
    exercise: str
    name: str
    dose: Dose
    instructions: tuple[str, ...]
    stop_signs: tuple[str, ...]
    position: str
    seconds_a_repetition: int
    seconds: int
    take_care: tuple[str, ...]
    instead_of: str = ""


@dataclass(frozen=True)
class SessionItem:
    """An exercise of a session, the ways to do it that are left, easier each, and what was noted.

    The first of the ways is the one to do. `note` is the last that says that it is done with.
    """

    exercise: str
    ways: tuple[Way, ...]
    note: Note | None = None


@dataclass(frozen=True)
class OwnWeek:
    """A kept case with a week, where its person is in it, and what guides them through it.

    `content` is the one that decided, or today's where that cannot be used any more; then there is
    no `easing`, and nothing is known to be easier. `make_easing` and
    `evaluated` evaluate all rules, once for both.
    """

    case: Case
    week: PlanWeek
    content: Content
    guidance: Guidance
    entries: tuple[DiaryEntry, ...]
    progress: Progress
    make_easing: Callable[[], Easing | None]
    evaluated: Callable[[], Evaluation]

    @cached_property
    def easing(self) -> Easing | None:
        """What finds something easier: made when it is first asked for, as it reads all rules."""
        return made_beside("easing", self.make_easing)

    def day(self, number: int) -> PlanDay:
        """Return a day of the week, from 1."""
        return self.week.days[number - 1]

    def session(self, number: int) -> tuple[SessionItem, ...]:
        """Return what is to be done on a day, without what is left out because it hurt."""
        out = self.progress.left_out
        items = [item for item in self.day(number).items if item.exercise not in out]
        return tuple(
            SessionItem(item.exercise, self._ways(number, item), self._noted(number, item.exercise))
            for item in items
        )

    def hurt_on(self, number: int) -> tuple[PlanItem, ...]:
        """Return what a day would hold if nothing had hurt."""
        return tuple(item for item, way in self.listed(number) if way is None)

    def listed(self, number: int) -> tuple[tuple[PlanItem, Way | None], ...]:
        """Return each exercise that was planned for a day, in order, and how it is to be done now.

        There is no way to do what is left out because it hurt.
        """
        out = self.progress.left_out
        return tuple(
            (item, None if item.exercise in out else next(self._fit(number, item)))
            for item in self.day(number).items
        )

    def to_do(self, number: int) -> tuple[Way, ...]:
        """Return how each exercise of a day's session is to be done; asks for no more than that."""
        return tuple(way for _, way in self.listed(number) if way is not None)

    def was_done(self, number: int) -> tuple[tuple[PlanItem, Way], ...]:
        """Return what may have hurt on a day that is done: each exercise as it was done then."""
        done = {one.exercise: one.step for one in self._of(number) if one.note is Note.DONE}
        pairs = ((item, way) for item, way in self.listed(number) if way is not None)
        return tuple(
            (item, self.way(item, done.get(item.exercise, way.step)) or way) for item, way in pairs
        )

    def minutes(self, number: int) -> int:
        """Return how long a day's session takes as it is to be done now."""
        listed = self.listed(number)
        if all(way is not None and way.step == 0 for _, way in listed):
            return self.day(number).minutes
        return math.ceil(sum(way.seconds for _, way in listed if way is not None) / 60)

    @property
    def walks(self) -> bool:
        """Whether the week has a walk on foot, and none has hurt."""
        on_foot = any(one.position == _ON_FOOT for one in self._walks_of(self.week.exercises))
        return on_foot and not self.walking_hurt

    @property
    def walking_hurt(self) -> bool:
        """Whether a walk is left out because it hurt, or one that was easier."""
        return any(self._walks_of(self.progress.left_out))

    def _walks_of(self, names: Iterable[str]) -> Iterator[Exercise]:
        found = (self.content.exercises.get(name) for name in names)
        return (one for one in found if one and one.kind is ExerciseKind.WALKING)

    def way(self, item: PlanItem, step: int) -> Way | None:
        """Return the way to do an item of the plan that is so many steps easier, if there is."""
        return next(islice(self._chain(item), step, None), None)

    def _ways(self, number: int, item: PlanItem) -> tuple[Way, ...]:
        return tuple(self._fit(number, item))

    def _fit(self, number: int, item: PlanItem) -> Iterator[Way]:
        """Yield the ways that are left, each easier than the one before; the easiest if none is."""
        taken = {other.exercise for other in self.day(number).items} - {item.exercise}
        least = self._too_hard.get(item.exercise, 0)
        way, is_any = None, False
        for way in self._chain(item):
            if way.step >= least and self._fits(way, number, taken):
                is_any = True
                yield way
        if way is not None and not is_any:
            yield way

    def _fits(self, way: Way, number: int, taken: set[str]) -> bool:
        if way.step == 0:
            return True
        if way.exercise in taken | self.progress.left_out:
            return False
        exercise = self.content.exercises[way.exercise]
        return self.easing is not None and self.easing.may_stand(exercise, number)

    def _chain(self, item: PlanItem) -> Iterator[Way]:
        known = self.content.exercises.get(item.exercise)
        position, pace = (known.position, known.seconds_a_repetition) if known else ("", 0)
        told = (item.name, item.dose, item.steps, item.stop_signs)
        yield Way(0, item.exercise, *told, position, pace, item.seconds, item.take_care)
        time = self.content.week.time
        for step, easier in enumerate(self._easier(item), start=1):
            one = easier.exercise
            seconds = sized(one, easier.dose, time.rest_seconds).with_rests
            told = (one.name, easier.dose, one.steps, one.stop_signs)
            kept = (one.position, one.seconds_a_repetition, seconds + time.changeover_seconds)
            care = self.case.plan.care_with(one)
            yield Way(step, one.id, *told, *kept, care, instead_of=item.name)

    def _easier(self, item: PlanItem) -> tuple[EasierItem, ...]:
        easing = self.easing
        if easing is None:
            return ()
        made = made_beside("easier exercise", lambda: easing.easier(item.exercise, item.dose))
        return made or ()

    @cached_property
    def _too_hard(self) -> Mapping[str, int]:
        """By exercise the first step that has not been too hard."""
        found: dict[str, int] = {}
        for entry in self.entries:
            if entry.note is Note.TOO_HARD:
                found[entry.exercise] = max(found.get(entry.exercise, 0), entry.step + 1)
        return found

    def _noted(self, number: int, exercise: str) -> Note | None:
        ends = (Note.DONE, Note.SKIPPED, Note.HURTS)
        about = [entry.note for entry in self._of(number) if entry.exercise == exercise]
        notes = [note for note in about if note in ends]
        return notes[-1] if notes else None

    def _of(self, number: int) -> Iterator[DiaryEntry]:
        return (entry for entry in self.counted if entry.day == number)

    @cached_property
    def counted(self) -> tuple[DiaryEntry, ...]:
        """What was noted and counts: without what was noted by mistake."""
        return that_count(self.entries)

    def slipped(self, number: int, exercise: str) -> bool:
        """Whether it was once a mistake that an exercise hurt; that cannot be said twice."""
        return any(
            (entry.day, entry.exercise, entry.note) == (number, exercise, Note.MISTAKE)
            for entry in self.entries
        )

    @cached_property
    def after_strong(self) -> tuple[str, ...]:
        """What this person is told after strong pain in place of what all are; nothing for most.

        What cannot be evaluated is unknown, and an unknown is never a no.
        """
        hurts = self.guidance.when_it_hurts
        if not hurts.for_some:
            return ()
        known = made_beside("words for this person", self.evaluated)
        return hurts.after_strong(known.situation if known else Situation({}))
