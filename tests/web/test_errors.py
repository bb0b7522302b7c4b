"""Errors of the form: each names its question, in the same words above and beside it."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

import recommender.web
from recommender.domain.content import Content
from recommender.domain.questions import Page, QuestionKind
from tests.web.visiting import send, token_on

ABOVE = re.compile(r'<li><a href="#([^"]+)">([^<]+)</a></li>')
BESIDE = re.compile(r'<p class="error" id="([^"]+)-error"><strong>Error:</strong> ([^<]+)</p>')
TEMPLATES = Path(recommender.web.__file__).parent / "templates"


def nothing(_: Page) -> dict[str, Any]:
    """Send a page as it is when it opens."""
    return {}


def nonsense(page: Page) -> dict[str, Any]:
    """Send what is the answer to no question."""
    return {question.id: "moon" for question in page.questions}


def none_and_all(page: Page) -> dict[str, Any]:
    """Send every option, and that there is none, and one more; of numbers, one too large."""
    return {
        question.id: question.maximum + 1
        if question.kind is QuestionKind.NUMBER
        else [*question.option_ids, "yes", "moon"]
        for question in page.questions
    }


@pytest.mark.parametrize("fill", [nothing, nonsense, none_and_all])
def test_no_two_errors_of_a_page_are_alike_and_each_stands_above_and_beside(
    client: FlaskClient, content: Content, fill: Any
) -> None:
    for page in content.questionnaire.pages:
        url = f"/questions/{page.id}"
        # nobody has answered yet, so whatever is gated may be asked
        token = token_on(client)

        answer = client.post(url, data={"csrf_token": token, **fill(page)})

        if not fill(page) and not any(question.is_required for question in page.questions):
            assert answer.status_code == 303, page.id
            continue
        assert answer.status_code == 422, page.id
        above, beside = ABOVE.findall(answer.text), BESIDE.findall(answer.text)
        assert above == beside
        assert len({words for _, words in above}) == len(above) > 0
        asked = {question.id: question for question in page.questions}
        assert {name for name, _ in above} <= set(asked)
        for name, words in above:
            assert unescape(words).startswith(asked[name].error_message), page.id
            assert f'id="{name}"' in answer.text


def test_the_api_says_the_same_words_of_a_question_without_an_answer(
    client: FlaskClient, content: Content
) -> None:
    errors = client.post("/api/v1/plans", json={}).get_json()["errors"]

    questions = content.questionnaire.questions
    assert errors
    for name, words in errors.items():
        assert words.startswith(f"{questions[name].error_message}. ")


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: file.name)
def test_what_alarms_a_screen_reader_takes_no_focus_and_has_no_second_name(file: Path) -> None:
    for tag in re.findall(r'<[^>]*role="alert"[^>]*>', file.read_text(encoding="utf-8")):
        assert not re.search("aria-label|tabindex|autofocus", tag), tag


def test_a_code_that_opens_nothing_is_an_error_like_any_other(client: FlaskClient) -> None:
    page = send(client, "/case", {"code": "AAAA"}).text

    [(above, words)] = ABOVE.findall(page)
    assert BESIDE.findall(page) == [(above, words)]
    assert "<title>Error: " in page
