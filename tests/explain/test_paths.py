"""The path of a decision on the real content: what was decided, and the way back to the answers."""

from collections import Counter
from typing import Any

import pytest

from recommender.charts.graph import draw_graph
from recommender.domain.cases import Case
from recommender.domain.conditions import ALWAYS
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.rules import Rule, Sends, Triage
from recommender.domain.truth import Truth
from recommender.explain.paths import (
    ANSWERS,
    DECISIONS,
    FINDINGS,
    HEADINGS,
    RULES,
    DecisionPath,
    answers_behind_triage,
    decisions,
    path_of,
)
from recommender.service.recommender import Recommender
from tests.explain.builders import a_case, link
from tests.people import a_person, random_answers

HEADING = {
    "answer": HEADINGS[ANSWERS],
    "finding": HEADINGS[FINDINGS],
    "absent": HEADINGS[FINDINGS],
    "rule": HEADINGS[RULES],
    "decision": HEADINGS[DECISIONS],
}


@pytest.fixture(scope="module", params=range(24))
def case(request: pytest.FixtureRequest, recommender: Recommender) -> Case:
    """The case of a random person."""
    ill = 0.15 if request.param % 2 else 0.4
    return a_case(recommender, random_answers(recommender.content, request.param, ill=ill))


@pytest.fixture(scope="module")
def whole(content: Content, case: Case) -> DecisionPath:
    """The path to everything that was decided of the case."""
    return path_of(evaluate(content, case.answers), decisions(content, case), link)


def test_the_triage_is_the_first_decision(content: Content, case: Case) -> None:
    first = decisions(content, case)[0]

    words = f"Triage: {case.triage.replace('_', ' ')}"
    assert (first.name, first.words) == ("triage", words)


def test_the_triage_rests_on_every_rule_that_fired_for_it(content: Content, case: Case) -> None:
    sending = {rule.id for rule in content.rules if sends(rule, case.triage)}

    first = decisions(content, case)[0]

    assert set(first.rules) == sending & set(case.fired)


def sends(rule: Rule, triage: Triage) -> bool:
    return isinstance(rule.then, Sends) and rule.then.triage is triage


def test_every_part_of_the_plan_is_a_decision_with_its_rules(content: Content, case: Case) -> None:
    plan = case.plan
    avoided = [(f"avoid-{entry.name}", entry.because) for entry in plan.avoid]
    limits = [(f"limit-{cap}", entry.because) for cap, entry in plan.limits.items()]
    wanted = [(f"wanted-{entry.name}", entry.because) for entry in plan.emphasis]

    found = [(decided.name, decided.rules) for decided in decisions(content, case)[1:]]

    assert found == avoided + limits + wanted


def test_no_decision_has_the_name_of_another(content: Content, case: Case) -> None:
    names = Counter(decided.name for decided in decisions(content, case))

    assert set(names.values()) == {1}


def test_decisions_are_said_in_words(recommender: Recommender) -> None:
    case = a_case(recommender, a_person(recommender.content, pain_rest=7, pain_move=8))

    words = {decided.name: decided.words for decided in decisions(recommender.content, case)}

    name = recommender.content.demands["pressure_on_neck"].name
    assert words["avoid-pressure_on_neck"] == f"Leave out: {name}"
    assert words["limit-walk_minutes"] == "Walks of at most 15 minutes"


def test_every_node_stands_in_a_column_of_its_kind_once(whole: DecisionPath) -> None:
    columns = Counter((node.id, whole.headings[node.column]) for node in whole.nodes)

    assert columns == Counter({(node.id, HEADING[node.kind]): 1 for node in whole.nodes})


def test_every_column_has_a_heading() -> None:
    assert [HEADINGS[column] for column in (ANSWERS, FINDINGS, RULES, DECISIONS)] == [
        "Answers",
        "Findings",
        "Rules",
        "Decision",
    ]


def test_edges_lead_from_a_node_to_one_further_right_each_once(whole: DecisionPath) -> None:
    columns = {node.id: node.column for node in whole.nodes}

    assert len(set(whole.edges)) == len(whole.edges)
    assert all(columns[edge.start] < columns[edge.end] for edge in whole.edges)


def test_every_node_but_a_decision_leads_somewhere(whole: DecisionPath) -> None:
    starts = {edge.start for edge in whole.edges}

    assert {node.id for node in whole.nodes if node.kind != "decision"} == starts


def test_every_rule_of_a_decision_leads_to_it(
    content: Content, case: Case, whole: DecisionPath
) -> None:
    edges = {(edge.start, edge.end) for edge in whole.edges if edge.end.startswith("decision ")}

    assert edges == {
        (f"rule {rule}", f"decision {decided.name}")
        for decided in decisions(content, case)
        for rule in decided.rules
    }


def test_the_rules_of_the_path_all_fired(case: Case, whole: DecisionPath) -> None:
    rules = {node.detail for node in whole.nodes if node.kind == "rule"}

    assert rules <= set(case.fired)


def test_every_rule_rests_on_something_but_for_those_that_hold_always(
    whole: DecisionPath, content: Content
) -> None:
    ends = {edge.end for edge in whole.edges}
    always = {f"rule {rule.id}" for rule in content.rules if rule.when == ALWAYS}

    resting = {node.id for node in whole.nodes if node.kind in {"rule", "finding"}}
    assert resting - always <= ends
    assert not always & ends


def test_a_finding_is_drawn_as_absent_exactly_where_it_is_not_found(
    content: Content, case: Case, whole: DecisionPath
) -> None:
    truths = evaluate(content, case.answers).situation.findings

    for node in whole.nodes:
        if node.id.startswith("finding "):
            is_found = truths[node.id.removeprefix("finding ")] is Truth.YES
            assert node.kind == ("finding" if is_found else "absent")


def test_the_edges_from_absent_findings_are_dashed_and_those_from_others_are_not(
    whole: DecisionPath,
) -> None:
    kinds = {node.id: node.kind for node in whole.nodes}

    for edge in whole.edges:
        if kinds[edge.start] in {"finding", "absent"}:
            assert edge.is_absent is (kinds[edge.start] == "absent")


def test_every_node_has_the_link_that_is_given_and_a_decision_none(
    content: Content, whole: DecisionPath
) -> None:
    for node in whole.nodes:
        kind, name = node.id.split(" ", 1)
        if kind == "finding":
            kind, name = "rule", content.rules_of_finding[name][0].id
        assert node.href == ("" if kind == "decision" else f"/{kind}/{name}")


def test_the_path_can_be_drawn(whole: DecisionPath) -> None:
    drawn = draw_graph(
        whole.headings, whole.nodes, whole.edges, name="path", title="Path", description="How."
    )

    assert drawn.count("<path") >= len(whole.edges)


@pytest.mark.parametrize(
    ("different", "expected"),
    [
        ({}, set()),
        ({"chest_signs": ["chest_pain"]}, {"chest_signs"}),
        ({"age": 17}, {"age"}),
        # by a finding, new pain
        ({"age": 64, "compare": "first"}, {"age", "compare", "duration"}),
    ],
)
def test_the_answers_behind_a_triage_are_those_that_sent_the_person(
    recommender: Recommender, different: dict[str, Any], expected: set[str]
) -> None:
    case = a_case(recommender, a_person(recommender.content, **different))

    assert answers_behind_triage(evaluate(recommender.content, case.answers), case) == expected
