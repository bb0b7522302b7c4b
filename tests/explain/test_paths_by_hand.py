"""Paths of one or two rules: every node and edge, what is absent, and what is not known."""

import pytest

from recommender.charts.graph import Edge, GraphNode
from recommender.domain.conditions import (
    AllOf,
    Answers,
    Condition,
    Excludes,
    HasFinding,
    Includes,
    IsWithin,
    IsYes,
    Not,
)
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.plan import PlanAvoid, PlanMessage
from recommender.domain.questions import QuestionKind
from recommender.domain.rules import Rule, RuleKind, Sends, Triage
from recommender.explain.paths import (
    ANSWERS,
    DECISIONS,
    FINDINGS,
    RULES,
    Decided,
    DecisionPath,
    answers_behind,
    decisions,
    path_of,
)
from recommender.service.recommender import Recommender
from tests.domain.builders import a_finding_rule, a_question, a_rule
from tests.explain.builders import a_case, a_content, link
from tests.people import a_person
from tests.plans import a_plan, case_with

QUESTIONS = (
    a_question("pain", QuestionKind.NUMBER),
    a_question("worried", QuestionKind.YES_NO),
    a_question("signs", QuestionKind.MANY, "fever", "rash", "none"),
)
UPSET = a_finding_rule("finds-upset", "upset", IsYes("worried"))
SICK = a_finding_rule("finds-sick", "very_sick", Includes("signs", "fever"))


def path_to(answers: Answers, rule: Rule, *findings: Rule) -> DecisionPath:
    """Return the path to one decision that one rule made."""
    content = a_content(QUESTIONS, *findings, rule)
    decided = Decided("triage", "Triage: urgent", (rule.id,))
    return path_of(evaluate(content, answers), [decided], link)


def test_what_the_content_no_longer_knows_is_left_out_by_its_id(content: Content) -> None:
    plan = a_plan(avoid=(PlanAvoid((), demand="juggling"),))

    found = decisions(content, case_with(plan, {}))

    assert found[1] == Decided("avoid-juggling", "Leave out: juggling", ())


def test_a_path_holds_the_answers_findings_and_rules_that_led_there() -> None:
    rule = a_rule("rule", AllOf((IsWithin("pain", 8, None), HasFinding("upset"))))

    path = path_to({"pain": 9, "worried": True, "signs": ("rash",)}, rule, UPSET)

    assert path == DecisionPath(
        (
            GraphNode("decision triage", DECISIONS, "decision", "Triage: urgent"),
            GraphNode("rule rule", RULES, "rule", "rule", "/rule/rule", "rule"),
            GraphNode(
                "answer pain", ANSWERS, "answer", "9 of 10", "/answer/pain", "pain?", "pain?"
            ),
            GraphNode(
                "finding upset", FINDINGS, "finding", "upset", "/rule/finds-upset", "finds-upset"
            ),
            GraphNode(
                "answer worried",
                ANSWERS,
                "answer",
                "yes",
                "/answer/worried",
                "worried?",
                "worried?",
            ),
        ),
        (
            Edge("answer pain", "rule rule"),
            Edge("answer worried", "finding upset"),
            Edge("finding upset", "rule rule"),
            Edge("rule rule", "decision triage"),
        ),
    )


def test_a_finding_that_is_absent_is_said_to_be_and_leads_on_dashed() -> None:
    rule = a_rule("rule", AllOf((IsWithin("pain", 8, None), Not(HasFinding("very_sick")))))

    path = path_to({"pain": 9, "signs": ("none",)}, rule, SICK)

    absent = GraphNode(
        "finding very_sick",
        FINDINGS,
        "absent",
        "not found: very sick",
        "/rule/finds-sick",
        "finds-sick",
    )
    assert absent in path.nodes
    assert Edge("finding very_sick", "rule rule", is_absent=True) in path.edges


def test_an_answer_that_a_rule_excludes_leads_on_dashed() -> None:
    path = path_to({"worried": False}, a_rule("rule", Not(IsYes("worried"))))

    assert Edge("answer worried", "rule rule", is_absent=True) in path.edges


def test_of_several_rules_of_a_finding_only_those_that_fired_lead_to_it() -> None:
    other = a_finding_rule("finds-upset-too", "upset", Includes("signs", "rash"))
    rule = a_rule("rule", HasFinding("upset"))

    path = path_to({"worried": True, "signs": ("fever",)}, rule, UPSET, other)

    assert [edge.start for edge in path.edges if edge.end == "finding upset"] == ["answer worried"]


