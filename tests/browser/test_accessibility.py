"""axe-core finds nothing (WCAG 2.2 AA and best practice) and nothing scrolls sideways at 320 px."""

import re

import pytest
from playwright.sync_api import Page, expect

from recommender.domain.content import Content
from tests.browser.hurrying import hurry_to, hurry_to_check, hurry_to_result
from tests.browser.seeing import problems
from tests.browser.visitors import CARE, CURIOUS, LONGEST, NECK, STOPPED, WELL, Answers
from tests.browser.walking import answer, asked_pages, begin, choice, field, proceed

# the pages that the longest visit does not come to, and who is asked them
ELSEWHERE = {
    "pregnancy": "who is pregnant",
    "birth": "with a new baby",
    "inflammation": "with a new baby",
    "blood-pressure-signs": "with very high blood pressure",
}


@pytest.mark.parametrize("path", ["/", "/about", "/nowhere"])
def test_a_page_that_everybody_can_open_has_no_problem(page: Page, path: str) -> None:
    page.goto(path)

    assert problems(page) == []


def test_the_question_pages_of_the_longest_visit_have_no_problem(
    page: Page, content: Content
) -> None:
    begin(page)

    seen, found = set(ELSEWHERE), list[str]()
    for page_id in asked_pages(page, CURIOUS[LONGEST]):
        seen.add(page_id)
        found += problems(page)

    assert found == []
    assert seen == {page.id for page in content.questionnaire.pages}


@pytest.mark.parametrize("page_id", ELSEWHERE)
def test_a_page_that_only_others_are_asked_has_no_problem(page: Page, page_id: str) -> None:
    hurry_to(page, CURIOUS[ELSEWHERE[page_id]], page_id)

    assert problems(page) == []


@pytest.mark.parametrize("page_id", ["you", "where", "nerves", "pain", "body", "home"])
def test_a_question_page_with_errors_has_no_problem(page: Page, page_id: str) -> None:
    hurry_to(page, WELL, page_id)

    proceed(page)

    assert page.locator(".errors").count() == 1
    assert problems(page) == []


def test_the_check_of_the_answers_has_no_problem(page: Page) -> None:
    hurry_to_check(page, NECK)

    assert problems(page) == []


def test_an_answer_that_still_counts_has_no_problem_where_it_is_shown(page: Page) -> None:
    hurry_to_check(page, {**NECK, "age": 40, "head_signs": ["temple_headache"]})
    page.goto("/questions/where")
    for place in ("neck", "top_of_shoulders"):
        choice(page, "where", place).uncheck()
    answer(page, "where", ["low_back"])
    proceed(page)

    expect(page.get_by_role("heading", name="These answers still count")).to_be_visible()
    assert problems(page) == []
    page.get_by_role("link", name=re.compile("Change.*Head and eyes")).click()
    expect(page.get_by_label("Take my answer back")).to_be_visible()
    assert problems(page) == []


def test_a_page_that_was_open_too_long_comes_back_without_a_problem(page: Page) -> None:
    hurry_to(page, WELL, "pain")
    field(page, "pain_now").fill("3")
    page.evaluate("document.querySelector('[name=csrf_token]').value = 'old'")

    proceed(page)

    expect(page.locator(".notice")).to_contain_text("open too long")
    expect(field(page, "pain_now")).to_have_value("3")
    assert problems(page) == []


@pytest.mark.parametrize("answers", [WELL, NECK, CARE], ids=["back", "neck", "with care"])
def test_the_week_has_no_problem(page: Page, answers: Answers) -> None:
    hurry_to_result(page, answers)

    assert problems(page) == []


@pytest.mark.parametrize("triage", STOPPED)
def test_a_stop_page_has_no_problem(page: Page, triage: str) -> None:
    hurry_to_result(page, STOPPED[triage])

    assert problems(page) == []


def test_the_page_that_asks_before_deleting_has_no_problem(page: Page) -> None:
    hurry_to_result(page, WELL)

    page.get_by_role("button", name="Delete my answers").click()

    expect(page.get_by_role("heading", name="Delete your answers?")).to_be_visible()
    assert problems(page) == []
