"""Compile a condition into two tests: is it surely yes, is it surely no.

Both only ever ask for what is there, so more knowledge never takes a yes or a no back. That is
why the engine needs no NOT: a finding that is out is a fact of its own, like one that is in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Found,
    Not,
    Value,
)
from recommender.domain.truth import Truth
from recommender.inference.facts import NotApplicable

# (known answers and marks, decided findings) -> whether the test holds
Test = Callable[[Mapping[str, Any], Mapping[str, Truth]], bool]


@dataclass(frozen=True)
class Compiled:
    """The two tests of one condition; neither holds while it is unknown."""

    is_yes: Test
    is_no: Test


def compile_condition(condition: Condition) -> Compiled:
    """Return the tests of a condition; they agree with its `holds` in every situation."""
    match condition:
        case Comparison():
            return _compile_comparison(condition)
        case Found(finding=finding):
            return Compiled(
                is_yes=lambda _, found: found.get(finding) is Truth.YES,
                is_no=lambda _, found: found.get(finding) is Truth.NO,
            )
        case Not(part=part):
            inner = compile_condition(part)
            return Compiled(is_yes=inner.is_no, is_no=inner.is_yes)
        case AllOf(parts=parts):
            return _compile_count(len(parts), parts)
        case AnyOf(parts=parts):
            return _compile_count(1, parts)
        case AtLeast(least=least, parts=parts):
            return _compile_count(least, parts)
    raise TypeError(f"no condition: {type(condition).__name__}")


def accepted(comparison: Comparison) -> Callable[[Any], bool]:
    """Return whether a known value, or the mark in its place, makes the comparison yes."""

    def is_accepted(value: Value | NotApplicable) -> bool:
        return not isinstance(value, NotApplicable) and comparison.accepts(value)

    return is_accepted


def refused(comparison: Comparison) -> Callable[[Any], bool]:
    """Return whether a known value, or the mark in its place, makes the comparison no."""

    def is_refused(value: Value | NotApplicable) -> bool:
        return isinstance(value, NotApplicable) or not comparison.accepts(value)

    return is_refused


def _compile_comparison(comparison: Comparison) -> Compiled:
    return Compiled(
        _reads(comparison.question, accepted(comparison)),
        _reads(comparison.question, refused(comparison)),
    )


def _reads(question: str, is_met: Callable[[Any], bool]) -> Test:
    return lambda known, _: question in known and is_met(known[question])


def _compile_count(least: int, parts: tuple[Condition, ...]) -> Compiled:
    tests = [compile_condition(part) for part in parts]
    yes = [test.is_yes for test in tests]
    no = [test.is_no for test in tests]
    return Compiled(_at_least(least, yes), _at_least(len(parts) - least + 1, no))


def _at_least(least: int, tests: list[Test]) -> Test:
    if least == 1:
        return lambda known, found: any(test(known, found) for test in tests)
    if least == len(tests):
        return lambda known, found: all(test(known, found) for test in tests)
    return lambda known, found: sum(test(known, found) for test in tests) >= least
