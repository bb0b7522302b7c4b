"""Where engine and evaluation differ, people and programs get the stop, or no plan at all."""

import pytest
from flask.testing import FlaskClient

from recommender.service.app import App
from recommender.web.app import create_app
from tests.blinded import Blind, blind_engine, blind_evaluation, with_fault
from tests.people import HEALTHY
from tests.web.visiting import visit

PLANS = "/api/v1/plans"
CHEST = {"chest_signs": ["chest_pain"]}
WORSE = {"course": "worse"}
either = pytest.mark.parametrize("blind", [blind_engine, blind_evaluation])


def visitor(services: App, blind: Blind, rule: str) -> FlaskClient:
    return create_app(with_fault(services, blind, rule)).test_client()


@either
def test_a_person_whose_stop_one_of_them_misses_is_told_to_call(
    services: App, blind: Blind
) -> None:
    client = visitor(services, blind, "chest-pain")

    end = visit(client, services.recommender.content, **CHEST)
    page = client.get("/result")

    assert page.status_code == 200, end
    assert services.recommender.content.outcomes["emergency"].title in page.text


@either
def test_a_program_gets_the_stop_too(services: App, blind: Blind) -> None:
    told = visitor(services, blind, "chest-pain").post(PLANS, json={**HEALTHY, **CHEST})

    assert (told.status_code, told.get_json()["triage"]) == (200, "emergency")


@either
def test_a_person_without_a_stop_gets_the_page_of_a_failed_engine(
    services: App, blind: Blind
) -> None:
    client = visitor(services, blind, "worse-early")

    visit(client, services.recommender.content, **WORSE)
    page = client.get("/result")

    assert page.status_code == 500
    assert "We made no plan" in page.text


@either
def test_a_program_gets_the_problem_of_a_failed_engine(services: App, blind: Blind) -> None:
    told = visitor(services, blind, "worse-early").post(PLANS, json={**HEALTHY, **WORSE})

    assert (told.status_code, told.mimetype) == (500, "application/problem+json")
    assert "triage" not in told.get_json()
