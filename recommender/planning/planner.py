"""Plan a week: a pass along the arc, then again with what the week must still have."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from recommender.domain.assessment import Assessment
from recommender.domain.content import Content
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Cap, Phase
from recommender.domain.week import Day, NoWeek, Person, Week
from recommender.planning.arcs import DAYS_A_WEEK, Slot
from recommender.planning.brief import Brief
from recommender.planning.day import and_then
from recommender.planning.day_frame import EarlierDays
from recommender.planning.filling import FillableDay
from recommender.planning.growing import grown
from recommender.planning.musts import Musts, more_musts
from recommender.planning.reasons import true_reasons
from recommender.planning.rungs import in_rung_order
from recommender.planning.walking import levelled
from recommender.planning.wanted_needs import served_by
from recommender.planning.week_says import says_of


def plan_week(content: Content, assessment: Assessment, person: Person) -> Week | NoWeek:
    """Return the week, or that there is none because what is safe is too little for one.

    Each session needs its least number of items, and a week that is not in the first days of a
    spasm needs strength or stability and walking.
    """
    brief = Brief.of(content, assessment, person)
    walks = walks_of(brief)
    plan = WeekPlan.fill(brief, walks)
    plan = plan.filled(more_musts(brief, plan.days, walks))
    # where what else its day must have takes the time of steadying work, that gives way
    for beside in (plan.musts, walks):
        if not plan.is_complete:
            plan = plan.filled(plan.with_steadying(beside))
    plan = replace(plan, days=in_rung_order(plan.days))
    if content.week.session.walk_kept:
        plan = replace(plan, days=levelled(plan.days))
    plan = replace(plan, days=grown(plan.days))
    return plan.as_week() if plan.is_complete else NoWeek(tuple(brief.pool.excluded.values()))


def walks_of(brief: Brief) -> Musts:
    """Return the walks that the week must have.

    They stand on the days whose arc has one, then on easy days, then on those with most room. A
    walk that strains stands on working days alone.
    """
    walks = {slot.day: _walk_on(brief, slot) for slot in brief.arc.slots}
    by_ease = sorted(
        brief.arc.slots,
        key=lambda slot: (
            not _has_walk(brief, slot),
            slot.day in brief.kinds.work,
            len(slot.arc.items),
            slot.day,
        ),
    )
    with_walk = [slot.day for slot in by_ease if walks[slot.day]]
    return {day: walks[day] for day in with_walk[: brief.content.week.walks_least]}


@dataclass(frozen=True)
class WeekPlan:
    """The days with a session, each filled in the light of those before it.

    `begun` are the same days with what their arcs ask for alone.
    """

    brief: Brief
    days: tuple[FillableDay, ...]
    musts: Musts
    begun: tuple[FillableDay, ...] = ()

    @classmethod
    def fill(cls, brief: Brief, musts: Musts) -> "WeekPlan":
        """Return all days of the arc filled, with what the week must have."""
        return cls(brief, (), {}).filled(musts)

    def filled(self, musts: Musts) -> "WeekPlan":
        """Return all days of the arc filled, with what the week must have.

        A day with the same musts stays as it is where the days before it hold the same.
        """
        earlier: Mapping[str, EarlierDays] = {}
        days: list[FillableDay] = []
        begun: list[FillableDay] = []
        for place, slot in enumerate(self.brief.arc.slots):
            along_arc = self._along_arc(place, earlier)
            wanted = musts.get(slot.day, ())
            is_begun = bool(self.begun) and along_arc is self.begun[place]
            stays = is_begun and self.musts.get(slot.day, ()) == wanted
            day = self.days[place] if stays else along_arc.filled_up(wanted)
            earlier = and_then(earlier, day)
            days.append(day)
            begun.append(along_arc)
        return WeekPlan(self.brief, tuple(days), musts, tuple(begun))

    def _along_arc(self, place: int, earlier: Mapping[str, EarlierDays]) -> FillableDay:
        """Return the day at a place with what its arc asks for, the one there is where it can be.

        What a day takes of its arc depends on the days before it alone, not on the musts.
        """
        if self.begun and self.begun[place].earlier == earlier:
            return self.begun[place]
        return FillableDay.begin(self.brief, self.brief.arc.slots[place], earlier).along_arc()

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

    def with_steadying(self, beside: Musts) -> Musts:
        """Return the musts with the best strength or stability exercise on the best day for it.

        On that day it stands with what `beside` names for it, and with nothing else.
        """
        choices = [
            (-day.frame.points_of(exercise, 0), day.slot.day, exercise.id)
            for day in self.days
            for exercise in self.brief.pool.safe.values()
            if _is_steadying(exercise) and day.may_hold(exercise)
        ]
        best = [(day, self.brief.pool.safe[exercise]) for _, day, exercise in sorted(choices)[:1]]
        return {**self.musts, **{day: (*beside.get(day, ()), exercise) for day, exercise in best}}

    def as_week(self) -> Week:
        """Return the seven days, with rest where no session is, and all that is not in them."""
        by_day = self._named()
        given_way = self.brief.arc.given_way
        left_out = [
            *given_way,
            *(
                entry
                for day in self.days
                if not day.slot.is_composed
                for entry in true_reasons(self.brief, self.days, day)
            ),
        ]
        return Week(
            days=tuple(by_day.get(day) or _rest(day) for day in range(1, DAYS_A_WEEK + 1)),
            left_out=tuple(sorted(left_out, key=lambda entry: entry.day)),
            excluded=tuple(self.brief.pool.excluded.values()),
            caps=self.brief.caps,
            served=served_by(self.brief, self.days),
            says=says_of(self.brief, self.days),
        )

    def _named(self) -> dict[int, Day]:
        """Return the days by their number, none with the heading of another but the same session.

        Contents that ask for nothing of a day's idea let them be alike.
        """
        found: dict[int, Day] = {}
        sessions: dict[str, frozenset[str]] = {}
        is_asked = self.brief.content.week.idea.least > 0
        for day in self.days:
            names = frozenset(choice.exercise.id for choice in day.choices)
            used = [theme for theme, others in sessions.items() if is_asked and others != names]
            found[day.slot.day] = named = day.as_day(used)
            sessions[named.theme] = names
        return found


def _walk_on(brief: Brief, slot: Slot) -> tuple[Exercise, ...]:
    """Return the longest walk that may stand on a day and has a dose within its share, or none.

    Where none has one, it is the one with the shortest dose.
    """
    barred = brief.sets.barred_on(slot.day)
    may = (walk for walk in brief.walks_by_share if walk.id not in barred)
    return tuple(islice(may, 1))


def _has_walk(brief: Brief, slot: Slot) -> bool:
    exercises = (brief.content.exercises[item.exercise] for item in slot.arc.items)
    return any(exercise.kind is ExerciseKind.WALKING for exercise in exercises)


def _is_steadying(exercise: Exercise) -> bool:
    return exercise.kind in (ExerciseKind.STRENGTH, ExerciseKind.STABILITY)


def _rest(day: int) -> Day:
    return Day(day, "", "", "", 0, is_rest=True, items=())
