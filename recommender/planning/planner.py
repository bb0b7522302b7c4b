"""Plan a week: one deterministic pass along the arc, then what the week must still have."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.assessment import Assessment
from recommender.domain.content import Content
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Cap, Phase
from recommender.domain.week import Day, NoWeek, Person, Week
from recommender.planning.arcs import DAYS_A_WEEK, Slot
from recommender.planning.brief import Brief
from recommender.planning.day import DayPlan
from recommender.planning.dosing import seconds_of

# what the week must have, by the day on which it stands
Musts = Mapping[int, tuple[Exercise, ...]]


def plan_week(content: Content, assessment: Assessment, person: Person) -> Week | NoWeek:
    """Return the week, or that there is none because what is safe is too little for one.

    Each session needs its least number of items, and a week that is not in the first days of a
    spasm needs strength or stability and walking.
    """
    brief = Brief.of(content, assessment, person)
    walks = walks_of(brief)
    plan = WeekPlan.fill(brief, walks)
    if not plan.is_complete:
        plan = WeekPlan.fill(brief, plan.with_steadying(walks))
    return plan.as_week() if plan.is_complete else NoWeek(tuple(brief.pool.excluded.values()))


def walks_of(brief: Brief) -> Musts:
    """Return the walks that the week must have.

    They stand on the days whose arc has one, then on easy days, then on those with most room.
    """
    walk = _longest_walk(brief)
    if walk is None:
        return {}
    by_ease = sorted(
        brief.arc.slots,
        key=lambda slot: (
            not _has_walk(brief, slot),
            slot.day in brief.kinds.work,
            len(slot.arc.items),
            slot.day,
        ),
    )
    return {slot.day: (walk,) for slot in by_ease[: brief.content.week.walks_least]}


@dataclass(frozen=True)
class WeekPlan:
    """The days with a session, each filled in the light of those before it."""

    brief: Brief
    days: tuple[DayPlan, ...]

    @classmethod
    def fill(cls, brief: Brief, musts: Musts) -> "WeekPlan":
        """Return all days of the arc filled, with what the week must have."""
        earlier: Counter[str] = Counter()
        days = []
        for slot in brief.arc.slots:
            day = DayPlan.begin(brief, slot, dict(earlier)).fill(musts.get(slot.day, ()))
            earlier.update(choice.exercise.id for choice in day.choices)
            days.append(day)
        return cls(brief, tuple(days))

    @property
    def is_complete(self) -> bool:
        """Whether each session has enough, and the week steadying work and a walk if it needs."""
        least = self.brief.content.week.items_least
        if any(len(day.choices) < least for day in self.days):
            return False
        if self.brief.caps.values.get(Cap.PHASE) == Phase.FIRST_DAYS:
            return True
        exercises = [choice.exercise for day in self.days for choice in day.choices]
        has_walk = any(exercise.kind is ExerciseKind.WALKING for exercise in exercises)
        return has_walk and any(_is_steadying(exercise) for exercise in exercises)

    def with_steadying(self, musts: Musts) -> Musts:
        """Return the musts with the best strength or stability exercise on the best day for it."""
        choices = [
            (-self.brief.wishes.score(exercise, day.slot.arc, 0).total, day.slot.day, exercise.id)
            for day in self.days
            for exercise in self.brief.pool.safe.values()
            if _is_steadying(exercise) and day.may_hold(exercise)
        ]
        best = [(day, self.brief.pool.safe[exercise]) for _, day, exercise in sorted(choices)[:1]]
        return {**musts, **{day: (*musts.get(day, ()), exercise) for day, exercise in best}}

    def as_week(self) -> Week:
        """Return the seven days, with rest where no session is, and all that is not in them."""
        by_day = {day.slot.day: day.as_day() for day in self.days}
        left_out = [*self.brief.arc.given_way, *(out for day in self.days for out in day.left_out)]
        return Week(
            days=tuple(by_day.get(day) or _rest(day) for day in range(1, DAYS_A_WEEK + 1)),
            left_out=tuple(sorted(left_out, key=lambda entry: entry.day)),
            excluded=tuple(self.brief.pool.excluded.values()),
            caps=self.brief.caps,
        )


def _has_walk(brief: Brief, slot: Slot) -> bool:
    exercises = (brief.content.exercises[item.exercise] for item in slot.arc.items)
    return any(exercise.kind is ExerciseKind.WALKING for exercise in exercises)


def _longest_walk(brief: Brief) -> Exercise | None:
    """Return the safe walk with the most minutes that the session has time for."""
    walks = [
        entry
        for entry in brief.pool.safe.values()
        if entry.kind is ExerciseKind.WALKING and not brief.is_too_long(entry)
    ]
    return max(walks, key=lambda entry: _most_seconds(brief, entry), default=None)


def _most_seconds(brief: Brief, exercise: Exercise) -> int:
    doses = brief.doses(exercise, exercise.dose, is_first=False)
    return seconds_of(exercise, doses[0])


def _is_steadying(exercise: Exercise) -> bool:
    return exercise.kind in (ExerciseKind.STRENGTH, ExerciseKind.STABILITY)


def _rest(day: int) -> Day:
    return Day(day, "", "", "", 0, is_rest=True, items=())
