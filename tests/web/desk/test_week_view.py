"""The week as the desk shows it: by session, each exercise with its dose on each of its days."""

from html import unescape

import pytest
from flask import Flask

from recommender.domain.exercises import Dose
from recommender.domain.plan import Plan
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.web.desk.short_doses import short_dose, short_doses
from recommender.web.desk.week_view import week_view
from tests.explain.builders import a_case
from tests.web.desk.desk_visitors import at_desk
from tests.weeks.people import described


@pytest.fixture(scope="module")
def plan(recommender: Recommender) -> Plan:
    return plan_of("f88-thin-bones-unsteady", recommender)


def plan_of(name: str, recommender: Recommender) -> Plan:
    """Return the plan of a written person."""
    return a_case(recommender, described()[name].answered(recommender.content)).plan


def test_each_day_stands_in_one_session_with_its_exercises_and_doses(
    app: Flask, recommender: Recommender, plan: Plan
) -> None:
    assert plan.week is not None
    with app.test_request_context():
        shown = week_view(recommender.content, plan)

    planned = {day.day: {item.exercise for item in day.items} for day in plan.week.days}
    told = [(day.day, session) for session in shown.blocks for day in session.days]
    assert sorted(day for day, _ in told) == [day for day, held in planned.items() if held]
    for day, session in told:
        on = {item.exercise: item.days for item in (*shown.daily, *session.items)}
        assert planned[day] <= {*on}
        assert {name for name, days in on.items() if not days} <= planned[day]
        if len(session.days) == 1:
            assert planned[day] == {*on}
    assert len(shown.blocks) < len(told)
    assert {item.exercise for item in shown.daily} == {"walking"}
    for item in (*shown.daily, *(item for session in shown.blocks for item in session.items)):
        assert item.dose
        assert item.steps
        assert item.stop_signs


def test_the_manner_of_an_exercise_is_told_once_and_is_what_it_demands(
    app: Flask, recommender: Recommender
) -> None:
    content = recommender.content
    assert content.summary is not None
    with app.test_request_context():
        shown = week_view(content, plan_of("f42-stiff-sore-knots", recommender))

    every = (*shown.daily, *(item for one in shown.blocks for item in one.items))
    told = [(item.exercise, item.manner) for item in every]
    for exercise, manner in dict(reversed(told)).items():
        named = content.summary.manner_of(content.exercises[exercise].demands)
        assert manner == (content.demands[named].name if named else "")
    with_manner = [exercise for exercise, manner in told if manner]
    assert 0 < len(with_manner) == len({*with_manner})


def test_the_page_shows_the_week_by_day_and_the_reasons_behind_one_fold(
    app: Flask, services: App
) -> None:
    person = described()["f88-thin-bones-unsteady"].answered(services.content)
    kept = services.cases.decide(person).case

    page = unescape(at_desk(app).get(f"/audit/cases/{kept.id}").text)

    sessions = page.split('aria-labelledby="week-title"', 1)[1].split("</div>", 1)[0]
    assert kept.plan.week is not None
    for day in kept.plan.week.days:
        assert (f"<span>Day {day.day} " in sessions) is bool(day.items)
        assert day.theme in sessions
    first = kept.plan.week.days[0].items[0]
    assert first.steps[0] in sessions
    assert f"/exercises/{first.exercise}/figure.svg" in sessions
    why = page.split('<details class="why-week">', 1)[1]
    for part in ('class="stacks needs"', "Why each exercise is in it", 'id="others-title"'):
        assert page.count(part) == why.count(part) == 1


@pytest.mark.parametrize(
    ("doses", "said"),
    [
        ([Dose(1, 1, repetitions=8)] * 3, "8"),
        ([Dose(1, 1, repetitions=8), Dose(1, 1, repetitions=10)], "8\u219210"),
        (
            [Dose(1, 2, repetitions=8, hold_seconds=3), Dose(1, 2, repetitions=10, hold_seconds=3)],
            "8\u219210\u00d73 s/side",
        ),
        ([Dose(1, 1, minutes=6), Dose(1, 1, minutes=8), Dose(1, 1, minutes=8)], "6\u21928 min"),
        ([Dose(1, 1, minutes=0.5), Dose(1, 1, minutes=1)], "30 s\u21921 min"),
        ([Dose(1, 1, repetitions=8), Dose(2, 1, repetitions=8)], "8, 2\u00d78"),
    ],
)
def test_doses_of_several_days_say_what_changes(app: Flask, doses: list[Dose], said: str) -> None:
    with app.test_request_context():
        assert short_doses(doses) == said


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (Dose(1, 1, repetitions=10), "10"),
        (Dose(2, 2, repetitions=8), "2\u00d78/side"),
        (Dose(1, 1, repetitions=10, hold_seconds=3), "10\u00d73 s"),
        (Dose(2, 1, hold_seconds=20), "2\u00d720 s"),
        (Dose(1, 2, minutes=0.5), "30 s/side"),
        (Dose(1, 1, minutes=5), "5 min"),
    ],
)
def test_a_dose_is_short_as_clinicians_write_it(app: Flask, dose: Dose, said: str) -> None:
    with app.test_request_context():
        assert short_dose(dose) == said
