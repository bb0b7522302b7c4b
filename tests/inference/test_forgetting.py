"""Nothing of a person stays in the process once the decision is made, or has failed.

The search goes through everything that Python's garbage collector knows, not only the engine:
experta keeps caches on its classes as well.
"""

import gc
import traceback
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.conditions import Answers, Comparison
from recommender.domain.content import Content
from recommender.domain.errors import EngineError
from recommender.domain.rules import Rule
from recommender.inference.deciding import Decider
from recommender.inference.engine import engine_class
from recommender.inference.facts import AnswersFact
from recommender.inference.rulebook import make_rulebook
from tests.domain.builders import a_rule, without_stops
from tests.people import a_person

AT_ONCE = 1000
# kinds of which some are left out of what the garbage collector knows
UNTRACKED = (tuple, dict, frozenset)
PARTS = ("said", "by", "one", "person", "alone")


class Marked(Comparison):
    """A comparison that only the marked person meets."""

    def accepts(self, value: object) -> bool:
        return value == (marker(),)


class Failing(Comparison):
    """A comparison that fails for the marked person and quotes the answer as it does."""

    def accepts(self, value: object) -> bool:
        if value == (marker(),):
            raise RuntimeError(f"cannot read {value}")
        return False


def marker() -> str:
    """Return a text that is in the process only while an answer holds it."""
    return "-".join(PARTS)


def a_marked_person(content: Content) -> Answers:
    return {**a_person(content), "where": (marker(),)}


def deciding_with(content: Content, *rules: Rule) -> Decider:
    """Return a decider that has these rules instead of the stops."""
    return Decider(replace(content, rules=(*without_stops(content).rules, *rules)))


def holders() -> list[str]:
    """Return the kinds of objects that hold the marker."""
    # what libraries made when they were imported may hold it too
    gc.unfreeze()
    gc.collect()
    things = gc.get_objects()
    # many at once are looked through in a third of the time; which of them it is, is asked seldom
    return [
        type(thing).__name__
        for first in range(0, len(things), AT_ONCE)
        if marker() in _texts(*things[first : first + AT_ONCE])
        for thing in things[first : first + AT_ONCE]
        if marker() in _texts(thing)
    ]


def _texts(*things: object) -> Iterator[str]:
    for part in gc.get_referents(*things):
        if type(part) is str:
            yield part
        elif isinstance(part, UNTRACKED) and not gc.is_tracked(part):
            yield from _texts(part)


def failure_of(decider: Decider, answers: Answers) -> EngineError:
    with pytest.raises(EngineError) as caught:
        decider.assess(answers)
    return caught.value


def _traceback_of(error: EngineError) -> str:
    return "".join(traceback.format_exception(error))


@pytest.fixture
def failing(content: Content) -> Decider:
    return deciding_with(content, a_rule("fails", Failing("where")))


@pytest.mark.crowd
def test_the_search_finds_an_answer_in_an_engine_that_has_not_forgotten(content: Content) -> None:
    engine = engine_class(make_rulebook(content.rules))()
    engine.declare(AnswersFact(where=(marker(),)))

    before = holders()
    engine.forget()

    assert before != []
    assert holders() == []


def test_an_answer_that_was_decided_on_is_held_by_nothing_afterwards(content: Content) -> None:
    decider = deciding_with(content, a_rule("marked", Marked("where")))

    decider.assess(a_marked_person(content))

    assert holders() == []


def test_the_assessment_alone_holds_the_answers_that_its_rules_read(content: Content) -> None:
    decider = deciding_with(content, a_rule("marked", Marked("where")))

    assessment = decider.assess(a_marked_person(content))

    [read] = assessment.trace[-1].answers
    assert read.value == (marker(),)
    del read, assessment
    assert holders() == []


def test_an_answer_on_which_the_engine_failed_is_held_by_nothing_afterwards(
    failing: Decider,
) -> None:
    failure_of(failing, a_marked_person(failing.content))

    assert holders() == []


@pytest.mark.parametrize("show", [str, repr, _traceback_of])
def test_the_error_of_a_failed_engine_shows_no_answer(failing: Decider, show: Any) -> None:
    error = failure_of(failing, a_marked_person(failing.content))

    assert marker() not in show(error)
    assert "RuntimeError" in show(error)


def test_the_error_of_a_failed_engine_has_no_other_error_behind_it(failing: Decider) -> None:
    error = failure_of(failing, a_marked_person(failing.content))

    assert (error.__cause__, error.__context__) == (None, None)


def test_an_engine_that_failed_is_never_used_again(failing: Decider) -> None:
    healthy = a_person(failing.content)
    before = failing.assess(healthy)
    used = failing._local.engine

    failure_of(failing, a_marked_person(failing.content))

    assert vars(used) == {}
    assert not hasattr(failing._local, "engine")
    assert failing.assess(healthy) == before
    assert failing._local.engine is not used


def test_an_engine_that_did_not_fail_is_used_again(content: Content) -> None:
    decider = Decider(content)
    decider.assess(a_person(content))
    used = decider._local.engine

    decider.assess(a_person(content, age=70))

    assert decider._local.engine is used
