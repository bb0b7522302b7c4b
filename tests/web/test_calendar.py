"""A person's calendar, read by another library: right in time, silent about the illness."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.diary import Note
from recommender.service.app import App
from recommender.service.calendars import session_dates
from recommender.service.diaries import NewNote
from tests.people import a_person, a_plain_case
from tests.web.calendars import Read, choose, open_here, read
from tests.web.visiting import token_on

LINK = re.compile(r"<code>http://localhost(/calendar/[0-9a-f]+\.ics)</code>")


@pytest.fixture
def code(client: FlaskClient, services: App, content: Content) -> str:
    """The code of a plan that is open in the client's browser."""
    kept = services.cases.decide(a_plain_case(content, "stiffness"))
    open_here(client, kept.token)
    return kept.token


def link_on(client: FlaskClient) -> str:
    found = LINK.search(client.get("/case/calendar").text)
    assert found is not None
    return found[1]


def link_of(services: App, code: str) -> str:
    kept = services.calendars.of(code)
    assert kept is not None
    return f"/calendar/{services.calendars.link_of(kept)}.ics"


def anew(services: App, code: str, answers: Answers) -> None:
    """Decide anew for the person with this code, as after a changed answer."""
    case = services.cases.own_case(code)
    assert case is not None
    evaluation = services.recommender.evaluate(answers)
    assert services.cases.decide_anew(evaluation, "", case.id, code).token == code


def downloaded(client: FlaskClient) -> list[Read]:
    return read(client.get("/case/calendar.ics"))


def test_each_session_is_an_entry_at_its_time_with_its_length_and_a_reminder(
    client: FlaskClient, services: App, code: str
) -> None:
    choose(client)

    entries = downloaded(client)

    own = services.diaries.own_week(code)
    assert own is not None
    sessions = [day for day in own.week.days if not day.rest]
    assert [entry.summary for entry in entries] == [
        f"Exercises, day {day.day}, about {day.minutes} minutes" for day in sessions
    ]
    for entry, day in zip(entries, sessions, strict=True):
        on = date(2026, 11, 23) + timedelta(days=day.day - 1)
        assert (entry.starts.date(), f"{entry.starts:%H:%M}") == (on, "08:30")
        assert entry.starts.utcoffset() == timedelta(0)
        assert entry.ends - entry.starts == timedelta(minutes=day.minutes)
        assert entry.reminders == (timedelta(minutes=-15),)
        assert (entry.status, entry.description) == ("CONFIRMED", "")


@pytest.mark.parametrize(
    ("zone", "start", "hours"),
    [
        ("Europe/London", "2027-06-07", 1),
        ("America/New_York", "2026-11-23", -5),
        ("America/New_York", "2027-06-07", -4),
        ("Asia/Tokyo", "2026-11-23", 9),
    ],
)
def test_the_hour_is_that_of_the_zone_in_summer_and_winter(
    client: FlaskClient, code: str, zone: str, start: str, hours: int
) -> None:
    choose(client, zone=zone, start=start)

    for entry in downloaded(client):
        assert f"{entry.starts:%H:%M}" == "08:30"
        assert entry.starts.utcoffset() == timedelta(hours=hours)


def test_the_hour_stays_when_the_clocks_change_within_the_week(
    client: FlaskClient, code: str
) -> None:
    choose(client, start="2027-03-25")

    offsets = [entry.starts.utcoffset() for entry in downloaded(client)]

    assert offsets[0] == timedelta(0)
    assert offsets[-1] == timedelta(hours=1)


def test_the_entries_tell_nothing_of_the_illness_and_no_exercise_unless_asked(
    client: FlaskClient, services: App, code: str
) -> None:
    own = services.diaries.own_week(code)
    assert own is not None
    names = [[item.name for item in day.items] for day in own.week.days if not day.rest]
    choose(client)
    silent = client.get("/case/calendar.ics").text
    assert not re.search("back|neck|pain|week", silent, re.IGNORECASE)
    assert not any(name in silent for day in names for name in day)

    choose(client, names="yes")

    assert [entry.description.split("\n") for entry in downloaded(client)] == names


def test_the_link_opens_the_calendar_without_a_cookie_and_nothing_else(
    app: Flask, client: FlaskClient, code: str
) -> None:
    choose(client)
    link, stranger = link_on(client), app.test_client()

    assert read(stranger.get(link)) == downloaded(client)
    assert stranger.get("/case/calendar.ics").location == "/case/calendar"
    for cookie in (link, link.rpartition("/")[2].removesuffix(".ics")):
        stranger.set_cookie("case", cookie)
        assert "Come back to your plan" in stranger.get("/case").text
    assert code.replace("-", "").lower() not in link
    assert code not in client.get(link).text


@pytest.mark.parametrize("place", [len("/calendar/"), -len(".ics") - 1])
def test_a_link_that_was_never_given_opens_nothing(
    client: FlaskClient, code: str, place: int
) -> None:
    choose(client)
    letters = list(link_on(client))
    letters[place] = "1" if letters[place] == "0" else "0"

    assert client.get("".join(letters)).status_code == 404
    assert client.get("/calendar/a.ics").status_code == 404


def test_a_link_that_was_ended_opens_nothing_and_another_calendar_has_another_link(
    client: FlaskClient, code: str
) -> None:
    choose(client)
    link = link_on(client)

    client.post("/case/calendar/end", data={"csrf_token": token_on(client, "/case/calendar")})

    assert client.get(link).status_code == 404
    assert client.get("/case/calendar.ics").location == "/case/calendar"
    choose(client)
    assert link_on(client) != link
    assert client.get(link).status_code == 404


