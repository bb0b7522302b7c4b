"""The caps that a week must keep: those of the rules, and those of a week with care."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.assessment import Assessment
from recommender.domain.content import WeekSettings
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Cap, Triage


@dataclass(frozen=True)
class Caps:
    """The lowest value of each cap and the rules behind it; an absent cap does not bind."""

    values: Mapping[Cap, int]
    rules: Mapping[Cap, tuple[str, ...]]

    def lower(self, cap: Cap, value: int) -> int:
        """Return the value, lowered to the cap."""
        return min(value, self.values.get(cap, value))

    def exceeds(self, cap: Cap, value: int) -> bool:
        """Whether the value lies above the cap."""
        return value > self.values.get(cap, value)

    def because(self, cap: Cap) -> tuple[str, ...]:
        """Return the rules that set the cap."""
        return self.rules.get(cap, ())


def caps_of(assessment: Assessment, settings: WeekSettings) -> Caps:
    """Return the caps of the rules; a plan with care is capped by its triage rules as well."""
    values = {limit.cap: limit.value for limit in assessment.limits}
    rules = {limit.cap: limit.rules for limit in assessment.limits}
    if assessment.triage is Triage.PLAN_WITH_CARE:
        careful = tuple(message.rule for message in assessment.messages)
        for cap, value in settings.care_caps:
            if value < values.get(cap, value + 1):
                values[cap] = value
                rules[cap] = careful
    return Caps(values, rules)


def hold_cap(exercise: Exercise) -> Cap:
    """Return the cap on a hold: of effort where the muscles work, of stretch elsewhere."""
    works = exercise.kind in (ExerciseKind.STRENGTH, ExerciseKind.STABILITY)
    return Cap.EFFORT_SECONDS if works else Cap.HOLD_SECONDS


def minutes_cap(exercise: Exercise) -> Cap | None:
    """Return the cap on an exercise that is dosed in minutes, if its kind has one."""
    return {
        ExerciseKind.RELEASE: Cap.RELEASE_MINUTES,
        ExerciseKind.WALKING: Cap.WALK_MINUTES,
    }.get(exercise.kind)
