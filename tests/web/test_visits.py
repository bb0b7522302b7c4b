"""Visits of the form: to a week, to each stop page, with errors, changes and lost visits."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from recommender.domain.content import Content
from tests.system import Clock
from tests.web.visiting import begin, named, send, token_on, visit


def test_the_first_page_names_the_signs_that_cannot_wait_for_a_form(
    client: FlaskClient, content: Content
) -> None:
    emergency = content.outcomes["emergency"]

    page = client.get("/").text

    assert len(emergency.early_signs) == 3
    for words in (*emergency.early_signs, emergency.early_call):
        assert words in page
    assert page.index(emergency.early_call) < page.index("<form")


def test_a_visit_ends_at_the_check_and_then_shows_todays_session_first(
    client: FlaskClient, content: Content
) -> None:
    assert visit(client, content) == "/answers"

    today = client.get("/result").text

    assert today.index("<h1>Today: day 1 of 7") < today.index('class="exercise"')
    assert client.get("/case/week").text.count('<li class="day') == 7


def test_with_care_the_advice_stands_above_the_week(client: FlaskClient, content: Content) -> None:
    visit(client, content, where=["low_back", "leg"], leg_reach="below_knee")

    today = client.get("/result").text

    title = content.outcomes["plan_with_care"].title
    assert today.index(title) < today.index('class="exercise"')


@pytest.mark.parametrize(
    ("triage", "different"),
    [
        ("emergency", {"saddle_signs": ["saddle_numbness"]}),
        ("urgent", {"limb_signs": ["foot_drops"], "limb_time": "today"}),
        ("clinician_first", {"age": 60, "compare": "first"}),
    ],
)
def test_each_stop_has_a_page_of_its_own_and_no_week(
    client: FlaskClient, content: Content, triage: str, different: dict[str, Any]
) -> None:
    assert visit(client, content, **different) == "/result"

    page = client.get("/result").text

    assert content.outcomes[triage].title in page
    assert "Whom to call" in page
    assert "The seven days" not in page
    assert client.get("/answers").location == "/result"


def test_errors_are_told_on_top_and_at_the_field_and_what_was_typed_stays(
    client: FlaskClient, content: Content
) -> None:
    url = begin(client)

    answer = send(client, url, {"age": "a hundred", "where": ["neck"]})

    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert answer.text.count("Enter your age in years, 0 to 120, as a whole number") == 2
    assert 'value="a hundred"' in answer.text
    assert "checked" in answer.text


@pytest.mark.parametrize(
    ("page", "fields", "message"),
    [
        ("you", {"age": "", "where": ["neck"]}, "Enter your age in years, 0 to 120<"),
        ("you", {"age": "70"}, "Choose every place that hurts or is stiff"),
        ("you", {"age": "70", "where": ["moon"]}, "Choose every place that hurts or is stiff"),
        ("bladder-bowel", {}, "between the legs, or “None of these”<"),
        (
            "bladder-bowel",
            {"saddle_signs": ["none", "saddle_old"]},
            "between the legs, or “None of these”, but not both",
        ),
        ("start", {"compare": "perhaps"}, "Choose whether you have had it before"),
    ],
)
def test_every_fault_says_what_to_do(
    client: FlaskClient, content: Content, page: str, fields: dict[str, object], message: str
) -> None:
    visit(client, content)

    answer = send(client, f"/questions/{page}", fields)

    assert answer.status_code == 422
    assert message in answer.text


def test_a_page_shows_what_was_answered_before(client: FlaskClient, content: Content) -> None:
    visit(client, content, where=["low_back", "buttock_hip"])

    page = client.get("/questions/you").text

    assert page.count(" checked") == 2
    assert 'value="40"' in page


def test_nothing_is_chosen_beforehand(client: FlaskClient) -> None:
    page = client.get(begin(client)).text

    assert " checked" not in page


def test_a_changed_answer_brings_its_pages_and_then_the_check_again(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content)

    changed = send(client, "/questions/you", {"age": "40", "where": ["neck"]})

    assert named(client, changed.location) == "/questions/neck"
    assert named(client, client.get("/answers").location) == "/questions/neck"
    assert named(client, client.get("/result").location) == "/questions/neck"


def test_a_page_that_does_not_apply_leads_on(client: FlaskClient, content: Content) -> None:
    visit(client, content)

    assert client.get("/questions/neck").location == "/answers"


def test_optional_questions_may_stay_open(client: FlaskClient, content: Content) -> None:
    url = visit(client, content)
    kept = {"minutes_a_day": "20", "days_a_week": "3", "experience": "some"}

    answer = send(client, "/questions/week", kept)

    assert url == answer.location == "/answers"


def test_a_visit_that_has_ended_leads_to_its_case_on_the_day_that_was_not_done(
    client: FlaskClient, content: Content, clock: Clock
) -> None:
    visit(client, content)
    client.get("/result")

    clock.go_on(hours=3)
    client.get("/result")
    clock.go_on(hours=3)
    client.get("/result")
    clock.go_on(hours=42)

    assert client.get("/result").location == "/case"
    assert "Today: day 1 of 7" in client.get("/case").text


def test_an_ended_visit_keeps_what_was_just_sent_and_says_what_was_lost(
    client: FlaskClient, content: Content, clock: Clock
) -> None:
    url = begin(client)
    token = token_on(client, url)
    clock.go_on(hours=5)

    answer = client.post(url, data={"csrf_token": token, "age": "40", "where": ["neck"]})

    assert named(client, answer.location) == "/questions/start"
    assert "Your visit had ended" in client.get(answer.location).text
    assert 'value="40"' in client.get("/questions/you").text


@pytest.mark.parametrize("url", ["/questions/start", "/answers", "/result"])
def test_a_lost_visit_leads_to_the_start_and_says_so(
    client: FlaskClient, clock: Clock, url: str
) -> None:
    begin(client)
    clock.go_on(hours=5)

    assert client.get(url).location == "/"
    assert "Your visit has ended" in client.get("/").text


def test_answers_can_be_deleted(client: FlaskClient, content: Content) -> None:
    visit(client, content)
    token = token_on(client, "/result")

    answer = client.post("/interview/end", data={"csrf_token": token, "sure": "yes"})

    assert answer.location == "/"
    assert "Your answers are deleted." in client.get("/").text
    assert client.get("/result").location == "/"


def test_the_start_offers_to_go_on(client: FlaskClient, content: Content) -> None:
    visit(client, content)

    assert "Carry on where you were" in client.get("/").text
    assert client.get("/continue").location == "/answers"


def test_an_unknown_page_is_not_found_and_says_so_kindly(client: FlaskClient) -> None:
    begin(client)

    for url in ("/questions/moon", "/moon"):
        answer = client.get(url)
        assert answer.status_code == 404
        assert "Page not found" in answer.text


def test_about_says_that_nobody_signed_the_rules(client: FlaskClient, content: Content) -> None:
    assert f"{len(content.rules)} of its {len(content.rules)} rules" in client.get("/about").text
