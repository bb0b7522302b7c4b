"""The service answers under its own names alone, and behind TLS to nothing over plain http."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.service.settings import Settings
from recommender.storage.stores import open_stores
from recommender.web.app import create_app
from recommender.web.hosts import NOT_HERE, NOT_OURS, NOT_OVER_TLS
from recommender.web.queueing import HEALTH
from tests.system import system

TLS = Settings(is_https=True, proxies=1, hosts=("backs.example.org", "2001:db8::1"))
BACKS = {"Host": "backs.example.org"}


@pytest.fixture(scope="module")
def behind_tls(recommender: Recommender, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    stores = open_stores(tmp_path_factory.mktemp("tls") / "cases.db")
    yield App(recommender, stores, system(), TLS)
    stores.close()


@pytest.fixture(scope="module")
def tls_app(behind_tls: App) -> Flask:
    return create_app(behind_tls)


@pytest.fixture(scope="module")
def desk_apart(behind_tls: App) -> Flask:
    """The same service with a name of its own for the desk."""
    settings = Settings(hosts=("backs.example.org",), desk_host="desk.example.org")
    return create_app(replace(behind_tls, settings=settings))


def asked(app: Flask, host: str, path: str, method: str = "GET") -> TestResponse:
    headers = {"Host": f"{host}.example.org"}
    return app.test_client().open(path, method=method, headers=headers, buffered=True)


def is_let_in(app: Flask, host: str, path: str, method: str) -> bool:
    """Return whether a request is taken under a name; its page is not made."""
    headers = {"Host": f"{host}.example.org"}
    with app.test_request_context(path, method=method, headers=headers):
        try:
            answer = app.preprocess_request()
        except HTTPException:
            # a check that comes after that of the name
            return True
    return not (isinstance(answer, Response) and answer.get_data(as_text=True) == NOT_HERE)


@pytest.fixture
def plain(shared_app: Flask) -> FlaskClient:
    return shared_app.test_client()


@pytest.mark.parametrize("host", ["localhost", "LocalHost:8000", "127.0.0.1:1", "[::1]:8000"])
def test_without_a_setting_it_answers_under_the_names_of_this_machine(
    plain: FlaskClient, host: str
) -> None:
    assert plain.get("/about", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "localhost.evil.example", "evil.example:8000", "[2001:db8::1]", "[::1"),
        *("localhost@evil.example", "evil.example/localhost", "localhost\tevil.example", ""),
    ],
)
def test_under_any_other_name_there_is_one_line_and_no_page(plain: FlaskClient, host: str) -> None:
    for method, path in (("GET", "/"), ("POST", "/api/v1/plans"), ("GET", "/moon")):
        answer = plain.open(path, method=method, headers={"Host": host})

        assert (answer.status_code, answer.text) == (400, NOT_OURS)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_no_redirect_leads_to_a_name_that_came_with_the_request(shared_app: Flask) -> None:
    leading_on = [rule.rule[:-1] for rule in shared_app.url_map.iter_rules() if rule.rule[1:-1]]
    for path in {path for path in leading_on if "<" not in path}:
        for header in ("Host", "X-Forwarded-Host"):
            answer = shared_app.test_client().get(path, headers={header: "evil.example"})
            assert "evil.example" not in answer.headers.get("Location", ""), path


def test_the_names_that_are_set_take_the_place_of_those_of_this_machine(tls_app: Flask) -> None:
    client = tls_app.test_client()
    secure = {"X-Forwarded-Proto": "https"}

    for host in ("backs.example.org", "[2001:db8::1]:443"):
        assert client.get("/about", headers={"Host": host, **secure}).status_code == 200
    assert client.get("/about", headers={"Host": "localhost", **secure}).status_code == 400


def test_what_a_proxy_says_came_over_plain_http_is_sent_on_to_https(tls_app: Flask) -> None:
    answer = tls_app.test_client().get("/about?a=b", headers={**BACKS, "X-Forwarded-Proto": "http"})

    assert (answer.status_code, answer.location) == (308, "https://backs.example.org/about?a=b")


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {}),
        ("GET", {"X-Forwarded-Proto": "https, http"}),
        # what was sent has been read by others already
        ("POST", {"X-Forwarded-Proto": "http"}),
    ],
)
def test_behind_tls_nothing_is_taken_over_plain_http(
    tls_app: Flask, method: str, headers: dict[str, str]
) -> None:
    answer = tls_app.test_client().open("/interview", method=method, headers={**BACKS, **headers})

    assert (answer.status_code, answer.text) == (400, NOT_OVER_TLS)


def test_who_says_so_without_a_proxy_in_front_is_not_believed(behind_tls: App) -> None:
    direct = create_app(replace(behind_tls, settings=replace(TLS, proxies=0)))
    answer = direct.test_client().get("/about", headers={**BACKS, "X-Forwarded-Proto": "https"})

    assert answer.status_code == 400


@pytest.mark.parametrize("path", HEALTH)
def test_who_watches_the_server_asks_by_its_number_and_over_http(tls_app: Flask, path: str) -> None:
    assert tls_app.test_client().get(path, headers={"Host": "10.0.0.7:8000"}).status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        *(("GET", path) for path in ("/about", "/case", "/service-worker.js", "/moon", "/auditor")),
        *(("GET", path) for path in ("/api/v1/questionnaire", "/exercises", "/exercises/bridge")),
        *(("POST", path) for path in ("/interview", "/api/v1/plans", "/country")),
    ],
)
def test_under_the_name_of_the_desk_there_is_nothing_else(
    desk_apart: Flask, method: str, path: str
) -> None:
    answer = asked(desk_apart, "desk", path, method)

    assert (answer.status_code, answer.text) == (404, NOT_HERE)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        *(("GET", path) for path in ("/audit", "/audit/", "/audit/sign-in", "/audit/cases.json")),
        *(("POST", path) for path in ("/audit/sign-in", "/audit/moon")),
    ],
)
def test_a_desk_with_a_name_of_its_own_is_not_under_the_others(
    desk_apart: Flask, method: str, path: str
) -> None:
    answer = asked(desk_apart, "backs", path, method)

    assert (answer.status_code, answer.text) == (404, NOT_HERE)


def test_every_address_is_under_one_of_the_two_names_and_few_under_both(desk_apart: Flask) -> None:
    under_both = set()
    for rule in desk_apart.url_map.iter_rules():
        path = re.sub("<[^>]+>", "1", rule.rule)
        method = "GET" if "GET" in (rule.methods or ()) else "POST"
        is_there = [is_let_in(desk_apart, host, path, method) for host in ("backs", "desk")]
        assert any(is_there), rule
        if all(is_there):
            under_both.add(rule.endpoint)

    # the start of the desk's name leads to the desk
    assert under_both == {"static", "figures.one", "health.alive", "health.ready", "pages.start"}


def test_the_name_of_the_desk_leads_to_it_and_its_pages_have_all_they_load(
    desk_apart: Flask,
) -> None:
    start = asked(desk_apart, "desk", "/")
    page = asked(desk_apart, "desk", "/audit/sign-in")

    assert (start.status_code, start.location) == (303, "/audit/")
    loaded = re.findall(r'(?:src|href)="(/[^"]+)"', page.text)
    assert loaded
    assert {asked(desk_apart, "desk", url).status_code for url in loaded} == {200}


def test_without_a_name_of_its_own_the_desk_shares_the_others(plain: FlaskClient) -> None:
    assert plain.get("/audit/sign-in").status_code == plain.get("/about").status_code == 200
    assert plain.get("/about", headers={"Host": ""}).status_code == 400