def test_a_finding_that_rests_on_another_stands_in_a_column_right_of_it() -> None:
    worse = a_finding_rule(
        "finds-worse", "worse", AllOf((HasFinding("upset"), HasFinding("very_sick")))
    )
    rule = a_rule("rule", AllOf((HasFinding("very_sick"), HasFinding("worse"))))

    path = path_to({"worried": True, "signs": ("fever",)}, rule, UPSET, SICK, worse)

    assert Edge("finding upset", "finding worse") in path.edges
    assert {node.id: node.column for node in path.nodes} == {
        "answer worried": ANSWERS,
        "answer signs": ANSWERS,
        "finding upset": FINDINGS,
        "finding very_sick": FINDINGS,
        "finding worse": FINDINGS + 1,
        "rule rule": RULES + 1,
        "decision triage": DECISIONS + 1,
    }
    assert path.headings == ("Answers", "Findings", "Findings", "Rules", "Decision")


def test_a_plan_that_no_rule_sent_anywhere_has_no_edge(recommender: Recommender) -> None:
    case = a_case(recommender, a_person(recommender.content))
    triage = decisions(recommender.content, case)[0]

    path = path_of(evaluate(recommender.content, case.answers), [triage], link)

    assert triage.rules == ()
    assert path == DecisionPath(
        (GraphNode("decision triage", DECISIONS, "decision", "Triage: plan"),), ()
    )


def test_only_the_gravest_of_several_triage_rules_decides() -> None:
    rules = [
        a_rule(name, IsYes("worried"), kind=RuleKind.TRIAGE, then=Sends(triage, "Go."))
        for name, triage in (("grave", Triage.URGENT), ("mild", Triage.CLINICIAN_FIRST))
    ]
    messages = tuple(PlanMessage(rule.id, "Go.") for rule in rules)
    plan = a_plan(triage=Triage.URGENT, messages=messages)

    found = decisions(a_content(QUESTIONS, *rules), case_with(plan, {}))

    assert found == (Decided("triage", "Triage: urgent", ("grave",)),)


def test_a_rule_that_the_content_does_not_have_is_not_drawn() -> None:
    gone = Decided("triage", "Triage: urgent", ("gone",))

    path = path_of(evaluate(a_content(QUESTIONS), {}), [gone], link)

    assert path == DecisionPath(
        (GraphNode("decision triage", DECISIONS, "decision", "Triage: urgent"),), ()
    )


def test_nothing_wanted_is_an_empty_path() -> None:
    assert path_of(evaluate(a_content(QUESTIONS), {}), [], link) == DecisionPath((), ())


@pytest.mark.parametrize(
    ("ticked", "condition", "words"),
    [
        (("fever", "rash"), Includes("signs", "rash"), "rash"),
        (("fever", "rash"), AllOf((Includes("signs", "fever"), Includes("signs", "rash"))),
         "fever; rash"),
        (("none",), Not(Includes("signs", "fever")), "not: fever"),
        (("none",), AllOf((Excludes("signs", "fever"), Excludes("signs", "rash"))),
         "none of: fever; rash"),
        (("rash",), AllOf((Includes("signs", "rash"), Excludes("signs", "fever"))),
         "rash; not: fever"),
        (("none",), Includes("signs", "none"), "none"),
    ],
)  # fmt: skip
def test_of_a_list_only_what_was_read_is_shown(
    ticked: tuple[str, ...], condition: Condition, words: str
) -> None:
    path = path_to({"signs": ticked}, a_rule("rule", condition))

    assert [node.label for node in path.nodes if node.kind == "answer"] == [words]


def test_what_several_rules_read_of_a_list_stands_in_its_one_box() -> None:
    rules = [a_rule(name, Includes("signs", name)) for name in ("fever", "rash")]
    content = a_content(QUESTIONS, *rules)
    decided = Decided("triage", "Triage", ("rash", "fever"))

    path = path_of(evaluate(content, {"signs": ("fever", "rash")}), [decided], link)

    assert [node.label for node in path.nodes if node.kind == "answer"] == ["fever; rash"]


def test_the_answers_behind_a_rule_are_those_that_made_it_fire_by_being_so() -> None:
    when = AllOf((IsWithin("pain", 8, None), HasFinding("upset"), Not(Includes("signs", "fever"))))
    content = a_content(QUESTIONS, UPSET, a_rule("rule", when))
    answers: Answers = {"pain": 9, "worried": True, "signs": ("none",)}

    assert answers_behind(evaluate(content, answers), ["rule"]) == {"pain", "worried"}
