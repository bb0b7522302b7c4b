"""Requests that hold what a database cannot: both kinds of database answer them alike.

SQLite takes nearly everything; PostgreSQL knows no NUL, and no number without end.
"""

import pytest
from flask import Flask

from recommender.domain.content import Content
from recommender.domain.records import NUMBER_MOST
from recommender.service.app import App
from recommender.web.app import create_app
from tests.people import a_plain_case
from tests.web.desk.desk_visitors import SIGN_IN, at_desk
from tests.web.visiting import token_on

NUL = "\0"
PLACES = (
    "/audit/cases/{}",
    "/audit/cases/{}/replay",
    "/audit/rules/{}",
    "/api/v1/rules/{}",
    "/questions/{}",
    "/{}",
)
FIELDS = (
    *("since", "until", "triage", "fired", "near", "near_triage", "avoided", "content"),
    *("reviewed", "verdict", "order", "cursor", "no such field"),
)
LAST = str(NUMBER_MOST)
BEYOND = str(NUMBER_MOST + 1)


@pytest.fixture
def case_id(services: App, content: Content) -> str:
    return services.cases.decide(a_plain_case(content, "spasm")).case.id


@pytest.fixture
def app(services: App, case_id: str) -> Flask:
    """The application on each kind of database, with a case."""
    made = create_app(services)
    made.testing = True
    return made


def test_nothing_has_an_address_with_a_nul(app: Flask) -> None:
    ada = at_desk(app)

    found = {place: ada.get(place.format("a%00b")).status_code for place in PLACES}

    assert found == dict.fromkeys(PLACES, 404)


def test_a_nul_in_a_filter_is_a_bad_request(app: Flask) -> None:
    ada = at_desk(app)

    found = {name: ada.get("/audit/cases.json", query_string={name: NUL}) for name in FIELDS}

    answers = {name: answer.status_code for name, answer in found.items()}
    assert answers == dict.fromkeys(FIELDS, 400)
    assert ada.get("/audit/cases", query_string={NUL: "a"}).status_code == 400


def test_a_nul_in_a_form_is_a_bad_request(app: Flask) -> None:
    client = app.test_client()
    sent = {"csrf_token": token_on(client, SIGN_IN), "name": f"ada{NUL}", "password": "p"}
    code = {"csrf_token": sent["csrf_token"], "code": f"AAAA{NUL}", "sure": "yes"}

    assert client.post(SIGN_IN, data=sent).status_code == 400
    assert client.post(SIGN_IN, data=sent, content_type="multipart/form-data").status_code == 400
    assert client.post("/case", data=code).status_code == 400
    assert client.post("/interview/end", data=code).status_code == 400


@pytest.mark.parametrize("strange", [NUL, "\ud800"])
def test_no_field_of_a_program_that_cannot_be_kept_is_a_failure(
    app: Flask, case_id: str, strange: str
) -> None:
    ada = at_desk(app)
    page = f"/audit/cases/{case_id}"
    headers = {"X-CSRFToken": token_on(ada, page)}
    fields = ("verdict", "reason", "right_triage", "rule", "words")

    found = {
        name: ada.post(
            f"{page}/reviews.json",
            json={"verdict": "disagree", "words": "no", name: strange},
            headers=headers,
        ).status_code
        for name in fields
    }

    assert set(found.values()) <= {201, 303, 400, 422}, found


@pytest.mark.parametrize("order", ["newest", "oldest", "gravest"])
def test_a_list_begins_at_any_number_that_a_case_can_have_and_at_no_other(
    app: Flask, order: str
) -> None:
    ada = at_desk(app)
    statuses = {
        **dict.fromkeys(("1", f"9-{LAST}", LAST), 200),
        **dict.fromkeys(
            (BEYOND, f"9-{BEYOND}", "9" * 11, "9" * 15, "9" * 5000, "-1", "\u0661"), 422
        ),
    }

    found = {
        cursor: ada.get(
            "/audit/cases.json", query_string={"cursor": cursor, "order": order}
        ).status_code
        for cursor in statuses
    }

    assert found == statuses
