"""What to take care of: completed from the trace in older plans; few first, none lost."""

from dataclasses import replace

from recommender.domain.content import Content
from recommender.domain.exercises import Dose
from recommender.domain.plan import (
    CARE_FIRST,
    Plan,
    PlanDay,
    PlanFiring,
    PlanItem,
    PlanMessage,
    PlanWeek,
    precautions,
)
from recommender.domain.rules import Avoids, RuleKind, Sends, Triage
from tests.plans import a_plan, firing

SAY = "Keep a hand on something firm."


def contraindication(rule: str, say: str, *say_with: str) -> PlanFiring:
    return firing(rule, Avoids(("kneeling",), say, say_with), RuleKind.CONTRAINDICATIONS)


def week_with(*take_care: str) -> PlanWeek:
    """Return a week of one walk, with these precautions."""
    walk = PlanItem(
        "walk", "Walk", (), Dose(1, 1), 60, (), "", None, {}, (), (), (), take_care=take_care
    )  # fmt: skip
    return PlanWeek((PlanDay(1, "", "", "", 1, rest=False, items=(walk,)),))


def with_a_walk(*told: PlanFiring, take_care: tuple[str, ...] = ()) -> Plan:
    return a_plan(precautions=None, week=week_with(*take_care), trace=told)


TRACE = (
    firing("chest-pain", Sends(Triage.EMERGENCY, "Call 999."), RuleKind.TRIAGE),
    contraindication("older", SAY),
    contraindication("weak-bones", "No deep bends."),
    contraindication("unsteady", SAY),
)
TOLD = (PlanMessage("older", SAY), PlanMessage("weak-bones", "No deep bends."))


def test_each_contraindication_tells_its_words_and_the_same_words_come_once() -> None:
    assert precautions(TRACE, PlanWeek(())) == TOLD


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


def test_what_speaks_of_an_exercise_stands_with_it_and_not_at_the_top() -> None:
    plan = with_a_walk(
        contraindication("unsteady", SAY, "walking"),
        contraindication("weak-bones", "No deep bends."),
        take_care=(SAY,),
    )

    assert plan.take_care == (PlanMessage("unsteady", SAY), TOLD[1])
    assert plan.care_at_all_times == (TOLD[1],)


def test_what_the_week_does_not_hold_is_no_precaution_of_it_but_is_not_lost() -> None:
    plan = with_a_walk(
        contraindication("unsteady", SAY, "balance"),
        contraindication("weak-bones", "No deep bends."),
    )

    assert plan.take_care == (TOLD[1],)
    assert plan.cared_for == (SAY, "No deep bends.")


def test_the_first_are_few_and_the_rest_follows() -> None:
    told = [contraindication(f"rule-{number}", f"Mind {number}.") for number in range(10)]

    plan = with_a_walk(*told)

    assert len(plan.care_first) == CARE_FIRST
    assert plan.care_first + plan.care_besides == plan.take_care


def test_something_easier_has_the_precautions_that_speak_of_it(content: Content) -> None:
    plan = with_a_walk(contraindication("unsteady", SAY, "walking"))

    assert plan.care_with(content.exercises["short-walk"]) == (SAY,)
    assert plan.care_with(content.exercises["cat-cow"]) == ()


def test_without_a_week_nothing_is_said_to_be_cared_for() -> None:
    plan = a_plan(precautions=(), trace=TRACE)

    assert plan.cared_for == ()
    assert plan.care_first == ()
