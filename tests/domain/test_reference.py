"""The reference meaning of the rule base, and the order in which findings are decided."""

from graphlib import CycleError

import pytest

from recommender.domain.conditions import AllOf, HasFinding, IsWithin, IsYes, Not, Situation
from recommender.domain.questions import QuestionKind
from recommender.domain.reference import decide_findings, decide_rules
from recommender.domain.strata import (
    circle,
    findings_in_order,
    layers_of_findings,
    rules_of_finding,
)
from recommender.domain.truth import Truth
from tests.domain.builders import a_finding_rule, a_question, a_questionnaire, a_rule

OLD = a_finding_rule("old", "older", IsWithin("age", 65, None))
WORN = a_finding_rule("worn", "older", IsYes("worn"))
FRAIL = a_finding_rule("frail", "frail", AllOf((HasFinding("older"), IsYes("fell"))))
RULES = (FRAIL, OLD, WORN, a_rule("advice", HasFinding("frail")))

AGE = a_question("age", QuestionKind.NUMBER)
WORN_OUT = a_question("worn", QuestionKind.YES_NO)
FELL = a_question("fell", QuestionKind.YES_NO, ask_when=IsYes("worn"))
QUESTIONS = a_questionnaire(AGE, WORN_OUT, FELL)


def test_a_finding_is_yes_when_one_of_its_rules_is() -> None:
    assert decide_findings(RULES, Situation({"age": 70}))["older"] is Truth.YES


def test_a_finding_is_no_only_when_all_of_its_rules_are() -> None:
    answers = {"age": 30, "worn": False}

    assert decide_findings(RULES, Situation(answers))["older"] is Truth.NO


def test_a_finding_is_unknown_while_one_of_its_rules_may_still_fire() -> None:
    assert decide_findings(RULES, Situation({"age": 30}))["older"] is Truth.UNKNOWN


def test_a_finding_may_build_on_one_whose_rule_stands_later() -> None:
    findings = decide_findings(RULES, Situation({"age": 70, "fell": True}))

    assert findings["frail"] is Truth.YES


def test_every_rule_gets_its_truth() -> None:
    truths = decide_rules(RULES, QUESTIONS, {"age": 9, "worn": True, "fell": True})

    assert truths == {
        "frail": Truth.YES,
        "old": Truth.NO,
        "worn": Truth.YES,
        "advice": Truth.YES,
    }


def test_a_question_that_does_not_apply_is_a_no_to_the_rules() -> None:
    rules = (a_rule("fell", IsYes("fell")), a_rule("did-not-fall", Not(IsYes("fell"))))

    truths = decide_rules(rules, QUESTIONS, {"worn": False})

    assert truths == {"fell": Truth.NO, "did-not-fall": Truth.YES}


def test_only_findings_rules_conclude_findings() -> None:
    assert rules_of_finding(RULES) == {"frail": (FRAIL,), "older": (OLD, WORN)}


def test_a_finding_comes_after_what_it_builds_on() -> None:
    assert findings_in_order(RULES) == ("older", "frail")


def test_the_order_of_the_rules_does_not_change_the_order_of_the_findings() -> None:
    assert findings_in_order(RULES[::-1]) == findings_in_order(RULES)


def test_a_finding_that_no_rule_concludes_is_not_among_them() -> None:
    rules = (a_finding_rule("one", "one", HasFinding("nobody_says")),)

    assert findings_in_order(rules) == ("one",)


def test_findings_stand_in_layers_that_build_on_the_layers_before() -> None:
    apart = a_finding_rule("apart", "apart", HasFinding("nobody_says"))

    assert layers_of_findings((*RULES, apart)) == (("older", "apart"), ("frail",))
    assert layers_of_findings((a_rule("advice", IsYes("worn")),)) == ()


def test_findings_without_a_circle_have_none() -> None:
    assert circle(RULES) == ()


def test_a_circle_is_named_from_end_to_end() -> None:
    chain = (
        a_finding_rule("a", "a", HasFinding("b")),
        a_finding_rule("b", "b", HasFinding("c")),
        a_finding_rule("c", "c", HasFinding("a")),
    )

    loop = circle(chain)

    assert (loop[0], set(loop), len(loop)) == (loop[-1], {"a", "b", "c"}, 4)


def test_a_finding_that_builds_on_itself_is_a_circle() -> None:
    assert circle((a_finding_rule("a", "a", HasFinding("a")),)) == ("a", "a")


def test_findings_in_a_circle_have_no_order() -> None:
    with pytest.raises(CycleError):
        findings_in_order((a_finding_rule("a", "a", HasFinding("a")),))
