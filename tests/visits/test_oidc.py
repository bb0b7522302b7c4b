"""Sign-in by OpenID Connect, against a small provider over HTTP."""

import base64
import json
import logging
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import OctKey
from werkzeug.test import TestResponse

from recommender.domain.access import Role
from recommender.service.keeping import Keeper
from recommender.web.app import create_app
from recommender.web.desk.oidc_settings import OidcSettings
from recommender.web.settings import Settings
from tests.visits.desk_visitors import a_user, access_of
from tests.visits.identity_provider import (
    CLIENT_ID,
    CLIENT_SECRET,
    STRANGE_KEY,
    SUBJECT,
    IdentityProvider,
    served_provider,
)

BEGIN = "/audit/oidc/begin"
RETURN = "/audit/oidc/return"
USER = "grace.hopper"
NOT_ADDED = "you may not come to the desk"
DID_NOT_WORK = "Signing in with your organisation did not work"
NOT_REACHED = "cannot be reached"


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    with served_provider() as served:
        yield served


@pytest.fixture
def given(provider: IdentityProvider) -> OidcSettings:
    return OidcSettings(provider.issuer, CLIENT_ID, CLIENT_SECRET)


@pytest.fixture
def app(keeper: Keeper, given: OidcSettings) -> Flask:
    return app_with(keeper, given)


def app_with(keeper: Keeper, given: OidcSettings) -> Flask:
    """Return the application with a provider and one user, whom it signs in."""
    app = create_app(keeper, Settings(oidc=given))
    access_of(app).add_user(USER, Role.AUTHOR, "", "test")
    return app


def go_away(client: FlaskClient, target: str = "") -> str:
    """Go to the provider, which signs in at once; return the address it sends back to."""
    away = client.get(BEGIN, query_string={"next": target} if target else {})
    assert away.status_code == 302, away.text
    return requests.get(away.location, allow_redirects=False, timeout=5).headers["Location"]


def sign_in(client: FlaskClient, target: str = "") -> TestResponse:
    return client.get(go_away(client, target))


def assert_kept_out(client: FlaskClient, answer: TestResponse, words: str) -> None:
    assert answer.status_code == (502 if words == NOT_REACHED else 422)
    assert words in answer.text.replace("&#39;", "'")
    assert "Sign in to the desk" in answer.text
    assert client.get_cookie("desk") is None
    assert kept_in_session(client) <= {"csrf_token"}


def kept_in_session(client: FlaskClient) -> set[str]:
    with client.session_transaction() as session:
        return set(session)


def test_a_known_user_comes_in_with_the_role_that_an_admin_gave(
    app: Flask, client: FlaskClient, provider: IdentityProvider
) -> None:
    provider.named["role"] = "admin"

    answer = sign_in(client)

    assert (answer.status_code, answer.location) == (303, "/audit/cases")
    cookie = client.get_cookie("desk")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    visitor = access_of(app).visitor(cookie.value)
    assert visitor is not None
    assert (visitor.name, visitor.role) == (USER, Role.AUTHOR)
    assert client.get("/audit/cases").status_code == 200


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
    assert sign_in(client, target).location == "/audit/cases"


def test_the_name_is_read_without_regard_to_case(
    client: FlaskClient, provider: IdentityProvider
) -> None:
    provider.named = {"preferred_username": "Grace.Hopper"}

    assert sign_in(client).status_code == 303


@pytest.mark.parametrize(
    "name", ["eve", "", " grace.hopper", "grace.hopper\0", "GRACE.HOPPER\N{KELVIN SIGN}"]
)
def test_a_user_whom_no_admin_has_added_stays_out(
    client: FlaskClient, provider: IdentityProvider, name: str
) -> None:
    provider.named = {"preferred_username": name}

    assert_kept_out(client, sign_in(client), NOT_ADDED)


def test_a_user_who_has_a_password_here_is_not_the_providers(
    app: Flask, client: FlaskClient, provider: IdentityProvider
) -> None:
    provider.named = {"preferred_username": a_user(app, "root", Role.ADMIN)}

    assert_kept_out(client, sign_in(client), NOT_ADDED)


def test_a_letter_that_only_looks_like_one_of_a_user_does_not_open(
    app: Flask, client: FlaskClient, provider: IdentityProvider
) -> None:
    access_of(app).add_user("kate", Role.ADMIN, "", "test")
    provider.named = {"preferred_username": "\N{KELVIN SIGN}ate"}

    assert_kept_out(client, sign_in(client), NOT_ADDED)


def test_a_disabled_user_stays_out(app: Flask, client: FlaskClient) -> None:
    access_of(app).disable_user(USER, "test")

    assert_kept_out(client, sign_in(client), NOT_ADDED)


@pytest.mark.parametrize("name", [None, 7, ["grace.hopper"]])
def test_a_name_that_is_no_text_is_refused(
    client: FlaskClient, provider: IdentityProvider, name: Any
) -> None:
    provider.named = {"preferred_username": name}

    assert_kept_out(client, sign_in(client), DID_NOT_WORK)


LONG_AGO = 1_000_000_000  # 2001
FAR_AHEAD = 9_000_000_000  # 2255


