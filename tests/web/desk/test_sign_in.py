"""Signing in at the desk: who gets in, and how a sign-in ends."""

import re
from contextlib import ExitStack
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.users import Role
from recommender.service import hashing
from recommender.service.app import App
from recommender.service.rates import Limited, Rate, default_rates
from recommender.service.settings import Settings
from recommender.web.app import create_app
from tests.people import a_person
from tests.system import Clock
from tests.web.desk.desk_visitors import (
    PASSWORD,
    SIGN_IN,
    a_user,
    at_desk,
    machine,
    sign_in,
    users_of,
)
from tests.web.visiting import token_on

# What of the desk somebody gets without being signed in.
FOR_ALL = {"/audit/sign-in", "/audit/sign-out"}
JUDGEMENTS = {
    f"/audit/{subject}{end}"
    for subject in (
        "cases/<case_id>/reviews",
        "rules/<rule_id>/signatures",
        "promises/<promise_id>/signatures",
    )
    for end in ("", ".json")
}


def routes(app: Flask) -> list[tuple[str, str]]:
    """Return every method and rule of the desk."""
    return sorted(
        (method, str(rule))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if str(rule).startswith("/audit")
    )


def address(rule: str, case_id: str) -> str:
    ids = {
        "case_id": case_id,
        "rule_id": "chest-pain",
        "promise_id": "always-chest-pain",
        "hazard_id": "cauda-equina",
    }
    for name, value in ids.items():
        rule = rule.replace(f"<{name}>", value)
    return rule


def test_the_desk_has_the_routes_that_these_tests_think_of(app: Flask) -> None:
    rules = {rule for _, rule in routes(app)}

    assert rules >= FOR_ALL | JUDGEMENTS
    assert len(rules) >= 30


def test_nobody_gets_anything_but_the_sign_in_page(app: Flask, services: App) -> None:
    case_id = services.cases.decide(a_person(services.recommender.content)).case.id

    for method, rule in routes(app):
        answer = app.test_client().open(address(rule, case_id), method=method)
        if rule in FOR_ALL:
            assert answer.status_code in (200, 400), rule
        elif rule.endswith(".json"):
            assert (answer.status_code, answer.mimetype) == (401, "application/problem+json"), rule
        else:
            assert answer.status_code == 303, rule
            assert answer.location.startswith(SIGN_IN), rule
        assert case_id not in answer.text.replace(address(rule, case_id), "")


def test_a_clinician_judges_in_person(app: Flask, services: App) -> None:
    case_id = services.cases.decide(a_person(services.recommender.content)).case.id
    client = at_desk(app)
    token = token_on(client, "/audit/cases")

    for rule in JUDGEMENTS:
        answer = client.post(address(rule, case_id), data={"csrf_token": token})
        assert answer.status_code == 422, rule


@pytest.mark.parametrize("body", ["null", '["x"]', '"x"', "1"])
def test_json_that_is_no_object_is_refused(app: Flask, services: App, body: str) -> None:
    case_id = services.cases.decide(a_person(services.recommender.content)).case.id
    client = at_desk(app)
    headers = {"X-CSRFToken": token_on(client, "/audit/cases")}

    for rule in JUDGEMENTS:
        answer = client.post(
            address(rule, case_id), data=body, content_type="application/json", headers=headers
        )
        assert answer.status_code == 400, rule


def test_no_post_to_the_desk_is_taken_without_its_form_token(app: Flask, services: App) -> None:
    case_id = services.cases.decide(a_person(services.recommender.content)).case.id
    client = at_desk(app, "ada", *Role)

    for method, rule in routes(app):
        if method == "POST":
            answer = client.post(address(rule, case_id), data={"verdict": "agree"})
            assert answer.status_code == 400, rule


def test_there_is_no_default_account(app: Flask) -> None:
    assert users_of(app).stores.users.every() == ()


def test_wrong_name_wrong_password_and_disabled_sound_the_same(app: Flask) -> None:
    a_user(app, "ada")
    a_user(app, "bob")
    users_of(app).disable_user("bob", "test")
    client = app.test_client()

    answers = [sign_in(client, *words) for words in (("ada", "x"), ("eve", "x"), ("bob", PASSWORD))]

    assert {answer.status_code for answer in answers} == {422}
    assert {"ask an admin" in answer.text for answer in answers} == {True}
    errors = {re.findall(r"The name or[^<]*", answer.text)[0] for answer in answers}
    assert errors == {"The name or the password is wrong."}


def test_who_has_failed_too_often_is_told_how_long_to_wait(app: Flask, clock: Clock) -> None:
    a_user(app, "ada")
    client = app.test_client()
    for _ in range(5):
        sign_in(client, "ada", "wrong")

    answer = sign_in(client, "ada")

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "30"
    assert "Wait 30 seconds, then try again." in answer.text
    assert 'value="ada"' in answer.text
    for seconds in (30, 60):
        clock.go_on(seconds=seconds)
        sign_in(client, "ada", "wrong")
    assert "Wait 2 minutes, then try again." in sign_in(client, "ada").text
    clock.go_on(minutes=2)
    assert sign_in(client, "ada").status_code == 303


def test_who_has_signed_in_here_before_does_not_wait_for_what_others_fail_at(app: Flask) -> None:
    client = at_desk(app)
    client.delete_cookie("desk")
    other = app.test_client()
    for number in range(20):
        sign_in(other, f"user{number // 5}" if number < 15 else "ada", "wrong")

    assert sign_in(other, "ada").status_code == 429
    assert sign_in(other, a_user(app, "bob")).status_code == 429
    assert sign_in(client, "ada").status_code == 303


