"""A case tried with other answers and decided anew: what is told, refilled, kept and opened."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.service.keeping import Keeper
from recommender.service.recommending import Service
from recommender.storage.stores import Stores
from recommender.web.forms import shown
from tests.people import a_person
from tests.surroundings import Clock, surroundings
from tests.visits.desk_visitors import at_desk, machine
from tests.visits.visiting import token_on

AGE = "How old are you?"
OPEN = re.compile(r'<details class="asking" open>\s*<summary>([^<]+?) <span')
CLOSED = re.compile(r'<details class="asking">\s*<summary>([^<]+?) <span')


def case_of(keeper: Keeper, **different: Any) -> str:
    return keeper.decide(a_person(keeper.service.content, **different)).case.id


def url_of(case_id: str) -> str:
    return f"/audit/cases/{case_id}/what-if"


def tried(client: FlaskClient, keeper: Keeper, case_id: str, **typed: Any) -> Any:
    """Send the form of a case as it is filled, with these fields typed otherwise."""
    answers = keeper.stores.cases.find(case_id).answers
    form = {name: list(shown(value)) for name, value in answers.items()}
    url = url_of(case_id)
    return client.post(url, data={"csrf_token": token_on(client, url), **form, **typed})


def by_machine(app: Flask, case_id: str, **changed: Any) -> Any:
    answer = app.test_client().post(
        f"{url_of(case_id)}.json", json={"changed": changed}, headers=machine(app)
    )
    return answer.get_json()["tried"]


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_a_what_if_says_in_words_what_was_changed(app: Flask, keeper: Keeper) -> None:
    page = tried(at_desk(app), keeper, case_of(keeper), age="70", chest_signs=["chest_pain"]).text

    words = text_of(page)
    assert f"{AGE} 40 years → 70 years" in words
    assert "None of these → Pain or tightness in the chest" in words
    assert '["chest_pain"]' not in words.split("All differences")[0]


def test_a_what_if_links_each_rule_that_fires_now(app: Flask, keeper: Keeper) -> None:
    case_id = case_of(keeper)

    page = tried(at_desk(app), keeper, case_id, chest_signs=["chest_pain"]).text

    address = f"/audit/cases/{case_id}/rules/chest-pain"
    title = keeper.service.content.rules_by_id["chest-pain"].title
    assert f'<a href="{address}">{title}</a>' in page
    assert "There is no week any more." in page


def test_an_answer_that_decides_nothing_leaves_outcome_and_week(app: Flask, keeper: Keeper) -> None:
    page = tried(at_desk(app), keeper, case_of(keeper), age="41").text

    assert "The outcome stays the same." in page
    assert "The week stays the same." in page


def test_the_twin_has_every_difference_and_the_groups(app: Flask, keeper: Keeper) -> None:
    found = by_machine(app, case_of(keeper), chest_signs=["chest_pain"])

    assert {"triage", "week"} <= {entry["place"] for entry in found["differences"]}
    assert found["grouped"]["outcome"]["after"]["id"] == "emergency"
    assert "chest-pain" in [rule["id"] for rule in found["grouped"]["rules"]["new"]]
    assert found["grouped"]["week"]["after"] is False


def test_limits_and_days_are_said_in_words(app: Flask, keeper: Keeper) -> None:
    client = at_desk(app)

    page = tried(client, keeper, case_of(keeper), age="75", experience="new", minutes_a_day="15")

    assert "<del>no limit</del> → <ins>Exercises of level 1 only</ins>" in page.text
    before, after = "At most 6 exercises a session", "At most 4 exercises a session"
    assert f"<del>{before}</del> → <ins>{after}</ins>" in page.text
    assert 'data-label="New"' in page.text
    assert "hold_seconds" not in text_of(page.text).split("All differences")[0]


@pytest.mark.parametrize("typed", ["abc", "999"])
def test_a_wrong_answer_comes_back_as_it_was_typed(app: Flask, keeper: Keeper, typed: str) -> None:
    answer = tried(at_desk(app), keeper, case_of(keeper), age=typed, pain_now="4", keep="yes")

    assert answer.status_code == 422
    assert re.search(rf'name="age" value="{typed}" aria-invalid', answer.text)
    assert 'name="pain_now" value="4"' in answer.text
    assert 'name="keep" value="yes" checked' in answer.text


def test_the_summary_of_faults_names_the_question(app: Flask, keeper: Keeper) -> None:
    page = tried(at_desk(app), keeper, case_of(keeper), age="abc").text

    assert re.search(rf'<a href="#age">“{re.escape(AGE)}”: Enter a whole number', page)


def test_a_fault_stands_in_the_box_of_its_question(app: Flask, keeper: Keeper) -> None:
    page = tried(at_desk(app), keeper, case_of(keeper), age="abc").text

    [box] = re.findall(r'<div class="boxed wrong">.*?</div>', page, re.DOTALL)
    assert 'name="age"' in box
    assert 'id="age-error"' in box


def test_a_page_of_questions_is_open_where_a_fault_is(app: Flask, keeper: Keeper) -> None:
    client = at_desk(app)
    case_id = case_of(keeper)

    page = tried(client, keeper, case_id, pain_now="abc").text

    assert OPEN.findall(page) == ["How strong it is"]


def test_the_first_page_is_open_where_no_triage_rule_fired(app: Flask, keeper: Keeper) -> None:
    page = at_desk(app).get(url_of(case_of(keeper))).text

    pages = keeper.service.content.questionnaire.pages
    assert OPEN.findall(page) == [pages[0].title]
    assert len(CLOSED.findall(page)) == len(pages) - 1


def test_pages_that_decided_where_the_person_is_sent_are_open(app: Flask, keeper: Keeper) -> None:
    page = at_desk(app).get(url_of(case_of(keeper, chest_signs=["chest_pain"]))).text

    assert "Chest, tummy and calf" in OPEN.findall(page)
    assert "What suits you" in CLOSED.findall(page)


def test_a_closed_page_says_how_many_are_answered(app: Flask, keeper: Keeper) -> None:
    page = text_of(at_desk(app).get(url_of(case_of(keeper))).text)

    assert "Your pregnancy 0 of 2 answered" in page
    assert "How strong it is 3 of 3 answered" in page


def test_an_empty_field_takes_an_optional_answer_away(app: Flask, keeper: Keeper) -> None:
    page = tried(at_desk(app), keeper, case_of(keeper), likes="").text

    assert "→ no answer" in text_of(page)


def test_a_kept_what_if_is_in_words_beside_the_case(app: Flask, keeper: Keeper) -> None:
    client = at_desk(app)
    case_id = case_of(keeper)

    tried(client, keeper, case_id, chest_signs=["chest_pain"], keep="yes")

    page = text_of(client.get(f"/audit/cases/{case_id}").text)
    kept = page.split("What-ifs that were kept")[1].split("Who looked")[0]
    assert "Pain or tightness in the chest" in kept
    assert "chest_pain" not in kept


def test_a_replay_groups_what_another_content_changed(
    app: Flask, stores: Stores, texts: Texts, clock: Clock, keeper: Keeper
) -> None:
    older = {
        name: raw.replace(b"Sit down and rest while", b"Sit while") for name, raw in texts.items()
    }
    before = Keeper(Service(build_content(older)), stores, surroundings(clock))
    before.keep_content(older)
    case_id = case_of(before, chest_signs=["chest_pain"])
    client = at_desk(app)

    data = client.get(f"/audit/cases/{case_id}/replay.json").get_json()
    page = text_of(client.get(f"/audit/cases/{case_id}/replay").text)

    assert data["own"]["grouped"] is None
    grouped = data["today"]["grouped"]
    assert [rule["id"] for rule in grouped["changed_rules"]] == ["chest-pain"]
    assert "Sit while" in grouped["texts"]["gone"][0]["name"]
    assert "Fire as before, but say something else" in page
    assert "All differences, place by place" in page


def test_a_rule_that_only_todays_content_has_is_linked_among_the_rules(
    app: Flask, stores: Stores, texts: Texts, clock: Clock, keeper: Keeper
) -> None:
    older = {
        name: raw.replace(b"id: chest-pain\n", b"id: chest-ache\n") for name, raw in texts.items()
    }
    before = Keeper(Service(build_content(older)), stores, surroundings(clock))
    before.keep_content(older)
    case_id = case_of(before, chest_signs=["chest_pain"])

    page = at_desk(app).get(f"/audit/cases/{case_id}/replay").text

    assert 'href="/audit/rules/chest-pain"' in page
    assert f'href="/audit/cases/{case_id}/rules/chest-ache"' in page
