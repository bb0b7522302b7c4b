"""Figures for Prometheus: for whoever has the token, and never of a person."""

import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from recommender.domain.content import Content
from recommender.domain.errors import SettingsError
from recommender.service.app import App
from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event
from recommender.service.metrics import CASES_A_STEP
from recommender.service.settings import Settings
from recommender.web.app import create_app
from tests.logged import Lines
from tests.people import a_plain_case
from tests.web.own_cases import PLANS, STOP
from tests.web.test_own_case_not_kept import fill_up

TOKEN = "t" * 32
MARK = "marked-by-me"
Figures = dict[tuple[str, tuple[str, ...]], float]


@pytest.fixture
def measured(services: App) -> Iterator[Flask]:
    made = create_app(replace(services, settings=Settings(metrics_token=TOKEN)))
    yield made
    made.extensions["metrics"].close()


@pytest.fixture
def client(measured: Flask) -> FlaskClient:
    return measured.test_client()


def figures(client: FlaskClient) -> Figures:
    """Return each figure by its name and labels."""
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    return {
        (sample.name, tuple(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_without_the_setting_there_is_nothing(app: Flask) -> None:
    assert app.test_client().get("/metrics").status_code == 404


@pytest.mark.parametrize("headers", [{}, {"Authorization": f"Bearer {TOKEN[1:]}"}])
def test_without_the_token_nobody_gets_any(
    client: FlaskClient, lines: Lines, headers: dict[str, str]
) -> None:
    answer = client.get("/metrics", headers=headers)

    assert answer.status_code == 401
    assert "recommender_" not in answer.text
    assert lines.told[-2] == ("authn_token_fail", "refused", "", "")


def test_requests_are_counted_by_their_route_and_not_by_their_address(client: FlaskClient) -> None:
    for path in (f"/api/v1/rules/{MARK}", f"/{MARK}", "/healthz", "/healthz"):
        client.get(path)

    found = figures(client)

    assert found["recommender_requests_total", ("GET", "/healthz", "200")] == 2
    assert found["recommender_request_seconds_count", ("/healthz",)] == 2
    assert found["recommender_requests_total", ("GET", "none", "404")] == 1
    route = "/api/v1/rules/<string:entry_id>"
    assert found["recommender_requests_total", ("GET", route, "404")] == 1
    assert not [labels for _, labels in found if MARK in "".join(labels)]


def test_events_are_counted_and_those_that_never_were_are_there(
    client: FlaskClient, services: App, lines: Lines
) -> None:
    fill_up(services, "cases")
    client.post(PLANS, json=STOP)
    log_event(SecurityEvent(EventName.LOGIN_FAIL, EventOutcome.REFUSED))

    found = figures(client)

    assert found["recommender_events_total", ("keep_fail", "failure")] == 1
    assert found["recommender_events_total", ("authn_login_fail", "refused")] == 1
    assert found["recommender_events_total", ("sensitive_export", "success")] == 0


def test_cases_come_in_steps_so_that_none_can_be_told(
    client: FlaskClient, services: App, content: Content
) -> None:
    kept = services.cases.decide(a_plain_case(content, "knots"))
    before = figures(client)
    entry = services.stores.cases.entry(kept.case.id)
    for number in range(CASES_A_STEP):
        services.cases.decide(kept.case.answers, f"{number}")

    triage = (entry.triage.value,)
    assert before["recommender_cases", triage] == 0
    assert figures(client)["recommender_cases", triage] == CASES_A_STEP


def test_the_store_is_measured(client: FlaskClient, services: App) -> None:
    found = figures(client)

    assert found["recommender_ready", ()] == 1
    assert found["recommender_store_bytes", ()] > 100_000


def test_a_store_that_fails_is_told_and_hides_no_other_figure(
    client: FlaskClient, services: App
) -> None:
    with services.stores.database.writing() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("ALTER TABLE cases RENAME TO elsewhere")
    client.get("/healthz")

    found = figures(client)

    assert ("recommender_store_bytes", ()) not in found
    assert found["recommender_requests_total", ("GET", "/healthz", "200")] == 1


def test_what_is_missing_for_figures_is_said(
    services: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    monkeypatch.delitem(sys.modules, "recommender.service.metrics", raising=False)

    with pytest.raises(SettingsError, match="prometheus_client is not installed"):
        create_app(replace(services, settings=Settings(metrics_token=TOKEN)))
