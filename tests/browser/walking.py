"""Go through the form as a person does: fill in what the page asks, continue."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, Page, Response, expect

from tests.browser.visitors import Answers, fields_of

START = "/"
QUESTION = "/questions/"
CHECK = "/answers"
RESULT = "/result"
NAMES = "all => all.map(one => one.name)"
FILL = """answers => {
    for (const [name, values] of Object.entries(answers))
        for (const one of document.getElementsByName(name)) {
            const isChosen = values.includes(one.value);
            if (one.type === "text") one.value = values.join();
            else if (one.checked !== isChosen) one.click();
        }
}"""


def begin(page: Page) -> None:
    page.goto(START)
    page.get_by_role("button", name="Start").click()
    page.wait_for_url(f"**{QUESTION}*")


def walk(page: Page, answers: Answers) -> None:
    """Answer every page that is asked, from the one that is open to the end, click by click."""
    while QUESTION in page.url:
        fill(page, answers)
        proceed(page)


def walk_to_week(page: Page, answers: Answers) -> None:
    begin(page)
    walk(page, answers)
    open_week(page)


def open_week(page: Page) -> None:
    """Leave the check of the answers for the week."""
    # a click returns before the page that it opens is whole
    with page.expect_navigation():
        page.get_by_role("link", name="Get your week").click()


def asked_pages(page: Page, answers: Answers) -> Iterator[str]:
    """Give each page's id while it is open and untouched, then answer it at once and go on."""
    while QUESTION in page.url:
        yield question(page)
        fill_at_once(page, answers)
        proceed(page)


def fill(page: Page, answers: Answers) -> None:
    """Answer every question of the open page."""
    for name in asked(page):
        answer(page, name, answers.get(name, []))


def fill_at_once(page: Page, answers: Answers) -> None:
    """Answer every question of the open page without a pointer, in a fraction of the time."""
    page.evaluate(FILL, fields_of(answers, asked(page)))


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
    names: list[str] = page.locator("main input:not([type=hidden])").evaluate_all(NAMES)
    return list(dict.fromkeys(names))


def field(page: Page, name: str) -> Locator:
    return page.locator(f'input[name="{name}"]')


def choice(page: Page, name: str, value: str | int) -> Locator:
    if isinstance(value, bool):
        value = "yes" if value else "no"
    return page.locator(f'input[name="{name}"][value="{value}"]')
