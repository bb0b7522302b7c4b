"""A program gets a case once for a key, and reaches and deletes it by the case's token alone."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from recommender.service.app import App
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


def test_a_key_that_others_may_use_too_gives_no_token_of_a_case_that_is_there(
    client: FlaskClient,
) -> None:
    headers = {"Idempotency-Key": "1"}

    first, second = (client.post(PLANS, json=STOP, headers=headers) for _ in range(2))

    assert first.headers["Case-Id"] == second.headers["Case-Id"]
    assert "Case-Token" in first.headers
    assert "Case-Token" not in second.headers


def test_a_key_is_forgotten_after_a_day(client: FlaskClient, clock: Clock) -> None:
    headers = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}
    first = client.post(PLANS, json=STOP, headers=headers)
    clock.go_on(hours=25)

    second = client.post(PLANS, json=dict(HEALTHY), headers=headers)

    assert second.status_code == 200
    assert first.headers["Case-Id"] != second.headers["Case-Id"]


def test_the_same_key_with_other_answers_is_a_conflict(client: FlaskClient) -> None:
    headers = {"Idempotency-Key": "one"}
    client.post(PLANS, json=dict(HEALTHY), headers=headers)

    answer = client.post(PLANS, json=STOP, headers=headers)

    assert (answer.status_code, answer.mimetype) == (409, "application/problem+json")
    assert "use a new key" in answer.get_json()["detail"]


def test_a_key_has_an_end(client: FlaskClient) -> None:
    answer = client.post(PLANS, json=dict(HEALTHY), headers={"Idempotency-Key": "k" * 256})

    assert answer.status_code == 400


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
