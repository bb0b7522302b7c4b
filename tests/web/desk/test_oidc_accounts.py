"""A user is the account with which they first came, not whoever has their name at the provider."""

import logging
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.users import Role
from recommender.service.app import App
from recommender.service.settings import OidcSettings
from tests.web.desk.desk_visitors import at_desk, post, users_of
from tests.web.desk.identity_provider import SUBJECT, IdentityProvider
from tests.web.desk.provider_visitors import (
    DID_NOT_WORK,
    USER,
    app,
    assert_kept_out,
    given,
    provider,
    sign_in,
)

__all__ = ("app", "given", "provider")
OTHER_ACCOUNT = "another account than the one that first signed in"
NOT_ADDED = "you do not have access to the desk"


def named(provider: IdentityProvider, name: str, subject: str = SUBJECT) -> None:
    """Let the provider sign in an account, under a name."""
    provider.named = {"preferred_username": name, "sub": subject}


def test_a_name_that_was_given_to_somebody_else_does_not_open(
    app: Flask, client: FlaskClient, provider: IdentityProvider, caplog: pytest.LogCaptureFixture
) -> None:
    assert sign_in(client).status_code == 303
    named(provider, USER, "somebody-else")
    later = app.test_client()

    with caplog.at_level(logging.WARNING):
        answer = sign_in(later)

    assert_kept_out(later, answer, OTHER_ACCOUNT)
    assert f"the user {USER} is bound to another account there" in caplog.text
    assert "somebody-else" not in caplog.text
    assert client.get("/audit/cases").status_code == 200


def test_who_has_another_name_there_is_still_the_same_user(
    app: Flask, client: FlaskClient, provider: IdentityProvider
) -> None:
    sign_in(client)
    users_of(app).add_user("root", (Role.ADMIN,), "", "test")

    for name in ("grace.murray", "root"):
        named(provider, name)
        again = app.test_client()
        sign_in(again)
        cookie = again.get_cookie("desk")
        assert cookie is not None
        visitor = users_of(app).visitor(cookie.value)
        assert visitor is not None
        assert visitor.name == USER


def test_a_disabled_user_does_not_come_back_by_another_name(
    app: Flask, client: FlaskClient, provider: IdentityProvider
) -> None:
    sign_in(client)
    users_of(app).disable_user(USER, "test")
    users_of(app).add_user("other", (Role.CLINICIAN,), "", "test")
    named(provider, "other")
    later = app.test_client()

    assert_kept_out(later, sign_in(later), NOT_ADDED)


def test_an_admin_releases_an_account_and_the_next_one_is_the_users(
    app: Flask, client: FlaskClient, provider: IdentityProvider
) -> None:
    sign_in(client)
    admin = at_desk(app, "root", Role.ADMIN)
    page = f"/audit/users/change?name={USER}"
    is_offered = "Release the account" in admin.get(page).text

    post(admin, "/audit/users/release", page, name=USER)
    named(provider, USER, "new-account")
    later = app.test_client()

    assert is_offered
    assert "Release the account" not in admin.get(page).text
    assert client.get("/audit/cases").status_code == 303
    assert sign_in(later).status_code == 303
    named(provider, USER)
    old = app.test_client()
    assert_kept_out(old, sign_in(old), OTHER_ACCOUNT)


@pytest.mark.parametrize("subject", [None, "", 7])
def test_an_account_without_an_identifier_is_nobodys(
    client: FlaskClient, provider: IdentityProvider, subject: object
) -> None:
    provider.spoiled = {"sub": subject}

    assert_kept_out(client, sign_in(client), DID_NOT_WORK)


def test_what_is_kept_of_an_account_is_a_digest(app: Flask, client: FlaskClient) -> None:
    sign_in(client)

    [user] = users_of(app).every()
    assert re.fullmatch("[0-9a-f]{64}", user.identity)
    said = b"".join(event.body for event in users_of(app).stores.records.about(USER))
    assert b"account bound" in said
    assert SUBJECT.encode() not in said


def test_who_was_bound_and_then_got_a_password_is_no_longer_the_providers(
    app: Flask, client: FlaskClient, services: App, given: OidcSettings
) -> None:
    sign_in(client)
    users_of(app).set_password(USER, "tin wagon oak lamp", "test")
    later = app.test_client()

    assert_kept_out(later, sign_in(later), NOT_ADDED)
    users_of(app).remove_password(USER, "test")
    assert sign_in(later).status_code == 303
