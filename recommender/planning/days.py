"""Which days may hold work and which self-release, chosen once so that the week rests well."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from recommender.domain.content import Content, WeekSettings
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Cap
from recommender.planning.arcs import Slot
from recommender.planning.caps import Caps
from recommender.planning.safety import Pool


@dataclass(frozen=True)
class DayKinds:
    """The days on which strength or high strain, and on which self-release, may stand."""

    work: frozenset[int]
    release: frozenset[int]


def is_high_strain(exercise: Exercise, settings: WeekSettings) -> bool:
    """Whether the exercise strains so much that the next day must not."""
    return exercise.level >= settings.high_strain_level or any(
        demand in settings.high_strain_demands for demand in exercise.demands
    )


def is_work(exercise: Exercise, settings: WeekSettings) -> bool:
    """Whether the exercise belongs on a working day: strength, or high strain of any kind."""
    return exercise.kind is ExerciseKind.STRENGTH or is_high_strain(exercise, settings)


def choose_days(content: Content, caps: Caps, pool: Pool, slots: Sequence[Slot]) -> DayKinds:
    """Return the working days, none next to another, and the release days, within their caps.

    Days on which the arcs have the most such work are preferred, then more days, then earlier.
    """
    work = {
        slot.day: _count(slot, pool, lambda entry: is_work(entry, content.week)) for slot in slots
    }
    release = {
        slot.day: _count(slot, pool, lambda entry: entry.kind is ExerciseKind.RELEASE)
        for slot in slots
    }
    most_release = caps.lower(Cap.RELEASE_DAYS, len(slots))
    wanted = sorted((day for day in release if release[day]), key=lambda day: (-release[day], day))
    return DayKinds(
        work=_spread(work, caps.lower(Cap.STRENGTH_DAYS, len(slots))),
        release=frozenset(wanted[:most_release]),
    )


def _count(slot: Slot, pool: Pool, counts: Callable[[Exercise], bool]) -> int:
    found = (pool.safe.get(item.exercise) for item in slot.arc.items)
    return sum(1 for exercise in found if exercise is not None and counts(exercise))


def _spread(work: dict[int, int], most: int) -> frozenset[int]:
    choices = [
        choice
        for size in range(most + 1)
        for choice in combinations(sorted(work), size)
        if all(later - earlier > 1 for earlier, later in pairwise(choice))
    ]
    best = min(
        choices, key=lambda choice: (-sum(work[day] for day in choice), -len(choice), choice)
    )
    return frozenset(best)
