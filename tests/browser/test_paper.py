"""What is printed of today can be followed; a stop is on two pages, answers and all."""

import re

import pytest
from playwright.sync_api import Page, expect

from recommender.domain.content import Content
from tests.browser.hurrying import Hurry
from tests.browser.visitors import NECK, STOPPED

# each page object of a PDF names its type; the tree above them is "Pages"
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def test_today_prints_how_each_exercise_is_done_and_when_to_stop(page: Page, hurry: Hurry) -> None:
    hurry.to_result(page, NECK)
    exercises = page.locator(".exercise")

    page.emulate_media(media="print")

    assert exercises.count() > 1
    for exercise in exercises.all():
        expect(exercise.locator(".dose")).to_be_visible()
        expect(exercise.locator(".steps")).to_be_visible()
        expect(exercise.get_by_text("Stop if:")).to_be_visible()
    expect(page.get_by_role("heading", name="Pain while you exercise")).to_be_visible()


@pytest.mark.parametrize("triage", STOPPED)
def test_the_page_of_a_stop_prints_with_every_answer_on_two_pages_at_most(
    page: Page, content: Content, triage: str, hurry: Hurry
) -> None:
    hurry.to_result(page, STOPPED[triage])
    answered = page.locator("details .page-answers dt").count()
    printed = page.pdf(prefer_css_page_size=True)

    page.emulate_media(media="print")

    asked = page.locator(".onlyprint .answers dt")
    expect(page.get_by_role("heading", name="My answers")).to_be_visible()
    expect(asked.first).to_be_visible()
    assert asked.count() == answered > 0
    first = content.questionnaire.pages[0]
    assert asked.first.inner_text() == f"{first.title}: {first.questions[0].text}"
    assert len(PAGE.findall(printed)) <= 2


@pytest.mark.parametrize("triage", STOPPED)
def test_nothing_of_a_stop_that_only_a_screen_can_use_is_printed(
    page: Page, triage: str, hurry: Hurry
) -> None:
    hurry.to_result(page, STOPPED[triage])

    page.emulate_media(media="print")

    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("link")).to_have_count(0)


def test_no_type_on_paper_is_smaller_than_seven_and_a_half_points(page: Page, hurry: Hurry) -> None:
    hurry.to_result(page, NECK)

    page.emulate_media(media="print")

    sizes = page.evaluate(
        """() => [...document.querySelectorAll("main *")]
            .filter(one => one.checkVisibility() && one.innerText)
            .map(one => parseFloat(getComputedStyle(one).fontSize))"""
    )
    assert min(sizes) * 72 / 96 >= 7.5


def test_what_only_a_screen_can_use_is_not_printed(page: Page, hurry: Hurry) -> None:
    hurry.to_result(page, NECK)

    page.emulate_media(media="print")

    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("link")).to_have_count(0)
