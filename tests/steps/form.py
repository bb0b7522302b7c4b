"""The form: filled in, changed afterwards, and what it then says."""

from html import unescape
from typing import Any

from flask.testing import FlaskClient
from pytest_bdd import given, parsers, then, when

from recommender.domain.questions import Page
from recommender.domain.rules import Sends
from recommender.web.viewing import in_words
from tests.steps.naming import Naming
from tests.steps.people import Person
from tests.steps.practice import Practice
from tests.web.visiting import fields_of, go_on, send, visit

STILL_COUNT = "These answers still count"


@given("the person has filled in the form")
def the_person_has_filled_in(practice: Practice, person: Person, own_browser: FlaskClient) -> None:
    visit(own_browser, practice.content, **person.answers(practice.content))


@given(parsers.parse('the person has changed "{question}" to "{words}"'))
@when(parsers.parse('the person changes "{question}" to "{words}"'))
def the_person_changes(
    practice: Practice,
    person: Person,
    own_browser: FlaskClient,
    naming: Naming,
    question: str,
    words: str,
) -> None:
    asked = naming.question(question)
    person.typed[asked.id] = naming.value(asked, words)
    page = _page_of(practice, asked.id)
    fields = fields_of(practice.content, page.id, person.answers(practice.content))
    _send(practice, person, own_browser, page, fields)


@when(parsers.parse('the person takes back the answer to "{question}"'))
def the_person_takes_back(
    practice: Practice, person: Person, own_browser: FlaskClient, naming: Naming, question: str
) -> None:
    name = naming.question(question).id
    del person.typed[name]
    _send(practice, person, own_browser, _page_of(practice, name), {"take_back": name})


@then(parsers.parse('the form still sends the person by the rule "{rule}"'))
def the_form_sends(practice: Practice, own_browser: FlaskClient, naming: Naming, rule: str) -> None:
    page = unescape(own_browser.get("/result").text)

    then = practice.content.rules_by_id[naming.triage_rule(rule)].then
    assert isinstance(then, Sends)
    assert then.say in page
    assert "The seven days" not in page


@then(parsers.parse('the form shows that the answer to "{question}" still counts'))
def the_form_shows(
    practice: Practice, person: Person, own_browser: FlaskClient, naming: Naming, question: str
) -> None:
    asked = naming.question(question)
    answers = person.answers(practice.content)

    box = unescape(own_browser.get("/result").text).split(STILL_COUNT)[1].split("</section>")[0]

    assert all(words in box for words in in_words(asked, answers[asked.id]))


@then("the form shows no answer that still counts")
def the_form_shows_none(own_browser: FlaskClient) -> None:
    assert STILL_COUNT not in own_browser.get("/answers").text


@then("the form gives the person a week")
def the_form_gives_a_week(own_browser: FlaskClient) -> None:
    assert "The seven days" in own_browser.get("/result").text


def _page_of(practice: Practice, question: str) -> Page:
    pages = practice.content.questionnaire.pages
    return next(page for page in pages if question in [one.id for one in page.questions])


def _send(
    practice: Practice, person: Person, browser: FlaskClient, page: Page, fields: dict[str, Any]
) -> None:
    """Send a page again, and answer what the form asks then."""
    answer = send(browser, f"/questions/{page.id}", fields)
    assert answer.status_code == 303, answer.text
    go_on(browser, practice.content, answer.location, person.answers(practice.content))
