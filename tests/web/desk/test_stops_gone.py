"""A stop that is gone: a what-if and a replay say what would be asked, and no list of faults."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from recommender.content.reading import Texts, digest_of
from recommender.domain.content import Content
from recommender.service.app import App
from recommender.storage.stores import Stores
from recommender.web.forms import shown
from tests.people import as_asked
from tests.service import FIRST_PAIN, looser
from tests.web.desk.desk_visitors import at_desk, machine
from tests.web.visiting import text_of, token_on

GONE = re.compile(r"The stop is gone; these (\d+) questions would follow")


@pytest.fixture
def stopped(services: App) -> str:
    """A case that was stopped for a first pain at 60, before the form had asked everything."""
    return services.cases.decide(as_asked(services.recommender.content, **FIRST_PAIN)).case.id


def tried(client: FlaskClient, services: App, case_id: str, **typed: str) -> TestResponse:
    """Send the form of a what-if as it is filled, with these fields typed otherwise."""
    answers = services.stores.cases.find(case_id).answers
    form = {name: list(shown(value)) for name, value in answers.items()}
    url = f"/audit/cases/{case_id}/what-if"
    return client.post(url, data={"csrf_token": token_on(client, url), **form, **typed})


def test_a_what_if_without_the_stop_answers_with_the_questions_that_would_follow(
    app: Flask, services: App, stopped: str
) -> None:
    answer = tried(at_desk(app), services, stopped, compare="usual")

    words = text_of(answer.text)
    assert answer.status_code == 200
    assert GONE.search(words)
    assert "Certain so far: Plan" in words
    assert "Had it before? Never → Yes, like this" in words
    assert "There is a problem" not in words
    assert "must be answered" not in words


def test_the_questions_stand_below_their_pages_and_lead_to_their_fields(
    app: Flask, services: App, content: Content, stopped: str
) -> None:
    page = tried(at_desk(app), services, stopped, compare="usual").text

    asked = page.split('<div class="following">')[1].split("</div>")[0]
    heads = re.findall(r"<h3>(.*?)</h3>", asked)
    named = re.findall(r'<a href="#(\w+)">(.*?)</a>', asked)
    pages = [entry.title for entry in content.questionnaire.pages]
    assert heads
    assert [title for title in pages if title in heads] == heads
    assert ("minutes_a_day", "Minutes a day") in named
    assert all(f'id="{name}"' in page for name, _ in named)
    # each of their pages stands open in the form
    assert re.search(r'<details class="asking" open>\s*<summary>Your week', page)


def test_the_twin_of_a_what_if_says_the_same_in_fields(
    app: Flask, services: App, stopped: str
) -> None:
    answer = app.test_client().post(
        f"/audit/cases/{stopped}/what-if.json",
        json={"changed": {"compare": "usual"}},
        headers=machine(app),
    )

    data = answer.get_json()
    found = data["tried"]["following"]
    asked = [question["id"] for page in found["pages"] for question in page["questions"]]
    assert (answer.status_code, data["errors"]) == (200, {})
    assert (found["so_far"], found["loses_stop"]) == ("plan", True)
    assert {"minutes_a_day", "experience"} <= {*asked}
    assert not {*asked} & {*services.stores.cases.find(stopped).answers}
    assert (data["tried"]["plan"], data["tried"]["differences"]) == (None, [])


def test_an_answer_taken_away_from_a_week_is_no_stop_that_is_gone(
    app: Flask, services: App
) -> None:
    case_id = services.cases.decide(as_asked(services.recommender.content)).case.id

    words = text_of(tried(at_desk(app), services, case_id, experience="").text)

    assert "Nothing is decided yet; 1 question would follow" in words
    assert "The stop is gone" not in words


def test_a_stop_that_another_one_follows_says_how_far_it_is_certain(
    app: Flask, services: App
) -> None:
    content = services.recommender.content
    numb = as_asked(content, saddle_signs=["saddle_numbness"], age=15)
    case_id = services.cases.decide(numb).case.id

    words = text_of(tried(at_desk(app), services, case_id, saddle_signs="none").text)

    assert "Emergency → The stop is gone" in words
    assert "Certain so far: Clinician first The answers to come can only make it graver." in words


def test_a_what_if_without_the_stop_is_kept_when_asked(
    app: Flask, services: App, stopped: str
) -> None:
    client = at_desk(app)

    tried(client, services, stopped, compare="usual", keep="yes")

    page = text_of(client.get(f"/audit/cases/{stopped}").text)
    kept = page.split("Saved what-ifs")[1].split("Who looked")[0]
    assert "would go on asking, so far Plan" in kept


def test_a_replay_under_a_looser_content_says_in_words_what_would_be_asked(
    app: Flask, services: App, stores: Stores, texts: Texts, stopped: str
) -> None:
    other = looser(texts)
    digest = digest_of(other)
    stores.contents.keep(digest, other, "2026-11-21T10:00:00.000000Z", "eve")
    client, address = at_desk(app), f"/audit/cases/{stopped}/replay"

    words = text_of(client.get(f"{address}?content={digest}").text)
    data = client.get(f"{address}.json?content={digest}").get_json()

    compared = words.split("Under the content compared with")[1].split("Under its own")[0]
    assert GONE.search(compared)
    assert "Exercise habit" in compared
    assert "minutes_a_day" not in compared
    assert data["own"]["is_same"] is True
    assert data["other"]["following"]["loses_stop"] is True
    assert data["other"]["problem"] == ""
