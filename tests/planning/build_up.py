"""How a week and its sessions are built up, checked from outside as the hard constraints are."""

from collections.abc import Iterator
from itertools import pairwise

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.exercises import Dose, Exercise, ExerciseKind
from recommender.domain.week import Item, Recommendation, Week
from tests.planning.weeks import items_by_day

LEAST_WORK = 45
UPRIGHT = {"standing", "wall", "seated"}
RISE_MOST = 1.34
WARM_UP = {
    ExerciseKind.WALKING,
    ExerciseKind.MOBILITY,
    ExerciseKind.BREATHING,
    ExerciseKind.EASE,
}
STAGES = {
    ExerciseKind.MOBILITY: 1,
    ExerciseKind.BALANCE: 1,
    ExerciseKind.POSTURE: 1,
    ExerciseKind.STRENGTH: 2,
    ExerciseKind.STABILITY: 2,
    ExerciseKind.RELEASE: 3,
    ExerciseKind.STRETCH: 3,
    ExerciseKind.YOGA: 3,
    ExerciseKind.EASE: 4,
    ExerciseKind.BREATHING: 4,
    ExerciseKind.WALKING: 5,
}


WORK = {ExerciseKind.STRENGTH, ExerciseKind.STABILITY}
STILL = {ExerciseKind.STRETCH, ExerciseKind.YOGA}


def seconds_by_hand(item: Item) -> int:
    """Return the seconds of the stated time model, computed apart from the planner."""
    return work_by_hand(item) + 15


def work_by_hand(item: Item) -> int:
    """Return the same without the change to the next exercise: the work and its rests."""
    dose, exercise = item.dose, item.exercise
    if dose.minutes:
        once = dose.minutes * 60
    elif dose.repetitions and dose.hold_seconds:
        once = dose.repetitions * max(dose.hold_seconds, exercise.seconds_a_repetition)
    elif dose.repetitions:
        once = dose.repetitions * exercise.seconds_a_repetition
    else:
        once = (dose.hold_seconds or 0) + exercise.seconds_a_repetition
    return round(once * dose.sets * dose.sides) + (dose.sets - 1) * 20


def enough_work_in_each_item(
    _: Content, __: Answers, ___: Recommendation, week: Week
) -> Iterator[str]:
    for day, item in items_by_day(week):
        if work_by_hand(item) < LEAST_WORK:
            yield f"day {day.day}: {item.exercise.id} is {work_by_hand(item)} s of work"


def no_dose_rises_by_more_than_a_third(
    _: Content, __: Answers, ___: Recommendation, week: Week
) -> Iterator[str]:
    first: dict[str, float] = {}
    for day, item in items_by_day(week):
        much, before = _much(item.dose), first.setdefault(item.exercise.id, _much(item.dose))
        if much > before * RISE_MOST:
            yield f"day {day.day}: {item.exercise.id} rises from {before} to {much}"


def no_dose_falls_below_its_first(
    _: Content, __: Answers, ___: Recommendation, week: Week
) -> Iterator[str]:
    first: dict[str, Dose] = {}
    for day, item in items_by_day(week):
        before = first.setdefault(item.exercise.id, item.dose)
        if _much(item.dose) < _much(before):
            yield f"day {day.day}: {item.exercise.id} falls from {before} to {item.dose}"


def no_walk_is_shorter_than_an_earlier_one(
    _: Content, __: Answers, ___: Recommendation, week: Week
) -> Iterator[str]:
    walks = [
        sum(item.dose.minutes or 0 for item in day.items if _is_walk(item))
        for day in week.days
        if any(map(_is_walk, day.items))
    ]
    if any(later < earlier for earlier, later in pairwise(walks)):
        yield f"the walks shrink: {walks} minutes"


def _is_walk(item: Item) -> bool:
    return item.exercise.kind is ExerciseKind.WALKING


def _much(dose: Dose) -> float:
    return dose.minutes or dose.sets * (dose.repetitions or dose.hold_seconds or 0)


def begins_with_a_warm_up(
    _: Content, __: Answers, ___: Recommendation, week: Week
) -> Iterator[str]:
    for day in week.days:
        for item in day.items[:1]:
            if item.exercise.kind not in WARM_UP or item.exercise.level > 1:
                yield f"day {day.day}: begins with {item.exercise.id}"


def a_walk_stands_first_or_last(
    _: Content, __: Answers, ___: Recommendation, week: Week
) -> Iterator[str]:
    for day in week.days:
        if any(item.exercise.kind is ExerciseKind.WALKING for item in day.items[1:-1]):
            yield f"day {day.day}: a walk stands in the middle"


def stages_follow_each_other(
    _: Content, __: Answers, ___: Recommendation, week: Week
) -> Iterator[str]:
    for day in week.days:
        exercises = [item.exercise for item in day.items]
        works_down = any(one.kind in WORK and one.position not in UPRIGHT for one in exercises)
        stages = [_part(one, works_down=works_down) for one in exercises[1:]]
        if any(later < earlier for earlier, later in pairwise(stages)):
            yield f"day {day.day}: {[item.exercise.id for item in day.items]} go back a stage"


def _part(exercise: Exercise, *, works_down: bool) -> tuple[int, int]:
    """Upright movement first, then what is further down, then still stretches, then ease.

    The stretches come before what is further down where nothing works there.
    """
    stage = _stage(exercise)
    if stage > STAGES[ExerciseKind.STRETCH]:
        return 3, stage
    if exercise.position not in UPRIGHT:
        return (1 if works_down else 2), stage
    if exercise.kind not in STILL:
        return 0, stage
    return (2 if works_down else 1), stage


def _stage(exercise: Exercise) -> int:
    is_far = exercise.kind is ExerciseKind.MOBILITY and exercise.level > 1
    return STAGES[ExerciseKind.STRETCH if is_far else exercise.kind]


def _is_for(content: Content, item: Item, need: str) -> bool:
    """Whether an item says that it serves a need, or moves the place that the need is about."""
    about = content.needs[need]
    is_there = item.exercise.kind in about.kinds and set(about.places) & {*item.exercise.places}
    return bool(is_there) if about.places else need in item.exercise.needs


def musts_are_served_or_said(
    content: Content, _: Answers, made: Recommendation, week: Week
) -> Iterator[str]:
    told = {entry.need: entry for entry in week.served}
    for must in content.week.musts:
        if made.assessment.points(must.need) < must.points:
            continue
        days = {day.day for day, item in items_by_day(week) if _is_for(content, item, must.need)}
        entry = told.get(must.need)
        if entry is None or not set(entry.days) <= days:
            yield f"{must.need}: on {sorted(days)}, told {entry}"
        elif not entry.days and entry.points >= content.week.need_of_weight:
            if content.needs[must.need].name not in entry.say:
                yield f"{must.need}: on {sorted(days)} of {must.days}, and nothing is said"
        elif entry.say:
            yield f"{must.need}: on some days, and said to be on none"
