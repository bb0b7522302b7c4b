"""Whoever asks too much waits, whoever needs help is told so all the same, and nobody else waits.

One application for all, whose limits are low; each test comes from addresses of its own.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.content.reading import Texts
from recommender.domain.cases import CaseFilter
from recommender.domain.users import Right, Role
from recommender.service.app import App
from recommender.service.rates import Limited, Rate
from recommender.service.recommender import Recommender
from recommender.service.settings import Settings
from recommender.storage.stores import open_stores
from recommender.web import rate_limiting
from recommender.web.app import create_app
from recommender.web.queueing import HEALTH
from recommender.web.rate_limiting import network_of
from tests.people import HEALTHY, a_person
from tests.system import Clock, system
from tests.web.desk.desk_visitors import a_user, at_desk, machine, sign_in
from tests.web.own_cases import PLANS, STOP
from tests.web.visiting import begin, go_on, send, text_of, token_on, visit

MINUTE = 60
RATES = {
    Limited.REQUESTS: (Rate(400, MINUTE),),
    Limited.VISITS: (Rate(2, MINUTE),),
    Limited.PLANS: (Rate(1, 5 * MINUTE),),
    Limited.CODES: (Rate(2, MINUTE),),
    Limited.SIGN_INS: (Rate(2, MINUTE),),
    Limited.EXPORTS: (Rate(2, MINUTE),),
}
WRONG_CODE = "0000-0000-0000-0000"
_numbers = count(1)


@pytest.fixture(scope="module")
def services(
    recommender: Recommender, texts: Texts, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    stores = open_stores(tmp_path_factory.mktemp("limited") / "cases.db")
    settings = Settings(rates=RATES, proxies=1)
    made = App(recommender, stores, system(Clock()), settings)
    made.content_versions.keep(texts)
    yield made
    stores.close()


@pytest.fixture(scope="module")
def app(services: App) -> Flask:
    return create_app(services)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser at an address that no other has."""
    return at(app, f"203.0.113.{next(_numbers)}")


def at(app: Flask, address: str) -> FlaskClient:
    client = app.test_client()
    client.environ_base["HTTP_X_FORWARDED_FOR"] = address
    return client


def waits(answer: Any) -> int:
    """Return how long an answer bids to wait."""
    assert answer.status_code == 429
    return int(answer.headers["Retry-After"])


def test_a_flood_from_one_address_is_stopped_and_the_health_is_not(
    app: Flask, client: FlaskClient
) -> None:
    answers = [client.get("/case/code").status_code for _ in range(401)]

    assert answers.count(200) == 400
    assert waits(client.get("/about")) == waits(client.post("/api/v1/interview")) == MINUTE
    with client.get("/static/style.css") as style:
        assert style.status_code == 200
    assert [client.get(url).status_code for url in HEALTH] == [200, 200]
    assert at(app, "198.51.100.1").get("/about").status_code == 200


def test_who_has_to_wait_reads_when_to_call_and_has_the_number_to_tap(
    client: FlaskClient, services: App
) -> None:
    for _ in range(2):
        begin(client)

    answer = client.post("/interview", data={"csrf_token": token_on(client)})

    assert waits(answer) == MINUTE
    page = text_of(answer.text)
    emergency = services.content.outcomes["emergency"]
    for words in (*emergency.early_signs, emergency.early_call, "try again in 1 minute"):
        assert words in page
    assert 'href="tel:999"' in answer.text
    assert "exercises" not in page.partition("Not a medical device")[0].lower()


def test_a_visit_goes_on_when_no_more_may_begin(client: FlaskClient) -> None:
    for _ in range(2):
        url = begin(client)
    client.post("/interview", data={"csrf_token": token_on(client)})

    assert client.get(url).status_code == 200


def test_beyond_the_limit_a_plan_is_not_kept_and_a_stop_is_told(
    client: FlaskClient, services: App
) -> None:
    kept = client.post(PLANS, json=dict(HEALTHY))
    before = services.stores.cases.count(CaseFilter())
    week, stop = (client.post(PLANS, json=answers) for answers in (dict(HEALTHY), STOP))

    assert kept.status_code == 200
    assert waits(week) == waits(stop) == 5 * MINUTE
    assert week.mimetype == "application/problem+json"
    emergency = services.content.outcomes["emergency"]
    assert week.get_json()["emergency"]["signs"] == list(emergency.early_signs)
    assert "triage" not in week.get_json()
    assert stop.get_json()["triage"] == "emergency"
    assert stop.get_json()["outcome"]["title"] == emergency.title
    assert "Case-Token" not in stop.headers
    assert services.stores.cases.count(CaseFilter()) == before


def test_a_page_beyond_the_limit_tells_a_stop_and_keeps_the_answers_of_a_week(
    client: FlaskClient, services: App
) -> None:
    client.post(PLANS, json=dict(HEALTHY))
    before = services.stores.cases.count(CaseFilter())
    assert visit(client, services.content) == "/answers"
    assert waits(client.get("/result")) == 5 * MINUTE
    assert client.get("/answers").status_code == 200

    send(client, "/questions/chest", {"chest_signs": "chest_pain"})
    page = client.get("/result")

    assert page.status_code == 200
    assert services.content.outcomes["emergency"].title in text_of(page.text)
    assert services.stores.cases.count(CaseFilter()) == before


