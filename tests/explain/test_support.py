"""Which answers and findings carried a condition: enough to make it yes, and no others."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.domain.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    HasFinding,
    Not,
    Situation,
)
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.truth import Truth, all_of, any_of, count_at_least
from recommender.explain.explaining import support
from recommender.service.recommender import Recommender
from tests.explain.asking import COUGH, FEVER, STRONG, some_conditions, some_situations
from tests.explain.builders import some_answers
from tests.people import random_answers

people = pytest.mark.parametrize("seed", range(12))


def truth_by(condition: Condition, truths: Mapping[Condition, Truth]) -> Truth:
    """Return the truth of a condition where only the truths of these leaves are known."""
    match condition:
        case Comparison() | HasFinding():
            return truths.get(condition, Truth.UNKNOWN)
        case Not(part=part):
            return ~truth_by(part, truths)
    found = [truth_by(part, truths) for part in condition.parts]
    match condition:
        case AllOf():
            return all_of(found)
        case AnyOf():
            return any_of(found)
        case AtLeast(least=least):
            return count_at_least(least, found)


def supported(content: Content, situation: Situation) -> set[str]:
    """Return the rules that something supports, and those that hold for everybody."""
    return {
        rule.id
        for rule in content.rules
        if rule.when == ALWAYS or list(support(rule.when, situation))
    }


@people
def test_every_rule_that_fired_has_support_and_no_other_has(content: Content, seed: int) -> None:
    situation = evaluate(content, some_answers(content, seed)).situation

    assert supported(content, situation) == {
        rule.id for rule in content.rules if rule.when.holds(situation) is Truth.YES
    }


@people
def test_the_rules_that_the_engine_fired_are_those_with_support(
    recommender: Recommender, seed: int
) -> None:
    answers = random_answers(recommender.content, seed)
    fired = set(recommender.plan(answers).fired)

    situation = evaluate(recommender.content, answers).situation

    assert fired == supported(recommender.content, situation)


@people
def test_every_leaf_that_supports_a_rule_holds_as_it_is_said(content: Content, seed: int) -> None:
    situation = evaluate(content, some_answers(content, seed)).situation
    found = [leaf for rule in content.rules for leaf in support(rule.when, situation)]

    truths = {(leaf.holds(situation), is_absent) for leaf, is_absent in found}

    assert truths <= {(Truth.YES, False), (Truth.NO, True)}


@given(some_conditions, some_situations)
def test_a_condition_follows_from_its_support_alone(
    condition: Condition, situation: Situation
) -> None:
    found = list(support(condition, situation))

    truths = {leaf: Truth.NO if is_absent else Truth.YES for leaf, is_absent in found}

    is_yes = condition.holds(situation) is Truth.YES
    assert (truth_by(condition, truths) is Truth.YES) is is_yes


@given(some_conditions, some_situations, st.data())
def test_taking_support_away_never_turns_a_condition_to_no(
    condition: Condition, situation: Situation, data: st.DataObject
) -> None:
    found = list(support(condition, situation))
    kept = data.draw(st.sets(st.sampled_from(found))) if found else set()

    truths = {leaf: Truth.NO if is_absent else Truth.YES for leaf, is_absent in kept}

    assert not found or truth_by(condition, truths) is not Truth.NO


def test_only_the_parts_that_hold_support_an_alternative() -> None:
    found = list(support(AnyOf((COUGH, FEVER, STRONG)), Situation({"fever": True, "pain": 9})))

    assert found == [(FEVER, False), (STRONG, False)]


def test_what_a_negation_excludes_supports_it_by_its_absence() -> None:
    neither = AllOf((STRONG, Not(AnyOf((COUGH, HasFinding("flu"))))))
    situation = Situation({"pain": 8, "cough": False}, findings={"flu": Truth.NO})

    found = list(support(neither, situation))

    assert found == [(STRONG, False), (COUGH, True), (HasFinding("flu"), True)]


def test_a_double_negation_supports_as_its_part_does() -> None:
    assert list(support(Not(Not(COUGH)), Situation({"cough": True}))) == [(COUGH, False)]


def test_a_question_that_does_not_apply_supports_a_negation() -> None:
    outside = Situation({}, frozenset({"cough"}))

    assert list(support(Not(COUGH), outside)) == [(COUGH, True)]
