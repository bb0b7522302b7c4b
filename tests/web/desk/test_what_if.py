"""A case tried with other answers and decided anew: what is told, refilled, kept and opened."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.service.app import App
from recommender.web.forms import shown
from tests.web.desk.desk_visitors import at_desk, case_of, machine, post
from tests.web.visiting import text_of, token_on

AGE = "How old are you?"
CHEST_PAIN = "Chest pain, pressure or tightness at rest"
OPEN = re.compile(r'<details class="asking" open>\s*<summary>([^<]+?) <span')
CLOSED = re.compile(r'<details class="asking">\s*<summary>([^<]+?) <span')


def url_of(case_id: str) -> str:
    return f"/audit/cases/{case_id}/what-if"


def tried(client: FlaskClient, services: App, case_id: str, **typed: Any) -> Any:
    """Send the form of a case as it is filled, with these fields typed otherwise."""
    answers = services.stores.cases.find(case_id).answers
    form = {name: list(shown(value)) for name, value in answers.items()}
    url = url_of(case_id)
    return client.post(url, data={"csrf_token": token_on(client, url), **form, **typed})


def by_machine(app: Flask, case_id: str, **changed: Any) -> Any:
    answer = app.test_client().post(
        f"{url_of(case_id)}.json", json={"changed": changed}, headers=machine(app)
    )
    return answer.get_json()["tried"]


def test_a_what_if_says_in_words_what_was_changed(app: Flask, services: App) -> None:
    page = tried(
        at_desk(app), services, case_of(services), age="70", chest_signs=["chest_pain"]
    ).text

    words = text_of(page)
    assert f"{AGE} 40 years → 70 years" in words
    assert f"None of these → {CHEST_PAIN}" in words
    assert '["chest_pain"]' not in words.split("All differences")[0]


def test_a_what_if_links_each_rule_that_fires_now(app: Flask, services: App) -> None:
    case_id = case_of(services)

    page = tried(at_desk(app), services, case_id, chest_signs=["chest_pain"]).text

    address = f"/audit/cases/{case_id}/rules/chest-pain"
    title = services.recommender.content.rules_by_id["chest-pain"].title
    assert f'<a href="{address}" title="chest-pain">{title}</a>' in page
    assert "There is no longer a week." in page


def test_an_answer_that_decides_nothing_leaves_outcome_and_week(app: Flask, services: App) -> None:
    page = tried(at_desk(app), services, case_of(services), age="41").text

    assert "The outcome stays the same." in page
    assert "The week stays the same." in page


def test_the_twin_has_every_difference_and_the_groups(app: Flask, services: App) -> None:
    found = by_machine(app, case_of(services), chest_signs=["chest_pain"])

    assert {"triage", "week"} <= {entry["place"] for entry in found["differences"]}
    assert found["grouped"]["outcome"]["after"]["id"] == "emergency"
    assert "chest-pain" in [rule["id"] for rule in found["grouped"]["rules"]["new"]]
    assert found["grouped"]["week"]["after"] is False


def test_limits_and_days_are_said_in_words(app: Flask, services: App) -> None:
    client = at_desk(app)

    page = tried(
        client, services, case_of(services), experience="new", worried="yes", minutes_a_day="15"
    )

    assert "<del>Exercises up to level 2</del> → <ins>Exercises of level 1 only</ins>" in page.text
    before, after = "At most 8 exercises a session", "At most 4 exercises a session"
    assert f"<del>{before}</del> → <ins>{after}</ins>" in page.text
    assert 'data-label="New"' in page.text
    assert "hold_seconds" not in text_of(page.text).split("All differences")[0]


@pytest.mark.parametrize("typed", ["abc", "999"])
def test_a_wrong_answer_comes_back_as_it_was_typed(app: Flask, services: App, typed: str) -> None:
    answer = tried(at_desk(app), services, case_of(services), age=typed, pain_rest="4", keep="yes")

    assert answer.status_code == 422
    assert re.search(rf'name="age" value="{typed}" aria-invalid', answer.text)
    assert 'name="pain_rest" value="4"' in answer.text
    assert 'name="keep" value="yes" checked' in answer.text


def test_the_summary_of_faults_names_the_question(app: Flask, services: App) -> None:
    page = tried(at_desk(app), services, case_of(services), age="abc").text

    assert re.search(rf'<a href="#age">“{re.escape(AGE)}”: Enter your age', page)


def test_a_fault_stands_in_the_box_of_its_question(app: Flask, services: App) -> None:
    page = tried(at_desk(app), services, case_of(services), age="abc").text

    [box] = re.findall(r'<div class="boxed wrong">.*?</div>', page, re.DOTALL)
    assert 'name="age"' in box
    assert 'id="age-error"' in box


def test_a_page_of_questions_is_open_where_a_fault_is(app: Flask, services: App) -> None:
    client = at_desk(app)
    case_id = case_of(services)

    page = tried(client, services, case_id, pain_rest="abc").text

    assert OPEN.findall(page) == ["The pain"]


def test_the_first_page_is_open_where_no_triage_rule_fired(app: Flask, services: App) -> None:
    page = at_desk(app).get(url_of(case_of(services))).text

    pages = services.recommender.content.questionnaire.pages
    assert OPEN.findall(page) == [pages[0].title]
    assert len(CLOSED.findall(page)) == len(pages) - 1


def test_pages_that_decided_where_the_person_is_sent_are_open(app: Flask, services: App) -> None:
    page = at_desk(app).get(url_of(case_of(services, chest_signs=["chest_pain"]))).text

    assert "Chest and tummy" in OPEN.findall(page)
    assert "Your week" in CLOSED.findall(page)


def test_a_closed_page_says_how_many_are_answered(app: Flask, services: App) -> None:
    page = text_of(at_desk(app).get(url_of(case_of(services))).text)

    assert "Pregnancy and birth 0 of 2 answered" in page
    assert "The pain 4 of 4 answered" in page


def test_an_empty_field_takes_an_optional_answer_away(app: Flask, services: App) -> None:
    page = tried(at_desk(app), services, case_of(services), likes="").text

    assert "→ no answer" in text_of(page)


def test_a_kept_what_if_is_in_words_beside_the_case(app: Flask, services: App) -> None:
    client = at_desk(app)
    case_id = case_of(services)

    tried(client, services, case_id, chest_signs=["chest_pain"], keep="yes")

    page = text_of(client.get(f"/audit/cases/{case_id}").text)
    kept = page.split("Saved what-ifs")[1].split("Who looked")[0]
    assert CHEST_PAIN in kept
    assert "chest_pain" not in kept


def test_a_what_if_shows_both_decisions_and_keeps_nothing(app: Flask, services: App) -> None:
    case_id = case_of(services)
    headers = machine(app)
    url = f"/audit/cases/{case_id}/what-if.json"

    tried = (
        app.test_client()
        .post(url, json={"changed": {"chest_signs": ["chest_pain"]}}, headers=headers)
        .get_json()
    )

    assert tried["tried"]["plan"]["triage"] == "emergency"
    assert "triage" in {entry["place"] for entry in tried["tried"]["differences"]}
    assert tried["kept"] is False
    data = app.test_client().get(f"/audit/cases/{case_id}.json", headers=headers).get_json()
    assert data["what_ifs"] == []
    assert data["case"]["triage"] == "plan"


def test_a_what_if_is_kept_beside_the_case_when_asked(app: Flask, services: App) -> None:
    case_id = case_of(services)
    headers = machine(app)
    sent = {"changed": {"age": 15}, "keep": True}

    client = app.test_client()
    client.post(f"/audit/cases/{case_id}/what-if.json", json=sent, headers=headers)

    [kept] = client.get(f"/audit/cases/{case_id}.json", headers=headers).get_json()["what_ifs"]
    assert kept["said"]["changed"] == {"age": 15}


def test_a_what_if_by_the_form_says_what_is_missing(app: Flask, services: App) -> None:
    case_id = case_of(services)
    client = at_desk(app)
    url = f"/audit/cases/{case_id}/what-if"

    answer = post(client, url, url, age="4000")

    assert answer.status_code == 422
    assert "Enter your age" in answer.text


def test_a_machine_that_sends_no_changes_is_told(app: Flask, services: App) -> None:
    url = f"/audit/cases/{case_of(services)}/what-if.json"

    answer = app.test_client().post(url, json=["age"], headers=machine(app))

    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
