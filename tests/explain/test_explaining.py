"""Why a rule fired or did not: the truth of each part, and the parts that failed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Not,
    Situation,
)
from recommender.domain.content import Content
from recommender.domain.evaluation import Evaluation, evaluate
from recommender.domain.reference import decide_rules
from recommender.domain.truth import Truth
from recommender.explain.explaining import EvaluatedCondition, explain, failing, holding
from recommender.explain.plain_words import ConditionText, tell
from tests.domain.builders import a_rule
from tests.explain.asking import CONTENT, COUGH, FEVER, STRONG, some_conditions, some_situations
from tests.explain.builders import some_answers

people = pytest.mark.parametrize("seed", range(12))


def judged_of(condition: Condition, situation: Situation) -> EvaluatedCondition:
    """Return the judgement of one condition."""
    return explain(Evaluation(CONTENT, situation, ()), a_rule("rule", condition)).judged


def failed(condition: Condition, situation: Situation) -> list[str]:
    """Return the words of the parts that fail, in order."""
    return [part.told.words for part in failing(judged_of(condition, situation))]


def pairs(
    judged: EvaluatedCondition, condition: Condition
) -> Iterator[tuple[EvaluatedCondition, Condition]]:
    """Yield each judged part with the condition that it judges, top to bottom."""
    yield judged, condition
    for part, inner in zip(judged.parts, parts_of(condition), strict=True):
        yield from pairs(part, inner)


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    match condition:
        case Not(part=part):
            return (part,)
        case AllOf(parts=parts) | AnyOf(parts=parts) | AtLeast(parts=parts):
            return parts
    return ()


def shape(judged: EvaluatedCondition) -> ConditionText:
    """Return what was told, rebuilt from the judged parts alone."""
    told = judged.told
    return replace(told, parts=tuple(map(shape, judged.parts)))


@people
def test_the_situation_is_the_one_that_the_rules_are_decided_in(
    content: Content, seed: int
) -> None:
    answers = some_answers(content, seed)

    situation = evaluate(content, answers).situation

    truths = {rule.id: rule.when.holds(situation) for rule in content.rules}
    assert truths == decide_rules(content.rules, content.questionnaire, answers)


@people
def test_every_part_of_every_rule_has_the_truth_that_it_holds_with(
    content: Content, seed: int
) -> None:
    evaluation = evaluate(content, some_answers(content, seed))
    situation = evaluation.situation

    for rule in content.rules:
        judged = explain(evaluation, rule).judged
        assert [part.truth for part, _ in pairs(judged, rule.when)] == [
            inner.holds(situation) for _, inner in pairs(judged, rule.when)
        ]


@given(some_conditions, some_situations)
def test_every_part_of_any_condition_has_the_truth_that_it_holds_with(
    condition: Condition, situation: Situation
) -> None:
    judged = judged_of(condition, situation)

    assert all(part.truth is inner.holds(situation) for part, inner in pairs(judged, condition))


def test_the_judged_rules_have_the_shape_of_the_told(content: Content) -> None:
    evaluation = evaluate(content, some_answers(content, 1))

    shapes = [shape(explain(evaluation, rule).judged) for rule in content.rules]

    assert shapes == [tell(content, rule.when) for rule in content.rules]


@given(some_conditions, some_situations)
def test_any_judged_condition_has_the_shape_of_the_told(
    condition: Condition, situation: Situation
) -> None:
    assert shape(judged_of(condition, situation)) == tell(CONTENT, condition)


@given(some_conditions, some_situations)
def test_something_fails_exactly_where_the_whole_is_not_yes(
    condition: Condition, situation: Situation
) -> None:
    judged = judged_of(condition, situation)

    assert bool(list(failing(judged))) is (judged.truth is not Truth.YES)


@given(some_conditions, some_situations)
def test_what_fails_is_always_an_answer_or_a_finding(
    condition: Condition, situation: Situation
) -> None:
    assert all(not part.parts for part in failing(judged_of(condition, situation)))


def test_the_parts_that_fail_come_left_to_right() -> None:
    situation = Situation({"fever": True, "cough": False})

    found = failed(AllOf((STRONG, FEVER, COUGH)), situation)

    assert found == ["“pain?” is at least 8 of 10", "“cough?” is answered with yes"]


def test_a_negation_fails_by_what_is_so_in_its_part() -> None:
    [part] = failing(judged_of(Not(COUGH), Situation({"cough": True})))

    assert (part.told.words, part.truth) == ("“cough?” is answered with yes", Truth.YES)


def test_a_negation_fails_by_what_is_unknown_in_its_part() -> None:
    assert failed(Not(COUGH), Situation({})) == ["“cough?” is answered with yes"]


def test_below_a_negation_a_part_that_is_no_is_not_blamed() -> None:
    neither = Not(AnyOf((COUGH, FEVER)))

    found = failed(neither, Situation({"cough": False}))

    assert found == ["“fever?” is answered with yes"]


@given(some_conditions, some_situations)
def test_what_held_has_no_part_that_did_not(condition: Condition, situation: Situation) -> None:
    judged = judged_of(condition, situation)

    held = holding(judged)

    assert held.truth is judged.truth
    if judged.truth is not Truth.YES:
        assert held == judged
    else:
        assert {part.truth for part in _outside_not(held)} == {Truth.YES}


def _outside_not(judged: EvaluatedCondition) -> Iterator[EvaluatedCondition]:
    yield judged
    for part in () if judged.is_not else judged.parts:
        yield from _outside_not(part)
