"""A person's copy can be read: every answer, what was told, noted and done with it; data second."""

from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.domain.diary import Note
from recommender.domain.users import Role
from recommender.service.app import App
from recommender.service.diaries import NewNote
from tests.people import a_person, a_plain_case
from tests.web.calendars import choose, open_here
from tests.web.desk.desk_visitors import at_desk
from tests.web.visiting import text_of


def test_the_copy_tells_in_words_all_that_the_file_holds(
    app: Flask, client: FlaskClient, services: App, content: Content
) -> None:
    kept = services.cases.decide(a_plain_case(content, "stiffness"))
    open_here(client, kept.token)
    choose(client, time="07:15", weekdays=["1", "4"])
    own = services.diaries.own_week(kept.token)
    assert own is not None
    item = own.day(1).items[0]
    services.diaries.note(kept.token, NewNote(1, Note.DONE, item.exercise))
    services.diaries.note(kept.token, NewNote(1, Note.DAY_DONE))
    desk = at_desk(app, "ada", Role.EXPORTER)
    desk.get(f"/audit/cases/{kept.case.id}")
    desk.get("/audit/cases/export?format=csv&triage=plan")

    page = client.get("/case/copy").text

    words = text_of(page)
    assert "Your plan of 21 November 2026" in words
    assert kept.case.plan.outcome.title in words
    assert page.count("<dt>") == len(kept.case.answers)
    assert f"Day 1: {item.name}: done" in words
    assert "Day 1: enough for the day" in words
    assert "21 November 2026: Somebody at the desk looked at it." in words
    assert "2026-11-23, 07:15 (Europe/London): Monday, Thursday" in words
    assert "took a file of cases, which may hold yours: 21 November 2026" in words


def test_what_a_plan_replaced_is_in_the_copy_too(
    client: FlaskClient, services: App, content: Content
) -> None:
    kept = services.cases.decide(a_person(content))
    evaluation = services.recommender.evaluate(a_person(content, age=41))
    services.cases.decide_anew(evaluation, "", kept.case.id, kept.token)
    open_here(client, kept.token)

    words = text_of(client.get("/case/copy").text)

    assert words.index("41 years") < words.index("An earlier plan, of") < words.index("40 years")


def test_the_way_to_the_copy_is_on_the_plan_and_without_one_leads_to_the_code(
    client: FlaskClient, services: App, content: Content
) -> None:
    assert client.get("/case/copy").location == "/case"
    open_here(client, services.cases.decide(a_person(content)).token)

    assert 'href="/case/copy"' in client.get("/case").text
    assert 'href="/case/data"' in client.get("/case/copy").text
