"""Bring a visitor quickly to where a test begins: the same forms, sent without drawing them."""

import re
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


def _answer_until(page: Page, answers: Answers, page_id: str = "") -> list[str]:
    done: list[str] = []
    shown = page.context.request.get(page.url)
    while QUESTION in shown.url and f'data-page="{page_id}"' not in shown.text():
        done.append(shown.url)
        shown = _send(page, shown, answers)
    return done


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
