"""With passwords switched off, nobody comes in by one, and a second factor can be asked for."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.errors import AccessError, ConflictError
from recommender.domain.users import Role
from recommender.service.app import App
from recommender.service.settings import OidcSettings, Settings
from recommender.service.users import NO_PASSWORDS
from recommender.web.app import create_app
from tests.web.desk.desk_visitors import PASSWORD, SIGN_IN, a_user, at_desk, post, users_of
from tests.web.desk.identity_provider import IdentityProvider
from tests.web.desk.provider_visitors import app_with, given, provider, sign_in
from tests.web.visiting import token_on

__all__ = ("given", "provider")
USERS = "/audit/users"
# no test here asks it
PROVIDER = OidcSettings("https://id.example", "desk", "hush")


@pytest.fixture
def services_only(services: App) -> App:
    return replace(services, settings=Settings(oidc=PROVIDER, has_passwords=False))


@pytest.fixture
def only(services_only: App) -> Flask:
    return create_app(services_only)


def admin_of(app: Flask) -> FlaskClient:
    """Return the browser of an admin whom the provider has signed in."""
    user = users_of(app).add_user("root", (Role.ADMIN,), "", "test")
    client = app.test_client()
    client.set_cookie("desk", users_of(app).open_sign_in(user))
    return client


def test_the_form_is_gone_and_what_it_sent_is_refused(app: Flask, only: Flask) -> None:
    a_user(app, "ada")
    client = only.test_client()

    page = client.get(SIGN_IN).text
    form = {"csrf_token": token_on(client, "/case"), "name": "ada", "password": PASSWORD}
    answer = client.post(SIGN_IN, data=form)

    assert 'type="password"' not in page
    assert "Sign in with your organisation" in page
    assert answer.status_code == 422
    assert NO_PASSWORDS in answer.text
    assert client.get_cookie("desk") is None


def test_who_came_in_by_a_password_before_is_out(app: Flask, only: Flask) -> None:
    cookie = at_desk(app).get_cookie("desk")
    assert cookie is not None
    client = only.test_client()
    client.set_cookie("desk", cookie.value)

    assert client.get("/audit/cases").status_code == 303


def test_nobody_is_added_with_a_password_or_given_one(only: Flask) -> None:
    client, users = admin_of(only), users_of(only)
    page = client.get(USERS).text

    refused = post(client, USERS, USERS, name="eve", role="clinician", password=PASSWORD)
    told = client.get(refused.location).text
    post(client, USERS, USERS, name="bob", role="clinician")

    assert 'type="password"' not in page
    assert NO_PASSWORDS in told
    assert [user.name for user in users.every()] == ["bob", "root"]
    with pytest.raises(ConflictError, match="switched off"):
        users.set_password("bob", PASSWORD, "test")
    with pytest.raises(AccessError, match="switched off"):
        users.sign_in("bob", PASSWORD, "192.0.2.1")


ASKS_ACR = {"acr": ("phrh", "phr")}
ASKS_AMR = {"amr": "mfa"}


@pytest.mark.parametrize(
    ("asked", "claims", "status"),
    [
        (ASKS_ACR, {"acr": "phr"}, 303),
        (ASKS_ACR, {"acr": "pwd"}, 422),
        (ASKS_ACR, {}, 422),
        (ASKS_ACR, {"acr": ["phr"]}, 422),
        (ASKS_AMR, {"amr": ["pwd", "mfa"]}, 303),
        (ASKS_AMR, {"amr": ["pwd"]}, 422),
        (ASKS_AMR, {}, 422),
        ({}, {"acr": "pwd", "amr": ["pwd"]}, 303),
    ],
)
def test_a_second_factor_that_is_asked_for_must_have_been_given(
    services: App,
    provider: IdentityProvider,
    given: OidcSettings,
    asked: dict[str, object],
    claims: dict[str, object],
    status: int,
) -> None:
    app = app_with(services, replace(given, **asked))  # type: ignore[arg-type]
    provider.spoiled = claims

    answer = sign_in(app.test_client())

    assert answer.status_code == status
    assert ("second step" in answer.text) is (status == 422)
    assert provider.asked.get("acr_values") == ("phrh phr" if asked == ASKS_ACR else None)
