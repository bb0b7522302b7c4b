"""Why a rule did or did not fire for one person: the truth of each part of its condition."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recommender.domain.conditions import (
    AllOf,
    AtLeast,
    Comparison,
    Condition,
    HasFinding,
    Not,
    Situation,
)
from recommender.domain.evaluation import Evaluation
from recommender.domain.rules import Rule
from recommender.domain.truth import Truth, all_of, any_of, count_at_least
from recommender.explain.plain_words import ConditionText, tell


@dataclass(frozen=True)
class EvaluatedCondition:
    """A part of a condition in words, and whether it holds; `is_not` turns what its part says."""

    told: ConditionText
    truth: Truth
    parts: tuple["EvaluatedCondition", ...] = ()
    is_not: bool = False


@dataclass(frozen=True)
class Explanation:
    """One rule and the truth of its condition, part by part."""

    rule: Rule
    judged: EvaluatedCondition


def explain(evaluation: Evaluation, rule: Rule) -> Explanation:
    """Return the truth of each part of a rule's condition."""
    told = tell(evaluation.content, rule.when)
    return Explanation(rule, _judge(rule.when, told, evaluation.situation))


def holding(judged: EvaluatedCondition) -> EvaluatedCondition:
    """Return a condition that is yes with only the parts by which it is; any other unchanged.

    What says no more than its only part is that part.
    """
    if judged.truth is not Truth.YES or judged.is_not or not judged.parts:
        return judged
    parts = tuple(holding(part) for part in judged.parts if part.truth is Truth.YES)
    return parts[0] if len(parts) == 1 else replace(judged, parts=parts)


def failing(judged: EvaluatedCondition) -> Iterator[EvaluatedCondition]:
    """Yield the answers and findings that keep a condition from being yes, left to right.

    One that is yes stands below a negation: it would have to be no.
    """
    yield from _failing(judged, is_wanted=True)


def _failing(judged: EvaluatedCondition, *, is_wanted: bool) -> Iterator[EvaluatedCondition]:
    if judged.truth is _truth(is_wanted=is_wanted):
        return
    if not judged.parts:
        yield judged
    for part in judged.parts:
        yield from _failing(part, is_wanted=is_wanted is not judged.is_not)


def support(condition: Condition, situation: Situation) -> Iterator[tuple[Condition, bool]]:
    """Yield each leaf that makes a condition yes, and whether it does so by not being so."""
    yield from _support(condition, situation, is_wanted=True)


def _support(
    condition: Condition, situation: Situation, *, is_wanted: bool
) -> Iterator[tuple[Condition, bool]]:
    if condition.holds(situation) is not _truth(is_wanted=is_wanted):
        return
    match condition:
        case Comparison() | HasFinding():
            yield condition, not is_wanted
        case Not(part=part):
            yield from _support(part, situation, is_wanted=not is_wanted)
        case _:
            for part in condition.parts:
                yield from _support(part, situation, is_wanted=is_wanted)


def _judge(condition: Condition, told: ConditionText, situation: Situation) -> EvaluatedCondition:
    match condition:
        case Comparison() | HasFinding():
            return EvaluatedCondition(told, condition.holds(situation))
        case Not(part=part):
            inner: tuple[Condition, ...] = (part,)
        case _:
            inner = condition.parts
    parts = tuple(
        _judge(part, words, situation) for part, words in zip(inner, told.parts, strict=True)
    )
    return EvaluatedCondition(told, _joined(condition, parts), parts, isinstance(condition, Not))


def _joined(condition: Condition, parts: tuple[EvaluatedCondition, ...]) -> Truth:
    """Return the truth of a condition by the truths of its parts."""
    truths = [part.truth for part in parts]
    match condition:
        case Not():
            return ~truths[0]
        case AllOf():
            return all_of(truths)
        case AtLeast(least=least):
            return count_at_least(least, truths)
    return any_of(truths)


def _truth(*, is_wanted: bool) -> Truth:
    return Truth.YES if is_wanted else Truth.NO
