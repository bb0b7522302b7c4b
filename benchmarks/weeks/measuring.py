"""What is counted in one session or one week."""

from collections.abc import Iterator
from itertools import pairwise

from benchmarks.weeks.sampling import Planned
from recommender.domain.content import Content
from recommender.domain.exercises import ExerciseKind
from recommender.domain.rules import Cap
from recommender.domain.week import Day, Item

STEADYING = (ExerciseKind.STRENGTH, ExerciseKind.STABILITY)
FLOOR = {"floor_sitting", "hands_and_knees", "kneeling", "lying_back", "lying_front", "lying_side"}
FASCIA_SESSION = "003-fascia-session"
STRONG_NEED = 8
SHORT_MINUTES = 5


def work_seconds(content: Content, item: Item) -> int:
    """Return the seconds of work: without the rests between sets and the change."""
    time = content.week.time
    return item.seconds - time.changeover_seconds - (item.dose.sets - 1) * time.rest_seconds


def starts_cold(day: Day) -> bool:
    """Whether the first item is of level 2 or more, strength or stability."""
    first = day.items[0].exercise
    return first.level >= 2 or first.kind in STEADYING


def starts_cold_with_a_hard_hold(day: Day) -> bool:
    """Whether the first item is of level 3 and held."""
    first = day.items[0]
    return first.exercise.level >= 3 and bool(first.dose.hold_seconds)


def has_walk_in_the_middle(day: Day) -> bool:
    """Whether a walk stands neither first nor last."""
    return any(item.exercise.kind is ExerciseKind.WALKING for item in day.items[1:-1])


def changes_of_position(day: Day) -> int:
    """Return how often the next exercise begins in another position."""
    return sum(one.exercise.position != two.exercise.position for one, two in pairwise(day.items))


def ups_and_downs(day: Day) -> int:
    """Return how often one goes down to the floor or up from it between two exercises."""
    on_floor = [item.exercise.position in FLOOR for item in day.items]
    return sum(one != two for one, two in pairwise(on_floor))


def focus_of(content: Content, day: Day) -> str:
    """Return the need that the day names as its one idea; empty where no arc has its theme."""
    programme = content.programmes.get(day.programme)
    arc = programme.arc if programme else ()
    return next((one.focus for one in arc if one.theme == day.theme), "")


def serves_its_focus(content: Content, day: Day) -> bool:
    """Whether an item serves the one idea of the day."""
    focus = focus_of(content, day)
    return any(focus in item.exercise.needs for item in day.items)


def is_short(day: Day) -> bool:
    """Whether the session takes five minutes or less."""
    return day.minutes <= SHORT_MINUTES


def has(day: Day, kind: ExerciseKind) -> bool:
    """Whether an item is of this kind."""
    return any(item.exercise.kind is kind for item in day.items)


def days_with(planned: Planned, kind: ExerciseKind) -> int:
    """Return on how many days an item is of this kind."""
    return sum(has(day, kind) for day in planned.sessions)


def used(planned: Planned, day: Day) -> float:
    """Return the share of the offered minutes that a session takes."""
    return day.minutes / planned.person.minutes


def used_of_allowed(planned: Planned, day: Day) -> float:
    """Return the share of the minutes that rules allow of those offered."""
    return day.minutes / planned.made.caps.lower(Cap.MINUTES, planned.person.minutes)


def walking_minutes(planned: Planned) -> float:
    """Return the minutes of walking in the week."""
    return sum(
        item.dose.minutes or 0
        for day in planned.sessions
        for item in day.items
        if item.exercise.kind is ExerciseKind.WALKING
    )


def is_fascia_session(content: Content, day: Day) -> bool:
    """Whether at least three items are those of the fascia session, or stand for them."""
    seed = {item.exercise for item in content.programmes[FASCIA_SESSION].items}
    seed |= {item.instead for item in content.programmes[FASCIA_SESSION].items if item.instead}
    return sum(bool({item.exercise.id, item.instead_of} & seed) for item in day.items) >= 3


def strong_needs(content: Content, planned: Planned) -> Iterator[tuple[str, bool]]:
    """Give each need of eight points or more, and whether an item of the week serves it."""
    served = {
        need for day in planned.sessions for item in day.items for need in item.exercise.needs
    }
    for entry in planned.made.assessment.emphasis:
        if entry.what in content.needs and entry.points >= STRONG_NEED:
            yield entry.what, entry.what in served


def growths(content: Content, planned: Planned) -> Iterator[tuple[str, float]]:
    """Give each exercise that comes again in the week, and its work as a multiple of before."""
    before: dict[str, int] = {}
    for day in planned.sessions:
        for item in day.items:
            name, work = item.exercise.id, work_seconds(content, item)
            if name in before:
                yield name, work / before[name]
            before[name] = work