@pytest.mark.parametrize(
    "spoiled",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another-application"},
        {"aud": "another-application", "azp": CLIENT_ID},
        {"aud": [CLIENT_ID, "another-application"], "azp": "another-application"},
        {"aud": None},
        {"exp": LONG_AGO},
        {"exp": None},
        {"exp": "soon"},
        {"iat": FAR_AHEAD},
        {"sub": None},
    ],
    ids=str,
)
def test_an_id_token_with_a_wrong_claim_is_refused(
    client: FlaskClient, provider: IdentityProvider, spoiled: dict[str, Any]
) -> None:
    provider.spoiled = spoiled

    assert_kept_out(client, sign_in(client), DID_NOT_WORK)


def test_a_signature_by_another_key_is_refused(
    client: FlaskClient, provider: IdentityProvider
) -> None:
    provider.key = STRANGE_KEY

    assert_kept_out(client, sign_in(client), DID_NOT_WORK)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_signature_that_not_only_the_provider_can_make_is_refused(
    client: FlaskClient, provider: IdentityProvider, algorithm: str
) -> None:
    back = go_away(client)
    provider.answer = {"id_token": forged(provider, algorithm)}

    assert_kept_out(client, client.get(back), DID_NOT_WORK)


def forged(provider: IdentityProvider, algorithm: str) -> str:
    """Return a token that is right but for who has signed it."""
    now = int(time.time())
    claims = {"iss": provider.issuer, "aud": CLIENT_ID, "sub": SUBJECT, "iat": now}
    claims |= {"exp": now + 300, "nonce": provider.asked["nonce"], **provider.named}
    if algorithm == "HS256":
        return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(CLIENT_SECRET * 2))
    parts = [json.dumps(part).encode() for part in ({"alg": "none"}, claims)]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."


@pytest.mark.parametrize("token", ["", "no.token", 7, None, {"alg": "none"}], ids=str)
def test_what_is_no_id_token_is_refused(
    client: FlaskClient, provider: IdentityProvider, token: Any
) -> None:
    provider.answer = {"id_token": token}

    assert_kept_out(client, sign_in(client), DID_NOT_WORK)


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


def test_a_wrong_client_secret_is_said_in_the_log(
    keeper: Keeper, given: OidcSettings, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = replace(given, client_secret=CLIENT_SECRET.upper())
    client = app_with(keeper, wrong).test_client()

    assert_kept_out(client, sign_in(client), DID_NOT_WORK)
    assert "nobody was signed in by the provider: invalid_client" in caplog.text


def test_after_a_failure_the_page_asked_for_is_still_known(
    client: FlaskClient, provider: IdentityProvider
) -> None:
    provider.key = STRANGE_KEY

    page = sign_in(client, "/audit/rules").text

    assert f'href="{BEGIN}?next=/audit/rules"' in page
    assert 'name="next" value="/audit/rules"' in page


def test_a_provider_that_is_down_is_502_and_passwords_still_work(
    keeper: Keeper, given: OidcSettings
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
    client = app_with(keeper, replace(given, issuer=nobody)).test_client()

    answer = client.get(BEGIN, query_string={"next": "/audit/rules"})

    assert_kept_out(client, answer, NOT_REACHED)
    assert 'name="next" value="/audit/rules"' in answer.text


def test_a_provider_that_fails_on_the_way_back_is_502(
    client: FlaskClient, provider: IdentityProvider
) -> None:
    back = go_away(client)
    provider.is_broken = True

    assert_kept_out(client, client.get(back), NOT_REACHED)


@pytest.mark.parametrize(
    "document",
    [
        {"issuer": "https://evil.example"},
        {"issuer": None},
        {"token_endpoint": None},
        {"jwks_uri": "file:///etc/passwd"},
    ],
    ids=str,
)
def test_a_wrong_discovery_document_is_502_until_it_is_mended(
    client: FlaskClient, provider: IdentityProvider, document: dict[str, Any]
) -> None:
    provider.document = document
    assert_kept_out(client, client.get(BEGIN), NOT_REACHED)

    provider.document = {}

    assert sign_in(client).status_code == 303


@pytest.mark.parametrize(("verified", "status"), [(True, 303), (False, 422), ("true", 422)])
def test_an_email_address_counts_only_when_the_provider_has_verified_it(
    keeper: Keeper, provider: IdentityProvider, given: OidcSettings, verified: Any, status: int
) -> None:
    app = app_with(keeper, replace(given, name_claim="email"))
    access_of(app).add_user("grace@clinic.example", Role.CLINICIAN, "", "test")
    provider.named = {"email": "Grace@clinic.example", "email_verified": verified}

    assert sign_in(app.test_client()).status_code == status
    assert provider.asked["scope"] == "openid email"


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


def test_behind_tls_the_way_back_is_https(keeper: Keeper, given: OidcSettings) -> None:
    client = create_app(keeper, Settings(is_https=True, oidc=given)).test_client()

    away = client.get(BEGIN, base_url="http://desk.example").location

    [back] = parse_qs(urlsplit(away).query)["redirect_uri"]
    assert back == f"https://desk.example{RETURN}"
