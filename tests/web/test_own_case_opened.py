"""Its code alone opens a person's case, which shows and hands over all that is kept of it."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape

from recommender.domain.content import Content
from recommender.domain.users import Role
from recommender.service.app import App
from recommender.service.settings import Settings
from recommender.service.system import hashed
from recommender.web.app import create_app
from tests.people import HEALTHY
from tests.web.desk.desk_visitors import at_desk
from tests.web.own_cases import code_on, healthy_answers
from tests.web.visiting import send, token_on, visit


def test_a_code_opens_its_plan_in_another_browser_and_stands_in_no_address(
    app: Flask, client: FlaskClient, content: Content
) -> None:
    visit(client, content)
    code = code_on(client.get("/result").text)
    other = app.test_client()

    answer = other.post(
        "/case", data={"csrf_token": token_on(other, "/case"), "code": code.lower()}
    )

    assert answer.location == "/case"
    assert "Today: day 1 of 7" in other.get("/case").text
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("case=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_behind_tls_the_code_lies_in_a_host_cookie(services: App) -> None:
    client = create_app(replace(services, settings=Settings(is_https=True))).test_client()
    code = services.cases.decide(healthy_answers(services)).token
    page = client.get("/case", base_url="https://localhost").text
    form = {"csrf_token": re.findall(r'csrf_token" value="([^"]+)', page)[0], "code": code}

    answer = client.post("/case", data=form, base_url="https://localhost")

    cookies = [one for one in answer.headers.getlist("Set-Cookie") if "case" in one]
    assert cookies[0].startswith("__Host-case=")
    assert "Secure" in cookies[0]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "Enter your code"),
        ("AAAA-BBBB", "has 16 letters and digits, and this one has 8"),
        ("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-2", "has 26 letters and digits, and this one has 25"),
        ("0000-0000-0000-0001", "One letter or digit of this code may be wrong"),
        ("9999-0000-0000-0000-0000-0000-00", "One letter or digit of this code may be wrong"),
        ("0000-0000-0000-0000", "No plan has this code"),
        ("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-22", "No plan has this code"),
        ("' OR 1=1 --", "this one has 4"),
    ],
)
def test_a_wrong_code_opens_nothing_and_says_why(
    client: FlaskClient, services: App, code: str, words: str
) -> None:
    services.cases.decide(healthy_answers(services))

    answer = client.post("/case", data={"csrf_token": token_on(client, "/case"), "code": code})

    assert answer.status_code == 422
    assert words in answer.text
    assert f'value="{escape(code)}"' in answer.text
    client.set_cookie("case", code)
    assert "Come back to your plan" in client.get("/case").text
    assert client.get("/case/data").location == "/case"


def test_a_slip_of_the_pen_is_told_without_asking_the_store(
    client: FlaskClient, services: App
) -> None:
    form = {"csrf_token": token_on(client, "/case"), "code": "0000-0000-0000-0001"}
    with services.stores.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE case_tokens RENAME TO elsewhere")

    assert client.post("/case", data=form).status_code == 422
    assert client.post("/case", data={**form, "code": "0000-0000-0000-0000"}).status_code == 503


def test_a_code_of_the_older_kind_still_opens_its_case(client: FlaskClient, services: App) -> None:
    kept = services.cases.decide(healthy_answers(services))
    old = services.system.new_token()
    services.stores.cases.add_token(kept.case.id, hashed(old))
    typed = old.lower().replace("o", "0").replace("-", " ")

    form = {"csrf_token": token_on(client, "/case"), "code": typed}

    assert client.post("/case", data=form).location == "/case"
    assert f"<code>{old}</code>" in client.get("/case").text


def test_everything_that_is_kept_can_be_downloaded(client: FlaskClient, content: Content) -> None:
    visit(client, content)
    client.get("/result")

    answer = client.get("/case/data")

    data = answer.get_json()
    assert "attachment" in answer.headers["Content-Disposition"]
    assert data["answers"]["age"] == HEALTHY["age"]
    assert data["earlier"] == []
    assert set(data) == {
        "case", "at", "answers", "plan", "diary", "history", "calendar", "earlier",
        "files_that_may_hold_it",
    }  # fmt: skip


def test_what_a_plan_replaced_is_in_the_download_too(client: FlaskClient, content: Content) -> None:
    visit(client, content)
    client.get("/result")
    send(client, "/questions/you", {"age": "41", "where": "low_back"})
    client.get("/result")

    data = client.get("/case/data").get_json()

    assert data["answers"]["age"] == 41
    assert [case["answers"]["age"] for case in data["earlier"]] == [HEALTHY["age"]]
    assert set(data["earlier"][0]) == {"case", "at", "answers", "plan", "diary", "history"}


def test_a_person_is_told_when_files_of_cases_were_taken(
    app: Flask, client: FlaskClient, content: Content
) -> None:
    visit(client, content)
    client.get("/result")

    at_desk(app, "ada", Role.EXPORTER).get("/audit/cases/export?format=csv&triage=plan")

    [at] = client.get("/case/data").get_json()["files_that_may_hold_it"]
    assert at.startswith("2026-11-21")
