"""A plan that was kept before it told what to take care of is completed from its trace."""

from dataclasses import replace

from recommender.domain.plan import PlanFiring, PlanMessage, PlanWeek, precautions
from recommender.domain.rules import Avoids, RuleKind, Sends, Triage
from tests.plans import a_plan, firing

SAY = "Keep a hand on something firm."


def contraindication(rule: str, say: str) -> PlanFiring:
    return firing(rule, Avoids(("kneeling",), say), RuleKind.CONTRAINDICATIONS)


TRACE = (
    firing("chest-pain", Sends(Triage.EMERGENCY, "Call 999."), RuleKind.TRIAGE),
    contraindication("older", SAY),
    contraindication("weak-bones", "No deep bends."),
    contraindication("unsteady", SAY),
)
TOLD = (PlanMessage("older", SAY), PlanMessage("weak-bones", "No deep bends."))


def test_each_contraindication_tells_its_words_and_the_same_words_come_once() -> None:
    assert precautions(TRACE) == TOLD


def test_an_older_plan_is_completed_from_its_trace() -> None:
    plan = a_plan(precautions=None, week=PlanWeek(()), trace=TRACE)

    assert plan.completed == replace(plan, precautions=TOLD)
    assert plan.take_care == TOLD


def test_without_a_week_there_is_nothing_to_take_care_of_in_it() -> None:
    plan = a_plan(precautions=None, triage=Triage.EMERGENCY, trace=TRACE)

    assert plan.completed.precautions == ()
    assert plan.take_care == ()


def test_a_plan_of_today_is_complete_as_it_is() -> None:
    plan = a_plan(precautions=(), week=PlanWeek(()), trace=TRACE)

    assert plan.completed is plan
