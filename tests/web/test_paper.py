"""A plan on paper: boxes to tick, dates, pictures, code; and a stop with the answers."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.domain.diary import Note
from recommender.service.app import App
from recommender.service.diaries import NewNote
from recommender.service.own_weeks import OwnWeek
from recommender.web.paper_pages import days_on_paper
from tests.people import a_person, a_plain_case
from tests.web.calendars import choose, open_here
from tests.web.own_cases import code_on
from tests.web.visiting import text_of

FIGURE = re.compile(r'<img src="/exercises/([a-z0-9-]+)/figure\.svg')


@pytest.fixture
def code(client: FlaskClient, services: App, content: Content) -> str:
    """The code of a week that is open in the client's browser."""
    kept = services.cases.decide(a_plain_case(content, "stiffness"))
    open_here(client, kept.token)
    return kept.token


@pytest.fixture
def own(services: App, code: str) -> OwnWeek:
    found = services.diaries.own_week(code)
    assert found is not None
    return found


def paper(client: FlaskClient, size: str = "") -> str:
    answer = client.get(f"/case/paper{size}")
    assert answer.status_code == 200
    return answer.text


def test_each_session_has_a_box_for_each_exercise_and_room_for_its_date(
    client: FlaskClient, own: OwnWeek
) -> None:
    page = paper(client)

    sessions = [day for day in own.week.days if not day.rest]
    assert page.count('class="day"') == len(own.week.days)
    assert page.count('class="box"') == sum(len(day.items) for day in sessions)
    assert page.count('class="blank"') == len(own.week.days)


def test_each_exercise_is_told_once_with_its_picture_under_one_number(
    client: FlaskClient, own: OwnWeek
) -> None:
    page = paper(client)

    days = days_on_paper(own, {})
    numbers = {one.way.exercise: one.number for day in days for one in day.exercises}
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    assert FIGURE.findall(page) == sorted(numbers, key=numbers.__getitem__)
    assert page.count("<h3>1. ") == page.count("Stop if:") / len(numbers) == 1
    assert 'loading="lazy"' not in page


def test_the_dates_are_those_of_the_calendar_where_there_is_one(
    client: FlaskClient, own: OwnWeek
) -> None:
    choose(client, start="2026-11-30")

    page = paper(client)

    assert "30 November 2026" in page
    assert page.count('class="blank"') == sum(day.rest for day in own.week.days)
    assert days_on_paper(own, {1: date(2026, 11, 30)})[0].date == date(2026, 11, 30)


def test_code_link_and_square_are_on_the_paper(client: FlaskClient, code: str) -> None:
    page = paper(client)

    assert f'<p class="code">{code}</p>' in page
    assert "open http://localhost/case/code and" in page
    assert 'class="qr"' in page


@pytest.mark.parametrize(
    ("size", "is_large"), [("", False), ("?size=large", True), ("?size=x", False)]
)
def test_print_is_large_by_choice(
    client: FlaskClient, code: str, size: str, *, is_large: bool
) -> None:
    assert ('class="large"' in paper(client, size)) == is_large


def test_what_hurt_is_not_on_the_paper(client: FlaskClient, services: App, own: OwnWeek) -> None:
    code = code_on(client.get("/case/back").text)
    hurt = own.day(1).items[0]
    assert hurt.exercise in FIGURE.findall(paper(client))

    services.diaries.note(code, NewNote(1, Note.HURTS, hurt.exercise))

    assert hurt.exercise not in FIGURE.findall(paper(client))


def test_a_week_that_pain_has_stopped_is_not_printed(
    client: FlaskClient, services: App, own: OwnWeek, code: str
) -> None:
    for item in own.day(1).items[: own.guidance.pace.stops_most]:
        services.diaries.note(code, NewNote(1, Note.HURTS, item.exercise))
        services.diaries.note(code, NewNote(1, Note.STRONG, item.exercise))

    assert client.get("/case/paper").location == "/case"
    assert client.get("/case/paper.pdf").location == "/case"


def test_the_paper_of_a_stop_has_the_words_to_say_and_the_answers(
    client: FlaskClient, services: App, content: Content
) -> None:
    stop = services.cases.decide(a_person(content, chest_signs=["chest_pain"]))
    open_here(client, stop.token)

    words = text_of(paper(client))

    assert stop.case.plan.outcome.title in words
    assert "I am 40 years old." in words
    assert "Chest and tummy: Chest, breath, tummy" in words
    assert "Exercise band" in words
    assert stop.token in words


def test_what_nobody_else_should_read_is_not_on_the_paper_of_a_stop(
    client: FlaskClient, services: App, content: Content
) -> None:
    stop = services.cases.decide(a_person(content, coping="low", chest_signs=["chest_pain"]))
    open_here(client, stop.token)
    options = content.questionnaire.questions["coping"].options
    low = next(option.text for option in options if option.id == "low")

    assert low in client.get("/case").text
    assert low not in paper(client)


def test_without_a_plan_the_paper_leads_to_the_code(client: FlaskClient) -> None:
    assert client.get("/case/paper").location == "/case"
