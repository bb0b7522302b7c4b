"""What forced a decision stands on the person's page, in the API's answer and at the desk."""

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.service import explanations
from recommender.service.app import App
from tests.people import HEALTHY
from tests.web.desk.desk_visitors import at_desk
from tests.web.own_cases import PLANS
from tests.web.visiting import text_of, visit

STOPPED = {"saddle_signs": ["saddle_numbness"]}


def test_a_stop_page_says_what_forced_it_and_no_way_around_it(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **STOPPED)

    page = client.get("/result").text

    assert "Because you told us" in page
    assert "What would change this" not in page


def test_the_page_of_a_stop_begins_with_its_reason(client: FlaskClient, content: Content) -> None:
    visit(client, content, **STOPPED)

    box = client.get("/result").text.split('<section class="outcome emergency">')[1]
    question = content.questionnaire.questions["saddle_signs"]
    [ticked] = [one.text for one in question.options if one.id == "saddle_numbness"]
    title, because, reason, message = (
        box.index(words) for words in ("<h1>", "Because you told us", ticked, '<p class="say">')
    )
    assert title < because < reason < message


def test_the_page_of_a_stop_without_its_reason_begins_with_what_to_do(
    client: FlaskClient, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(client, content, **STOPPED)
    monkeypatch.setattr(
        "recommender.service.told_reasons.SHARED_EXPLANATIONS", explanations.Explanations()
    )

    answer = client.get("/result")

    assert answer.status_code == 200
    assert "Because you told us" not in answer.text
    assert '<p class="say">' in answer.text


def test_what_several_rules_say_stands_once_on_a_page_of_a_stop(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, face_head_signs=["face_droop", "one_side"])

    page = text_of(client.get("/result").text)

    assert page.count("Say the time it began.") == 1
    assert "A face that droops or goes numb can be a stroke" in page
    assert "One side weak or numb can be a stroke" in page


def test_a_plain_plan_says_first_that_nothing_speaks_against_it_and_what_it_is_for(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, feels=["stiff_morning"])

    page = client.get("/result").text
    why = client.get("/case/why").text

    above, _, session = page.partition('class="exercise"')
    assert session
    assert content.outcomes[Triage.PLAN].title in above
    aims = [content.needs[need].name for need in ("walk", "mobilise", "stabilise")]
    assert "This week helps you to keep walking, move the spine and keep your back steady." in above
    assert re.findall("<li>(.*?)</li>", why)[: len(aims)] == aims
    assert "What would change this" not in why
    assert content.questionnaire.questions["age"].text not in why


def test_a_week_with_care_says_what_would_stop_it(client: FlaskClient, content: Content) -> None:
    visit(client, content, course="worse")
    client.get("/result")

    why = client.get("/case/why").text

    assert "Because you told us" in why
    assert "What would change this" in why


def test_a_program_gets_it_beside_the_plan_and_it_is_not_kept(
    client: FlaskClient, services: App
) -> None:
    answer = client.post(PLANS, json={**HEALTHY, **STOPPED})

    kept = services.stores.cases.find(answer.headers["Case-Id"])
    explained = answer.get_json().pop("explanation")
    assert [entry["question"] for entry in explained["forced_by"]] == ["saddle_signs"]
    assert explained["nearest_stop"] is None
    assert "explanation" not in json.loads(kept.plan_text)


def test_a_clinician_sees_the_nearest_change_too(app: Flask, client: FlaskClient) -> None:
    case = client.post(PLANS, json={**HEALTHY, **STOPPED}).headers["Case-Id"]

    desk = at_desk(app)
    page = desk.get(f"/audit/cases/{case}").text
    explained = desk.get(f"/audit/cases/{case}.json").get_json()["explanation"]

    assert "What was enough for this, and what would change it" in page
    assert explained["nearest_milder"]["answers"][0]["question"] == "saddle_signs"


def test_a_decision_goes_out_without_an_explanation_that_fails(
    client: FlaskClient, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = explanations.Explanations()
    monkeypatch.setattr("recommender.service.explanations.Reasoner", None)
    failing.warm(content)
    monkeypatch.setattr("recommender.service.explanations.SHARED_EXPLANATIONS", failing)

    answer = client.post(PLANS, json={**HEALTHY, **STOPPED})

    assert answer.get_json()["triage"] == "emergency"
    assert answer.get_json()["explanation"] is None
