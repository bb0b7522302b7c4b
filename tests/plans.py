"""Plans to test with: as JSON-ready data, and small ones made by hand."""

import json
from dataclasses import replace
from typing import Any

from recommender.domain.cases import Case
from recommender.domain.conditions import Answers
from recommender.domain.plan import Plan, PlanFiring, PlanOutcome
from recommender.domain.rules import Conclusion, Finds, RuleKind, Triage
from recommender.exchange.plan_json import plan_text
from recommender.service.recommender import Recommender

FOUND = Finds("found")
EMPTY = Plan(
    triage=Triage.PLAN,
    outcome=PlanOutcome("", (), (), (), ()),
    messages=(),
    precautions=(),
    findings=(),
    avoid=(),
    limits={},
    emphasis=(),
    week=None,
    left_out=(),
    advice=(),
    trace=(),
    content_digest="",
    software_version="",
)


def plan_data(recommender: Recommender, answers: Answers) -> dict[str, Any]:
    """Return the plan for these answers as whoever gets it as JSON reads it."""
    return data_of(recommender.plan(answers))


def data_of(plan: Plan) -> dict[str, Any]:
    """Return a plan as whoever gets it as JSON reads it."""
    data: dict[str, Any] = json.loads(plan_text(plan))
    return data


def firing(
    rule: str, concluded: Conclusion = FOUND, kind: RuleKind = RuleKind.FINDINGS
) -> PlanFiring:
    """Return a rule that fired, as a plan holds it."""
    return PlanFiring(1, rule, kind, rule, "age >= 18", (), (), concluded)


def a_plan(**parts: Any) -> Plan:
    """Return a plan in which nothing is said but these parts."""
    return replace(EMPTY, **parts)


def case_with(plan: Plan, answers: Answers, case_id: str = "case", at: str = "") -> Case:
    """Return a case in which this plan was told for these answers."""
    return Case(case_id, at, answers, plan, plan_text(plan))
