"""A provider that is down, wrong or wrongly set up lets nobody in, and that is said."""

import socket
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from recommender.service.app import App
from recommender.service.settings import OidcSettings
from tests.web.desk.identity_provider import CLIENT_SECRET, IdentityProvider
from tests.web.desk.provider_visitors import (
    BEGIN,
    DID_NOT_WORK,
    NOT_REACHED,
    app,
    app_with,
    assert_kept_out,
    given,
    go_away,
    provider,
    sign_in,
)

__all__ = ("app", "given", "provider")


def test_a_wrong_client_secret_is_said_in_the_log(
    services: App, given: OidcSettings, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = replace(given, client_secret=CLIENT_SECRET.upper())
    client = app_with(services, wrong).test_client()

    assert_kept_out(client, sign_in(client), DID_NOT_WORK)
    assert "nobody was signed in by the provider: invalid_client" in caplog.text


def test_a_provider_that_is_down_is_502_and_passwords_still_work(
    services: App, given: OidcSettings
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
    client = app_with(services, replace(given, issuer=nobody)).test_client()

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


@pytest.mark.parametrize(("endpoint", "moved"), [("token_endpoint", "token"), ("jwks_uri", "keys")])
def test_no_redirect_is_followed_with_a_code_or_to_keys(
    client: FlaskClient, provider: IdentityProvider, endpoint: str, moved: str
) -> None:
    provider.document = {endpoint: f"{provider.issuer}/moved/{moved}"}

    assert_kept_out(client, sign_in(client), NOT_REACHED)


def test_no_redirect_is_followed_to_the_discovery_document(
    services: App, given: OidcSettings, provider: IdentityProvider
) -> None:
    moved = f"{provider.issuer}/moved"
    provider.document = {"issuer": moved}
    client = app_with(services, replace(given, issuer=moved)).test_client()

    assert_kept_out(client, client.get(BEGIN), NOT_REACHED)
