"""A plan is kept on a phone only by choice, for 14 days, and a link opens it without an address."""

from dataclasses import replace
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from recommender.service.app import App
from recommender.service.settings import Settings
from recommender.web.app import create_app
from recommender.web.code_pages import address_of
from tests.people import a_plain_case
from tests.system import Clock
from tests.web.own_cases import code_on, healthy_answers
from tests.web.visiting import token_on

KEEP = "Keep on this phone for 14 days"


def opened(client: FlaskClient, code: str, **more: str) -> str:
    """Open the plan of a code in this browser; return the cookie that it is given."""
    form = {"csrf_token": token_on(client, "/case/code"), "code": code, **more}
    return client.post("/case", data=form).headers.get("Set-Cookie", "")


def kept(client: FlaskClient) -> str:
    """Choose to keep the plan on this phone; return the cookie of the case."""
    form = {"csrf_token": token_on(client, "/case"), "back": "case.own"}
    answer = client.post("/case/keep", data=form)
    return next(
        (one for one in answer.headers.getlist("Set-Cookie") if one.startswith("case=")), ""
    )


def test_a_plan_is_forgotten_with_the_browser_unless_the_person_keeps_it(
    client: FlaskClient, services: App
) -> None:
    code = services.cases.decide(healthy_answers(services)).token

    session = opened(client, code)

    assert "Max-Age" not in session
    assert "Expires" not in session
    assert KEEP in client.get("/case").text
    cookie = kept(client)
    assert "Max-Age=1209600" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    page = client.get("/case").text
    assert "keeps your plan until" in page
    assert "5 December 2026" in page
    assert KEEP not in page


def test_a_plan_that_is_kept_opens_for_14_days_and_no_longer(
    client: FlaskClient, services: App, clock: Clock
) -> None:
    opened(client, services.cases.decide(healthy_answers(services)).token)
    kept(client)

    clock.go_on(days=14)
    assert "Your week is done" in client.get("/case").text
    clock.go_on(days=1)

    # the browser would have dropped the cookie by now; one that did not is not believed
    assert "Come back to your plan" in client.get("/case").text


def test_looking_at_the_kept_plan_and_giving_its_code_again_keep_it(
    client: FlaskClient, services: App
) -> None:
    code = services.cases.decide(healthy_answers(services)).token
    opened(client, code)
    kept(client)

    assert opened(client, code.lower()) == ""

    assert "keeps your plan until" in client.get("/case").text


def test_forgetting_takes_the_kept_plan_and_the_kept_pages_off_the_phone(
    client: FlaskClient, services: App
) -> None:
    code = services.cases.decide(healthy_answers(services)).token
    opened(client, code)
    kept(client)

    answer = client.post("/interview/close", data={"csrf_token": token_on(client, "/case")})

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Come back to your plan" in client.get("/case").text
    assert services.cases.own_case(code) is not None


def test_nothing_is_kept_where_no_plan_is_open(client: FlaskClient) -> None:
    answer = client.post("/case/keep", data={"csrf_token": token_on(client), "back": "case.own"})

    assert answer.location == "/case/code"
    assert "case=" not in answer.headers.get("Set-Cookie", "")


def test_another_plan_on_the_same_phone_is_not_kept_unasked(
    client: FlaskClient, services: App
) -> None:
    opened(client, services.cases.decide(healthy_answers(services)).token)
    kept(client)

    other = opened(client, services.cases.decide(a_plain_case(services.content, "neck")).token)

    assert other.startswith("case=")
    assert "Max-Age" not in other
    assert KEEP in client.get("/case").text


def test_the_page_gives_the_link_of_the_plan_with_the_code_behind_the_hash(
    client: FlaskClient, services: App
) -> None:
    code = services.cases.decide(healthy_answers(services)).token
    opened(client, code)

    page = client.get("/case/back").text
    assert f'href="http://localhost/case/code#{code}"' in page
    assert f"<code>{code}</code>" in page
    assert 'href="/case/back"' in client.get("/case").text


def test_behind_tls_the_link_is_one_of_https(services: App) -> None:
    app = create_app(replace(services, settings=Settings(is_https=True)))

    with app.test_request_context(base_url="http://inside.example"):
        assert address_of("0000") == "https://inside.example/case/code#0000"


def test_without_a_plan_the_ways_back_ask_for_the_code(client: FlaskClient) -> None:
    assert client.get("/case/back").location == "/case/code"


def test_a_link_never_puts_another_plan_in_the_place_of_the_one_that_is_open(
    app: Flask, client: FlaskClient, services: App
) -> None:
    mine = services.cases.decide(healthy_answers(services)).token
    other = services.cases.decide(a_plain_case(services.content, "neck")).token
    opened(client, mine)
    form = {"csrf_token": token_on(client, "/case/code"), "code": other, "by_link": "yes"}

    asked = client.post("/case", data=form)

    assert "Open another plan?" in asked.text
    assert "code.js" not in asked.text
    assert code_on(client.get("/case").text) == mine
    # typed by hand, or agreed to
    opened(client, other)
    assert code_on(client.get("/case").text) == other
    # the first plan of a browser, or its own once more, opens at once
    assert opened(app.test_client(), mine, by_link="yes").startswith("case=")
    assert "Open another plan?" not in client.post("/case", data=form).text


def test_the_pages_are_told_whether_the_plan_is_kept(services: App, clock: Clock) -> None:
    app = create_app(services)
    last = (clock.time + timedelta(days=3)).date().isoformat()
    words = {"": False, "code": False, f"code.{last}": True, "code.2026-01-01": False, "a.b": False}

    for cookie, is_kept in words.items():
        with app.test_request_context(headers={"Cookie": f"case={cookie}"}):
            shown = app.jinja_env.from_string("{{ kept_on_phone }}")
            context: dict[str, object] = {}
            app.update_template_context(context)
            assert shown.render(context) == str(is_kept)
