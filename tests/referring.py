"""The findings of a rule base are put in order once, for tests that ask its reference often.

The order hangs on the rules alone; to find it takes two thirds of the time in which the reference
decides the findings of one person.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from recommender.domain import reference
from recommender.domain.rules import Rule
from recommender.domain.strata import findings_in_order, rules_of_finding

# fewer are in order at once
MANY = 100
Rules = tuple[Rule, ...]
Made = TypeVar("Made")


@contextmanager
def ordered_once() -> Iterator[None]:
    """Let the reference remember the order of each large rule base while this lasts."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reference, "findings_in_order", _once(findings_in_order))
        patched.setattr(reference, "rules_of_finding", _once(rules_of_finding))
        yield


def _once(make: Callable[[Rules], Made]) -> Callable[[Rules], Made]:
    # to tell rules apart by what they say would take as long as to order them
    known: dict[int, tuple[Rules, Made]] = {}

    def once(rules: Rules) -> Made:
        if len(rules) < MANY:
            return make(rules)
        if id(rules) not in known:
            known[id(rules)] = rules, make(rules)
        return known[id(rules)][1]

    return once
