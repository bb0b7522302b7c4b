"""Cases filtered by their answers: chosen in a form, kept with the sign-in, in no address."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.users import Role
from recommender.service import likely_stops
from recommender.service.app import App
from tests.web.desk.desk_visitors import (
    CASE_LINK,
    at_desk,
    case_of,
    machine,
    post,
    sign_in,
)

FORM = "/audit/cases/answers"
LIST = "/audit/cases"


def seek(client: FlaskClient, query: str = "", **answers: Any) -> str:
    """Fill in the form and return the address that it leads to."""
    sent = post(client, f"{FORM}{query}", FORM, **answers)
    assert sent.status_code == 303
    return str(sent.location)


def ids_on(client: FlaskClient, address: str) -> list[str]:
    return list(dict.fromkeys(CASE_LINK.findall(client.get(address).text)))


def test_a_list_has_the_cases_that_were_answered_so(app: Flask, services: App) -> None:
    case_of(services)
    pain = case_of(services, chest_signs=["chest_pain"], age=58)
    old = case_of(services, age=71)
    client = at_desk(app)

    by_tick = seek(client, chest_signs="chest_pain")
    assert ids_on(client, by_tick) == [pain]
    by_number = seek(client, **{"age-from": "58"})
    assert ids_on(client, by_number) == [old, pain]
    both = seek(client, chest_signs="chest_pain", **{"age-to": "57"})
    assert ids_on(client, both) == []
    assert "No cases match" in client.get(both).text


def test_no_answer_stands_in_an_address_or_a_record(app: Flask, services: App) -> None:
    case_of(services, chest_signs=["chest_pain"])
    client = at_desk(app, "ada", Role.EXPORTER)

    address = seek(client, "?triage=emergency", chest_signs="chest_pain", **{"age-from": "38"})
    page = client.get(address).text
    client.get(address.replace("cases?", "cases/export?format=csv&"))

    assert "triage=emergency" in address
    assert "chest" not in address.partition("answers=")[0]
    assert len(address.partition("answers=")[2]) == len(services.system.new_id())
    assert "Age</span> <strong>38 years or more" in page
    records = services.stores.records.about("cases")
    assert len(records) >= 2
    for record in records:
        said = json.loads(record.body)["filter"]
        assert said["answers"] == "age chest_signs"
        assert "chest_pain" not in record.body.decode()


def test_the_answers_go_along_when_the_list_is_turned_filtered_or_saved(
    app: Flask, services: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likely_stops, "READ_MOST", 2)
    old = [case_of(services, age=age) for age in (71, 72, 73)]
    young = [case_of(services) for _ in range(2)]
    client = at_desk(app, "ada", Role.EXPORTER)
    address = seek(client, **{"age-from": "70"})

    first = client.get(address.replace("cases?", "cases.json?")).get_json()
    assert (first["cases"], first["read"]) == ([], len(young))
    assert "There are more to read" in client.get(address).text
    second = client.get(first["next"].replace("cases?", "cases.json?")).get_json()
    assert [case["id"] for case in second["cases"]] == [old[2], old[1]]
    key = address.partition("answers=")[2]
    assert f'name="answers" value="{key}"' in client.get(address).text
    saved = client.get(f"{LIST}/export?format=ndjson&answers={key}").text
    assert [json.loads(line)["id"] for line in saved.splitlines()] == old


def test_the_form_shows_again_what_is_looked_for(app: Flask) -> None:
    client = at_desk(app)
    address = seek(client, "?triage=urgent", chest_signs="chest_pain", **{"age-to": "50"})

    page = " ".join(client.get(address.replace("cases?", "cases/answers?")).text.split())

    assert 'value="chest_pain" checked' in page
    assert 'name="age-to" value="50"' in page
    assert page.count('<details class="asking" open>') == 2


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"age-from": "old"}, "age"),
        ({"age-from": "60", "age-to": "50"}, "age"),
        ({"chest_signs": "no such sign"}, "chest_signs"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_question(
    app: Flask, sent: dict[str, str], fault: str
) -> None:
    client = at_desk(app)

    answer = post(client, FORM, FORM, **sent)

    assert answer.status_code == 422
    assert f'id="{fault}-error"' in answer.text


def test_answers_of_another_sign_in_are_asked_for_again_and_nothing_is_shown(
    app: Flask, services: App
) -> None:
    case_of(services)
    client = at_desk(app)
    address = seek(client, **{"age-from": "18"})
    assert ids_on(client, address)

    later = app.test_client()
    sign_in(later, "ada")
    other = later.get(address)
    seek(client, **{"age-from": "80"})

    for answer in (other, client.get(address)):
        assert answer.status_code == 422
        assert "Choose the answers again" in answer.text
        assert not CASE_LINK.findall(answer.text)


def test_a_program_sends_the_answers_with_each_page(app: Flask, services: App) -> None:
    case_of(services)
    wanted = case_of(services, chest_signs=["chest_pain"], age=58)
    client, headers = app.test_client(), machine(app)
    body = {"answers": {"age": {"from": 50}, "chest_signs": ["chest_pain"]}}

    found = client.post(f"{LIST}.json?triage=emergency", json=body, headers=headers).get_json()

    assert [case["id"] for case in found["cases"]] == [wanted]
    wrong = {"answers": {"age": 50, "weight": {"from": 1}}}
    refused = client.post(f"{LIST}.json", json=wrong, headers=headers)
    assert (refused.status_code, sorted(refused.get_json()["errors"])) == (422, ["age", "weight"])
    assert client.post(f"{LIST}.json", json={}, headers=headers).status_code == 400
