"""A person deletes the own case and no other, is asked before and told what became of it."""

import re

from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.cases import CaseFilter
from recommender.domain.content import Content
from recommender.service.app import App
from tests.people import a_plain_case
from tests.web.own_cases import code_on
from tests.web.visiting import send, token_on, visit


def test_deleting_the_answers_deletes_the_case_too(
    client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)
    code = code_on(client.get("/result").text)

    answer = client.post(
        "/interview/end", data={"csrf_token": token_on(client, "/result"), "sure": "yes"}
    )

    assert answer.location == "/"
    assert services.cases.own_case(code) is None
    assert services.stores.records.verify().broken is None
    assert client.get("/case").text.count("Come back to your plan") == 1


def test_each_page_shows_and_deletes_its_own_case_also_after_another_was_opened(
    client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)
    first = code_on(client.get("/result").text)
    page = client.get("/result").text
    other = services.cases.decide(a_plain_case(content, "neck"))
    client.post("/case", data={"csrf_token": token_on(client, "/case"), "code": other.token})

    shown = code_on(client.get("/result").text)
    form = dict(re.findall(r'name="(csrf_token|code)" value="([^"]+)"', page))
    client.post("/interview/end", data={**form, "sure": "yes"})

    assert shown not in (first, other.token)
    assert form["code"] == first
    assert services.cases.own_case(shown) is services.cases.own_case(first) is None
    assert services.cases.own_case(other.token) == other.case


def test_the_code_alone_deletes_what_its_plan_replaced_too(
    app: Flask, client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)
    code = code_on(client.get("/result").text)
    send(client, "/questions/you", {"age": "41", "where": "low_back"})
    client.get("/result")
    elsewhere = app.test_client()

    elsewhere.post(
        "/interview/end",
        data={"csrf_token": token_on(elsewhere), "code": code, "sure": "yes"},
    )

    assert services.stores.cases.count(CaseFilter()) == 0
    assert services.stores.records.verify().broken is None
    assert "Your answers are deleted." in elsewhere.get("/").text


def test_an_interview_deletes_its_cases_without_a_code(
    client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)
    client.get("/result")
    send(client, "/questions/you", {"age": "41", "where": "low_back"})
    client.get("/result")

    client.post("/interview/end", data={"csrf_token": token_on(client, "/result"), "sure": "yes"})

    assert services.stores.cases.count(CaseFilter()) == 0


def test_nothing_is_deleted_before_it_was_asked_once_more(
    client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)
    page = client.get("/result").text
    form = dict(re.findall(r'name="(csrf_token|code)" value="([^"]+)"', page))

    asked = client.post("/interview/end", data=form).text

    assert "Delete your answers?" in asked
    assert f'name="code" value="{form["code"]}"' in asked
    assert services.cases.own_case(form["code"]) is not None


def test_what_is_not_there_is_not_said_to_be_deleted(client: FlaskClient, services: App) -> None:
    client.post(
        "/interview/end", data={"csrf_token": token_on(client), "code": "AAAA", "sure": "yes"}
    )

    assert "There was nothing left to delete." in client.get("/").text
