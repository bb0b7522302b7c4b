"""One case is opened by its id, or by how that begins; what does not find one says why."""

import pytest
from flask import Flask

from recommender.service.app import App
from tests.web.desk.desk_visitors import at_desk, case_of


@pytest.mark.parametrize("letters", [8, 24])
def test_an_id_or_its_beginning_opens_the_case(app: Flask, services: App, letters: int) -> None:
    case_id = case_of(services)
    client = at_desk(app)

    page = client.get("/audit/cases", query_string={"id": f" {case_id[:letters].upper()} "})
    data = client.get("/audit/cases.json", query_string={"id": case_id[:letters]})

    assert page.location == f"/audit/cases/{case_id}"
    assert data.location == f"/audit/cases/{case_id}.json"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("0123456789", "No case has this id."),
        ("chest_pain", "Write the id as it stands on the page"),
        ("%", "Write the id as it stands on the page"),
    ],
)
def test_what_is_no_id_opens_nothing(app: Flask, services: App, said: str, fault: str) -> None:
    case_of(services)

    answer = at_desk(app).get("/audit/cases", query_string={"id": said})

    assert answer.status_code == 422
    assert fault in answer.text
    assert 'id="id-error"' in answer.text


def test_a_beginning_of_several_ids_opens_none_of_them(app: Flask, services: App) -> None:
    # seventeen ids and sixteen letters: two begin alike
    firsts = [case_of(services)[0] for _ in range(17)]
    twice = next(first for first in firsts if firsts.count(first) > 1)

    answer = at_desk(app).get("/audit/cases", query_string={"id": twice})

    assert answer.status_code == 422
    assert "Several cases begin so. Write more of the id." in answer.text
