"""What every question page has: progress, one first heading, and nothing chosen beforehand."""

import re

from playwright.sync_api import Page, expect

from recommender.domain.content import Content
from tests.browser.hurrying import hurry_to, pages_of
from tests.browser.visitors import CURIOUS, LONGEST, WELL
from tests.browser.walking import QUESTION, asked, asked_pages, begin

PROGRESS = re.compile(r"^Question (\d+) of about (\d+) · ")


def test_the_curious_visitors_see_every_page_of_the_questionnaire(
    plain_page: Page, content: Content
) -> None:
    seen = {
        address.split(QUESTION)[1]
        for answers in CURIOUS.values()
        for address in pages_of(plain_page, answers)
    }

    assert seen == {page.id for page in content.questionnaire.pages}


def test_nothing_is_chosen_or_typed_before_the_person_does(plain_page: Page) -> None:
    begin(plain_page)

    for page_id in asked_pages(plain_page, CURIOUS[LONGEST]):
        assert plain_page.locator("input:checked").count() == 0, page_id
        typed = [field.input_value() for field in plain_page.locator("[type=text]").all()]
        assert not any(typed), page_id


def test_the_progress_counts_up_to_the_end(plain_page: Page) -> None:
    begin(plain_page)

    counted: list[tuple[int, int]] = []
    for _ in asked_pages(plain_page, WELL):
        found = PROGRESS.match(plain_page.locator(".progress").inner_text())
        assert found
        counted.append((int(found[1]), int(found[2])))

    assert [number for number, _ in counted] == list(range(1, len(counted) + 1))
    assert all(number <= expected for number, expected in counted)
    assert counted[-1][0] == counted[-1][1]


def test_a_lone_question_is_the_first_heading(plain_page: Page, content: Content) -> None:
    hurry_to(plain_page, WELL, "where")

    text = content.questionnaire.questions["where"].text
    assert asked(plain_page) == ["where"]
    expect(plain_page.locator("legend h1")).to_have_text(text)
