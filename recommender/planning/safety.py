"""What is safe: the caps that a week must keep, and the exercises that nothing excludes."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.assessment import Assessment, Limit
from recommender.domain.caps import Caps
from recommender.domain.content import Content
from recommender.domain.exercises import Exercise
from recommender.domain.rules import Cap, Triage
from recommender.domain.week import LeftOut, Person
from recommender.domain.week_settings import ExclusionReason, WeekSettings


@dataclass(frozen=True)
class Pool:
    """Every exercise of the content by its id, either safe or excluded, with the reason."""

    safe: Mapping[str, Exercise]
    excluded: Mapping[str, LeftOut]

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of the safe exercises."""
        return frozenset(self.safe)


def caps_of(assessment: Assessment, settings: WeekSettings) -> Caps:
    """Return the caps of the rules; a plan with care is capped by its triage rules as well."""
    limits = {limit.cap: limit for limit in assessment.limits}
    if assessment.triage is Triage.PLAN_WITH_CARE:
        careful = tuple(message.rule for message in assessment.messages)
        for cap, value in settings.care_caps:
            if cap not in limits or value < limits[cap].value:
                limits[cap] = Limit(cap, value, careful)
    return Caps(tuple(limits.values()))


def safe_pool(content: Content, assessment: Assessment, caps: Caps, person: Person) -> Pool:
    """Return the exercises that are left once every exclusion is applied; none is relaxed."""
    avoid = {entry.what: entry.rules for entry in assessment.avoid}
    exclusions = _Exclusions(content, avoid, caps, person.equipment | content.household)
    out = exclusions.names
    return Pool(
        safe={name: one for name, one in content.exercises.items() if name not in out},
        excluded={
            name: LeftOut(name, one.name, 0, *exclusions.against(one))
            for name, one in content.exercises.items()
            if name in out
        },
    )


# why, in plain words, and by which rules
_Against = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Exclusions:
    """All that can exclude an exercise from the whole week; the first that does is the reason."""

    content: Content
    avoid: Mapping[str, tuple[str, ...]]
    caps: Caps
    equipment: frozenset[str]
    _by_demands: dict[tuple[str, ...], _Against] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of all that is excluded."""
        sets, (phase, level) = self.content.sets, self._most
        only = self.content.week.only_without.items()
        return frozenset(self.avoid).union(
            sets.disabled,
            [name for name, demand in only if demand not in self.avoid],
            *(sets.demanding.get(demand, ()) for demand in self.avoid),
            *(names for thing, names in sets.needing.items() if thing not in self.equipment),
            *(names for earliest, names in sets.from_phase.items() if earliest > phase),
            *(names for of, names in sets.of_level.items() if of > level),
        )

    def against(self, exercise: Exercise) -> _Against:
        """Return why an excluded exercise is excluded."""
        if exercise.disabled:
            return exercise.disabled.because, ()
        demand = self.content.week.only_without.get(exercise.id)
        if demand is not None and demand not in self.avoid:
            return self.content.week.why(ExclusionReason.NOT_FOR_YOU), ()
        if exercise.id in self.avoid or not self.avoid.keys().isdisjoint(exercise.demands):
            return self._by_rule(exercise)
        if not self.equipment.issuperset(exercise.equipment):
            return self._by_equipment(exercise)
        return self._by_cap(exercise)

    def _by_rule(self, exercise: Exercise) -> _Against:
        avoid = self.avoid
        if exercise.id in avoid:
            return self.content.week.why(ExclusionReason.AVOIDED_EXERCISE), avoid[exercise.id]
        found = tuple([demand for demand in exercise.demands if demand in avoid])
        known = self._by_demands.get(found)
        if known is None:
            known = self._by_demands[found] = self._by_these(found)
        return known

    def _by_these(self, found: tuple[str, ...]) -> _Against:
        avoid = self.avoid
        names = ", ".join(self.content.demands[demand].name for demand in found)
        rules = tuple(dict.fromkeys(rule for demand in found for rule in avoid[demand]))
        return self.content.week.why(ExclusionReason.AVOIDED_DEMANDS, names=names), rules

    def _by_equipment(self, exercise: Exercise) -> _Against:
        missing = [thing for thing in exercise.equipment if thing not in self.equipment]
        names = ", ".join(self.content.equipment[thing].name for thing in missing)
        return self.content.week.why(ExclusionReason.EQUIPMENT, names=names), ()

    @cached_property
    def _most(self) -> tuple[int, int]:
        """The latest phase and the highest level that the week may have."""
        lower = self.caps.lower
        return lower(Cap.PHASE, sys.maxsize), lower(Cap.LEVEL, sys.maxsize)

    def _by_cap(self, exercise: Exercise) -> _Against:
        phase, _ = self._most
        if exercise.earliest > phase:
            return self.content.week.why(ExclusionReason.TOO_EARLY), self.caps.because(Cap.PHASE)
        return self.content.week.why(ExclusionReason.TOO_HARD), self.caps.because(Cap.LEVEL)
