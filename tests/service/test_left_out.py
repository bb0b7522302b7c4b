"""Why an exercise is not in a week: what the planner says, or that it was not needed."""

from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.cases import Case
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.plan import Plan
from recommender.domain.week_settings import ExclusionReason
from recommender.exchange.plan_json import plan_text
from recommender.service.case_inspector import OpenCase
from recommender.service.left_out import not_chosen, safe_among
from recommender.service.recommender import Recommender
from tests.people import a_person, a_plain_case
from tests.planning.test_edges import with_only


def a_case(answers: Answers, plan: Plan) -> Case:
    return Case("id", "", answers, plan, plan_text(plan))


def opened(recommender: Recommender, **different: object) -> OpenCase:
    """Return a case of the healthy person on the desk."""
    answers = a_person(recommender.content, **different)
    return OpenCase(a_case(answers, recommender.plan(answers)), recommender)


def test_each_exercise_stands_in_the_week_or_is_told(
    recommender: Recommender, content: Content
) -> None:
    case = opened(recommender)

    others = {entry.what for entry in not_chosen(case, content)}
    week = case.case.plan.week
    assert week
    assert others == {*content.exercises} - {*week.exercises}


def test_what_is_excluded_is_told_as_the_planner_said_it(
    recommender: Recommender, content: Content
) -> None:
    made = recommender.recommend(a_person(content, equipment=["no_mat"]))

    told = {
        entry.what: entry
        for entry in not_chosen(opened(recommender, equipment=["no_mat"]), content)
    }
    assert made.excluded
    assert [told[out.what] for out in made.excluded] == [*made.excluded]


def test_what_is_safe_and_was_not_needed_says_so(
    recommender: Recommender, content: Content
) -> None:
    case = opened(recommender)
    words = content.week.why(ExclusionReason.NOT_NEEDED)

    safe = [entry.what for entry in not_chosen(case, content) if entry.why == words]

    excluded = {out.what for out in recommender.recommend(case.case.answers).excluded}
    assert safe
    assert not excluded & {*safe}


def test_what_is_safe_and_too_little_for_a_week_is_counted(content: Content) -> None:
    safe = ("belly-breathing", "walking")
    little = Recommender(with_only(content, lambda exercise: exercise.id in safe))

    left_out = not_chosen(opened(little), content)

    assert len(left_out) == len(content.exercises)
    assert safe_among(left_out, content) == 2


def test_whoever_a_rule_sent_away_has_no_week_to_explain(
    recommender: Recommender, content: Content
) -> None:
    assert not_chosen(opened(recommender, chest_signs=["chest_pain"]), content) == ()


def test_a_case_of_an_older_content_is_told_in_todays_words(content: Content) -> None:
    words = {ExclusionReason.NOT_NEEDED, ExclusionReason.TOO_FEW}
    reasons = {reason: said for reason, said in content.week.reasons.items() if reason not in words}
    older = Recommender(replace(content, week=replace(content.week, reasons=reasons)))

    told = {entry.why for entry in not_chosen(opened(older), content)}

    assert content.week.why(ExclusionReason.NOT_NEEDED) in told


def test_where_more_would_be_asked_today_only_what_the_plan_says_is_known(
    recommender: Recommender, content: Content
) -> None:
    answers = a_plain_case(content, "weak")
    plan = recommender.plan(answers)
    fewer = {name: value for name, value in answers.items() if name != "duration"}
    case = OpenCase(a_case(fewer, plan), recommender, problem="Its content is lost.")

    left_out = not_chosen(case, content)

    assert left_out
    assert {entry.what for entry in left_out} == {entry.exercise for entry in plan.left_out}


@pytest.mark.parametrize("today", [{}, {"chest_signs": ["chest_pain"]}], ids=["week", "sent away"])
def test_nothing_is_called_safe_where_today_decides_otherwise(
    content: Content, recommender: Recommender, today: dict[str, Any]
) -> None:
    nothing = Recommender(with_only(content, lambda exercise: exercise.level == 0))
    plan = nothing.plan(a_person(content))
    case = a_case(a_person(content, **today), plan)

    assert case.stop_reason
    assert not_chosen(OpenCase(case, recommender, problem="Its content is lost."), content) == ()