def test_a_calendar_goes_with_its_case(client: FlaskClient, services: App, code: str) -> None:
    choose(client)
    link = link_on(client)

    services.cases.delete_own(code)

    assert client.get(link).status_code == 404


def test_the_same_calendar_is_the_same_bytes_and_new_times_are_the_next_in_sequence(
    client: FlaskClient, services: App, code: str
) -> None:
    choose(client)
    link = link_on(client)
    first = client.get(link)
    assert {entry.sequence for entry in read(first)} == {0}
    assert client.get(link).data == first.data == client.get("/case/calendar.ics").data

    choose(client, time="18:00")
    second = read(client.get(link))
    choose(client, reminder="")
    third = read(client.get(link))

    assert [entry.uid for entry in second] == [entry.uid for entry in read(first)]
    assert {entry.sequence for entry in second} == {1}
    assert {f"{entry.starts:%H:%M}" for entry in second} == {"18:00"}
    assert {(entry.sequence, entry.reminders) for entry in third} == {(2, ())}
    assert link_on(client) == link


def test_a_changed_week_is_the_next_in_sequence_under_the_same_names(
    client: FlaskClient, services: App, content: Content, code: str
) -> None:
    choose(client, names="yes")
    before = downloaded(client)
    case = services.cases.own_case(code)
    assert case is not None
    anew(services, code, {**case.answers, "minutes_a_day": 10})
    after = downloaded(client)

    assert {entry.sequence for entry in after} == {1}
    assert [entry.description for entry in after] != [entry.description for entry in before]
    assert {entry.uid for entry in after} & {entry.uid for entry in before}
    assert len({entry.uid.partition("-")[0] for entry in before + after}) == 1


def test_nobody_is_reminded_of_exercises_after_a_stop(
    client: FlaskClient, services: App, content: Content, code: str
) -> None:
    choose(client, names="yes")
    before = downloaded(client)

    anew(services, code, a_person(content, chest_signs=["chest_pain"]))
    after = {entry.uid: entry for entry in read(client.get(link_of(services, code)))}

    for entry in before:
        cancelled = after[entry.uid]
        assert (cancelled.status, cancelled.sequence) == ("CANCELLED", 1)
        assert (cancelled.reminders, cancelled.description) == ((), "")


def test_nobody_is_reminded_of_what_hurt_or_of_a_week_that_pain_has_stopped(
    client: FlaskClient, services: App, code: str
) -> None:
    choose(client, names="yes")
    own = services.diaries.own_week(code)
    assert own is not None
    hurt = own.day(1).items[0]
    most = own.guidance.pace.stops_most
    assert hurt.name in downloaded(client)[0].description

    services.diaries.note(code, NewNote(1, Note.HURTS, hurt.exercise))
    without = downloaded(client)
    assert all(hurt.name not in entry.description.split("\n") for entry in without)
    assert {entry.status for entry in without} == {"CONFIRMED"}
    for item in own.day(1).items[:most]:
        services.diaries.note(code, NewNote(1, Note.STRONG, item.exercise))

    assert {entry.status for entry in downloaded(client)} == {"CANCELLED"}


def test_what_was_chosen_is_kept_and_is_in_the_persons_copy(client: FlaskClient, code: str) -> None:
    choose(client, time="07:15", weekdays=["1", "4"], zone="Asia/Tokyo", reminder="60")

    page = client.get("/case/calendar").text

    assert 'value="07:15"' in page
    assert '<option value="Asia/Tokyo" selected>' in page
    assert page.count(" checked") == 2
    assert client.get("/case/data").get_json()["calendar"] == {
        "start": "2026-11-23", "time": "07:15", "weekdays": [1, 4], "zone": "Asia/Tokyo",
        "reminder": 60, "names": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("start", "", "Enter a date"),
        ("start", "2026-02-30", "Enter a date"),
        ("start", "2026-11-19", "Enter a date within the next year"),
        ("start", "2027-11-23", "Enter a date within the next year"),
        ("time", "25:00", "Enter a time"),
        ("time", "08:30:15", "Enter a time"),
        ("weekdays", [], "Choose one day of the week"),
        ("weekdays", ["8"], "Choose one day of the week"),
        ("zone", "Mars/Base", "Choose your time zone"),
        ("reminder", "7", "Choose whether"),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field_and_nothing_is_kept(
    client: FlaskClient, code: str, field: str, typed: object, words: str
) -> None:
    answer = choose(client, **{field: typed})

    assert answer.status_code == 422
    assert f'<a href="#{field}">{words}' in answer.text
    assert f'id="{field}-error"' in answer.text
    assert client.get("/case/calendar.ics").location == "/case/calendar"


def test_without_a_week_there_is_no_calendar(
    client: FlaskClient, services: App, content: Content
) -> None:
    assert client.get("/case/calendar").location == "/case"
    stop = services.cases.decide(a_person(content, chest_signs=["chest_pain"]))
    open_here(client, stop.token)

    assert client.get("/case/calendar").location == "/case"
    form = {"csrf_token": token_on(client, "/case/code")}
    assert client.post("/case/calendar", data=form).location == "/case"


@given(
    start=st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    weekdays=st.sets(st.integers(1, 7), min_size=1),
    days=st.sets(st.integers(1, 7), min_size=1),
)
def test_sessions_fall_on_chosen_days_in_order_and_never_nearer_than_planned(
    start: date, weekdays: set[int], days: set[int]
) -> None:
    found = list(session_dates(start, weekdays, sorted(days)))

    assert [day for day, _ in found] == sorted(days)
    assert all(on >= start and on.isoweekday() in weekdays for _, on in found)
    for (day, on), (later, then) in pairwise(found):
        assert (then - on).days >= later - day
    if len(weekdays) == 7:
        assert all((on - start).days == day - min(days) for day, on in found)
