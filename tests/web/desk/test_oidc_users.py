"""By a provider comes in whom an admin has added, under exactly that name, and nobody else."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.users import RIGHTS, Role
from recommender.service.app import App
from recommender.service.settings import OidcSettings
from tests.web.desk.desk_visitors import a_user, users_of
from tests.web.desk.identity_provider import IdentityProvider
from tests.web.desk.provider_visitors import (
    DID_NOT_WORK,
    USER,
    app,
    app_with,
    assert_kept_out,
    given,
    provider,
    sign_in,
)

__all__ = ("app", "given", "provider")
NOT_ADDED = "you do not have access to the desk"


def test_a_known_user_comes_in_with_the_role_that_an_admin_gave(
    app: Flask, client: FlaskClient, provider: IdentityProvider
) -> None:
    provider.named["role"] = "admin"

    answer = sign_in(client)

    assert (answer.status_code, answer.location) == (303, "/audit/")
    cookie = client.get_cookie("desk")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    visitor = users_of(app).visitor(cookie.value)
    assert visitor is not None
    assert (visitor.name, visitor.rights) == (USER, RIGHTS[Role.AUTHOR])
    assert client.get("/audit/cases").status_code == 200


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
    users_of(app).add_user("kate", (Role.ADMIN,), "", "test")
    provider.named = {"preferred_username": "\N{KELVIN SIGN}ate"}

    assert_kept_out(client, sign_in(client), NOT_ADDED)


def test_a_disabled_user_stays_out(app: Flask, client: FlaskClient) -> None:
    users_of(app).disable_user(USER, "test")

    assert_kept_out(client, sign_in(client), NOT_ADDED)


@pytest.mark.parametrize("name", [None, 7, ["grace.hopper"]])
def test_a_name_that_is_no_text_is_refused(
    client: FlaskClient, provider: IdentityProvider, name: Any
) -> None:
    provider.named = {"preferred_username": name}

    assert_kept_out(client, sign_in(client), DID_NOT_WORK)


@pytest.mark.parametrize(("verified", "status"), [(True, 303), (False, 422), ("true", 422)])
def test_an_email_address_counts_only_when_the_provider_has_verified_it(
    services: App, provider: IdentityProvider, given: OidcSettings, verified: Any, status: int
) -> None:
    app = app_with(services, replace(given, name_claim="email"))
    users_of(app).add_user("grace@clinic.example", (Role.CLINICIAN,), "", "test")
    provider.named = {"email": "Grace@clinic.example", "email_verified": verified}

    assert sign_in(app.test_client()).status_code == status
    assert provider.asked["scope"] == "openid email"
