"""Bring a visitor quickly to where a test begins: the same forms, sent without drawing them."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from playwright.sync_api import APIResponse, Page

from tests.browser.visitors import Answers
from tests.browser.walking import CHECK, QUESTION, RESULT, begin

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
FIELD = re.compile(r'<input type="(?:radio|checkbox|text)"[^>]* name="([^"]+)"')


def hurry_to(page: Page, answers: Answers, page_id: str) -> None:
    """Begin, answer every page before this one, and open it."""
    begin(page)
    _answer_until(page, answers, page_id)
    page.goto(QUESTION + page_id)


def hurry_to_check(page: Page, answers: Answers) -> None:
    """Begin, answer everything, and open the check of the answers."""
    begin(page)
    _answer_until(page, answers)
    page.goto(CHECK)


def hurry_to_result(page: Page, answers: Answers) -> None:
    """Begin, answer everything, and open the week or what stands in its place."""
    begin(page)
    _answer_until(page, answers)
    page.goto(RESULT)


def sources(page: Page, answers: Answers) -> Iterator[str]:
    """Begin, and give the source of each page that asks before it is answered."""
    begin(page)
    for shown in _asking(page, answers):
        yield shown.text()


def _answer_until(page: Page, answers: Answers, page_id: str = "") -> None:
    any(f'data-page="{page_id}"' in shown.text() for shown in _asking(page, answers))


def _asking(page: Page, answers: Answers) -> Iterator[APIResponse]:
    """Give each page from the open one on, and then answer it; who stops leaves it unanswered."""
    shown = page.context.request.get(page.url)
    while QUESTION in shown.url:
        yield shown
        shown = _send(page, shown, answers)


def _send(page: Page, shown: APIResponse, answers: Answers) -> APIResponse:
    text = shown.text()
    [token] = TOKEN.findall(text)
    form = {name: _values(answers.get(name, [])) for name in dict.fromkeys(FIELD.findall(text))}
    sent = urlencode({"csrf_token": token, **form}, doseq=True)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return page.context.request.post(shown.url, data=sent, headers=headers)


def _values(value: object) -> list[str]:
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return [str(entry) for entry in value] if isinstance(value, list) else [str(value)]
