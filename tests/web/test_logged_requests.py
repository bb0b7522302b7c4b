"""What the log says of requests: their id and route, why one was refused, and never a value."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.domain.users import OF_MACHINES, Role
from recommender.service.app import App
from recommender.service.logs import ACCESS_LOG
from recommender.service.settings import Settings
from recommender.web.app import create_app
from recommender.web.logging_requests import REQUEST_ID
from tests.logged import Lines
from tests.people import HEALTHY
from tests.web.desk.desk_visitors import (
    PASSWORD,
    a_user,
    at_desk,
    case_of,
    machine,
    post,
    review,
    sign_in,
)
from tests.web.own_cases import PLANS, STOP
from tests.web.test_own_case_not_kept import fill_up, form_before_a_failure
from tests.web.visiting import begin, token_on, visit

# could be a name, so that nothing but not being told keeps it out
MARK = "marked-by-me"
GIVEN = "0123456789abcdef0123456789abcdef"
# pages of proofs take seconds, and hold nothing that was sent
SLOW = ("/audit/promises", "/audit/proof")


def test_a_request_has_an_id_of_its_own_whatever_the_client_sends(client: FlaskClient) -> None:
    first, second = (client.get("/healthz", headers={REQUEST_ID: GIVEN}) for _ in range(2))

    assert len({first.headers[REQUEST_ID], second.headers[REQUEST_ID], GIVEN}) == 3
    assert client.get("/nowhere").headers[REQUEST_ID]


@pytest.mark.parametrize(
    ("given", "is_taken"),
    [(GIVEN, True), (GIVEN.upper(), True), (GIVEN[:15], False), ("my chest hurts now", False)],
)
def test_behind_a_proxy_the_id_is_that_of_the_proxy_if_it_is_one(
    services: App, lines: Lines, given: str, is_taken: bool
) -> None:
    behind = replace(services, settings=Settings(proxies=1))

    answer = create_app(behind).test_client().get("/case", headers={REQUEST_ID: given})

    assert (answer.headers[REQUEST_ID] == given) is is_taken
    assert lines.said[-1]["request_id"] == answer.headers[REQUEST_ID]


def test_a_line_of_access_has_the_route_and_not_the_address(
    client: FlaskClient, lines: Lines
) -> None:
    client.get(f"/api/v1/rules/{MARK}?{MARK}={MARK}")
    client.open(f"/{MARK}", method=MARK)

    known, unknown = ({**line, "ms": 0} for line in lines.said if line["logger"] == ACCESS_LOG)
    assert (known["method"], known["route"], known["status"]) == (
        "GET",
        "/api/v1/rules/<string:entry_id>",
        404,
    )
    assert (unknown["method"], unknown["route"], unknown["status"]) == ("OTHER", "none", 404)
    assert known["address"] == "127.0.0.0/24"


def test_the_next_request_has_nothing_of_the_one_before(app: Flask, lines: Lines) -> None:
    at_desk(app).get("/audit/cases")
    app.test_client().delete("/api/v1/case", headers={"Authorization": f"Bearer {MARK}"})

    assert lines.told[-2] == ("authn_token_fail", "refused", "", "")


def test_each_refusal_is_told_once_with_who_was_refused(app: Flask, lines: Lines) -> None:
    client = at_desk(app)
    robot = machine(app)
    at = len(lines.lines)

    client.get("/audit/users")
    app.test_client().get("/audit/users.json", headers=robot)
    app.test_client().get("/audit/cases.json", headers={"Authorization": f"Bearer {MARK}"})
    client.post("/audit/cases/x/reviews", data={})
    client.get("/case", headers={"Host": f"{MARK}.example"})
    app.test_client().post("/interview", data={})
    app.test_client().post("/case", data={"csrf_token": MARK, "code": "0000-0000-0000-0000"})

    assert [told for told in lines.told[at:] if told[0]] == [
        ("authz_fail", "refused", "ada", ""),
        ("authz_fail", "refused", "token:robot", ""),
        ("authn_token_fail", "refused", "", ""),
        ("csrf_fail", "refused", "ada", ""),
        ("host_fail", "refused", "", ""),
        ("csrf_fail", "refused", "", ""),
        ("csrf_fail", "refused", "", ""),
    ]


def test_a_code_that_opens_nothing_is_told_without_it(client: FlaskClient, lines: Lines) -> None:
    code = "0000-0000-0000-0000"

    client.post("/case", data={"csrf_token": token_on(client, "/case"), "code": code})

    assert lines.told[-2] == ("authn_code_fail", "refused", "", "")
    assert code not in "\n".join(lines.lines)


def test_a_sign_in_is_told_with_its_request(app: Flask, lines: Lines) -> None:
    answer = sign_in(app.test_client(), a_user(app, "ada"), MARK)

    *_, line, _access = lines.said
    assert (line["event"], line["who"]) == ("authn_login_fail", "ada")
    assert line["request_id"] == answer.headers[REQUEST_ID]
    assert line["route"] == "/audit/sign-in"


def test_who_sees_takes_and_judges_cases_is_told(app: Flask, services: App, lines: Lines) -> None:
    case_id = case_of(services)
    client = at_desk(app, "ada", Role.CLINICIAN, Role.EXPORTER)
    at = len(lines.lines)

    client.get("/audit/cases")
    client.get("/audit/cases/export?format=ndjson")
    review(client, case_id, verdict="agree")

    told = [told[:3] for told in lines.told[at:] if told[0]]
    assert told == [
        ("sensitive_read", "success", "ada"),
        ("sensitive_export", "success", "ada"),
        ("sensitive_create", "success", "ada"),
    ]
    assert case_id not in "\n".join(lines.lines)


def test_a_deletion_is_told_with_how_many(services: App, client: FlaskClient, lines: Lines) -> None:
    kept = services.cases.decide(services.recommender.read('{"saddle_signs": ["saddle_numbness"]}'))

    client.delete("/api/v1/case", headers={"Authorization": f"Bearer {kept.token}"})

    [line] = [line for line in lines.said if line.get("event") == "sensitive_delete"]
    assert (line["who"], line["number"], line["route"]) == ("person", 1, "/api/v1/case")


@pytest.mark.parametrize("answers", [dict(HEALTHY), STOP])
def test_what_a_program_sent_and_could_not_be_kept_is_told_also_of_an_emergency(
    client: FlaskClient, services: App, lines: Lines, answers: dict[str, object]
) -> None:
    fill_up(services, "cases")

    assert client.post(PLANS, json=answers).status_code == 503

    events = [told for told in lines.told if told[0]]
    assert events == [("keep_fail", "failure", "", "")]


def test_an_emergency_whose_page_goes_out_although_nothing_is_kept_is_told(
    client: FlaskClient, services: App, content: Content, lines: Lines
) -> None:
    form = form_before_a_failure(client, services, content, STOP)

    assert client.post("/questions/chest", data=form).status_code == 200

    assert [told for told in lines.told if told[0]] == [("keep_fail", "failure", "", "")]


def test_a_store_that_fails_otherwise_is_told_once(
    client: FlaskClient, services: App, lines: Lines
) -> None:
    begin(client)
    fill_up(services, "interviews")
    with services.stores.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE interviews")

    assert client.get("/result").status_code == 503
    assert [told for told in lines.told if told[0]] == [("keep_fail", "failure", "", "")]


def marked(app: Flask) -> Iterator[tuple[str, str]]:
    """Yield each method and address, with the mark in every place that a client fills."""
    for rule in app.url_map.iter_rules():
        if str(rule).startswith(SLOW) or rule.endpoint.endswith("static"):
            continue
        values: dict[str, Any] = {
            name: 7 if "int" in str(rule) else MARK for name in rule.arguments
        }
        with app.test_request_context():
            path = app.url_for(rule.endpoint, **values)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield method, path


def test_nothing_that_a_client_sends_anywhere_is_in_the_log(
    app: Flask, services: App, lines: Lines, content: Content
) -> None:
    app.testing = False
    robot = machine(app, *OF_MACHINES)
    person, desk = app.test_client(), at_desk(app, "root", *Role)
    visit(person, content)
    token, desk_token = token_on(person), token_on(desk, "/audit/users")
    fields = dict.fromkeys((*content.questionnaire.questions, *FIELDS), MARK)
    headers = dict.fromkeys(
        ("User-Agent", "Referer", "Idempotency-Key", "Accept-Language", REQUEST_ID), MARK
    )

    for method, path in marked(app):
        asked: dict[str, Any] = {"path": path, "method": method, "query_string": fields}
        by_machine = {**headers, **robot} if path.startswith("/audit") else headers
        person.open(**asked, headers=headers, data={"csrf_token": token, **fields})
        if method != "GET" or MARK in path:
            app.test_client().open(**asked, headers=by_machine, json=fields)
    for path in ("/audit/users", "/audit/users/disable", "/audit/sign-in"):
        post(desk, path, "/audit/users", **fields)
    person.post("/interview", headers={"Host": f"{MARK}.example"}, data={"csrf_token": token})

    assert desk_token
    assert len(lines.lines) > 100
    assert [line for line in lines.lines if MARK in line] == []


def test_no_answer_of_a_whole_visit_is_in_the_log(
    client: FlaskClient, content: Content, lines: Lines
) -> None:
    visit(client, content, chest_signs=["chest_pain"])
    client.get("/result")

    log = "\n".join(lines.lines)
    assert "/questions/<step:page_id>" in log
    for said in ("chest_pain", "chest_signs", "emergency", PASSWORD):
        assert said not in log


FIELDS = (
    *("name", "password", "role", "code", "note", "label", "next", "days", "verdict", "words"),
    *("archive", "country", "language", "format", "case", "rule", "start", "time", "zone", "back"),
)
HEADERS = ("User-Agent", "Referer", "Idempotency-Key", "Accept-Language", REQUEST_ID)
