"""Whom a provider signs in is asked there again, before what must not be done by anybody else."""

import time
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.users import Role
from recommender.service.own_account import PROVED_MINUTES
from tests.system import Clock
from tests.web.desk.desk_visitors import post, users_of
from tests.web.desk.identity_provider import IdentityProvider
from tests.web.desk.provider_visitors import (
    BEGIN,
    USER,
    app,
    follow_away,
    given,
    provider,
    sign_in,
)

__all__ = ("app", "given", "provider")
USERS = "/audit/users"
MIA = {"name": "mia", "role": "clinician", "password": "seven otters hum quietly"}


@pytest.fixture(autouse=True)
def _an_admin_and_the_time_of_the_provider(app: Flask, clock: Clock) -> None:
    users_of(app).set_roles(USER, (Role.ADMIN,), "test")
    clock.go_on(seconds=time.time() - clock().timestamp())


def adds_somebody(client: FlaskClient) -> bool:
    return post(client, USERS, USERS, **MIA).status_code == 303


@pytest.mark.parametrize(
    ("minutes", "is_taken"),
    [(0, True), (PROVED_MINUTES - 1, True), (PROVED_MINUTES + 1, False), (None, False)],
)
def test_it_counts_when_the_provider_says_that_it_was_shown(
    client: FlaskClient, provider: IdentityProvider, minutes: int | None, is_taken: bool
) -> None:
    if minutes is not None:
        provider.named["auth_time"] = int(time.time()) - minutes * 60
    sign_in(client)

    assert adds_somebody(client) is is_taken


@pytest.mark.parametrize("told", ["now", True, -1, 10**30, 1e400])
def test_a_time_that_is_none_does_not_count(
    client: FlaskClient, provider: IdentityProvider, told: Any
) -> None:
    provider.named["auth_time"] = told

    is_in = sign_in(client).status_code == 303

    assert not is_in or not adds_somebody(client)


def test_who_must_show_it_again_is_asked_by_the_provider_and_comes_back_to_the_form(
    client: FlaskClient, provider: IdentityProvider, clock: Clock
) -> None:
    provider.named["auth_time"] = int(time.time())
    sign_in(client)
    clock.go_on(minutes=PROVED_MINUTES)
    question = post(client, USERS, USERS, **MIA)
    assert question.status_code == 403
    assert f'{BEGIN}?again=1&amp;next={USERS}"' in question.text
    provider.named["auth_time"] = int(clock().timestamp())

    answer = client.get(follow_away(client, again=1, next=USERS))

    assert (provider.asked["prompt"], provider.asked["max_age"]) == ("login", "0")
    assert answer.location == USERS
    assert adds_somebody(client)


def test_an_ordinary_sign_in_does_not_ask_those_whom_the_provider_knows(
    client: FlaskClient, provider: IdentityProvider
) -> None:
    sign_in(client)

    assert not {"prompt", "max_age"} & provider.asked.keys()
