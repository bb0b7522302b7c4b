"""The page of a stop on a small phone and on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hurrying import hurry_to_result
from tests.browser.test_paper import PAGE
from tests.browser.visitors import STOPPED


def test_the_call_and_the_reason_are_on_the_first_screen(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    hurry_to_result(page, STOPPED["emergency"])

    for part in (
        page.get_by_role("link", name="Call 999"),
        page.get_by_text("Because you told us"),
    ):
        box = part.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740


@pytest.mark.parametrize("triage", STOPPED)
def test_a_stop_is_printed_with_its_answers_on_few_pages(page: Page, triage: str) -> None:
    hurry_to_result(page, STOPPED[triage])

    printed = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")

    expect(page.get_by_role("heading", name="My answers", exact=True)).to_be_visible()
    assert len(PAGE.findall(printed)) <= 2
