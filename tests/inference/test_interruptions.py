"""Whatever stops a decision half-way, the next one on the same thread is right."""

from dataclasses import replace

import pytest

from recommender.domain.conditions import AllOf, Comparison, HasFinding, IsWithin, Value
from recommender.domain.content import Content
from recommender.domain.errors import EngineError
from recommender.domain.evaluation import Evaluation, evaluate
from recommender.inference.deciding import Decider
from tests.domain.builders import a_finding_rule, a_rule, without_stops
from tests.people import a_person

OLD = 87


class Failing(Comparison):
    """A comparison that fails for the old person."""

    def accepts(self, value: Value) -> bool:
        if value == OLD:
            raise RuntimeError(f"cannot read {value}")
        return False


class Interrupting(Comparison):
    """A comparison during which the program is told to stop."""

    def accepts(self, value: Value) -> bool:
        if value == OLD:
            raise KeyboardInterrupt
        return False


def half_way(content: Content, stopping: Comparison) -> Decider:
    """Return a decider that is stopped in the middle, when a first rule has fired already."""
    rules = (
        a_finding_rule("very-old", "very_old", IsWithin("age", OLD, None)),
        a_rule("stops", AllOf((HasFinding("very_old"), stopping))),
    )
    return Decider(replace(content, rules=(*without_stops(content).rules, *rules)))


def an_old_person(content: Content) -> Evaluation:
    """Return an evaluation by other rules, which nothing stops, so that the engine is reached."""
    return evaluate(content, a_person(content, age=OLD))


def test_a_failure_half_way_leaves_the_next_decision_right(
    content: Content, decider: Decider
) -> None:
    stopped = half_way(content, Failing("age"))

    with pytest.raises(EngineError):
        stopped.assess(a_person(content, age=OLD))

    assert stopped.assess(a_person(content)) == decider.assess(a_person(content))


def test_an_interruption_half_way_goes_on_as_such_and_leaves_the_next_decision_right(
    content: Content, decider: Decider
) -> None:
    stopped = half_way(content, Interrupting("age"))

    with pytest.raises(KeyboardInterrupt):
        stopped.decide(an_old_person(content))

    assert stopped.assess(a_person(content)) == decider.assess(a_person(content))


def test_an_engine_that_was_interrupted_holds_nothing(content: Content) -> None:
    decider = half_way(content, Interrupting("age"))
    decider.assess(a_person(content))
    used = decider._local.engine

    with pytest.raises(KeyboardInterrupt):
        decider.decide(an_old_person(content))

    assert vars(used) == {}
    assert not hasattr(decider._local, "engine")
