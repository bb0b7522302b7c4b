"""The next day on another phone: by the link, by the code, and kept on the same phone by choice."""

import re
from io import BytesIO
from typing import Literal

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PATIENCE_MS
from tests.browser.hurrying import Hurry
from tests.browser.seeing import problems
from tests.browser.visitors import WELL

CODE = re.compile(r"^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$")


@pytest.fixture
def other_phone(browser: Browser, address: str) -> BrowserContext:
    context = browser.new_context(base_url=address)
    context.set_default_timeout(PATIENCE_MS)
    return context


def code_of(page: Page, hurry: Hurry) -> str:
    hurry.to_result(page, WELL)
    code = page.locator(".code code").inner_text()
    assert CODE.match(code)
    return code


def test_the_link_opens_the_plan_and_leaves_no_code_in_the_address_or_the_history(
    page: Page, other_phone: BrowserContext, hurry: Hurry
) -> None:
    code = code_of(page, hurry)
    elsewhere = other_phone.new_page()
    asked: list[str] = []
    elsewhere.on("request", lambda request: asked.append(request.url))

    elsewhere.goto(f"/case/code#{code}")

    expect(elsewhere.locator(".code code")).to_have_text(code)
    assert not any(code in url.partition("#")[0] for url in asked)
    # the page with the code has no place of its own in the history
    assert (elsewhere.url.endswith("/case"), elsewhere.evaluate("history.length")) == (True, 2)
    assert elsewhere.evaluate("document.cookie") == ""
    other_phone.close()


def test_the_code_opens_the_plan_as_it_was_read_out_over_the_phone(
    page: Page, other_phone: BrowserContext, hurry: Hurry
) -> None:
    code = code_of(page, hurry)
    elsewhere = other_phone.new_page()
    elsewhere.goto("/")
    elsewhere.get_by_role("link", name="I have a code").click()

    elsewhere.get_by_label("The code of your plan").fill(code.lower().replace("-", " "))
    elsewhere.get_by_role("button", name="Open my plan").click()

    expect(elsewhere.locator(".code code")).to_have_text(code)
    other_phone.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_camera_reads_the_link_off_the_screen(
    page: Page, address: str, colours: Literal["light", "dark"], hurry: Hurry
) -> None:
    code = code_of(page, hurry)
    page.emulate_media(color_scheme=colours)
    page.get_by_role("link", name="How to come back").click()

    picture = Image.open(BytesIO(page.locator(".qr").screenshot()))

    [read] = zxingcpp.read_barcodes(picture)
    assert read.text == f"{address}/case/code#{code}"
    assert problems(page) == []


def test_the_link_can_be_copied(page: Page, address: str, hurry: Hurry) -> None:
    code = code_of(page, hurry)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/case/back")

    page.get_by_role("button", name="Copy the link").click()

    expect(page.get_by_role("status")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/case/code#{code}"


def test_without_script_the_link_asks_for_the_code(plain_page: Page) -> None:
    plain_page.goto("/case/code#0000-0000-0000-0000")

    expect(plain_page.get_by_label("The code of your plan")).to_have_value("")


def test_the_link_to_another_plan_asks_first(
    page: Page, other_phone: BrowserContext, hurry: Hurry
) -> None:
    theirs = code_of(other_phone.new_page(), hurry)
    mine = code_of(page, hurry)

    page.goto(f"/case/code#{theirs}")

    expect(page.get_by_role("heading", name="Open another plan?")).to_be_visible()
    page.get_by_role("link", name="Stay with the plan shown now").click()
    expect(page.locator(".code code")).to_have_text(mine)
    other_phone.close()


def test_a_plan_stays_on_the_phone_when_the_browser_closes_only_by_choice_and_is_forgotten(
    page: Page, browser: Browser, address: str, hurry: Hurry
) -> None:
    code = code_of(page, hurry)
    assert _left_after_closing(page) == []

    page.get_by_role("button", name="Keep on this phone for 14 days").click()
    expect(page.get_by_text("This phone now keeps your plan.")).to_be_visible()
    [kept] = _left_after_closing(page)

    reopened = browser.new_context(base_url=address)
    reopened.add_cookies([{"name": kept["name"], "value": kept["value"], "url": address}])
    tomorrow = reopened.new_page()
    tomorrow.goto("/")
    tomorrow.locator("a.button[href='/case']").click()
    expect(tomorrow.locator(".code code")).to_have_text(code)
    tomorrow.get_by_role("button", name="Forget on this phone").click()
    expect(tomorrow.get_by_role("link", name="I have a code")).to_be_visible()
    assert [one["name"] for one in reopened.cookies()] == ["interview"]
    reopened.close()


def _left_after_closing(page: Page) -> list[dict[str, str]]:
    """Return the cookies that outlive the browser: those with an end of their own."""
    left = [one for one in page.context.cookies() if one.get("expires", -1) != -1]
    return [{"name": one.get("name", ""), "value": one.get("value", "")} for one in left]


def test_the_choice_of_a_calendar_is_made_without_a_problem(
    page: Page, address: str, hurry: Hurry
) -> None:
    code_of(page, hurry)
    page.get_by_role("link", name="Put it in your calendar").click()
    assert problems(page) == []
    zone = page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")
    listed = page.locator("#zone option").evaluate_all("all => all.map(one => one.value)")
    expect(page.get_by_label("Time zone")).to_have_value(
        zone if zone in listed else "Europe/London"
    )

    page.get_by_label("First day").fill("")
    page.get_by_role("button", name="Make my calendar").click()
    assert problems(page) == []
    page.get_by_label("First day").fill(page.evaluate("new Date().toISOString().slice(0, 10)"))
    page.get_by_role("button", name="Make my calendar").click()

    assert problems(page) == []
    follow = page.get_by_role("link", name="Follow it in my calendar").get_attribute("href")
    file = page.context.request.get((follow or "").replace("webcal:", "http:", 1))
    assert file.text().startswith("BEGIN:VCALENDAR")
