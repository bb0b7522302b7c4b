"""Who comes to the desk by an identity provider: goes there, comes back, gets in or stays out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from recommender.domain.users import Role
from recommender.service.app import App
from recommender.service.settings import OidcSettings, Settings
from recommender.web.app import create_app
from tests.web.desk.desk_visitors import users_of
from tests.web.desk.identity_provider import (
    CLIENT_ID,
    CLIENT_SECRET,
    IdentityProvider,
    served_provider,
)

BEGIN = "/audit/oidc/begin"
USER = "grace.hopper"
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
def app(services: App, given: OidcSettings) -> Flask:
    return app_with(services, given)


def app_with(services: App, given: OidcSettings) -> Flask:
    """Return the application with a provider and one user, whom it signs in."""
    app = create_app(replace(services, settings=Settings(oidc=given)))
    users_of(app).add_user(USER, (Role.AUTHOR,), "", "test")
    return app


def go_away(client: FlaskClient, target: str = "") -> str:
    """Go to the provider, which signs in at once; return the address it sends back to."""
    return follow_away(client, **({"next": target} if target else {}))


def follow_away(client: FlaskClient, **asked: Any) -> str:
    """Do the same with any query."""
    away = client.get(BEGIN, query_string=asked)
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
