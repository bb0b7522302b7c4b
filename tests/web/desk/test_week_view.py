"""The week as the desk shows it: one table, each exercise once with its dose on each day."""

import pytest
from flask import Flask

from recommender.domain.exercises import Dose
from recommender.domain.plan import Plan
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.web.desk.short_doses import short_dose
from recommender.web.desk.week_view import week_view
from tests.explain.builders import a_case
from tests.web.desk.desk_visitors import at_desk
from tests.weeks.people import described


@pytest.fixture(scope="module")
def plan(recommender: Recommender) -> Plan:
    person = described()["f88-thin-bones-unsteady"].answered(recommender.content)
    return a_case(recommender, person).plan


def test_each_exercise_is_a_row_with_a_dose_on_its_days_alone(
    app: Flask, recommender: Recommender, plan: Plan
) -> None:
    assert plan.week is not None
    with app.test_request_context():
        shown = week_view(recommender.content, plan)

    stands = {(day.day, item.exercise) for day in plan.week.days for item in day.items}
    dosed = {(dose.day, row.exercise) for row in shown.rows for dose in row.doses if dose.short}
    assert dosed == stands
    assert {row.exercise for row in shown.rows} == {*plan.week.exercises}
    assert len(shown.rows) == len({row.exercise for row in shown.rows})
    assert all(row.steps and row.stop_signs for row in shown.rows)
    assert {len(row.doses) for row in shown.rows} == {7}


def test_the_page_shows_the_week_open_and_the_reasons_behind_one_fold(
    app: Flask, services: App
) -> None:
    person = described()["f88-thin-bones-unsteady"].answered(services.content)
    kept = services.cases.decide(person).case

    page = at_desk(app).get(f"/audit/cases/{kept.id}").text

    table = page.split('<table class="stacks week">', 1)[1].split("</table>", 1)[0]
    first = kept.plan.week.days[0].items[0] if kept.plan.week else None
    assert first is not None
    assert f"<summary>{first.name}</summary>" in table
    assert first.steps[0] in table
    assert f"/exercises/{first.exercise}/figure.svg" in table
    why = page.split('<details class="why-week">', 1)[1]
    for part in ('class="stacks needs"', "Why each exercise is in it", 'id="others-title"'):
        assert page.count(part) == why.count(part) == 1


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (Dose(1, 1, repetitions=10), "10"),
        (Dose(2, 2, repetitions=8), "2 \u00d7 8 /side"),
        (Dose(1, 1, repetitions=10, hold_seconds=3), "10 \u00d7 3 s"),
        (Dose(2, 1, hold_seconds=20), "2 \u00d7 20 s"),
        (Dose(1, 2, minutes=0.5), "30 s /side"),
        (Dose(1, 1, minutes=5), "5 min"),
    ],
)
def test_a_dose_is_short_as_clinicians_write_it(app: Flask, dose: Dose, said: str) -> None:
    with app.test_request_context():
        assert short_dose(dose) == said
