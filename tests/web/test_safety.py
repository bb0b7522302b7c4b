"""What every answer of the server carries, and what it never carries."""

import io
import logging
import re
from dataclasses import replace

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from flask import Flask, request
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.service.app import App
from recommender.service.interviews import Interviews, OpenInterview
from recommender.service.settings import Settings
from recommender.storage.stores import Stores
from recommender.web.app import create_app
from recommender.web.security import HEADERS
from tests.system import Clock, system
from tests.web.visiting import begin, token_on, visit


def addresses(app: Flask) -> list[tuple[str, str]]:
    """Return every method and address of the application, with something in each gap."""
    return [
        (method, re.sub(r"<[^>]+>", "you", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"OPTIONS"})
    ]


def test_every_route_carries_the_headers(app: Flask) -> None:
    for method, url in addresses(app):
        answer = app.test_client().open(url, method=method)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (method, url)


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    policy = HEADERS["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none'")


def test_pages_have_no_inline_script_or_style(client: FlaskClient, content: Content) -> None:
    visit(client, content)

    for url in ("/", "/about", "/questions/you", "/answers", "/result"):
        page = client.get(url).text
        assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=", page), url


def test_no_post_of_a_page_is_taken_without_its_token(app: Flask) -> None:
    # the last looks something up and changes nothing
    without = ("/api/", "/audit/", "/exercises")
    for method, url in addresses(app):
        if method == "POST" and not url.startswith(without):
            answer = app.test_client().post(url)
            assert answer.status_code == 400, url
            assert "open too long" in answer.text


def test_answers_are_in_no_cookie_address_or_log(
    client: FlaskClient, content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    visit(client, content, conditions=["diabetes", "weak_immunity"])
    answer = client.get("/result")

    cookies = " ".join(answer.headers.getlist("Set-Cookie"))
    for told in ("weak_immunity", "diabetes"):
        assert told not in cookies + caplog.text
    assert "40" not in caplog.text


def test_the_cookie_is_for_the_server_alone(client: FlaskClient) -> None:
    cookie = client.post("/interview", data={"csrf_token": token_on(client)}).headers["Set-Cookie"]

    assert cookie.startswith("interview=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_behind_tls_the_cookie_and_the_browser_stay_there(services: App) -> None:
    client = create_app(replace(services, settings=Settings(is_https=True))).test_client()

    answer = client.get("/", base_url="https://localhost")

    assert answer.headers["Set-Cookie"].startswith("__Host-interview=")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_a_body_above_64_kb_is_refused_as_page_and_as_problem(client: FlaskClient) -> None:
    url = begin(client)
    token = token_on(client, url)

    page = client.post(url, data={"csrf_token": token, "age": "4" * 70_000})
    problem = client.post(
        "/api/v1/plans", data="[" + "1," * 40_000 + "1]", content_type="application/json"
    )

    assert page.status_code == problem.status_code == 413
    assert "too much" in page.text
    assert problem.mimetype == "application/problem+json"


@pytest.mark.parametrize(("proxies", "seen"), [(0, "127.0.0.1"), (1, "9.9.9.9"), (2, "8.8.8.8")])
def test_so_many_proxies_are_believed_as_there_are(services: App, proxies: int, seen: str) -> None:
    app = create_app(replace(services, settings=Settings(proxies=proxies)))
    app.add_url_rule("/who", "who", lambda: str(request.remote_addr))

    answer = app.test_client().get("/who", headers={"X-Forwarded-For": "7.7.7.7, 8.8.8.8, 9.9.9.9"})

    assert answer.text == seen


def test_an_untouched_interview_goes_and_shows_no_answer_before(
    stores: Stores, clock: Clock
) -> None:
    interviews = Interviews(stores.interviews, system(clock), seconds=60)
    token = interviews.begin()
    interviews.keep(token, OpenInterview({"age": 97, "where": ("neck",)}))
    interviews.end(None)

    found = interviews.find(token)

    assert found == OpenInterview({"age": 97, "where": ("neck",)})
    assert "97" not in repr(found)
    clock.go_on(seconds=61)
    assert interviews.find(token) is None


def test_an_interview_outlives_a_restart(stores: Stores, clock: Clock) -> None:
    before = Interviews(stores.interviews, system(clock), seconds=60)
    token = before.begin()
    before.keep(token, OpenInterview({"age": 40}))

    after = Interviews(stores.interviews, system(clock), seconds=60)

    assert after.find(token) == OpenInterview({"age": 40})
    after.end(token)
    assert before.find(token) is None


def test_a_translation_beside_the_english_is_used(
    services: App, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("translations")
    catalog = Catalog(locale="de")
    catalog.add("How old are you?", "Wie alt sind Sie?")
    catalog.add("Continue", "Weiter")
    written = io.BytesIO()
    write_mo(written, catalog)
    (folder / "de" / "LC_MESSAGES").mkdir(parents=True)
    (folder / "de" / "LC_MESSAGES" / "messages.mo").write_bytes(written.getvalue())
    client = create_app(
        replace(services, settings=Settings(translations=str(folder)))
    ).test_client()
    begin(client)

    german = client.get("/questions/you", headers={"Accept-Language": "de"}).text
    english = client.get("/questions/you", headers={"Accept-Language": "fr"}).text

    assert "Wie alt sind Sie?" in german
    assert '<html lang="de"' in german
    assert "How old are you?" in english
