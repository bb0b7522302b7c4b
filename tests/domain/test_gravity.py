"""The one order in which the gravest come first."""

from dataclasses import replace

from recommender.domain.conditions import ALWAYS, Answers
from recommender.domain.content import Content
from recommender.domain.gravity import GravestFirst
from recommender.domain.hazards import Hazard, Likelihood, Sign
from recommender.domain.questions import Option, QuestionKind
from recommender.domain.rules import Rule, RuleKind, Sends, Triage
from recommender.domain.severity import Severity
from tests.domain.builders import a_question, a_questionnaire, a_rule

GRAVE = (Severity.CATASTROPHIC, Likelihood.LOW)
LIKELY = (Severity.CATASTROPHIC, Likelihood.HIGH)
MILD = (Severity.MINOR, Likelihood.VERY_HIGH)
NOBODY = a_questionnaire()


def a_hazard(
    risk: tuple[Severity, Likelihood], *rules: Rule, signs: tuple[str, ...] = ()
) -> Hazard:
    severity, before = risk
    return Hazard(
        id="hazard",
        name="Hazard",
        group="group",
        what="It is grave.",
        signs=tuple(Sign(*name.split(".")) for name in signs),
        risks=(),
        levels=(),
        guards=(),
        rules=tuple(rule.id for rule in rules),
        promises=(),
        harm="Harm.",
        severity=severity,
        before=before,
        after=Likelihood.VERY_LOW,
        cases=(),
        file="knowledge/hazards/file.yaml",
    )


def sends(name: str, triage: Triage, evidence: str = "A") -> Rule:
    then = Sends(triage, "Go.")
    return replace(a_rule(name, ALWAYS, kind=RuleKind.TRIAGE, then=then), evidence=evidence)


def test_the_triage_counts_before_the_hazard_and_what_sends_nobody_comes_last() -> None:
    urgent, emergency = sends("a", Triage.URGENT), sends("b", Triage.EMERGENCY)
    advice = a_rule("0", ALWAYS)

    order = GravestFirst(NOBODY, [a_hazard(GRAVE, urgent, advice), a_hazard(MILD, emergency)])

    assert order.rules([advice, urgent, emergency]) == (emergency, urgent, advice)


def test_of_one_triage_severity_counts_then_evidence_then_likelihood_then_the_title() -> None:
    mild, none = sends("a", Triage.URGENT), sends("0", Triage.URGENT)
    judged = sends("b", Triage.URGENT, "judgement")
    rare, also_rare = sends("c", Triage.URGENT), sends("d", Triage.URGENT)
    likely = sends("e", Triage.URGENT)
    # the gravest of its hazards counts
    hazards = [
        a_hazard(MILD, mild, likely),
        a_hazard(LIKELY, likely, judged),
        a_hazard(GRAVE, rare, also_rare),
    ]

    order = GravestFirst(NOBODY, hazards)

    wanted = (likely, rare, also_rare, judged, mild, none)
    assert order.rules(wanted) == order.rules(reversed(wanted)) == wanted


def test_answers_go_by_the_gravest_sign_then_by_its_hazard_then_by_the_form() -> None:
    signs = (Option("cough", "", sign=Triage.URGENT), Option("faint", "", sign=Triage.URGENT))
    first = a_question("first", QuestionKind.MANY)
    second = replace(a_question("second", QuestionKind.MANY), options=signs)
    third = replace(second, id="third")
    number = a_question("number", QuestionKind.NUMBER)
    questionnaire = a_questionnaire(first, number, second, third)

    order = GravestFirst(questionnaire, [a_hazard(GRAVE, signs=("third.faint", "number"))])

    told: Answers = {
        "first": ("none",),
        "second": ("cough",),
        "third": ("cough", "faint"),
        "number": 3,
    }
    assert [*order.answers(told)] == ["third", "second", "number", "first"]
    assert order.ticks(third, [("cough",), ("faint",)]) == (("faint",), ("cough",))


def test_a_sure_sign_of_what_is_often_missed_comes_before_one_that_somebody_is_not_sure_of(
    content: Content,
) -> None:
    names = ("testicle", "saddle-not-sure", "saddle-numbness", "cancer-with-nerve-sign")

    found = content.gravest_first.rules(content.rules_by_id[name] for name in names)

    assert [rule.id for rule in found] == [*reversed(names)]
