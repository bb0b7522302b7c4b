"""Looking at a case is written down, leaves no answers in a log, and is 404 where none is."""

import pytest
from flask import Flask

from recommender.service.app import App
from tests.web.desk.chest_pain import RULE
from tests.web.desk.desk_visitors import at_desk, case_of

PAGES = ("", "/not-fired", "/replay", "/what-if", f"/rules/{RULE}")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("signs", ["none", "chest_pain"])
def test_every_page_of_a_case_has_its_twin_and_is_written_down(
    app: Flask, services: App, page: str, signs: str
) -> None:
    case_id = case_of(services, chest_signs=[signs])
    client = at_desk(app)

    shown = client.get(f"/audit/cases/{case_id}{page}")
    data = client.get(f"/audit/cases/{case_id}{page}.json").get_json()

    assert shown.status_code == 200
    assert data["case"]["id"] == case_id
    assert data["case"]["triage"] == ("plan" if signs == "none" else "emergency")
    looks = [event for event in services.stores.records.about(case_id) if event.kind == "look"]
    assert [event.actor for event in looks] == ["ada", "ada"]


@pytest.mark.parametrize("page", ["cases?triage=emergency", "cases.json?triage=emergency", "queue"])
def test_a_list_is_written_down_with_the_cases_whose_people_it_told_of(
    app: Flask, services: App, page: str
) -> None:
    ids = [case_of(services, chest_signs=[sign]) for sign in ("none", "chest_pain")]
    shown = ids[page.startswith("cases") :]

    at_desk(app).get(f"/audit/{page}")

    found = {name: services.log.lists_with(name) for name in ids}
    assert {name for name, lists in found.items() if lists} == {*shown}
    assert {event.actor for lists in found.values() for event in lists} == {"ada"}
    assert not any(services.log.looks(name) for name in ids)


def test_an_unknown_case_or_rule_is_404(app: Flask, services: App) -> None:
    case_id, client = case_of(services), at_desk(app)

    for url in ("/audit/cases/none", f"/audit/cases/{case_id}/rules/none", "/audit/rules/none"):
        assert client.get(url).status_code == 404
        assert client.get(f"{url}.json").mimetype == "application/problem+json"


def test_answers_of_cases_are_in_no_log_of_the_desk(
    app: Flask, services: App, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    case_id = case_of(services, conditions=["injected"])
    client = at_desk(app)

    for page in PAGES:
        client.get(f"/audit/cases/{case_id}{page}")

    assert "injected" not in caplog.text
