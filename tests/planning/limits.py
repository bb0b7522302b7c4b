"""What the caps of a week bind, checked from its outside: minutes, items, level and every dose."""

from collections.abc import Iterator

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.exercises import ExerciseKind
from recommender.domain.rules import Cap, Triage
from recommender.domain.week import Day, Item, Recommendation, Week
from tests.planning.build_up import seconds_by_hand
from tests.planning.weeks import items_by_day

WORKS = (ExerciseKind.STRENGTH, ExerciseKind.STABILITY)
# What is neither held nor counted; minutes of anything else are one long hold.
WITHOUT_HOLDS = (
    ExerciseKind.EASE,
    ExerciseKind.BREATHING,
    ExerciseKind.WALKING,
    ExerciseKind.RELEASE,
    ExerciseKind.YOGA,
)

# the walk, and the calm at the end
UNCOUNTED = {
    ExerciseKind.WALKING,
    ExerciseKind.BALANCE,
    ExerciseKind.EASE,
    ExerciseKind.BREATHING,
}


def cap_of(made: Recommendation, cap: Cap) -> int | None:
    """Return the value of a cap, None where no rule sets it."""
    return made.assessment.cap(cap)


def within_minutes(_: Content, answers: Answers, made: Recommendation, week: Week) -> Iterator[str]:
    minutes = answers["minutes_a_day"]
    assert isinstance(minutes, int)
    most = min(minutes, cap_of(made, Cap.MINUTES) or minutes)
    for day in week.days:
        counted = sum(seconds_by_hand(item) for item in day.items)
        if day.minutes > most or counted > most * 60:
            yield f"day {day.day}: {day.minutes} minutes ({counted} s) of {most}"


def one_new_hard(_: Content, __: Answers, made: Recommendation, week: Week) -> Iterator[str]:
    seen: set[str] = set()
    for day in week.days:
        new = {item.exercise.id for item in day.items if item.exercise.level == 3} - seen
        if len(new) > (cap_of(made, Cap.HARD_A_DAY) or 1):
            yield f"day {day.day}: new hard exercises {sorted(new)}"
        seen |= new


def as_many_items_as_its_minutes_allow(
    content: Content, answers: Answers, _: Recommendation, week: Week
) -> Iterator[str]:
    most = _items_most(answers)
    for day in week.days:
        too_many = counted(content, day) > most
        if day.is_rest is bool(day.items) or (day.items and (len(day.items) < 2 or too_many)):
            yield f"day {day.day}: {len(day.items)} items, rest {day.is_rest}"
        ids = [item.exercise.id for item in day.items]
        if len(set(ids)) < len(ids):
            yield f"day {day.day}: an exercise stands twice"


def counted(content: Content, day: Day) -> int:
    """Return how many exercises a day has beside its walk, balance work and the calm at its end.

    One movement for the complaint itself, which warms up, stands beside them, too.
    """
    session = content.week.session
    others = [item.exercise for item in day.items if item.exercise.kind not in UNCOUNTED]
    moves = [one for one in others if one.kind in session.lead_kinds]
    return len(others) - any({*one.needs} & {*session.lead_needs} for one in moves)


def _items_most(answers: Answers) -> int:
    """Return eight from half an hour on, seven below; ten for an hour of who trains or has one."""
    minutes = answers["minutes_a_day"]
    assert isinstance(minutes, int)
    if minutes >= 45 and (answers["experience"] == "regular" or answers["days_a_week"] == 1):
        return 10
    return 8 if minutes >= 30 else 7


def within_caps(
    content: Content, answers: Answers, made: Recommendation, week: Week
) -> Iterator[str]:
    caps = {limit.cap: limit.value for limit in made.assessment.limits}
    if made.triage is Triage.PLAN_WITH_CARE:
        caps |= {cap: min(value, caps.get(cap, value)) for cap, value in content.week.care_caps}
    for day, item in items_by_day(week):
        for cap, value in _capped(item):
            if value > caps.get(cap, value):
                yield f"day {day.day}: {item.exercise.id}: {cap} is {value}, above {caps[cap]}"
    for day in week.days:
        most = caps.get(Cap.ITEMS, _items_most(answers))
        if counted(content, day) > most or day.minutes > caps.get(Cap.MINUTES, 90):
            yield f"day {day.day}: too many items or minutes"


def _capped(item: Item) -> Iterator[tuple[Cap, float]]:
    dose, exercise = item.dose, item.exercise
    yield Cap.LEVEL, exercise.level
    yield Cap.PHASE, exercise.earliest
    yield Cap.SETS, dose.sets
    yield Cap.REPETITIONS, dose.repetitions or 0
    yield Cap.EFFORT_SECONDS if exercise.kind in WORKS else Cap.HOLD_SECONDS, _longest_hold(item)
    if exercise.kind is ExerciseKind.WALKING:
        yield Cap.WALK_MINUTES, dose.minutes or 0
    if exercise.kind is ExerciseKind.RELEASE:
        yield Cap.RELEASE_MINUTES, dose.minutes or 0


def _longest_hold(item: Item) -> float:
    if item.dose.minutes and item.exercise.kind not in WITHOUT_HOLDS:
        return item.dose.minutes * 60
    return item.dose.hold_seconds or 0
