"""A program gets a case once for a key, and reaches and deletes it by the case's token alone."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from recommender.service.app import App
from recommender.storage.tables import case_tokens
from recommender.web.api_deciding import WRONG_KEY
from tests.people import HEALTHY
from tests.system import Clock
from tests.web.own_cases import PLANS, STOP, healthy_answers

CASE = "/api/v1/case"


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_program_gets_the_same_case_again_for_the_same_key(client: FlaskClient) -> None:
    headers = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}

    first = client.post(PLANS, json=dict(HEALTHY), headers=headers)
    again = client.post(PLANS, json=dict(HEALTHY), headers=headers)
    other = client.post(PLANS, json=dict(HEALTHY))

    assert first.data == again.data
    assert first.headers["Case-Id"] == again.headers["Case-Id"] != other.headers["Case-Id"]
    for answer in (first, again):
        own = client.get(CASE, headers=bearer(answer.headers["Case-Token"])).get_json()
        assert own["case"] == first.headers["Case-Id"]


def test_a_program_gets_the_very_bytes_that_are_kept_and_then_their_explanation(
    client: FlaskClient, services: App
) -> None:
    answer = client.post(PLANS, json=dict(HEALTHY))

    assert services.stores.cases.find_texts(answer.headers["Case-Id"]).plan == kept_part(
        answer.data
    )


def test_a_program_that_comes_back_gets_the_plan_in_the_same_bytes(client: FlaskClient) -> None:
    first = client.post(PLANS, json=dict(HEALTHY))

    own = client.get(CASE, headers=bearer(first.headers["Case-Token"]))

    assert b'"plan":' + kept_part(first.data) in own.data


@pytest.mark.parametrize(
    "key",
    [
        *(
            "",
            "1",
            "17740c6b2f4a",
            "2026-11-21T09:00:00.000000Z",
            "0000000000000000000000000000000001",
        ),
        *("k" * 256, "8e03978e 40d5 43dd bc93 6894a57f9324", "ü8e03978e40d543ddbc936894a57f9324"),
    ],
)
def test_a_key_that_others_may_use_too_is_refused(client: FlaskClient, key: str) -> None:
    answer = client.post(PLANS, json=STOP, headers={"Idempotency-Key": key})

    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.get_json()["detail"] == WRONG_KEY
    assert "Case-Token" not in answer.headers


def test_asking_again_and_again_makes_no_more_tokens(client: FlaskClient, services: App) -> None:
    headers = {"Idempotency-Key": "Zq8c_Xx1mB0s4yWnTt6PeA"}
    answers = [client.post(PLANS, json=STOP, headers=headers).headers for _ in range(3)]

    assert len({answer["Case-Token"] for answer in answers}) == 1
    with services.stores.database.reading() as connection:
        assert len(connection.execute(select(case_tokens)).all()) == 1


def test_a_key_of_a_day_ago_opens_no_case_of_somebody_else(
    client: FlaskClient, clock: Clock
) -> None:
    headers = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}
    first = client.post(PLANS, json=STOP, headers=headers).headers
    clock.go_on(hours=25)
    second = client.post(PLANS, json=dict(HEALTHY), headers=headers).headers

    for answer in (first, second):
        own = client.get(CASE, headers=bearer(answer["Case-Token"])).get_json()
        assert (own["case"], own["earlier"]) == (answer["Case-Id"], [])


def test_a_key_is_forgotten_after_a_day(client: FlaskClient, clock: Clock) -> None:
    headers = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}
    first = client.post(PLANS, json=STOP, headers=headers)
    clock.go_on(hours=25)

    second = client.post(PLANS, json=dict(HEALTHY), headers=headers)

    assert second.status_code == 200
    assert first.headers["Case-Id"] != second.headers["Case-Id"]


def test_the_same_key_with_other_answers_is_a_conflict(client: FlaskClient) -> None:
    headers = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}
    client.post(PLANS, json=dict(HEALTHY), headers=headers)

    answer = client.post(PLANS, json=STOP, headers=headers)

    assert (answer.status_code, answer.mimetype) == (409, "application/problem+json")
    assert "use a new key" in answer.get_json()["detail"]


@pytest.mark.parametrize("headers", [{}, bearer("AAAA"), {"Authorization": "Basic QQ=="}])
def test_a_program_without_the_token_reaches_no_case(
    client: FlaskClient, services: App, headers: dict[str, Any]
) -> None:
    case = services.cases.decide(healthy_answers(services)).case

    for answer in (client.get(CASE, headers=headers), client.delete(CASE, headers=headers)):
        assert answer.status_code == 401
        assert case.id not in answer.text
    assert client.get(CASE, headers=bearer(case.id)).status_code == 401


def test_a_program_can_delete_its_case_once(client: FlaskClient) -> None:
    token = client.post(PLANS, json=dict(HEALTHY)).headers["Case-Token"]

    assert client.delete(CASE, headers=bearer(token)).status_code == 204
    assert client.delete(CASE, headers=bearer(token)).status_code == 401


def kept_part(told: bytes) -> bytes:
    """Return the plan as it is kept, without the explanation that is told after it."""
    return told[: told.rindex(b',"explanation":')] + b"}"
