"""What must not be done by whoever sits down at an open desk asks again who they are."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from recommender.domain.users import Role
from recommender.service.own_account import PROVED_MINUTES
from recommender.web.desk.ask_again import ASKED
from tests.system import Clock
from tests.web.desk.chest_pain import RULE
from tests.web.desk.desk_visitors import PASSWORD, at_desk, post, sign, users_of
from tests.web.visiting import token_in

RULE_PAGE = f"/audit/rules/{RULE}"
USERS = "/audit/users"
ACCOUNT = "/audit/account"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
EVE = {"name": "eve", "role": "clinician", "password": "quite a long password"}


@pytest.fixture
def client(app: Flask, clock: Clock) -> FlaskClient:
    """The browser of an admin who has not shown for some minutes who they are."""
    client = at_desk(app, "root", Role.ADMIN)
    clock.go_on(minutes=PROVED_MINUTES)
    return client


def answer_with(client: FlaskClient, question: TestResponse, password: str) -> TestResponse:
    """Answer the page that asks, as a browser sends its form: all that is hidden, too."""
    form: dict[str, list[str]] = {}
    for name, value in HIDDEN.findall(question.text.split("<main")[1]):
        form.setdefault(name, []).append(value.replace("&#39;", "'"))
    return client.post(
        question.request.path, data={**form, "password_again": password}, follow_redirects=False
    )


def names(app: Flask) -> set[str]:
    return {user.name for user in users_of(app).every()}


@pytest.mark.parametrize("end", ["add", "disable", "enable"])
def test_nobody_lets_people_in_or_out_at_somebody_elses_open_desk(
    app: Flask, client: FlaskClient, end: str
) -> None:
    address = USERS if end == "add" else f"{USERS}/{end}"

    question = post(client, address, USERS, **EVE)

    assert question.status_code == 403
    assert "Show that it is you, root" in question.text
    assert "Nothing has been done yet" in question.text
    assert names(app) == {"root"}


def test_the_right_password_goes_on_with_what_was_sent(app: Flask, client: FlaskClient) -> None:
    before = client.get_cookie("desk")
    question = post(client, USERS, USERS, **EVE)

    answer = answer_with(client, question, PASSWORD)

    assert answer.status_code == 303
    assert names(app) == {"eve", "root"}
    assert "eve may now sign in" in client.get(answer.location).text
    after = client.get_cookie("desk")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    assert users_of(app).visitor(before.value) is None


def test_nobody_ends_a_sign_in_from_somebody_elses_open_desk(
    app: Flask, client: FlaskClient
) -> None:
    other = app.test_client()
    other.set_cookie("desk", users_of(app).open_sign_in(users_of(app).every()[0]))

    question = post(client, f"{ACCOUNT}/sign-ins/end", ACCOUNT)

    assert question.status_code == 403
    assert other.get(ACCOUNT).status_code == 200
    assert answer_with(client, question, PASSWORD).status_code == 303
    assert other.get(ACCOUNT).status_code == 303


def test_what_was_shown_counts_for_some_minutes_and_no_longer(
    app: Flask, client: FlaskClient, clock: Clock
) -> None:
    answer_with(client, post(client, USERS, USERS, **EVE), PASSWORD)
    clock.go_on(minutes=PROVED_MINUTES, microseconds=-1)

    assert post(client, USERS, USERS, **{**EVE, "name": "mia"}).status_code == 303
    clock.go_on(microseconds=1)
    assert post(client, USERS, USERS, **{**EVE, "name": "leo"}).status_code == 403

    assert names(app) == {"eve", "mia", "root"}


def test_a_wrong_password_asks_again_and_after_some_one_has_to_wait(
    app: Flask, client: FlaskClient
) -> None:
    question = post(client, USERS, USERS, **EVE)
    for _ in range(5):
        wrong = answer_with(client, question, "wrong")
        assert wrong.status_code == 422
        assert "This is not your password." in wrong.text
        assert ("name", "eve") in HIDDEN.findall(wrong.text)

    answer = answer_with(client, question, PASSWORD)

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "30"
    assert names(app) == {"root"}


def test_a_signature_needs_it_and_loses_nothing_of_what_was_written(
    app: Flask, clock: Clock
) -> None:
    client = at_desk(app)
    clock.go_on(minutes=PROVED_MINUTES)

    question = sign(client, RULE_PAGE, note="As NICE's page has it.")
    answer = answer_with(client, question, PASSWORD)

    assert question.status_code == 403
    assert f'href="{RULE_PAGE}"' in question.text
    assert answer.location == f"{RULE_PAGE}#notice"
    [signed] = client.get(f"{RULE_PAGE}.json").get_json()["signatures"]
    assert signed["signature"]["note"] == "As NICE's page has it."


def test_a_program_of_a_person_is_told_to_show_it(app: Flask, clock: Clock) -> None:
    client = at_desk(app)
    clock.go_on(minutes=PROVED_MINUTES)

    answer = sign(client, RULE_PAGE, ".json", name="Dr Ada Test")

    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
    assert client.get(f"{RULE_PAGE}.json").get_json()["signatures"] == []


def test_a_forged_form_is_refused_before_anybody_is_asked(client: FlaskClient) -> None:
    assert client.post(USERS, data={**EVE, "password_again": PASSWORD}).status_code == 400


def test_a_clock_that_is_put_back_counts_nothing_as_shown(app: Flask, clock: Clock) -> None:
    client = at_desk(app, "root", Role.ADMIN)
    token = token_in(client.get(USERS).text)
    clock.go_on(minutes=-2)
    client.set_cookie("desk", users_of(app).open_sign_in(users_of(app).every()[0]))
    clock.go_on(minutes=-0.5)

    assert client.post(USERS, data={**EVE, "csrf_token": token}).status_code == 303


def test_a_user_of_a_provider_is_sent_to_sign_in_again(app: Flask, clock: Clock) -> None:
    user = users_of(app).add_user("federated", (Role.ADMIN,), "", "test")
    client = app.test_client()
    client.set_cookie("desk", users_of(app).open_sign_in(user))
    clock.go_on(minutes=PROVED_MINUTES)

    question = post(client, USERS, USERS, **EVE)

    assert question.status_code == 403
    assert "password_again" not in question.text
    assert f"sign-in?next={USERS}" in question.text


def test_what_asks_again_is_there(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}

    assert set(ASKED) | set(ASKED.values()) <= endpoints
