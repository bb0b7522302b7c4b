"""From the first page to each kind of end, with a browser that runs no script."""

import re

import pytest
from playwright.sync_api import Page, expect

from recommender.domain.content import Content
from recommender.domain.rules import Triage
from tests.browser.hurrying import Hurry
from tests.browser.visitors import CARE, STOPPED, WELL
from tests.browser.walking import CHECK, RESULT, begin, walk, walk_to_week


def test_a_person_gets_from_the_first_page_to_a_week(plain_page: Page) -> None:
    walk_to_week(plain_page, WELL)

    expect(plain_page).to_have_url(re.compile(RESULT))
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Today: day 1 of 7")
    expect(plain_page.locator(".exercise").first).to_be_visible()
    plain_page.get_by_role("link", name="The whole week").click()
    expect(plain_page.locator(".days .day")).to_have_count(7)


def test_the_advice_stands_above_a_gentle_week(
    plain_page: Page, content: Content, hurry: Hurry
) -> None:
    hurry.to_result(plain_page, CARE)

    title = content.outcomes[Triage.PLAN_WITH_CARE].title
    words = plain_page.locator("main").inner_text()
    first = plain_page.locator(".exercise h3 >> nth=0").inner_text()
    assert words.index(title) < words.index(first)
    expect(plain_page.locator(".care .say").first).to_be_visible()


def test_danger_ends_the_visit(plain_page: Page) -> None:
    begin(plain_page)
    walk(plain_page, STOPPED["emergency"])

    expect(plain_page).to_have_url(re.compile(RESULT))


@pytest.mark.parametrize("triage", STOPPED)
def test_danger_leads_to_a_page_of_its_own_and_never_to_a_week(
    plain_page: Page, content: Content, triage: str, hurry: Hurry
) -> None:
    hurry.to_result(plain_page, STOPPED[triage])

    title = content.outcomes[Triage(triage)].title
    expect(plain_page.get_by_role("heading", level=1)).to_have_text(title)
    expect(plain_page.get_by_role("heading", name="What to do now")).to_be_visible()
    expect(plain_page.locator(".day")).to_have_count(0)


def test_a_stopped_person_who_asks_for_the_check_page_gets_the_stop_page(
    plain_page: Page, hurry: Hurry
) -> None:
    hurry.to_result(plain_page, STOPPED["emergency"])

    plain_page.goto(CHECK)

    expect(plain_page).to_have_url(re.compile(RESULT))
