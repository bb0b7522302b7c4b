"""Go through the form as a person does: fill in what the page asks, continue."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, Page, Response, expect

from tests.browser.visitors import Answers

START = "/"
QUESTION = "/questions/"
CHECK = "/answers"
RESULT = "/result"


def begin(page: Page) -> None:
    page.goto(START)
    page.get_by_role("button", name="Start").click()
    page.wait_for_url(f"**{QUESTION}*")


def walk(page: Page, answers: Answers) -> None:
    """Answer every page that is asked, from the one that is open to the end."""
    for _ in asked_pages(page, answers):
        pass


def walk_to_week(page: Page, answers: Answers) -> None:
    begin(page)
    walk(page, answers)
    # a click returns before the page that it opens is whole
    with page.expect_navigation():
        page.get_by_role("link", name="Get your week").click()


def asked_pages(page: Page, answers: Answers) -> Iterator[str]:
    """Give each page's id while it is open and untouched, then answer it and go on."""
    while QUESTION in page.url:
        yield question(page)
        fill(page, answers)
        proceed(page)


def fill(page: Page, answers: Answers) -> None:
    """Answer every question of the open page."""
    for name in asked(page):
        answer(page, name, answers.get(name, []))


def answer(page: Page, name: str, value: Any) -> None:
    """Answer one question of the open page, or of the one that a click is just opening."""
    field(page, name).first.wait_for(state="attached")
    text_field = field(page, name).and_(page.locator("[type=text]"))
    if text_field.count():
        text_field.fill(str(value))
        return
    for entry in value if isinstance(value, list) else [value]:
        choice(page, name, entry).check()


def proceed(page: Page) -> Response:
    """Press Continue and return the answer of the server to what was sent."""
    with (
        page.expect_navigation(),
        page.expect_response(lambda response: response.request.method == "POST") as sent,
    ):
        page.get_by_role("button", name="Continue").click()
    return sent.value


def question(page: Page) -> str:
    """Return the id of the page that is open, or nothing where it asks nothing."""
    form = page.locator("form[data-page]")
    return form.get_attribute("data-page") or "" if form.count() else ""


def expect_question(page: Page, page_id: str) -> None:
    """Wait until the page with this id is open."""
    expect(page.locator("form[data-page]")).to_have_attribute("data-page", page_id)


def asked(page: Page) -> list[str]:
    """Return the questions of the open page, in order, each once."""
    fields = page.locator("main input:not([type=hidden])").all()
    return list(dict.fromkeys(entry.get_attribute("name") or "" for entry in fields))


def field(page: Page, name: str) -> Locator:
    return page.locator(f'input[name="{name}"]')


def choice(page: Page, name: str, value: str | int) -> Locator:
    if isinstance(value, bool):
        value = "yes" if value else "no"
    return page.locator(f'input[name="{name}"][value="{value}"]')
