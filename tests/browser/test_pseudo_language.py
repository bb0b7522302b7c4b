"""A whole visit in the made-up language: nothing is English, nothing leaves the page at its side.

What may stay: what sources are called and what they call exercises, because that is how they are
found; the code of a plan and the names of contents and rules (`code`); addresses; and time zones,
which have the names of one list everywhere.
"""

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from playwright.sync_api import Browser, Page

from recommender.domain.content import Content
from recommender.service.app import App
from recommender.service.calendars import zone_names
from recommender.service.settings import Settings
from recommender.web import expired, pages, problems, question_pages
from recommender.web.app import create_app
from recommender.web.serving import Server
from recommender.web.words import _ as said
from tests.browser.seeing import NARROW, unfold
from tests.browser.visitors import LONGEST, Answers
from tests.browser.walking import fill_at_once
from tests.people import a_person
from tests.pseudo_language import LANGUAGE, pseudo, write
from tests.untranslated import untranslated
from tests.web.visiting import begin, fields_of, named, token_in

CODES = ("code",)
ASKS_FOR_IT = {"Accept-Language": LANGUAGE}
NUMB = {"saddle_signs": ["saddle_numbness"]}
PEOPLE: tuple[dict[str, Any], ...] = (
    {},
    {
        "age": 76,
        "conditions": ["bones", "high_blood_pressure", "body_part"],
        "bone_conditions": ["osteoporosis"],
        "joint_conditions": ["knee_arthritis"],
    },
    NUMB,
    {"ill_signs": ["fever"]},
    {"age": 17},
)
OPEN_TO_ALL = (
    *("/", "/about", "/nowhere", "/case", "/case/code"),
    *("/exercises", "/exercises/cobra", "/exercises/roller-lower-back"),
)
CALENDAR = "/case/calendar"
OWN = (
    *("/result", "/case", "/case/week", "/case/week/1", "/case/left-out", "/case/tips"),
    *("/case/why", "/case/for-clinicians", "/case/back", "/case/paper", "/case/paper?size=large"),
    *(CALENDAR, "/", "/exercises/cat-cow"),
)
# a field of a form with its value
_NOTED = re.compile(r'name="(day|exercise|step)" value="([^"]*)"')
_A_CODE = re.compile("[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def strange(served: App, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application with the made-up language beside English."""
    folder = tmp_path_factory.mktemp("translations")
    write(folder)
    settings = Settings(translations=str(folder))
    return create_app(replace(served, settings=settings))


class Looker:
    """Looks for English on pages."""

    def __init__(self, content: Content) -> None:
        aliases = (one for exercise in content.exercises.values() for one in exercise.also_called)
        self._stays = [source.title for source in content.sources.values()]
        self._stays += [alias.name for alias in aliases]
        self._zones = {f"{zone.replace('_', ' ')}" for zone in zone_names()}
        self.found: dict[str, str] = {}

    def see(self, url: str, page: str) -> str:
        """Keep what is English on a page, and return the page."""
        for text in untranslated(page, self._stays, CODES):
            if text not in self._zones and not _A_CODE.fullmatch(text):
                self.found.setdefault(text, url)
        return page

    def open(self, client: FlaskClient, url: str) -> str:
        """See the page of an address, and return it."""
        answer = client.get(url, headers=ASKS_FOR_IT, follow_redirects=True)
        return self.see(url, answer.text)

    def visit(self, client: FlaskClient, content: Content, answers: Answers) -> None:
        """Answer page after page, each first without an answer and without a token."""
        url = begin(client)
        while "/questions/" in url:
            page = self.open(client, url)
            given = fields_of(content, named(client, url).rsplit("/", 1)[1], answers)
            shown = {name: value for name, value in given.items() if f'name="{name}"' in page}
            token = {"csrf_token": token_in(page)}
            for refused in (token, shown):
                self.see(url, client.post(url, data=refused, headers=ASKS_FOR_IT).text)
            url = client.post(url, data={**token, **shown}).location
        self.open(client, url)

    def note_what_hurts(self, client: FlaskClient) -> None:
        """Do an exercise, and end the day with strong pain at the next."""
        for what in ("done", "hurts", "strong"):
            page = self.open(client, "/case")
            todo = page.rpartition("handled")[2].partition('value="done"')[0]
            named = dict(_NOTED.findall(todo if what != "strong" else page))
            sent = {"csrf_token": token_in(page), **named, "note": what}
            answer = client.post("/case/diary", data=sent, headers=ASKS_FOR_IT)
            assert answer.status_code == 303, what
        self.open(client, "/case")

    def keep_a_calendar(self, client: FlaskClient) -> None:
        """Choose times for the calendar, first wrong ones, and read what the file says."""
        token = {"csrf_token": token_in(self.open(client, CALENDAR))}
        start = date.today().isoformat()
        right = {"start": start, "time": "09:00", "weekdays": ["1", "3"], "zone": "Europe/London"}
        for sent in (token, right, {**token, **right, "reminder": "15", "names": "yes"}):
            answer = client.post(CALENDAR, data=sent, headers=ASKS_FOR_IT, follow_redirects=True)
            self.see(CALENDAR, answer.text)
        self.open(client, CALENDAR)
        file = Calendar.from_ical(client.get(f"{CALENDAR}.ics", headers=ASKS_FOR_IT).data)
        said = [str(file["x-wr-calname"])]
        said += [str(entry[name]) for entry in file.events for name in ("summary", "description")]
        for words in said:
            self.see(f"{CALENDAR}.ics", words)


@pytest.fixture
def looker(content: Content) -> Looker:
    return Looker(content)


def test_no_page_of_a_visit_is_english(strange: Flask, content: Content, looker: Looker) -> None:
    for url in (*OPEN_TO_ALL, "/exercises/bird-dog/figure.svg"):
        looker.open(strange.test_client(), url)
    for different in PEOPLE:
        client = strange.test_client()
        looker.visit(client, content, a_person(content, **different))
        for url in OWN:
            looker.open(client, url)
        if not different:
            looker.keep_a_calendar(client)
            looker.note_what_hurts(client)

    assert looker.found == {}


def test_what_is_looked_up_later_is_given_to_translators(strange: Flask, content: Content) -> None:
    told = [pages.SAME_CODE, pages.ONE_MORE_CODE, question_pages.LOST]
    told += [notice for notice, _ in expired.AGAIN.values()]
    told += _sentences(content.guidance)
    tables = (problems.PAGES, *problems.PAGES_OF.values())
    told += [words for table in tables for page in table.values() for words in page]

    with strange.test_request_context(headers=ASKS_FOR_IT):
        for words in told:
            assert said(words) == pseudo(words)


# conditions, and what lines are compared with where no translator is asked
_NOT_READ = frozenset(("when", "when_text", "ambulance"))


def _sentences(found: object) -> list[str]:
    """Return every text of more than one word below a value of the content."""
    if isinstance(found, str):
        return [found] if " " in found else []
    if isinstance(found, Mapping):
        found = tuple(found.values())
    if is_dataclass(found) and not isinstance(found, type):
        names = [field.name for field in fields(found) if field.name not in _NOT_READ]
        found = tuple(getattr(found, name) for name in names)
    return [text for one in found for text in _sentences(one)] if isinstance(found, tuple) else []


@contextmanager
def _serving(app: Flask) -> Iterator[str]:
    server = Server(app, Settings(), "127.0.0.1", 0)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.stop()
    thread.join()


@pytest.fixture
def reader(strange: Flask, browser: Browser) -> Iterator[Page]:
    """Somebody who reads the made-up language, on a narrow phone."""
    with _serving(strange) as address:
        context = browser.new_context(base_url=address, locale=LANGUAGE)
        page = context.new_page()
        page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
        yield page
        context.close()


@pytest.mark.slow
def test_no_page_of_a_visit_is_too_wide_or_made_english_by_a_script(
    reader: Page, looker: Looker
) -> None:
    wider = {}

    def see() -> None:
        unfold(reader)
        looker.see(reader.url, reader.content())
        assert reader.evaluate("getComputedStyle(document.body).direction") == "rtl"
        if pixels := int(reader.evaluate(WIDER)):
            wider[reader.url] = pixels

    for url in OPEN_TO_ALL:
        reader.goto(url)
        see()
    reader.goto("/")
    with reader.expect_navigation():
        reader.locator("form[action='/interview'] button").click()
    while "/questions/" in reader.url:
        see()
        fill_at_once(reader, LONGEST)
        with reader.expect_navigation():
            reader.locator("main form button.button").last.click()
    for url in ("/answers", *OWN):
        reader.goto(url)
        see()

    assert wider == {}
    assert looker.found == {}
