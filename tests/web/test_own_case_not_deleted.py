"""A deletion that fails says so; one that succeeded says so too, whatever fails after it."""

import re

import pytest
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.service.app import App
from recommender.service.cases import Kept
from tests.full_disk import file_of, log_of, no_file_grows_beyond
from tests.people import a_plain_case
from tests.web.own_cases import code_on
from tests.web.visiting import visit

CASE = "/api/v1/case"
FORM = re.compile(r'name="(csrf_token|code)" value="([^"]+)"')


@pytest.fixture
def kept(services: App, content: Content) -> Kept:
    return services.cases.decide(a_plain_case(content, "spasm"))


def by(kept: Kept) -> dict[str, str]:
    return {"Authorization": f"Bearer {kept.token}"}


def test_a_program_whose_deletion_fails_is_told_that_nothing_was_deleted(
    client: FlaskClient, services: App, kept: Kept
) -> None:
    with no_file_grows_beyond(0):
        answer = client.delete(CASE, headers=by(kept))

    assert answer.status_code == 503
    assert answer.get_json()["detail"] == "The store cannot be written. Nothing was deleted."
    assert services.cases.own_case(kept.token) == kept.case


def test_a_program_can_delete_what_could_not_be_deleted_before(
    client: FlaskClient, services: App, kept: Kept
) -> None:
    with no_file_grows_beyond(0):
        client.delete(CASE, headers=by(kept))

    assert client.delete(CASE, headers=by(kept)).status_code == 204
    assert services.cases.own_case(kept.token) is None


def test_a_disk_that_is_full_right_after_a_deletion_makes_no_error_of_it(
    client: FlaskClient, services: App, content: Content, kept: Kept
) -> None:
    client.delete(CASE, headers=by(kept))
    file = file_of(services.stores)
    size = file.stat().st_size
    two = [services.cases.decide(a_plain_case(content, name)) for name in ("knots", "weak")]

    with no_file_grows_beyond(size):
        answer = client.delete(CASE, headers=by(two[0]))
        assert log_of(file)

    assert answer.status_code == 204
    assert client.get(CASE, headers=by(two[0])).status_code == 401


def test_a_person_whose_deletion_fails_reads_that_nothing_was_deleted_and_keeps_all(
    client: FlaskClient, services: App, content: Content
) -> None:
    visit(client, content)
    page = client.get("/result").text
    form = dict(FORM.findall(page))
    # templates that are compiled for the first time still find room
    size = len(log_of(file_of(services.stores)))

    with no_file_grows_beyond(size):
        answer = client.post("/interview/end", data={**form, "sure": "yes"})

    assert answer.status_code == 503
    assert "We cannot delete your answers just now" in answer.text
    assert "no plan" not in answer.text
    assert services.cases.own_case(code_on(page)) is not None
    assert client.get("/answers").status_code == 200


def test_a_person_whose_plan_cannot_be_opened_reads_that_it_is_still_kept(
    client: FlaskClient, services: App, content: Content
) -> None:
    visit(client, content)
    client.get("/result")
    with services.stores.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE case_tokens RENAME TO elsewhere")

    answer = client.get("/case")
    problem = client.get(CASE, headers={"Authorization": "Bearer AAAA"})

    assert (answer.status_code, problem.status_code) == (503, 503)
    assert "It is still kept." in answer.text
    assert problem.get_json()["detail"] == "The store cannot be read. What is kept is still there."
