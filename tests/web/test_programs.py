"""The API: real answers, problem documents, a document that is valid and true."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.errors import EngineError
from recommender.domain.evaluation import Evaluation
from recommender.domain.week import Recommendation
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.web.app import create_app
from tests.full_disk import file_of, log_of, no_file_grows_beyond
from tests.people import HEALTHY, a_person
from tests.plans import plan_data

API = "/api/v1"


def test_a_plan_is_that_of_the_service(client: FlaskClient, recommender: Recommender) -> None:
    person = a_person(recommender.content, where=["low_back", "leg"], leg_reach="below_knee")

    answer = client.post(f"{API}/plans", json=person)

    assert answer.status_code == 200
    told = answer.get_json()
    forced = told.pop("explanation")["forced_by"]
    assert "leg_reach" in {entry["question"] for entry in forced}
    assert told == plan_data(recommender, person)


def test_an_interview_goes_page_by_page_and_keeps_nothing(client: FlaskClient) -> None:
    first = client.post(f"{API}/interview", json={}).get_json()
    again = client.post(f"{API}/interview", json={}).get_json()
    end = client.post(f"{API}/interview", json={"saddle_signs": ["saddle_numbness"]}).get_json()

    assert first == again
    assert [entry["id"] for entry in first["page"]["questions"]] == ["age", "where"]
    assert (end["page"], end["certain"]) == (None, "emergency")


@pytest.mark.parametrize(
    ("body", "status", "named"),
    [
        (b"{}", 422, "saddle_signs"),
        (b'{"age": "old"}', 422, "age"),
        (b'{"mood": 1}', 422, "mood"),
        (b'{"age": 1, "age": 2}', 422, "age"),
        (b"no json", 422, "answers"),
        (b"\xff", 400, ""),
    ],
)
def test_answers_that_cannot_be_used_are_a_problem_with_a_message_a_question(
    client: FlaskClient, body: bytes, status: int, named: str
) -> None:
    answer = client.post(f"{API}/plans", data=body, content_type="application/json")

    problem = answer.get_json()
    assert answer.status_code == problem["status"] == status
    assert answer.mimetype == "application/problem+json"
    assert "triage" not in problem
    assert not named or named in problem["errors"]


def test_another_media_type_is_refused(client: FlaskClient) -> None:
    answer = client.post(f"{API}/plans", data="{}", content_type="text/plain")

    assert (answer.status_code, answer.mimetype) == (415, "application/problem+json")


def test_a_failing_engine_is_a_500_without_a_plan(services: App) -> None:
    class FailingRecommender(Recommender):
        def recommend_evaluated(self, evaluation: Evaluation) -> Recommendation:
            raise EngineError("the rule engine failed (KeyError)")

    failing = replace(services, recommender=FailingRecommender(services.recommender.content))
    client = create_app(services).test_client()
    client.application.extensions["recommender"] = failing

    answer = client.post(f"{API}/plans", json=dict(HEALTHY))

    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert "triage" not in answer.get_json()


def test_a_failure_behind_a_page_is_a_kind_page(own_app: Flask) -> None:
    @own_app.get("/broken")
    def broken() -> str:
        raise ZeroDivisionError

    own_app.testing = False
    answer = own_app.test_client().get("/broken")

    assert answer.status_code == 500
    assert "We made no plan" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "questionnaire",
        "rules",
        "rules/no-bouncing",
        "exercises",
        "exercises/cat-cow",
        "programmes",
        "sources",
    ],
)
def test_what_is_read_has_an_etag_and_need_not_be_sent_twice(
    client: FlaskClient, path: str
) -> None:
    first = client.get(f"{API}/{path}")
    again = client.get(f"{API}/{path}", headers={"If-None-Match": first.headers["ETag"]})

    assert first.status_code == 200
    assert again.status_code == 304
    assert again.data == b""


@pytest.mark.parametrize("path", ["rules/moon", "exercises/moon", "moon"])
def test_what_is_not_there_is_a_problem(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{API}/{path}")

    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_a_method_that_is_not_taken_says_which_are(client: FlaskClient) -> None:
    answer = client.get(f"{API}/plans")

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_the_server_says_that_it_is_up_and_ready_and_nothing_else(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok"}
    assert client.get("/readyz").get_json() == {"status": "ready"}


def test_who_can_keep_nothing_is_alive_and_not_ready(client: FlaskClient, services: App) -> None:
    with no_file_grows_beyond(len(log_of(file_of(services.stores)))):
        ready, alive = client.get("/readyz"), client.get("/healthz")

    assert (ready.status_code, ready.mimetype) == (503, "application/problem+json")
    assert ready.get_json()["detail"] == "The store cannot be written."
    assert alive.status_code == 200


@pytest.mark.parametrize(
    "path", ["openapi.json", "docs", "docs/", "docs/files/swagger-ui-bundle.js"]
)
def test_nobody_finds_the_document_where_it_was_not_set_up_to_be_seen(
    client: FlaskClient, path: str
) -> None:
    answer = client.get(f"/api/{path}")

    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


@pytest.fixture
def documented(shared_app: Flask) -> FlaskClient:
    return shared_app.test_client()


def test_the_document_is_valid_openapi(documented: FlaskClient) -> None:
    document = documented.get("/api/openapi.json").get_json()

    # imported here: it takes seconds, which each worker would spend on collecting
    from openapi_spec_validator import validate  # noqa: PLC0415

    validate(document)
    assert document["openapi"] == "3.1.0"


def test_the_examples_of_the_document_are_real(
    client: FlaskClient, documented: FlaskClient
) -> None:
    document = documented.get("/api/openapi.json").get_json()

    for path, operations in document["paths"].items():
        if "post" not in operations:
            continue
        asked = operations["post"]["requestBody"]["content"]["application/json"]["example"]
        shown = operations["post"]["responses"]["200"]["content"]["application/json"]["example"]
        wanted = asked if path.endswith("/plans") else {}
        assert client.post(path, json=wanted).get_json() == shown


def test_the_page_of_the_api_comes_from_our_own_files(documented: FlaskClient) -> None:
    page = documented.get("/api/docs/").text

    assert "http" not in page.replace("http-equiv", "")
    with documented.get("/api/docs/files/swagger-ui-bundle.js") as script:
        assert script.status_code == 200
    assert documented.get("/api/docs/files/index.css").status_code == 404
