"""What a week needs: each need with its exercises and days, or why not; programmes apart."""

import re

import pytest
from flask import Flask

from recommender.domain.plan import Plan
from recommender.domain.week import LeftOut
from recommender.service.app import App
from recommender.service.case_inspector import OpenCase
from recommender.service.left_out import not_chosen
from recommender.service.recommender import Recommender
from recommender.web.desk.needs_view import needs_view, programmes_view, spans
from tests.explain.builders import a_case
from tests.web.desk.desk_visitors import at_desk
from tests.weeks.people import described

# a careful walker of 90, and a man with a spasm who cannot be given hip hinges yet
PEOPLE = ("m90-careful-walker", "m29-bad-spasm-since-yesterday")


@pytest.fixture(scope="module", params=PEOPLE)
def planned(
    request: pytest.FixtureRequest, recommender: Recommender
) -> tuple[Plan, tuple[LeftOut, ...]]:
    case = a_case(recommender, described()[request.param].answered(recommender.content))
    return case.plan, not_chosen(OpenCase(case, recommender), recommender.content)


def test_each_day_of_a_need_has_an_exercise_that_stands_on_it(
    recommender: Recommender, planned: tuple[Plan, tuple[LeftOut, ...]]
) -> None:
    plan, left_out = planned
    assert plan.week is not None
    on = {day.day: {item.name for item in day.items} for day in plan.week.days}

    found = needs_view(recommender.content, plan, left_out)

    assert [entry.need for entry in found] == list(plan.week.needs)
    for entry in found:
        assert {day for one in entry.served for day in one.days} == {*entry.need.days}
        assert all(one.exercise in on[day] for one in entry.served for day in one.days)


def test_every_exercise_that_could_serve_a_need_is_in_the_week_or_says_why_not(
    recommender: Recommender, planned: tuple[Plan, tuple[LeftOut, ...]]
) -> None:
    found = needs_view(recommender.content, *planned)

    assert any(entry.is_short for entry in found)
    for entry in found:
        why_not = sum(len(one.exercises) for one in entry.obstacles)
        assert entry.in_week + why_not == entry.able > 0


def test_what_comes_before_a_short_need_has_its_days(
    recommender: Recommender, planned: tuple[Plan, tuple[LeftOut, ...]]
) -> None:
    found = needs_view(recommender.content, *planned)

    short = {entry.need.name for entry in found if entry.is_short}
    assert short.isdisjoint(name for entry in found for name in entry.after)
    assert any(entry.after for entry in found)


def test_programmes_stand_apart_from_needs(
    recommender: Recommender, planned: tuple[Plan, tuple[LeftOut, ...]]
) -> None:
    plan, left_out = planned
    assert plan.week is not None

    programmes = programmes_view(recommender.content, plan)

    titles = {entry.title for entry in recommender.content.programmes.values()}
    assert {entry.title for entry in programmes} <= titles
    assert titles.isdisjoint(
        entry.need.name for entry in needs_view(recommender.content, plan, left_out)
    )
    assert {day for entry in programmes for day in entry.days} <= {*range(1, 8)}


def test_the_page_says_that_a_need_is_served_on_no_day_and_why(app: Flask, services: App) -> None:
    person = described()["m29-bad-spasm-since-yesterday"].answered(services.content)
    case_id = services.cases.decide(person).case.id

    page = " ".join(at_desk(app).get(f"/audit/cases/{case_id}").text.split())

    summary, told = (
        page.split("On fewer days than wanted:", 1)[1].split("</details>", 1)[0].split("</summary>")
    )
    assert (
        summary.count('class="count"')
        == told.count("<li><strong>")
        == told.count("</strong>: ")
        > 0
    )
    row = page.split(f"<summary>{services.content.needs['hinge'].name}</summary>", 1)[1]
    row = row.split("</tr>", 1)[0]
    assert "on no day" in row
    assert re.search(r" has 0 of the \d+ exercises for it", row)
    assert "<details><summary>Why not the others" in row
    assert any(entry.name in row for entry in services.content.exercises.values())


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), ""),
        ((4,), "4"),
        ((1, 2), "1, 2"),
        ((1, 2, 3), "1\u20133"),
        ((1, 3, 4, 5, 7), "1, 3\u20135, 7"),
        (range(1, 8), "1\u20137"),
    ],
)
def test_days_in_a_row_are_a_span(days: tuple[int, ...], said: str) -> None:
    assert spans(days) == said
