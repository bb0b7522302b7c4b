"""Plan a week: one deterministic pass along the arc, then what the week must still have."""

import math
from collections import Counter
from collections.abc import Sequence

from recommender.domain.assessment import Assessment
from recommender.domain.content import Content
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Cap, Phase
from recommender.domain.week import Day, Item, Person, Week
from recommender.planning.arcs import DAYS, Arc, Slot, choose_arc
from recommender.planning.caps import caps_of
from recommender.planning.days import choose_days
from recommender.planning.dosing import seconds_of
from recommender.planning.drafting import Brief, DayDraft
from recommender.planning.filling import fill_day
from recommender.planning.obstacles import against_time, obstacle
from recommender.planning.safety import safe_pool
from recommender.planning.scoring import Wishes
from recommender.planning.session import Choice

Musts = dict[int, tuple[Exercise, ...]]


def plan_week(content: Content, assessment: Assessment, person: Person) -> Week | None:
    """Return the week, or None when what is safe is too little for one.

    Each session needs its least number of items, and a week that is not in the first days of a
    spasm needs strength or stability and walking.
    """
    caps = caps_of(assessment, content.week)
    pool = safe_pool(content, assessment, caps, person)
    arc = choose_arc(content, assessment, caps, pool, person.days)
    kinds = choose_days(content, caps, pool, arc.slots)
    wishes = Wishes(assessment, person, content.week)
    brief = Brief(content, caps, pool, person, wishes, kinds)
    walks = _walks(brief, arc.slots)
    drafts = _fill(brief, arc.slots, walks)
    if not _is_complete(brief, drafts):
        drafts = _fill(brief, arc.slots, _with_steadying(brief, drafts, walks))
    if not _is_complete(brief, drafts):
        return None
    return _week(brief, arc, drafts)


def _fill(brief: Brief, slots: Sequence[Slot], musts: Musts) -> list[DayDraft]:
    earlier: Counter[str] = Counter()
    drafts = []
    for slot in slots:
        draft = fill_day(brief, slot, dict(earlier), musts.get(slot.day, ()))
        earlier.update(choice.exercise.id for choice in draft.choices)
        drafts.append(draft)
    return drafts


def _walks(brief: Brief, slots: Sequence[Slot]) -> Musts:
    """Return the walks that the week must have.

    They stand on the days whose arc has one, then on easy days, then on those with most room.
    """
    walk = _longest_walk(brief)
    if walk is None:
        return {}
    by_ease = sorted(
        slots,
        key=lambda slot: (
            not _has_walk(brief, slot),
            slot.day in brief.kinds.work,
            len(slot.arc.items),
            slot.day,
        ),
    )
    return {slot.day: (walk,) for slot in by_ease[: brief.content.week.walks_least]}


def _has_walk(brief: Brief, slot: Slot) -> bool:
    exercises = (brief.content.exercises[item.exercise] for item in slot.arc.items)
    return any(exercise.kind is ExerciseKind.WALKING for exercise in exercises)


def _longest_walk(brief: Brief) -> Exercise | None:
    """Return the safe walk with the most minutes that the session has time for."""
    walks = [
        entry
        for entry in brief.pool.safe.values()
        if entry.kind is ExerciseKind.WALKING and against_time(brief, entry) is None
    ]
    return max(walks, key=lambda entry: _most_seconds(brief, entry), default=None)


def _most_seconds(brief: Brief, exercise: Exercise) -> int:
    doses = brief.doses(exercise, exercise.dose, is_first=False)
    return seconds_of(exercise, doses[0])


def _is_steadying(exercise: Exercise) -> bool:
    return exercise.kind in (ExerciseKind.STRENGTH, ExerciseKind.STABILITY)


def _is_complete(brief: Brief, drafts: Sequence[DayDraft]) -> bool:
    least = brief.content.week.items_least
    if any(len(draft.choices) < least for draft in drafts):
        return False
    if brief.caps.values.get(Cap.PHASE) == Phase.FIRST_DAYS:
        return True
    exercises = [choice.exercise for draft in drafts for choice in draft.choices]
    has_walk = any(exercise.kind is ExerciseKind.WALKING for exercise in exercises)
    return has_walk and any(_is_steadying(exercise) for exercise in exercises)


def _with_steadying(brief: Brief, drafts: Sequence[DayDraft], musts: Musts) -> Musts:
    """Return the musts with the best strength or stability exercise on the best day for it."""
    choices = [
        (-brief.wishes.score(exercise, draft.slot, 0).total, draft.slot.day, exercise.id)
        for draft in drafts
        for exercise in brief.pool.safe.values()
        if _is_steadying(exercise) and obstacle(brief, draft, exercise) is None
    ]
    best = [(day, brief.pool.safe[exercise]) for _, day, exercise in sorted(choices)[:1]]
    return {**musts, **{day: (*musts.get(day, ()), exercise) for day, exercise in best}}


def _week(brief: Brief, arc: Arc, drafts: Sequence[DayDraft]) -> Week:
    by_day = {draft.slot.day: draft for draft in drafts}
    days = tuple(
        _day(brief, by_day[day]) if day in by_day else _rest(day) for day in range(1, DAYS + 1)
    )
    left_out = [*arc.given_way, *(entry for draft in drafts for entry in draft.left_out)]
    return Week(days, tuple(sorted(left_out, key=lambda entry: entry.day)))


def _day(brief: Brief, draft: DayDraft) -> Day:
    items = tuple(_item(brief, choice) for choice in draft.choices)
    return Day(
        day=draft.slot.day,
        theme=draft.slot.arc.theme,
        goal=draft.slot.arc.goal,
        programme=draft.slot.programme,
        minutes=math.ceil(sum(item.seconds for item in items) / 60),
        is_rest=False,
        items=items,
    )


def _rest(day: int) -> Day:
    return Day(day, "", "", "", 0, is_rest=True, items=())


def _item(brief: Brief, choice: Choice) -> Item:
    sources = dict.fromkeys((choice.source, *choice.exercise.sources))
    return Item(
        exercise=choice.exercise,
        dose=choice.dose,
        seconds=choice.seconds(brief.content.week),
        programme=choice.programme,
        because=choice.rules,
        score=choice.score,
        sources=tuple(sources),
        instead_of=choice.instead_of,
    )
