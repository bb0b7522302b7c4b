"""After “too hard” and “it hurts” every page tells the same week: the one that is done now."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.domain.diary import Note
from recommender.domain.exercises import ExerciseKind
from recommender.service.app import App
from recommender.service.diaries import NewNote
from recommender.service.own_weeks import OwnWeek, Way
from tests.people import a_person, a_plain_case
from tests.system import Clock
from tests.web.calendars import choose, open_here
from tests.web.desk.desk_visitors import at_desk
from tests.web.visiting import text_of

PAGES = ("/case", "/case/week", "/case/week/1", "/case/paper")
REST = "A little walking is fine"


@pytest.fixture
def code(client: FlaskClient, services: App, content: Content) -> str:
    kept = services.cases.decide(a_plain_case(content, "stiffness"))
    open_here(client, kept.token)
    return kept.token


def own_week(services: App, code: str) -> OwnWeek:
    own = services.diaries.own_week(code)
    assert own is not None
    return own


def words(client: FlaskClient, page: str) -> str:
    return unescape(text_of(client.get(page).text))


def too_hard(services: App, code: str) -> tuple[Way, Way]:
    """Say that one exercise of the first day is too hard; return it and what is easier."""
    item = next(
        item
        for item in own_week(services, code).session(1)
        if len(item.ways) > 1 and item.ways[1].exercise != item.exercise
    )
    services.diaries.note(code, NewNote(1, Note.TOO_HARD, item.exercise))
    return item.ways[0], item.ways[1]


def hurt_walk(services: App, code: str) -> None:
    own = own_week(services, code)
    walk = next(
        way
        for way in own.to_do(1)
        if own.content.exercises[way.exercise].kind is ExerciseKind.WALKING
    )
    services.diaries.note(code, NewNote(1, Note.HURTS, walk.exercise))
    services.diaries.note(code, NewNote(1, Note.EASED, walk.exercise))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_what_is_easier_and_says_than_what(
    client: FlaskClient, services: App, code: str, page: str
) -> None:
    hard, easy = too_hard(services, code)

    told = client.get(page).text

    assert f"Easier than {hard.name}" in unescape(told)
    # by itself, as the name of an exercise to do
    assert not re.search(rf"<(strong|h\d)[^>]*>(\d+\. )?{re.escape(hard.name)}<", told)
    assert easy.name in unescape(told)


def test_what_may_have_hurt_is_what_was_done(client: FlaskClient, services: App, code: str) -> None:
    hard, easy = too_hard(services, code)
    for item in own_week(services, code).session(1):
        new = NewNote(1, Note.DONE, item.exercise, item.ways[0].step)
        services.diaries.note(code, new)

    after = unescape(client.get("/case").text).partition("Did something hurt?")[2]
    told = after.partition("</details>")[0]

    assert easy.name in told
    assert hard.name not in told
    assert f'value="{hard.exercise}"' in told
    assert f'name="step" value="{easy.step}"' in told


def test_what_hurt_is_named_as_it_was_done(client: FlaskClient, services: App, code: str) -> None:
    hard, easy = too_hard(services, code)
    services.diaries.note(code, NewNote(1, Note.HURTS, hard.exercise, easy.step))

    asked = unescape(client.get("/case").text)

    assert re.search(rf'class="what">\s*: {re.escape(easy.name)}', asked)
    assert easy.name in unescape(client.get("/case/left-out").text).partition("</ul>")[0]


def test_the_desk_says_what_was_too_hard_and_what_is_done_now(
    client: FlaskClient, services: App, code: str
) -> None:
    hard, easy = too_hard(services, code)
    case = own_week(services, code).case

    page = words(at_desk(client.application), f"/audit/cases/{case.id}")

    assert f"Too hard: {hard.name}; now {easy.name}." in page


def test_the_minutes_are_those_of_what_is_left(
    client: FlaskClient, services: App, code: str
) -> None:
    choose(client, names="yes")
    before = own_week(services, code)
    hurt_walk(services, code)

    own = own_week(services, code)
    left = f"about {own.minutes(1)} minutes"

    assert own.minutes(1) < own.day(1).minutes == before.minutes(1)
    for page in PAGES:
        assert left in words(client, page)
    calendar = client.get("/case/calendar.ics").text.replace("\r\n ", "")
    assert left in calendar.replace("\\,", ",")


def test_no_page_tells_to_walk_once_a_walk_has_hurt(
    client: FlaskClient, services: App, content: Content, clock: Clock
) -> None:
    settings = content.week
    person = a_person(content, age=72, minutes_a_day=20, days_a_week=4)
    code = services.cases.decide(person).token
    open_here(client, code)
    between = settings.walk_between_say.partition("{")[0]
    assert all(between in words(client, page) for page in ("/case/week", "/case/paper"))
    assert REST in words(client, "/case/paper")

    hurt_walk(services, code)

    for page in ("/case/week", "/case/paper", *(f"/case/week/{day}" for day in range(1, 8))):
        told = words(client, page)
        assert between not in told
        assert REST not in told
