"""Why a rule did or did not fire for one person: the truth of each part of its condition."""

from collections.abc import Iterator
from dataclasses import dataclass

from recommender.audit.plain_words import Told, tell
from recommender.domain.conditions import (
    Comparison,
    Condition,
    Found,
    Not,
    Situation,
)
from recommender.domain.content import Content
from recommender.domain.rules import Rule
from recommender.domain.truth import Truth


@dataclass(frozen=True)
class Judged:
    """A part of a condition in words, and whether it holds; `is_not` turns what its part says."""

    told: Told
    truth: Truth
    parts: tuple["Judged", ...] = ()
    is_not: bool = False


@dataclass(frozen=True)
class Explanation:
    """One rule and the truth of its condition, part by part."""

    rule: Rule
    judged: Judged


def explain(content: Content, rule: Rule, situation: Situation) -> Explanation:
    """Return the truth of each part of a rule's condition."""
    return Explanation(rule, _judge(rule.when, tell(content, rule.when), situation))


def failing(judged: Judged) -> Iterator[Judged]:
    """Yield the answers and findings that keep a condition from being yes, left to right.

    One that is yes stands below a negation: it would have to be no.
    """
    yield from _failing(judged, is_wanted=True)


def _failing(judged: Judged, *, is_wanted: bool) -> Iterator[Judged]:
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
        case Comparison() | Found():
            yield condition, not is_wanted
        case Not(part=part):
            yield from _support(part, situation, is_wanted=not is_wanted)
        case _:
            for part in condition.parts:
                yield from _support(part, situation, is_wanted=is_wanted)


def _judge(condition: Condition, told: Told, situation: Situation) -> Judged:
    match condition:
        case Comparison() | Found():
            inner: tuple[Condition, ...] = ()
        case Not(part=part):
            inner = (part,)
        case _:
            inner = condition.parts
    parts = tuple(
        _judge(part, words, situation) for part, words in zip(inner, told.parts, strict=True)
    )
    return Judged(told, condition.holds(situation), parts, isinstance(condition, Not))


def _truth(*, is_wanted: bool) -> Truth:
    return Truth.YES if is_wanted else Truth.NO
