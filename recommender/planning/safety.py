"""What is safe: the exercises that nothing excludes, and for each other one the reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.assessment import Assessment
from recommender.domain.content import Content, Reason
from recommender.domain.exercises import Exercise
from recommender.domain.rules import Cap
from recommender.domain.week import Person
from recommender.planning.caps import Caps


@dataclass(frozen=True)
class Exclusion:
    """Why an exercise may not be in the week, in plain words, and by which rules."""

    why: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pool:
    """Every exercise of the content, either safe or excluded."""

    safe: Mapping[str, Exercise]
    excluded: Mapping[str, Exclusion]


def safe_pool(content: Content, assessment: Assessment, caps: Caps, person: Person) -> Pool:
    """Return the exercises that are left once every exclusion is applied; none is relaxed."""
    avoid = {entry.what: entry.rules for entry in assessment.avoid}
    safe: dict[str, Exercise] = {}
    excluded: dict[str, Exclusion] = {}
    for exercise in content.exercises.values():
        exclusion = (
            _by_content(exercise)
            or _by_rule(content, exercise, avoid)
            or _by_equipment(content, exercise, person)
            or _by_cap(content, exercise, caps)
        )
        if exclusion is None:
            safe[exercise.id] = exercise
        else:
            excluded[exercise.id] = exclusion
    return Pool(safe, excluded)


def _by_content(exercise: Exercise) -> Exclusion | None:
    return Exclusion(exercise.disabled.because) if exercise.disabled else None


def _by_rule(
    content: Content, exercise: Exercise, avoid: Mapping[str, tuple[str, ...]]
) -> Exclusion | None:
    if exercise.id in avoid:
        return Exclusion(content.week.why(Reason.AVOIDED_EXERCISE), avoid[exercise.id])
    if avoid.keys().isdisjoint(exercise.demands):
        return None
    found = [demand for demand in exercise.demands if demand in avoid]
    names = ", ".join(content.demands[demand].name for demand in found)
    rules = tuple(dict.fromkeys(rule for demand in found for rule in avoid[demand]))
    return Exclusion(content.week.why(Reason.AVOIDED_DEMANDS, names=names), rules)


def _by_equipment(content: Content, exercise: Exercise, person: Person) -> Exclusion | None:
    if person.equipment.issuperset(exercise.equipment):
        return None
    missing = [thing for thing in exercise.equipment if thing not in person.equipment]
    names = ", ".join(content.equipment[thing].name for thing in missing)
    return Exclusion(content.week.why(Reason.EQUIPMENT, names=names))


def _by_cap(content: Content, exercise: Exercise, caps: Caps) -> Exclusion | None:
    if caps.exceeds(Cap.PHASE, exercise.earliest):
        return Exclusion(content.week.why(Reason.TOO_EARLY), caps.because(Cap.PHASE))
    if caps.exceeds(Cap.LEVEL, exercise.level):
        return Exclusion(content.week.why(Reason.TOO_HARD), caps.because(Cap.LEVEL))
    return None
