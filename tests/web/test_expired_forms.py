"""A form that was open too long comes back as it was sent, and is taken when sent again."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from recommender.domain.content import Content
from recommender.service.app import App
from tests.system import Clock
from tests.web.own_cases import code_on
from tests.web.visiting import TOKEN, begin, named, send, token_on, visit

NOTICE = "This page was open too long"
YOU = {"age": ["forty"], "where": ["neck", "low_back"]}
LIMBS = {"limb_signs": ["leg_weak", "numb_leg"]}


def send_late(app: Flask, client: FlaskClient, url: str, fields: dict[str, Any]) -> TestResponse:
    """Send a form with a token that was good and has become too old."""
    token = token_on(client)
    limit = app.config["WTF_CSRF_TIME_LIMIT"]
    app.config["WTF_CSRF_TIME_LIMIT"] = -1
    try:
        return client.post(url, data={"csrf_token": token, **fields})
    finally:
        app.config["WTF_CSRF_TIME_LIMIT"] = limit


def send_again(client: FlaskClient, page: TestResponse, url: str) -> TestResponse:
    """Send the form that a page holds, as a browser would."""
    found = TOKEN.search(page.text)
    assert found is not None
    return client.post(url, data={"csrf_token": found[1], **fields_in(page.text)})


def fields_in(page: str) -> dict[str, list[str]]:
    """Return what is entered and ticked in the form of a page."""
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]+>", page):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if given["type"] == "text" or tag.endswith(" checked>"):
            fields.setdefault(given["name"], []).append(given["value"])
    return fields


def test_an_expired_page_of_questions_loses_nothing_typed(app: Flask, client: FlaskClient) -> None:
    begin(client)

    answer = send_late(app, client, "/questions/you", YOU)

    assert answer.status_code == 400
    assert NOTICE in answer.text
    assert "There is a problem" not in answer.text
    assert fields_in(answer.text) == YOU


def test_what_was_ticked_is_ticked_still_and_taken_when_sent_again(
    app: Flask, client: FlaskClient
) -> None:
    url = begin(client)
    send(client, url, {"age": "40", "where": "low_back"})

    late = send_late(app, client, "/questions/limbs", LIMBS)
    again = send_again(client, late, "/questions/limbs")

    assert fields_in(late.text) == LIMBS
    assert named(client, again.location) == "/questions/start"
    assert fields_in(client.get("/questions/limbs").text) == LIMBS


def test_nothing_of_an_expired_page_is_kept(app: Flask, client: FlaskClient) -> None:
    url = begin(client)

    send_late(app, client, url, {"age": "40", "where": "low_back"})

    assert fields_in(client.get(url).text) == {"age": [""]}


def test_an_expired_page_of_an_expired_visit_keeps_what_was_sent_and_says_what_is_lost(
    app: Flask, client: FlaskClient, clock: Clock
) -> None:
    url = begin(client)
    send(client, url, {"age": "40", "where": "low_back"})
    clock.go_on(hours=5)

    late = send_late(app, client, "/questions/limbs", LIMBS)
    again = send_again(client, late, "/questions/limbs")

    assert fields_in(late.text) == LIMBS
    assert named(client, again.location) == named(client, url)
    assert "your earlier answers were deleted" in client.get(again.location).text
    assert fields_in(client.get("/questions/limbs").text) == LIMBS


def test_a_browser_that_was_closed_since_loses_nothing_typed_either(app: Flask) -> None:
    other = app.test_client()

    answer = other.post("/questions/limbs", data={"csrf_token": "old", **LIMBS})

    assert fields_in(answer.text) == LIMBS
    assert send_again(other, answer, "/questions/limbs").status_code == 303


def test_while_the_store_fails_an_expired_page_comes_back_too(
    app: Flask, client: FlaskClient, services: App
) -> None:
    begin(client)
    with services.stores.database.writing() as connection:
        connection.execute(text("DROP TABLE interviews"))

    answer = client.post("/questions/limbs", data={"csrf_token": "old", **LIMBS})

    assert fields_in(answer.text) == LIMBS


def test_an_expired_code_is_still_there(app: Flask, client: FlaskClient) -> None:
    answer = send_late(app, client, "/case", {"code": "ABCD"})

    assert answer.status_code == 400
    assert NOTICE in answer.text
    assert fields_in(answer.text) == {"code": ["ABCD"]}


def test_an_expired_deletion_deletes_nothing_and_asks_again(
    app: Flask, client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)
    code = code_on(client.get("/result").text)

    answer = send_late(app, client, "/interview/end", {"code": code, "sure": "yes"})

    assert "nothing was deleted yet" in answer.text
    assert f'name="code" value="{code}"' in answer.text
    assert services.cases.own_case(code) is not None


def test_an_expired_start_begins_nothing_and_offers_it_again(
    app: Flask, client: FlaskClient, content: Content
) -> None:
    visit(client, content)

    answer = send_late(app, client, "/interview", {})

    assert NOTICE in answer.text
    assert "Carry on where you were" in answer.text


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_sent_is_not_shown_and_starts_no_session(app: Flask, site: str) -> None:
    answer = app.test_client().post(
        "/questions/limbs", data=LIMBS, headers={"Sec-Fetch-Site": site}
    )

    assert answer.status_code == 400
    assert NOTICE in answer.text
    assert "<input" not in answer.text
    assert "Set-Cookie" not in answer.headers


def test_a_page_that_does_not_exist_is_not_found_however_late(client: FlaskClient) -> None:
    answer = client.post("/questions/moon", data={"csrf_token": "old"})

    assert answer.status_code == 404
    assert NOTICE not in answer.text
