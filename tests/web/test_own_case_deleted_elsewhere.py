"""A case deleted from anywhere leaves nothing in any browser that had it, nor in the store."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.cases import CaseFilter
from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.service.app import App
from recommender.service.cases import NotKeptError
from tests.people import HEALTHY, a_person, a_plain_case
from tests.storage.conftest import all_rows
from tests.web.own_cases import code_on
from tests.web.visiting import send, token_on, visit

CODE_AND_TOKEN = re.compile(r'name="(csrf_token|code)" value="([^"]+)"')


@pytest.fixture
def code(client: FlaskClient, content: Content) -> str:
    """The code of the plan that this browser was shown."""
    visit(client, content)
    return code_on(client.get("/result").text)


def delete_in_another_browser(app: Flask, code: str) -> None:
    other = app.test_client()
    other.post("/case", data={"csrf_token": token_on(other, "/case"), "code": code})
    form = dict(CODE_AND_TOKEN.findall(other.get("/case").text))
    answer = other.post("/interview/end", data={**form, "sure": "yes"})
    assert answer.status_code == 303
    assert "Your answers are deleted." in other.get("/").text


def delete_by_a_program(app: Flask, code: str) -> None:
    headers = {"Authorization": f"Bearer {code}"}
    assert app.test_client().delete("/api/v1/case", headers=headers).status_code == 204


@pytest.mark.parametrize("delete", [delete_in_another_browser, delete_by_a_program])
def test_what_is_deleted_elsewhere_leaves_no_answer_in_this_browser_or_the_store(
    app: Flask, client: FlaskClient, services: App, code: str, delete: object
) -> None:
    assert callable(delete)

    delete(app, code)

    rows = all_rows(services.stores)
    assert rows["interviews"] == rows["interview_cases"] == rows["cases"] == []
    assert client.get("/answers").location == "/"
    assert client.get("/questions/you").location == "/"


def test_the_page_of_a_plan_that_was_deleted_elsewhere_says_so(
    app: Flask, client: FlaskClient, code: str
) -> None:
    delete_in_another_browser(app, code)

    answer = client.get("/result")

    assert answer.location == "/"
    assert "This plan was deleted." in client.get("/").text
    assert "Carry on where you were" not in client.get("/").text


def test_answers_that_were_changed_but_not_decided_go_with_the_plan_before_them(
    app: Flask, client: FlaskClient, services: App, code: str
) -> None:
    send(client, "/questions/you", {"age": "41", "where": "low_back"})

    delete_by_a_program(app, code)

    assert all_rows(services.stores)["interviews"] == []


def test_a_visit_of_somebody_else_stays(
    app: Flask, client: FlaskClient, content: Content, code: str
) -> None:
    other = app.test_client()
    visit(other, content)
    other.get("/result")

    delete_by_a_program(app, code)

    assert other.get("/answers").status_code == 200


def test_a_page_that_was_open_while_the_plan_was_deleted_brings_no_old_answer_back(
    app: Flask, client: FlaskClient, services: App, code: str
) -> None:
    form = {"csrf_token": token_on(client, "/questions/you"), "age": "41", "where": "low_back"}
    delete_by_a_program(app, code)

    client.post("/questions/you", data=form)

    # what was sent now is kept, and is all there is
    assert "What you sent now is kept" in client.get("/questions/you").text
    assert client.get("/answers").location != "/"
    assert services.stores.cases.count(CaseFilter()) == 0


def test_no_case_is_kept_of_a_visit_that_was_deleted_while_it_was_decided(
    services: App, content: Content
) -> None:
    with pytest.raises(NotKeptError) as caught:
        services.cases.decide(a_plain_case(content, "spasm"), "key", visit="ended meanwhile")

    assert caught.value.plan is None
    assert services.stores.records.verify().records == 0


def test_a_stop_is_told_all_the_same_where_the_visit_ended_while_it_was_decided(
    services: App, content: Content
) -> None:
    with pytest.raises(NotKeptError) as caught:
        services.cases.decide(a_person(content, chest_signs=["chest_pain"]), "key", visit="ended")

    assert caught.value.plan is not None
    assert caught.value.plan.triage is Triage.EMERGENCY


def test_all_cases_of_a_line_are_deleted_or_none(
    client: FlaskClient, services: App, code: str
) -> None:
    send(client, "/questions/you", {"age": str(HEALTHY["age"] + 1), "where": "low_back"})
    client.get("/result")

    services.cases.delete_own(code)

    assert services.stores.cases.count(CaseFilter()) == 0
    assert all_rows(services.stores)["interviews"] == []
    assert services.stores.records.verify().broken is None
