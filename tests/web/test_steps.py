"""The addresses of the questions tell nobody what was asked, and lead back to it all the same."""

import re

from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from recommender.domain.content import Content
from recommender.service.app import App
from recommender.web.steps import page_of, step_of
from tests.people import a_person
from tests.web.visiting import begin, named, send, token_in, visit

ADDRESS = re.compile(r'(?:href|action|src)="([^"#]*)')
STEP = re.compile("/questions/[a-z2-7]{16}")
words = st.text(min_size=1)


@given(words, words, words, st.lists(words, max_size=5))
def test_a_step_leads_to_its_page_with_the_secret_alone(
    page_id: str, visit_token: str, secret: str, others: list[str]
) -> None:
    step = step_of(page_id, visit_token, secret)

    # a space parts the words that are sealed, so names with one could be taken for each other
    known = [name for name in (*others, page_id) if " " not in name]
    assert page_of(step, known, secret) == (page_id if " " not in page_id else None)
    assert page_of(step, known, f"another {secret}") is None


def test_no_address_that_a_visit_comes_across_names_a_question(
    client: FlaskClient, content: Content
) -> None:
    ids = {page.id for page in content.questionnaire.pages}
    ids |= set(content.questionnaire.questions) - {"start"}
    seen = [url := begin(client)]
    person = a_person(content, pregnancy="pregnant", weeks_pregnant=20)
    while "/questions/" in url:
        page = client.get(url).text
        seen += ADDRESS.findall(page)
        asked = [name for name in content.questionnaire.questions if f'name="{name}"' in page]
        fields = {name: person.get(name, "none") for name in asked}
        sent = {name: _typed(value) for name, value in fields.items()}
        url = client.post(url, data={"csrf_token": token_in(page), **sent}).location
        seen.append(url)
    seen += ADDRESS.findall(client.get("/answers").text)

    assert url == "/answers"
    steps = {one for one in seen if "/questions/" in one}
    assert len(steps) > 10
    assert all(STEP.fullmatch(one) for one in steps)
    assert not {part for one in seen for part in one.split("/")} & ids


def _typed(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return list(value) if isinstance(value, tuple) else value


def test_each_visit_has_addresses_of_its_own_which_stay_the_same(
    app: Flask, client: FlaskClient
) -> None:
    first, other = begin(client), begin(app.test_client())

    assert first != other
    assert named(client, first) == named(client, other)
    assert first in client.get(first).text
    # begun anew
    assert begin(client) not in (first, other)


def test_a_page_of_a_visit_that_has_ended_still_knows_what_it_asked(
    client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)
    [change] = re.findall('href="([^"]+)" aria-label="Change: You"', client.get("/answers").text)
    fields = {"csrf_token": token_in(client.get(change).text), "age": "41", "where": "low_back"}
    with client.session_transaction() as session:
        services.interviews.end(session["interview"])

    answer = client.post(change, data=fields)

    assert named(client, change) == "/questions/you"
    assert answer.status_code == 303
    assert 'value="41"' in client.get("/questions/you").text


def test_a_form_that_was_open_before_there_were_steps_is_taken(client: FlaskClient) -> None:
    begin(client)

    sent = send(client, "/questions/you", {"age": "41", "where": "low_back"})

    assert sent.status_code == 303


def test_what_names_no_page_is_not_found(client: FlaskClient) -> None:
    step = begin(client)

    for url in ("/questions/moon", "/questions/" + "a" * 16, step[:-1], f"{step}a"):
        assert client.get(url).status_code == 404
        assert client.post(url).status_code in (400, 404)
