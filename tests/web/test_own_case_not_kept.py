"""When a case cannot be kept nobody gets a week, but an emergency is still told."""

from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import text

from recommender.domain.content import Content
from recommender.service.app import App
from tests.people import HEALTHY
from tests.web.own_cases import CODE, PLANS, STOP
from tests.web.visiting import begin, fields_of, token_on, visit


def fill_up(services: App, *tables: str) -> None:
    """Let the store take nothing more into some tables."""
    with services.stores.database.writing() as connection:
        for table in tables:
            for change in ("INSERT", "UPDATE"):
                refusal = "BEGIN SELECT RAISE(ABORT, 'full'); END"
                name = f"full_{table}_{change}"
                connection.execute(
                    text(f"CREATE TRIGGER {name} BEFORE {change} ON {table} {refusal}")
                )


def form_before_a_failure(
    client: FlaskClient, services: App, content: Content, answers: Mapping[str, Any]
) -> dict[str, Any]:
    """Open a page, then let the store take no more answers; return the page's filled form."""
    begin(client)
    token = token_on(client, "/questions/chest")
    fill_up(services, "interviews")
    return {"csrf_token": token, **fields_of(content, "chest", answers)}


def test_without_a_store_nobody_gets_a_week(
    client: FlaskClient, services: App, content: Content
) -> None:
    visit(client, content)
    fill_up(services, "cases")

    page = client.get("/result")
    problem = client.post(PLANS, json=dict(HEALTHY))

    assert (page.status_code, problem.status_code) == (503, 503)
    assert "We cannot keep your answers" in page.text
    assert "triage" not in problem.get_json()
    # nobody has looked at the answers, so the page says when not to wait for it, and leads nowhere
    emergency = content.outcomes["emergency"]
    for words in (*emergency.early_signs, emergency.early_call, 'href="tel:999"'):
        assert words in page.text
    assert "All exercises" not in page.text


def test_without_a_store_who_must_see_a_doctor_is_still_told(
    client: FlaskClient, services: App, content: Content
) -> None:
    visit(client, content, chest_signs=["chest_pain"])
    fill_up(services, "cases")

    page = client.get("/result")
    problem = client.post(PLANS, json=STOP)

    assert page.status_code == 200
    assert "Please get emergency help now" in page.text
    assert "could not be kept" in page.text
    assert problem.status_code == 503
    assert problem.get_json()["triage"] == "emergency"


def test_a_store_without_todays_content_hides_no_emergency(
    client: FlaskClient, services: App
) -> None:
    with services.stores.database.writing() as connection:
        connection.execute(text("DELETE FROM contents"))

    problem = client.post(PLANS, json=STOP)

    assert problem.status_code == 503
    assert problem.get_json()["triage"] == "emergency"


def test_a_store_that_fails_in_the_middle_hides_no_emergency(
    client: FlaskClient, services: App, content: Content
) -> None:
    form = form_before_a_failure(client, services, content, STOP)

    page = client.post("/questions/chest", data=form)

    assert page.status_code == 200
    assert "Please get emergency help now" in page.text
    assert not CODE.search(page.text)


def test_a_store_that_cannot_be_read_hides_no_emergency(
    client: FlaskClient, services: App, content: Content
) -> None:
    begin(client)
    token = token_on(client, "/questions/chest")
    with services.stores.database.writing() as connection:
        connection.execute(text("DROP TABLE interviews"))
    fields = fields_of(content, "chest", STOP)

    page = client.post("/questions/chest", data={"csrf_token": token, **fields})

    assert page.status_code == 200
    assert "Please get emergency help now" in page.text


def test_a_store_that_fails_in_the_middle_takes_no_other_answer(
    client: FlaskClient, services: App, content: Content
) -> None:
    form = form_before_a_failure(client, services, content, HEALTHY)

    page = client.post("/questions/chest", data=form)

    assert page.status_code == 503
    assert "We cannot keep your answers" in page.text
