"""Browsers behind the proxy of a deployment: each with cookies and an address of its own."""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE
from tests.serving import HOST
from tests.web.visiting import token_in

THROTTLE = 60.0
# the status of what got no answer
LOST = 0
# more pages than any visit has: one that goes on is going round in circles
PAGES_MOST = 80
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Answer:
    """What came back, and after how many seconds."""

    status: int
    text: str = ""
    location: str = ""
    seconds: float = 0.0
    # after how many seconds to come back, where somebody is turned away
    retry_after: int = 0


class GaveUpError(Exception):
    """An answer that leads no further, such as 429 or a page where there was to be another."""


@dataclass
class Tally:
    """How often there was which answer, and how long each took; threads may share it."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def note(self, answer: Answer) -> None:
        """Count an answer."""
        with self.lock:
            self.statuses[answer.status] += 1
            self.seconds.append(answer.seconds)

    @property
    def answered(self) -> int:
        """How many answers there were so far, and requests without one."""
        return self.statuses.total()

    @property
    def errors(self) -> int:
        """How many requests the server failed at, or left without an answer."""
        with self.lock:
            return sum(count for status, count in self.statuses.items() if _is_error(status))


@dataclass
class Browser:
    """Asks as the browser of one person does; `wait` is called before each request."""

    port: int
    address: str
    tally: Tally
    wait: Callable[[], None] = field(default=lambda: None)
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, url: str, headers: Mapping[str, str] = {}) -> Answer:
        """Return the answer to a GET."""
        return self.ask("GET", url, None, headers)

    def post(self, url: str, fields: Mapping[str, Any]) -> Answer:
        """Return the answer to a form."""
        return self.ask("POST", url, urlencode(fields, doseq=True).encode(), FORM)

    def send(self, page: str, url: str, fields: Mapping[str, Any]) -> Answer:
        """Return the answer to a form that stood on a page, with the page's token."""
        if 'name="csrf_token"' not in page:
            raise GaveUpError
        return self.post(url, {"csrf_token": token_in(page), **fields})

    def follow(self, answer: Answer) -> Answer:
        """Return where an answer leads in the end."""
        while answer.location:
            answer = self.get(answer.location.partition("#")[0])
        return answer

    def ask(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        """Return the answer to one request over a connection of its own, and count it."""
        self.wait()
        started = time.monotonic()
        try:
            answer = self._asked(method, url, body, {**headers, **self._own_headers()})
        except (OSError, HTTPException):
            answer = Answer(LOST, seconds=time.monotonic() - started)
        self.tally.note(answer)
        return answer

    def _asked(
        self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]
    ) -> Answer:
        started = time.monotonic()
        with closing(HTTPConnection(HOST, self.port, timeout=THROTTLE)) as connection:
            connection.request(method, url, body, dict(headers))
            with connection.getresponse() as answer:
                text = answer.read().decode(errors="replace")
                self._keep(answer.headers.get_all("Set-Cookie", []))
                location = answer.headers.get("Location", "")
                wait = int(answer.headers.get("Retry-After", 0))
                return Answer(answer.status, text, location, time.monotonic() - started, wait)

    def _own_headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        own = {"X-Forwarded-For": self.address, "X-Forwarded-Proto": "https"}
        return {**own, "Cookie": cookies} if cookies else own

    def _keep(self, set_by: list[str]) -> None:
        for line in set_by:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.coded_value
                if not morsel.value or morsel["max-age"] == "0":
                    del self.cookies[name]


def visit(browser: Browser, content: Content, answers: Answers) -> Answer:
    """Go through the form page by page to where it ends; raises GaveUpError where it does not."""
    begun = browser.send(browser.get("/").text, "/interview", {})
    for _ in range(PAGES_MOST):
        if "/questions/" not in begun.location:
            break
        page = browser.get(begun.location)
        begun = browser.send(page.text, begun.location, filled(content, page.text, answers))
    if not begun.location or "/questions/" in begun.location:
        raise GaveUpError
    browser.get(begun.location)
    return browser.follow(browser.get("/result"))


def filled(content: Content, page: str, answers: Answers) -> dict[str, Any]:
    """Return the fields of a page with questions, as a browser sends them."""
    shown = (question for question in content.questionnaire if f'name="{question.id}"' in page)
    return {
        question.id: _sent(answers.get(question.id, (NONE_OF_THESE,)))
        for question in shown
        if question.id in answers or NONE_OF_THESE in question.option_ids
    }


def sign_in(browser: Browser, name: str, password: str) -> Answer:
    """Try to sign in at the desk; return the answer to the form."""
    page = browser.get("/audit/sign-in").text
    return browser.send(page, "/audit/sign-in", {"name": name, "password": password})


def found_in(pattern: str, page: str) -> list[str]:
    """Return what a page has of a pattern's group, in order."""
    return [unescape(one) for one in re.findall(pattern, page)]


def _sent(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _is_error(status: int) -> bool:
    return status == LOST or status >= 500
