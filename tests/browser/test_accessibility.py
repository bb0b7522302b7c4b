"""axe-core finds nothing (WCAG 2.2 AA and best practice) and nothing scrolls sideways at 320 px."""

import re

import pytest
from playwright.sync_api import Page, expect

from recommender.domain.content import Content
from recommender.domain.questions import Question
from tests.browser.hurrying import Hurry
from tests.browser.seeing import problems
from tests.browser.visitors import CARE, LONGEST, NECK, STOPPED, WELL, Answers
from tests.browser.walking import CHECK, asked, asked_pages, begin, choice, proceed


@pytest.mark.parametrize("path", ["/", "/about", "/case/code", "/nowhere"])
def test_a_page_that_everybody_can_open_has_no_problem(page: Page, path: str) -> None:
    page.goto(path)

    assert problems(page) == []


def test_the_question_pages_of_the_longest_visit_have_no_problem(
    page: Page, content: Content
) -> None:
    begin(page)

    seen, found = set[str](), list[str]()
    for _ in asked_pages(page, LONGEST):
        seen |= set(asked(page))
        found += problems(page)

    assert found == []
    asks = {_way_of_asking(question) for question in content.questionnaire if not question.is_later}
    assert asks == {_way_of_asking(content.questionnaire.questions[name]) for name in seen}


@pytest.mark.parametrize("page_id", ["you", "start", "limbs", "pain", "feel", "week"])
def test_a_question_page_with_errors_has_no_problem(page: Page, page_id: str, hurry: Hurry) -> None:
    hurry.to_question(page, WELL, page_id)

    proceed(page)

    assert page.locator(".errors").count() == 1
    assert problems(page) == []


def test_the_check_of_the_answers_and_what_it_offers_have_no_problem(
    page: Page, hurry: Hurry
) -> None:
    hurry.to_check(page, CARE)

    assert problems(page) == []
    for offered in ("Make it more yours", "How you are coping"):
        page.goto(CHECK)
        page.get_by_role("link", name=offered).click()
        assert problems(page) == []


def test_an_answer_that_still_counts_has_no_problem_where_it_is_shown(
    page: Page, hurry: Hurry
) -> None:
    hurry.to_check(page, CARE)
    page.goto("/questions/health")
    choice(page, "conditions", "bones").uncheck()
    proceed(page)

    expect(page.get_by_role("heading", name="These answers still count")).to_be_visible()
    assert problems(page) == []
    page.get_by_role("link", name=re.compile("Change.*Which are true of your bones")).click()
    expect(page.get_by_label("Take my answer back")).to_be_visible()
    assert problems(page) == []


def test_a_page_that_was_open_too_long_comes_back_without_a_problem(
    page: Page, hurry: Hurry
) -> None:
    hurry.to_question(page, WELL, "pain")
    choice(page, "pain_rest", "3").check()
    page.evaluate("document.querySelector('[name=csrf_token]').value = 'old'")

    proceed(page)

    expect(page.locator(".notice")).to_contain_text("open too long")
    expect(choice(page, "pain_rest", "3")).to_be_checked()
    assert problems(page) == []


@pytest.mark.parametrize("answers", [WELL, NECK, CARE], ids=["back", "neck", "with care"])
def test_the_week_has_no_problem(page: Page, answers: Answers, hurry: Hurry) -> None:
    hurry.to_result(page, answers)

    assert problems(page) == []


@pytest.mark.parametrize("triage", STOPPED)
def test_a_stop_page_has_no_problem(page: Page, triage: str, hurry: Hurry) -> None:
    hurry.to_result(page, STOPPED[triage])

    assert problems(page) == []


def test_the_page_that_asks_before_deleting_has_no_problem(page: Page, hurry: Hurry) -> None:
    hurry.to_result(page, WELL)

    page.get_by_role("button", name="Delete my answers").click()

    expect(page.get_by_role("heading", name="Delete your answers?")).to_be_visible()
    assert problems(page) == []


def _way_of_asking(question: Question) -> tuple[object, ...]:
    """Return all on which it hangs how a page shows a question."""
    has_headings = any(option.heading for option in question.options)
    return question.kind, question.show, has_headings, bool(question.which_of)
