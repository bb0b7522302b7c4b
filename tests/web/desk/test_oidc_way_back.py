"""The way back from a provider leads one browser in, once, and only to a page of the desk."""

import logging
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.service.app import App
from recommender.service.settings import OidcSettings, Settings
from recommender.web.app import create_app
from tests.web.desk.identity_provider import CLIENT_SECRET, STRANGE_KEY, SUBJECT, IdentityProvider
from tests.web.desk.provider_visitors import (
    BEGIN,
    DID_NOT_WORK,
    USER,
    app,
    assert_kept_out,
    given,
    go_away,
    kept_in_session,
    provider,
    sign_in,
)

__all__ = ("app", "given", "provider")
RETURN = "/audit/oidc/return"


def test_the_sign_in_page_links_to_the_provider_and_back_to_the_page_asked_for(
    client: FlaskClient,
) -> None:
    page = client.get(client.get("/audit/rules?x=1").location).text

    assert f'href="{BEGIN}?next=/audit/rules?x%3D1"' in page
    assert sign_in(client, "/audit/rules?x=1").location == "/audit/rules?x=1"


@pytest.mark.parametrize(
    "target",
    ["https://evil.example", "//evil.example", "/\\evil.example", "/audit/\\evil", "/start"],
)
def test_a_page_that_is_not_of_the_desk_is_not_led_to(client: FlaskClient, target: str) -> None:
    assert sign_in(client, target).location == "/audit/"


def test_after_a_failure_the_page_asked_for_is_still_known(
    client: FlaskClient, provider: IdentityProvider
) -> None:
    provider.key = STRANGE_KEY

    page = sign_in(client, "/audit/rules").text

    assert f'href="{BEGIN}?next=/audit/rules"' in page
    assert 'name="next" value="/audit/rules"' in page


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"code": "some"},
        {"code": "some", "state": ""},
        {"code": "some", "state": "another"},
        {"error": "access_denied", "error_description": "<b>no</b>"},
        {"error": "x\ny"},
    ],
    ids=str,
)
def test_who_comes_back_without_the_state_of_the_attempt_is_refused(
    client: FlaskClient, query: dict[str, str]
) -> None:
    go_away(client)

    answer = client.get(RETURN, query_string=query)

    assert_kept_out(client, answer, DID_NOT_WORK)
    assert "<b>no" not in answer.text


def test_the_way_back_of_one_browser_lets_no_other_in(app: Flask) -> None:
    back = go_away(app.test_client())
    other = app.test_client()
    go_away(other)

    assert_kept_out(other, other.get(back), DID_NOT_WORK)


def test_the_way_back_leads_in_once(client: FlaskClient) -> None:
    back = go_away(client)
    assert client.get(back).status_code == 303

    assert client.get(back).status_code == 422


def test_a_code_is_worth_nothing_without_the_secret_of_the_attempt(
    client: FlaskClient, provider: IdentityProvider
) -> None:
    back = go_away(client)
    provider.asked["code_challenge"] = "of another attempt"

    assert_kept_out(client, client.get(back), DID_NOT_WORK)


def test_neither_cookie_nor_log_keeps_what_the_provider_has_said(
    client: FlaskClient, provider: IdentityProvider, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    back = go_away(client)
    assert not any(SUBJECT in key or USER in key for key in kept_in_session(client))

    client.get(back)
    provider.key = STRANGE_KEY
    sign_in(client)

    assert kept_in_session(client) <= {"csrf_token"}
    # of each of two attempts: the code, the verifier, the access token, the ID token
    assert len(provider.handed_out) == 8
    for secret in (*provider.handed_out, CLIENT_SECRET, USER, SUBJECT):
        assert secret not in caplog.text
    assert "Traceback" not in caplog.text
    assert "nobody was signed in by the provider: BadSignatureError" in caplog.text


def test_the_cookie_stays_small_however_often_one_begins(client: FlaskClient) -> None:
    for number in range(10):
        go_away(client, f"/audit/cases?x={number}{'long' * 2000}")

    cookie = client.get_cookie("interview")

    assert cookie is not None
    assert len(cookie.value) < 1000
    assert sign_in(client, f"/audit/cases?{'x' * 900}").status_code == 303


def test_behind_tls_the_way_back_is_https(services: App, given: OidcSettings) -> None:
    settings = Settings(is_https=True, proxies=1, hosts=("desk.example",), oidc=given)
    client = create_app(replace(services, settings=settings)).test_client()
    behind = {"Host": "desk.example", "X-Forwarded-Proto": "https"}

    away = client.get(BEGIN, headers=behind).location

    [back] = parse_qs(urlsplit(away).query)["redirect_uri"]
    assert back == f"https://desk.example{RETURN}"


def test_no_name_but_our_own_gets_into_the_way_back(
    client: FlaskClient, provider: IdentityProvider
) -> None:
    strange = client.get(BEGIN, headers={"Host": "evil.example"})
    passed_on = client.get(BEGIN, headers={"X-Forwarded-Host": "evil.example"})

    assert strange.status_code == 400
    assert "Location" not in strange.headers
    [back] = parse_qs(urlsplit(passed_on.location).query)["redirect_uri"]
    assert back == f"http://localhost{RETURN}"
