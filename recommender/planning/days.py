"""Which days may hold work and which self-release, chosen once so that the week rests well."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from recommender.domain.assessment import Assessment
from recommender.domain.caps import Caps
from recommender.domain.exercise_sets import is_work
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.programmes import ArcDay
from recommender.domain.rules import Cap
from recommender.domain.week import Person
from recommender.domain.week_settings import ExclusionReason, WeekSettings
from recommender.planning.safety import Pool
from recommender.planning.substitutes import Substitutes


@dataclass(frozen=True)
class DayKinds:
    """The days on which strength or high strain, and on which self-release, may stand."""

    settings: WeekSettings
    work: frozenset[int]
    release: frozenset[int]

    def against(self, exercise: Exercise, day: int) -> ExclusionReason | None:
        """Return why an exercise of this kind may not stand on a day, or None where it may."""
        if day not in self.work and is_work(exercise, self.settings):
            return ExclusionReason.REST_DAYS
        if day not in self.release and exercise.kind is ExerciseKind.RELEASE:
            return ExclusionReason.RELEASE_DAYS
        return None


def wants_release(
    settings: WeekSettings, assessment: Assessment, person: Person, pool: Pool
) -> bool:
    """Return whether a rule asks for self-release that is safe, or it is liked."""
    return _likes_release(settings, person) or any(map(assessment.points, _served(pool)))


def _served(pool: Pool) -> frozenset[str]:
    """Return the needs that safe self-release is there for."""
    return frozenset(entry.needs[0] for entry in pool.safe.values() if is_release(entry))


def _likes_release(settings: WeekSettings, person: Person) -> bool:
    kinds = (kind for liking in person.likes for kind in settings.likes.get(liking, ()))
    return ExerciseKind.RELEASE in kinds


def release_days_of(
    settings: WeekSettings, assessment: Assessment, person: Person, pool: Pool
) -> int:
    """Return on how many days a week wants self-release: by its musts, or because it is liked."""
    liked = settings.liked_days if _likes_release(settings, person) else 0
    wanted = settings.days_wanted(assessment.points)
    return max([liked, *(wanted.get(need, 0) for need in _served(pool))])


def choose_days(
    settings: WeekSettings,
    caps: Caps,
    substitutes: Substitutes,
    arcs: Mapping[int, ArcDay],
    release_wanted: int = 0,
) -> DayKinds:
    """Return the working days, none next to another, and the release days, within their caps.

    `arcs` has the arc's day that each day with a session follows. Days on which the arcs have the
    most such work, or what may stand in for it, are preferred; then `work_days_least` of them; then
    more that have any effort in them; then earlier ones. A day of ease stays one. Where the arcs
    have self-release on fewer days than are wanted, other days may hold some, those without work
    first.
    """
    sets = substitutes.content.sets
    gentle = frozenset().union(*map(sets.first_for, settings.gentle_needs))

    def count(names: frozenset[str]) -> dict[int, int]:
        return {
            day: sum([_can_stand(item.exercise, substitutes, names) for item in arc.items])
            for day, arc in arcs.items()
        }

    work, effort = count(sets.for_working_days), count(sets.efforts - gentle)
    most_work = caps.lower(Cap.STRENGTH_DAYS, len(arcs))
    chosen = _spread(work, effort, settings.work_days_least, most_work)
    release = count(sets.releases)
    ranked = sorted(
        release, key=lambda day: (-release[day], not release[day] and day in chosen, day)
    )
    most = max(release_wanted, sum(1 for day in release if release[day]))
    return DayKinds(
        settings,
        work=chosen,
        release=frozenset(ranked[: min(most, caps.lower(Cap.RELEASE_DAYS, len(arcs)))]),
    )


def _can_stand(name: str, substitutes: Substitutes, names: frozenset[str]) -> bool:
    """Whether an item of an arc is one of some, and can stand itself or by one of them."""
    return name in names and any(one.id in names for one in substitutes.that_can_stand(name))


def is_release(exercise: Exercise) -> bool:
    """Whether the exercise is self-release."""
    return exercise.kind is ExerciseKind.RELEASE


def _spread(work: dict[int, int], effort: dict[int, int], least: int, most: int) -> frozenset[int]:
    choices = [
        choice
        for size in range(most + 1)
        for choice in combinations(sorted(work), size)
        if all(later - earlier > 1 for earlier, later in pairwise(choice))
    ]

    best = min(
        choices,
        key=lambda choice: (
            -sum(work[day] for day in choice),
            -min(len(choice), least),
            -sum(effort[day] > 0 for day in choice),
            len(choice),
            -sum(effort[day] for day in choice),
            choice,
        ),
    )
    return frozenset(best)
