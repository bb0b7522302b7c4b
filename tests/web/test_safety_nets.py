"""“If X, call Y” stands with the message of its rule, on every page and in the plan."""

from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.service.app import App
from tests.people import a_person
from tests.web.desk.desk_visitors import at_desk
from tests.web.own_cases import PLANS
from tests.web.visiting import text_of, visit

WEAK_LEG = "If the leg becomes weak, or weaker, call 111 today."
BLADDER = "If you get new numbness between the legs or trouble with your bladder, call 999 at once."
BELOW_KNEE = {"where": ["low_back", "leg"], "leg_reach": "below_knee"}
AND_WEAK = {**BELOW_KNEE, "limb_signs": ["leg_weak"], "limb_time": "days"}


def test_the_week_says_what_to_do_if_more_comes(client: FlaskClient, content: Content) -> None:
    visit(client, content, **BELOW_KNEE)

    page = text_of(client.get("/result").text)

    assert WEAK_LEG in page
    assert BLADDER in page


def test_the_page_of_a_stop_says_so_too_but_not_what_is_answered(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **AND_WEAK)

    page = text_of(client.get("/result").text)

    assert BLADDER in page
    assert WEAK_LEG not in page


def test_a_program_gets_them_with_the_message(client: FlaskClient, content: Content) -> None:
    plan = client.post(PLANS, json=a_person(content, **BELOW_KNEE)).get_json()

    [message] = plan["messages"]
    assert message["say_if"] == [WEAK_LEG, BLADDER]


def test_the_desk_shows_what_the_person_read(app: Flask, services: App) -> None:
    case = services.cases.decide(a_person(services.recommender.content, **BELOW_KNEE)).case

    page = text_of(at_desk(app).get(f"/audit/cases/{case.id}").text)

    assert WEAK_LEG in page
