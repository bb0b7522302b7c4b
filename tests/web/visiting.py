"""A visitor of the form: fills page after page, as a browser without script would."""

import re
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE
from recommender.inference.interview import applying, next_page
from recommender.service.interviews import OpenInterview
from recommender.web.steps import page_of
from recommender.web.visit import TOKEN as VISIT
from tests.people import a_person

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def token_on(client: FlaskClient, url: str = "/") -> str:
    """Return the form token of a page."""
    return token_in(client.get(url).text)


def token_in(page: str) -> str:
    found = TOKEN.search(page)
    assert found is not None
    return found[1]


def text_of(page: str) -> str:
    """Return the words of a page without its tags, spaces once."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def named(client: FlaskClient, text: str) -> str:
    """Return an address or a page with the questions in its addresses by their names."""
    services = client.application.extensions["recommender"]
    ids = [page.id for page in services.content.questionnaire.pages]

    def name_in(found: re.Match[str]) -> str:
        return f"/questions/{page_of(found[1], ids, services.settings.secret_key)}"

    return re.sub(r"/questions/([a-z0-9-]+)", name_in, text)


def begin(client: FlaskClient) -> str:
    """Begin an interview; return the address of its first page."""
    answer = client.post("/interview", data={"csrf_token": token_on(client)})
    assert answer.status_code == 303
    return answer.location


def send(client: FlaskClient, url: str, fields: Mapping[str, Any]) -> TestResponse:
    """Send the form of a page with these fields."""
    return client.post(url, data={"csrf_token": token_on(client, url), **fields})


def fields_of(content: Content, page_id: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a page as a browser sends them; lists without an answer are `none`."""
    [page] = [one for one in content.questionnaire.pages if one.id == page_id]
    given = {
        entry.id: answers.get(entry.id, [NONE_OF_THESE])
        for entry in page.questions
        if entry.id in answers or NONE_OF_THESE in entry.option_ids
    }
    return {name: _sent(value) for name, value in given.items()}


def visit(client: FlaskClient, content: Content, **different: Any) -> str:
    """Answer as the healthy person, varied; return the address where the interview ends.

    What comes before the last page is kept without a page being drawn: `go_on` draws all.
    """
    answers = a_person(content, **different)
    before, last = _before_the_last_page(content, answers)
    begin(client)
    with client.session_transaction() as session:
        visit_token = session[VISIT]
    client.application.extensions["recommender"].interviews.keep(visit_token, before)
    return go_on(client, content, f"/questions/{last}", answers)


_last_pages: dict[tuple[str, str], tuple[OpenInterview, str]] = {}


def _before_the_last_page(content: Content, answers: Answers) -> tuple[OpenInterview, str]:
    """Return what is answered when a person comes to the last page of the form, and its id."""
    key = content.digest, repr(answers)
    if key not in _last_pages:
        given: Answers = {}
        while page := (asked := next_page(content, given)).page:
            _last_pages[key] = OpenInterview(given), page.id
            filled = {
                entry.id: answers.get(entry.id, (NONE_OF_THESE,))
                for entry in asked.questions
                if entry.id in answers or NONE_OF_THESE in entry.option_ids
            }
            assert filled, f"nobody says what this person answers on {page.id}"
            given = applying(content, {**given, **filled})
    return _last_pages[key]


def go_on(client: FlaskClient, content: Content, url: str, answers: Mapping[str, Any]) -> str:
    """Answer page after page from an address; return the one where the interview ends."""
    while "/questions/" in url:
        page = client.get(url).text
        given = fields_of(content, named(client, url).rsplit("/", 1)[1], answers)
        shown = {name: value for name, value in given.items() if f'name="{name}"' in page}
        answer = client.post(url, data={"csrf_token": token_in(page), **shown})
        assert answer.status_code == 303, answer.text
        url = answer.location
    return url


def _sent(value: Any) -> Any:
    """Return an answer as fields of a form hold it; the test client takes a tuple for a file."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return list(value) if isinstance(value, tuple) else value
