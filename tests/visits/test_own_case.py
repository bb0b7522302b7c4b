"""A person's own case: kept before it is shown, opened by its code alone, downloaded, deleted."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from recommender.domain.cases import CaseFilter
from recommender.domain.content import Content
from recommender.service.keeping import Keeper
from recommender.web.app import create_app
from recommender.web.settings import Settings
from tests.people import HEALTHY, a_plain_case
from tests.surroundings import Clock
from tests.visits.desk_visitors import at_desk
from tests.visits.visiting import begin, fields_of, send, token_on, visit

CODE = re.compile(r"<code>([A-Z2-7]{4}(?:-[A-Z2-7]{2,4}){6})</code>")
PLANS = "/api/v1/plans"
CASE = "/api/v1/case"
STOP = {**HEALTHY, "chest_signs": ["chest_pain"]}


def code_on(page: str) -> str:
    found = CODE.search(page)
    assert found is not None
    return found[1]


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def fill_up(keeper: Keeper, *tables: str) -> None:
    """Let the store take nothing more into some tables."""
    with keeper.stores.database.writing() as connection:
        for table in tables:
            for change in ("INSERT", "UPDATE"):
                refusal = "BEGIN SELECT RAISE(ABORT, 'full'); END"
                name = f"full_{table}_{change}"
                connection.execute(
                    text(f"CREATE TRIGGER {name} BEFORE {change} ON {table} {refusal}")
                )


def test_a_week_is_a_case_before_it_is_shown_and_only_once(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)

    page = client.get("/result").text
    client.get("/result")

    case = keeper.own_case(code_on(page))
    assert case is not None
    assert case.answers["age"] == HEALTHY["age"]
    assert keeper.stores.journal.verify().records == 1


def test_changed_answers_are_another_case(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)
    first = code_on(client.get("/result").text)

    send(client, "/questions/you", {"age": "41", "pregnancy": "no"})
    second = code_on(client.get("/result").text)

    kept = [keeper.own_case(code) for code in (first, second)]
    assert [case.answers["age"] for case in kept if case] == [40, 41]


def test_a_code_opens_its_plan_in_another_browser_and_stands_in_no_address(
    app: Flask, client: FlaskClient, content: Content
) -> None:
    visit(client, content)
    code = code_on(client.get("/result").text)
    other = app.test_client()

    answer = other.post(
        "/case", data={"csrf_token": token_on(other, "/case"), "code": code.lower()}
    )

    assert answer.location == "/case"
    assert "Your week" in other.get("/case").text
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("case=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_behind_tls_the_code_lies_in_a_host_cookie(keeper: Keeper) -> None:
    client = create_app(keeper, Settings(is_https=True)).test_client()
    code = keeper.decide(keeper_answers(keeper)).token
    page = client.get("/case", base_url="https://localhost").text
    form = {"csrf_token": re.findall(r'csrf_token" value="([^"]+)', page)[0], "code": code}

    answer = client.post("/case", data=form, base_url="https://localhost")

    cookies = [one for one in answer.headers.getlist("Set-Cookie") if "case" in one]
    assert cookies[0].startswith("__Host-case=")
    assert "Secure" in cookies[0]


@pytest.mark.parametrize("code", ["", "AAAA-BBBB", "0" * 26, "' OR 1=1 --"])
def test_a_wrong_code_opens_nothing_and_says_so(
    client: FlaskClient, keeper: Keeper, code: str
) -> None:
    keeper.decide(keeper_answers(keeper))

    answer = client.post("/case", data={"csrf_token": token_on(client, "/case"), "code": code})

    assert answer.status_code == 422
    assert "No plan has this code" in answer.text
    client.set_cookie("case", code)
    assert "Come back to your plan" in client.get("/case").text
    assert client.get("/case/data").location == "/case"


def test_everything_that_is_kept_can_be_downloaded(client: FlaskClient, content: Content) -> None:
    visit(client, content)
    client.get("/result")

    answer = client.get("/case/data")

    data = answer.get_json()
    assert "attachment" in answer.headers["Content-Disposition"]
    assert data["answers"]["age"] == HEALTHY["age"]
    assert set(data) == {"case", "at", "answers", "plan", "history", "files_that_may_hold_it"}


def test_a_person_is_told_when_files_of_cases_were_taken(
    app: Flask, client: FlaskClient, content: Content
) -> None:
    visit(client, content)
    client.get("/result")

    at_desk(app).get("/audit/cases/export?format=csv&triage=plan")

    [at] = client.get("/case/data").get_json()["files_that_may_hold_it"]
    assert at.startswith("2026-11-21")


def test_deleting_the_answers_deletes_the_case_too(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)
    code = code_on(client.get("/result").text)

    answer = client.post(
        "/interview/end", data={"csrf_token": token_on(client, "/result"), "sure": "yes"}
    )

    assert answer.location == "/"
    assert keeper.own_case(code) is None
    assert keeper.stores.journal.verify().broken is None
    assert client.get("/case").text.count("Come back to your plan") == 1


def test_closing_on_a_shared_computer_keeps_the_case_and_leaves_nothing(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)
    code = code_on(client.get("/result").text)

    client.post("/interview/close", data={"csrf_token": token_on(client, "/result")})

    assert "Come back to your plan" in client.get("/case").text
    assert client.get("/result").location == "/"
    assert keeper.own_case(code) is not None


def test_each_page_shows_and_deletes_its_own_case_also_after_another_was_opened(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)
    first = code_on(client.get("/result").text)
    page = client.get("/result").text
    other = keeper.decide(a_plain_case(content, "neck"))
    client.post("/case", data={"csrf_token": token_on(client, "/case"), "code": other.token})

    shown = code_on(client.get("/result").text)
    form = dict(re.findall(r'name="(csrf_token|code)" value="([^"]+)"', page))
    client.post("/interview/end", data={**form, "sure": "yes"})

    assert shown not in (first, other.token)
    assert form["code"] == first
    assert keeper.own_case(shown) is keeper.own_case(first) is None
    assert keeper.own_case(other.token) == other.case


def test_deleting_deletes_every_case_of_the_interview(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)
    first = code_on(client.get("/result").text)
    send(client, "/questions/you", {"age": "41", "pregnancy": "no"})
    second = code_on(client.get("/result").text)

    client.post(
        "/interview/end",
        data={"csrf_token": token_on(client, "/result"), "code": second, "sure": "yes"},
    )

    assert keeper.own_case(first) is keeper.own_case(second) is None
    assert "Your answers are deleted." in client.get("/").text


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


def test_nothing_is_deleted_before_it_was_asked_once_more(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)
    page = client.get("/result").text
    form = dict(re.findall(r'name="(csrf_token|code)" value="([^"]+)"', page))

    asked = client.post("/interview/end", data=form).text

    assert "Delete your answers?" in asked
    assert f'name="code" value="{form["code"]}"' in asked
    assert keeper.own_case(form["code"]) is not None


def test_what_is_not_there_is_not_said_to_be_deleted(client: FlaskClient, keeper: Keeper) -> None:
    client.post(
        "/interview/end", data={"csrf_token": token_on(client), "code": "AAAA", "sure": "yes"}
    )

    assert "There was nothing left to delete." in client.get("/").text


def test_the_same_answers_of_one_interview_are_one_case(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)
    client.get("/result")
    for age in ("41", str(HEALTHY["age"])):
        send(client, "/questions/you", {"age": age, "pregnancy": "no"})
        client.get("/result")

    assert keeper.stores.cases.count(CaseFilter()) == 2


def test_a_plan_that_was_deleted_from_elsewhere_is_gone_here_too(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)
    keeper.delete_own(code_on(client.get("/result").text))

    answer = client.get("/result")

    assert answer.location == "/"
    assert "This plan was deleted." in client.get("/").text
    assert "Go on where you were" not in client.get("/").text


def test_a_store_without_todays_content_hides_no_emergency(
    client: FlaskClient, keeper: Keeper
) -> None:
    with keeper.stores.database.writing() as connection:
        connection.execute(text("DELETE FROM contents"))

    problem = client.post(PLANS, json=STOP)

    assert problem.status_code == 503
    assert problem.get_json()["triage"] == "emergency"


def test_without_a_store_nobody_gets_a_week(
    client: FlaskClient, keeper: Keeper, content: Content
) -> None:
    visit(client, content)
    fill_up(keeper, "cases")

    page = client.get("/result")
    problem = client.post(PLANS, json=dict(HEALTHY))

    assert (page.status_code, problem.status_code) == (503, 503)
    assert "We cannot keep your answers" in page.text
    assert "triage" not in problem.get_json()


def test_without_a_store_who_must_see_a_doctor_is_still_told(
    client: FlaskClient, keeper: Keeper, content: Content
) -> None:
    visit(client, content, chest_signs=["chest_pain"])
    fill_up(keeper, "cases")

    page = client.get("/result")
    problem = client.post(PLANS, json=STOP)

    assert page.status_code == 200
    assert "Please get emergency help now" in page.text
    assert "could not be kept" in page.text
    assert problem.status_code == 503
    assert problem.get_json()["triage"] == "emergency"


def test_a_store_that_fails_in_the_middle_hides_no_emergency(
    client: FlaskClient, keeper: Keeper, content: Content
) -> None:
    begin(client)
    token = token_on(client, "/questions/chest-belly")
    fill_up(keeper, "interviews")
    fields = fields_of(content, "chest-belly", STOP)

    page = client.post("/questions/chest-belly", data={"csrf_token": token, **fields})

    assert page.status_code == 200
    assert "Please get emergency help now" in page.text
    assert not CODE.search(page.text)


def test_a_store_that_cannot_be_read_hides_no_emergency(
    client: FlaskClient, keeper: Keeper, content: Content
) -> None:
    begin(client)
    token = token_on(client, "/questions/chest-belly")
    with keeper.stores.database.writing() as connection:
        connection.execute(text("DROP TABLE interviews"))
    fields = fields_of(content, "chest-belly", STOP)

    page = client.post("/questions/chest-belly", data={"csrf_token": token, **fields})

    assert page.status_code == 200
    assert "Please get emergency help now" in page.text


def test_a_store_that_fails_in_the_middle_takes_no_other_answer(
    client: FlaskClient, keeper: Keeper, content: Content
) -> None:
    begin(client)
    token = token_on(client, "/questions/chest-belly")
    fill_up(keeper, "interviews")
    fields = fields_of(content, "chest-belly", HEALTHY)

    page = client.post("/questions/chest-belly", data={"csrf_token": token, **fields})

    assert page.status_code == 503
    assert "We cannot keep your answers" in page.text


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
    client: FlaskClient, keeper: Keeper, headers: dict[str, Any]
) -> None:
    case = keeper.decide(keeper_answers(keeper)).case

    for answer in (client.get(CASE, headers=headers), client.delete(CASE, headers=headers)):
        assert answer.status_code == 401
        assert case.id not in answer.text
    assert client.get(CASE, headers=bearer(case.id)).status_code == 401


def test_a_program_can_delete_its_case_once(client: FlaskClient) -> None:
    token = client.post(PLANS, json=dict(HEALTHY)).headers["Case-Token"]

    assert client.delete(CASE, headers=bearer(token)).status_code == 204
    assert client.delete(CASE, headers=bearer(token)).status_code == 401


def keeper_answers(keeper: Keeper) -> Any:
    questions = keeper.service.content.questionnaire.questions
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in HEALTHY.items()
        if name in questions
    }
