"""Any condition, as experta pattern under stock RETE, matches exactly when it surely holds."""

import pytest
from experta.matchers import ReteMatcher
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.domain.conditions import (
    ALWAYS,
    AtLeast,
    Condition,
    IsWithin,
    Situation,
    findings_read,
    questions_read,
)
from recommender.domain.content import Content
from recommender.domain.known import known_of
from recommender.domain.truth import Truth
from recommender.inference.engine import engine_class
from recommender.inference.facts import AnswersFact, finding_fact
from recommender.inference.rulebook import EngineStep, Rulebook
from tests.domain.random_conditions import conditions, situations


def rete_matches(condition: Condition, wanted: Truth, situation: Situation) -> bool:
    """Return whether a rule that waits for yes, or for no, fires under experta's own RETE."""
    step = EngineStep(0, "only", condition, wanted, finding="", rule=None)
    engine = engine_class(Rulebook((step,)), matcher=ReteMatcher)()
    engine.forget()
    engine.declare(AnswersFact(**known_of(situation)))
    for name, truth in situation.findings.items():
        if truth is not Truth.UNKNOWN:
            engine.declare(finding_fact(name, truth))
    engine.run()
    return "only" in engine.steps_fired


def test_a_count_that_is_met_before_its_answer_is_known_matches_without_it() -> None:
    met = AtLeast(1, (IsWithin("age", 18, None), ALWAYS))

    assert rete_matches(met, Truth.YES, Situation({}))


def test_a_count_over_an_answer_that_does_not_apply_is_surely_not_met() -> None:
    count = AtLeast(2, (IsWithin("age", 18, None), IsWithin("age", 65, None)))

    assert rete_matches(count, Truth.NO, Situation({}, frozenset({"age"})))


@pytest.mark.parametrize(("age", "truth"), [(70, Truth.YES), (40, Truth.NO)])
def test_a_count_over_one_answer_is_decided_by_its_value(age: int, truth: Truth) -> None:
    count = AtLeast(2, (IsWithin("age", 18, None), IsWithin("age", 65, None)))

    fired = [wanted for wanted in Truth if rete_matches(count, wanted, Situation({"age": age}))]

    assert fired == [truth]


@pytest.mark.parametrize("wanted", [Truth.YES, Truth.NO])
@settings(max_examples=150)
@given(data=st.data())
def test_a_pattern_matches_exactly_when_its_condition_surely_is_so(
    content: Content, wanted: Truth, data: st.DataObject
) -> None:
    condition = data.draw(conditions(content.questionnaire))
    names, findings = sorted(questions_read(condition)), sorted(findings_read(condition))
    situation = data.draw(situations(content.questionnaire, names, findings))

    matches = rete_matches(condition, wanted, situation)

    assert matches is (condition.holds(situation) is wanted)
