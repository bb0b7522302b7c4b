"""A whole visit asks nobody else for anything, and the browser finds nothing to complain about."""

import pytest
from playwright.sync_api import Page

from tests.browser.hurrying import Hurry
from tests.browser.visitors import CARE, STOPPED
from tests.browser.walking import asked_pages, begin, open_week, proceed

# a browser notes every page with an error status in its console
NOTED = "the server responded with a status of 422"


def test_a_visit_asks_our_own_origin_alone_and_leaves_no_error_in_the_console(
    page: Page, address: str
) -> None:
    said = _listen(page)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))

    page.goto("/about")
    begin(page)
    proceed(page)
    assert all(asked_pages(page, CARE))
    open_week(page)

    assert len(asked) > 30
    assert [url for url in asked if not url.startswith(f"{address}/")] == []
    # nor any violation of the policy, which is noted there
    assert said == []


@pytest.mark.parametrize("triage", STOPPED)
def test_a_stop_page_leaves_no_error_in_the_console(page: Page, triage: str, hurry: Hurry) -> None:
    said = _listen(page)

    hurry.to_result(page, STOPPED[triage])

    assert said == []


def test_the_page_of_the_api_stays_with_us_and_breaks_no_policy(page: Page, address: str) -> None:
    said = _listen(page)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))

    page.goto("/api/docs/")
    page.get_by_text("/api/v1/plans").first.wait_for()

    elsewhere = [url for url in asked if not url.startswith((f"{address}/", "data:"))]
    assert (elsewhere, said) == ([], [])


def _listen(page: Page) -> list[str]:
    """Return a list that grows with each complaint of the browser."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "console",
        lambda message: (
            said.append(message.text)
            if message.type in {"error", "warning"} and NOTED not in message.text
            else None
        ),
    )
    return said
