"""Danger answers: what the rules for safety count, found through the rules alone."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from recommender.domain.conditions import (
    Answers,
    HasFinding,
    Includes,
    IsOneOf,
    IsWithin,
    IsYes,
    Not,
    Value,
)
from recommender.domain.content import Content
from recommender.domain.danger import counted_signs, is_counted, names_sign
from recommender.domain.questions import NONE_OF_THESE, Option, QuestionKind, no_longer_asked
from recommender.domain.rules import Rule, RuleKind, Triage
from recommender.domain.strata import rules_of_finding
from tests.domain.builders import a_finding_rule, a_question, a_questionnaire, a_rule
from tests.domain.test_questions import CHAIN

KINDS = {
    RuleKind.TRIAGE: True,
    RuleKind.CONTRAINDICATIONS: True,
    RuleKind.DOSES: True,
    RuleKind.EMPHASIS: False,
    RuleKind.ADVICE: False,
}


def is_danger(rules: Iterable[Rule], question: str, value: Value) -> bool:
    rules = tuple(rules)
    return is_counted(counted_signs((), rules, rules_of_finding(rules)), question, value)


@pytest.mark.parametrize(("kind", "counts"), KINDS.items())
def test_rules_that_send_leave_out_or_limit_count_an_answer(
    kind: RuleKind, *, counts: bool
) -> None:
    assert is_danger([a_rule("rule", IsYes("ill"), kind=kind)], "ill", value=True) is counts


def test_an_answer_that_no_comparison_accepts_is_none(content: Content) -> None:
    rules = [
        a_rule("list", Includes("signs", "fever"), kind=RuleKind.TRIAGE),
        a_rule("one", IsOneOf("injury", ("serious",)), kind=RuleKind.TRIAGE),
        a_rule("number", IsWithin("pain", 7, None), kind=RuleKind.TRIAGE),
    ]

    assert is_danger(rules, "signs", ("cough", "fever"))
    assert not is_danger(rules, "signs", (NONE_OF_THESE,))
    assert is_danger(rules, "injury", "serious")
    assert not is_danger(rules, "injury", "minor")
    assert is_danger(rules, "pain", 7)
    assert not is_danger(rules, "pain", 6)
    assert not is_danger(rules, "age", 90)


def test_a_finding_counts_what_it_rests_on_where_a_rule_for_safety_reads_it() -> None:
    findings = [
        a_finding_rule("by-fever", "ill", IsYes("fever")),
        a_finding_rule("by-illness", "weak", HasFinding("ill")),
        a_finding_rule("by-mood", "sad", IsYes("mood")),
    ]
    rules = [
        *findings,
        a_rule("stop", Not(HasFinding("weak")), kind=RuleKind.TRIAGE),
        a_rule("tip", HasFinding("sad")),
    ]

    assert is_danger(rules, "fever", value=True)
    assert not is_danger(rules, "mood", value=True)


@pytest.mark.parametrize("kind", [QuestionKind.MANY, QuestionKind.ONE])
def test_an_answer_that_names_a_sign_is_one_though_no_rule_reads_it(kind: QuestionKind) -> None:
    options = (Option("rash", "A rash", sign=Triage.CLINICIAN_FIRST), Option("dry", "Dry skin"))
    question = replace(a_question("skin", kind), options=options)
    comparisons = counted_signs([question], [], {})

    def given(option: str) -> Value:
        return (option,) if kind is QuestionKind.MANY else option

    assert is_counted(comparisons, "skin", given("rash"))
    assert not is_counted(comparisons, "skin", given("dry"))
    assert [names_sign(question, given(option)) for option in ("rash", "dry")] == [True, False]


def test_none_of_these_is_a_danger_answer_only_where_it_leaves_a_sign_unexplained(
    content: Content,
) -> None:
    for question in content.questionnaire:
        if question.ask_when and NONE_OF_THESE in question.option_ids:
            none = next(option for option in question.options if option.id == NONE_OF_THESE)
            counts = is_counted(content.counted, question.id, (NONE_OF_THESE,))
            assert counts is (none.sign is not None), question.id


def test_every_other_option_of_a_gated_danger_list_is_a_danger_answer(content: Content) -> None:
    for name in ("head_more", "neck_more", "injury_signs", "pregnancy_signs"):
        question = content.questionnaire.questions[name]
        others = [option for option in question.option_ids if option != NONE_OF_THESE]

        assert all(is_counted(content.counted, name, (option,)) for option in others), name


def test_an_answer_is_no_longer_asked_for_when_its_gate_is_no() -> None:
    assert no_longer_asked(CHAIN, {"fall": False, "height": "high"}) == {"height"}


def test_what_stands_behind_an_answer_that_still_counts_is_asked_for() -> None:
    # the height still counts, and it opens the next question
    given: Answers = {"fall": False, "height": "high", "landed": True}

    assert no_longer_asked(CHAIN, given) == {"height"}


def test_an_answer_whose_gate_is_open_or_unknown_is_asked_for() -> None:
    assert no_longer_asked(CHAIN, {"fall": True, "height": "high"}) == frozenset()
    assert no_longer_asked(CHAIN, {"height": "high"}) == frozenset()
    assert (
        no_longer_asked(a_questionnaire(a_question("age", QuestionKind.NUMBER)), {"age": 4})
        == frozenset()
    )
