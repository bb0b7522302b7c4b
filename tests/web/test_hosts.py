"""The service answers under its own names alone, and behind TLS to nothing over plain http."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.service.settings import Settings
from recommender.storage.stores import open_stores
from recommender.web.app import create_app
from recommender.web.hosts import NOT_OURS, NOT_OVER_TLS
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