def test_nobody_uses_up_the_tries_of_those_who_have_signed_in_behind_the_same_address(
    services: App,
) -> None:
    limits = {**default_rates(), Limited.SIGN_INS: (Rate(3, 60),)}
    app = create_app(replace(services, settings=Settings(rates=limits)))
    client, other = at_desk(app), app.test_client()
    for number in range(3):
        sign_in(other, f"user{number}", "wrong")

    assert sign_in(other, "ada").status_code == 429
    assert [sign_in(client, "ada").status_code for _ in range(4)] == [303, 303, 303, 429]


def test_who_finds_many_signing_in_is_asked_to_come_back(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_user(app, "ada")
    monkeypatch.setattr(hashing, "WAIT_SECONDS", 0)
    with ExitStack() as turns:
        for _ in range(hashing.AT_ONCE):
            turns.enter_context(hashing.turn_to_hash())
        answer = sign_in(app.test_client(), "ada")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "3"
    assert "Many people are signing in at this moment." in answer.text
    assert 'value="ada"' in answer.text


@pytest.mark.parametrize("is_https", [True, False])
def test_the_cookie_of_a_known_browser_lasts_and_is_for_the_server_alone(
    services: App, is_https: bool
) -> None:
    app = create_app(replace(services, settings=Settings(is_https=is_https)))
    # no such name comes about by chance in what is random there, as "ada" does among hex digits
    name = a_user(app, "rosalind")

    answer = sign_in(app.test_client(), name, base_url=f"http{'s' * is_https}://localhost")

    [cookie] = [one for one in answer.headers.getlist("Set-Cookie") if "device" in one]
    assert cookie.startswith("__Host-desk-device=" if is_https else "desk-device=")
    assert ("Secure" in cookie) is is_https
    for flag in ("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=7776000"):
        assert flag in cookie
    assert name not in cookie


def test_a_sign_in_gets_a_token_that_nobody_could_have_planted(app: Flask) -> None:
    a_user(app, "ada")
    client = app.test_client()
    client.set_cookie("desk", "planted")

    sign_in(client, "ada")

    cookie = client.get_cookie("desk")
    assert cookie is not None
    assert cookie.value != "planted"
    assert len(cookie.value.replace("-", "")) == 26
    other = app.test_client()
    other.set_cookie("desk", "planted")
    assert other.get("/audit/cases").status_code == 303


def test_the_cookie_of_a_sign_in_is_for_the_server_alone(services: App) -> None:
    app = create_app(replace(services, settings=Settings(is_https=True)))
    a_user(app, "ada")
    client = app.test_client()

    answer = sign_in(client, "ada", base_url="https://localhost")

    [cookie] = [one for one in answer.headers.getlist("Set-Cookie") if "desk=" in one]
    assert cookie.startswith("__Host-desk=")
    for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert flag in cookie
    assert "Domain" not in cookie


def test_signing_out_ends_the_sign_in_for_every_copy_of_its_cookie(app: Flask) -> None:
    client = at_desk(app)
    cookie = client.get_cookie("desk")
    assert cookie is not None
    copy = app.test_client()
    copy.set_cookie("desk", cookie.value)
    assert copy.get("/audit/cases").status_code == 200

    out = client.post("/audit/sign-out", data={"csrf_token": token_on(client, "/audit/cases")})

    assert copy.get("/audit/cases").status_code == 303
    # and what the Back button would show; a plan that is kept in the same browser stays
    assert out.headers["Clear-Site-Data"] == '"cache"'


def test_who_is_idle_or_stays_too_long_signs_in_again(app: Flask, clock: Clock) -> None:
    client = at_desk(app)

    clock.go_on(minutes=29)
    assert client.get("/audit/cases").status_code == 200
    clock.go_on(minutes=31)
    assert client.get("/audit/cases").status_code == 303

    sign_in(client, "ada")
    for _ in range(24):
        clock.go_on(minutes=20)
        last = client.get("/audit/cases").status_code
    assert last == 303


def test_disabling_a_user_ends_what_they_have_open(app: Flask) -> None:
    client = at_desk(app)

    users_of(app).disable_user("ada", "test")

    assert client.get("/audit/cases").status_code == 303


@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("/audit/rules?x=1", "/audit/rules?x=1"),
        ("https://evil.example/audit/", "/audit/"),
        ("//evil.example/audit/", "/audit/"),
        ("/audit/\\evil.example", "/audit/"),
        ("", "/audit/"),
    ],
)
def test_after_signing_in_comes_the_page_that_was_asked_for_if_it_is_ours(
    app: Flask, target: str, leads_to: str
) -> None:
    a_user(app, "ada")

    assert sign_in(app.test_client(), "ada", target=target).location == leads_to


def test_a_machine_needs_no_form_token_and_its_token_ends(app: Flask, clock: Clock) -> None:
    headers = machine(app)

    assert app.test_client().get("/audit/cases.json", headers=headers).status_code == 200
    clock.go_on(days=31)
    assert app.test_client().get("/audit/cases.json", headers=headers).status_code == 401


def test_a_wrong_token_of_a_machine_is_401_also_with_a_good_cookie(app: Flask) -> None:
    client = at_desk(app)

    answer = client.get("/audit/cases", headers={"Authorization": "Bearer nonsense"})

    assert answer.status_code == 401


def test_the_token_of_a_person_opens_nothing_at_the_desk(
    client: FlaskClient, services: App
) -> None:
    token = services.cases.decide(a_person(services.recommender.content)).token

    answer = client.get("/audit/cases.json", headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 401
