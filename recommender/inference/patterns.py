"""The same conditions as experta patterns, so that its own RETE can read the very rules we run.

RETE is the slow second opinion of the differential tests. `at_least` grows with every choice of
parts there, but where it counts within one answer it is one predicate.
"""

from collections.abc import Callable
from itertools import combinations
from typing import Any, TypeAlias

from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    HasFinding,
    Not,
    Situation,
    Value,
    findings_read,
    questions_read,
)
from recommender.domain.known import Mark
from recommender.domain.truth import Truth
from recommender.inference.experta_import import AND, OR, P
from recommender.inference.facts import AnswersFact, FindingFact

Pattern: TypeAlias = Any  # a conditional element or fact; experta has no types


def pattern_of(condition: Condition, wanted: Truth) -> Pattern:
    """Return the pattern that matches when the condition is surely yes, or surely no."""
    match condition:
        case Comparison():
            is_met = _accepted if wanted is Truth.YES else _refused
            return AnswersFact(**{condition.question: P(is_met(condition))})
        case HasFinding(finding=finding):
            return FindingFact(name=finding, truth=wanted.value)
        case Not(part=part):
            return pattern_of(part, ~wanted)
        case AtLeast() if _is_of_one_answer(condition):
            return _counted(condition, wanted)
        case AllOf(parts=parts):
            least = len(parts)
        case AnyOf(parts=parts):
            least = 1
        case AtLeast(least=least, parts=parts):
            pass
        case _:
            raise TypeError(f"no condition: {type(condition).__name__}")
    return _count_pattern(least, parts, wanted)


def _is_of_one_answer(condition: AtLeast) -> bool:
    """Whether one answer decides the count, and nothing decides it before that is known."""
    is_of_one = len(questions_read(condition)) == 1 and not findings_read(condition)
    return is_of_one and condition.holds(Situation({})) is Truth.UNKNOWN


def _counted(condition: AtLeast, wanted: Truth) -> Pattern:
    """Return the pattern of a count over one answer, which would have thousands of choices."""
    [question] = questions_read(condition)

    def is_met(value: Value | Mark) -> bool:
        if isinstance(value, Mark):
            return condition.holds(Situation({}, frozenset({question}))) is wanted
        return condition.holds(Situation({question: value})) is wanted

    return AnswersFact(**{question: P(is_met)})


def _accepted(comparison: Comparison) -> Callable[[Value | Mark], bool]:
    """Return whether a known value, or the mark in its place, makes the comparison yes."""

    def is_accepted(value: Value | Mark) -> bool:
        return not isinstance(value, Mark) and comparison.accepts(value)

    return is_accepted


def _refused(comparison: Comparison) -> Callable[[Value | Mark], bool]:
    """Return whether a known value, or the mark in its place, makes the comparison no."""

    def is_refused(value: Value | Mark) -> bool:
        return isinstance(value, Mark) or not comparison.accepts(value)

    return is_refused


def _count_pattern(least: int, parts: tuple[Condition, ...], wanted: Truth) -> Pattern:
    needed = least if wanted is Truth.YES else len(parts) - least + 1
    if not parts:
        # what holds for everybody matches the one fact that is always there, or never any
        return AnswersFact() if needed == 0 else FindingFact(name="", truth="")
    patterns = [pattern_of(part, wanted) for part in parts]
    choices = [_joined(AND, choice) for choice in combinations(patterns, needed)]
    return _joined(OR, choices)


def _joined(how: type[AND] | type[OR], patterns: list[Pattern] | tuple[Pattern, ...]) -> Pattern:
    return patterns[0] if len(patterns) == 1 else how(*patterns)