def test_a_stop_is_told_where_the_visit_has_ended_and_no_more_may_begin(
    client: FlaskClient, services: App
) -> None:
    content = services.content
    go_on(client, content, begin(client), a_person(content))
    url = begin(client)
    token = token_on(client, url)
    services.interviews.end(_visit_of(client))

    stop = client.post("/questions/chest", data={"csrf_token": token, "chest_signs": "chest_pain"})
    week = client.post("/questions/chest", data={"csrf_token": token, "chest_signs": "none"})

    assert (stop.status_code, waits(week)) == (200, MINUTE)
    assert content.outcomes["emergency"].title in text_of(stop.text)


def _visit_of(client: FlaskClient) -> str:
    with client.session_transaction() as session:
        return str(session["interview"])


def test_wrong_codes_are_slowed_down_and_right_ones_do_not_count(
    client: FlaskClient, services: App
) -> None:
    own = {"Authorization": f"Bearer {client.post(PLANS, json=STOP).headers['Case-Token']}"}
    wrong = {"Authorization": f"Bearer {WRONG_CODE}"}
    token = token_on(client, "/case/code")
    for _ in range(3):
        assert client.get("/api/v1/case", headers=own).status_code == 200

    page = client.post("/case", data={"csrf_token": token, "code": WRONG_CODE})
    program = client.delete("/api/v1/case", headers=wrong)

    assert (page.status_code, program.status_code) == (422, 401)
    assert waits(client.get("/api/v1/case", headers=own)) == MINUTE
    assert waits(client.delete("/api/v1/case", headers=own)) == MINUTE
    assert waits(client.post("/case", data={"csrf_token": token, "code": WRONG_CODE})) == MINUTE


def test_one_address_may_try_to_sign_in_so_often(app: Flask, client: FlaskClient) -> None:
    name = a_user(app, "grace")
    for _ in range(2):
        sign_in(client, name, "a wrong password")

    assert waits(sign_in(client, name)) == MINUTE
    assert sign_in(at(app, "198.51.100.2"), name).status_code == 303


def test_exports_count_for_their_user_and_not_for_the_building(
    app: Flask, client: FlaskClient
) -> None:
    ada, bob = (machine(app, Right.EXPORT, label=label) for label in ("ada", "bob"))
    export = "/audit/cases/export?format=csv"
    for _ in range(2):
        assert client.get(export, headers=ada).status_code == 200

    assert waits(client.get(export, headers=ada)) == MINUTE
    assert client.get(export, headers=bob).status_code == 200
    # who may not come in has nothing that could be spent
    assert client.get(export).status_code == 303


def test_one_impact_is_measured_at_once(app: Flask, client: FlaskClient, services: App) -> None:
    digest = services.content.digest
    url = f"/audit/impact.json?before={digest}&after={digest}"
    ada, bob = machine(app, label="cleo"), machine(app, label="dan")

    with services.impacts.alone() as is_alone:
        assert is_alone
        assert waits(client.get(url, headers=ada)) == 10
    assert client.get(url, headers=ada).status_code == 200
    # of three asked for, two may be
    assert waits(client.get(url, headers=ada)) == MINUTE
    assert client.get(url, headers=bob).status_code == 200


def test_the_desk_says_so_without_the_signs_of_an_emergency(app: Flask, services: App) -> None:
    client = at_desk(app, "eve", Role.EXPORTER)
    for _ in range(3):
        answer = client.get("/audit/cases/export?format=ndjson")

    assert waits(answer) == MINUTE
    page = text_of(answer.text)
    assert "Please wait a moment" in page
    assert services.content.outcomes["emergency"].early_call not in page


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::9", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("192.0.2.1:5678", "192.0.2.1"),
        ("[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::9]", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_an_address_counts_as_its_network(address: str, network: str) -> None:
    assert network_of(address) == network


def test_every_view_that_is_limited_is_there(app: Flask) -> None:
    limited = {*rate_limiting.OF_ADDRESS, *rate_limiting.OF_VISITOR, *rate_limiting.NOT_COUNTED}

    # a provider is not set
    assert {name for name in limited if not name.startswith("oidc.")} <= {*app.view_functions}


def test_one_home_counts_as_one_whichever_of_its_addresses_it_takes(app: Flask) -> None:
    wrong = {"Authorization": f"Bearer {WRONG_CODE}"}
    answers = [
        at(app, f"2001:db8:7:7::{end}").get("/api/v1/case", headers=wrong).status_code
        for end in range(1, 4)
    ]

    assert answers == [401, 401, 429]
    assert at(app, "2001:db8:7:8::1").get("/api/v1/case", headers=wrong).status_code == 401


def test_no_page_that_waits_holds_an_answer(client: FlaskClient, services: App) -> None:
    client.post(PLANS, json=dict(HEALTHY))
    visit(client, services.content, conditions=["diabetes"])

    page = client.get("/result").text

    assert re.search("diabetes", page, re.IGNORECASE) is None
