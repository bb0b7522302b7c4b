"""A calendar as a file of iCalendar (RFC 5545), which every calendar reads.

Times stand in the person's zone, with its rules: without a zone, calendars that subscribe take
them for UTC.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from recommender.service.calendars import CalendarEntry, CalendarSheet

if TYPE_CHECKING:
    from icalendar import Alarm, Event

CALENDAR_TYPE = "text/calendar; charset=utf-8"
# nothing in a calendar that others may see tells of an illness
_MADE_BY = "-//exercise calendar//EN"
_NAME_SPACE = "exercise-calendar"
_ASK_AGAIN = timedelta(hours=12)


def calendar_file(sheet: CalendarSheet, title: str, words: Callable[[CalendarEntry], str]) -> bytes:
    """Return the file of a calendar with this title; `words` gives what an entry is called."""
    from icalendar import Calendar  # noqa: PLC0415 - takes a fifth of a second

    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", _MADE_BY)
    made.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        made.add(name, title)
    for name in ("refresh-interval", "x-published-ttl"):
        made.add(name, _ASK_AGAIN, {"value": "DURATION"} if name[0] == "r" else {})
    for entry in sheet.entries:
        made.add_component(_event(sheet, entry, words(entry)))
    days = [entry.starts.date() for entry in sheet.entries]
    made.add_missing_timezones(
        first_date=min(days) - timedelta(days=366), last_date=max(days) + timedelta(days=366)
    )
    return bytes(made.to_ical())


def _event(sheet: CalendarSheet, entry: CalendarEntry, words: str) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - as above

    made = Event()
    made.add("uid", f"{sheet.id}-{entry.day}@{_NAME_SPACE}")
    made.add("sequence", sheet.sequence)
    for name in ("dtstamp", "last-modified"):
        made.add(name, sheet.changed)
    made.add("dtstart", entry.starts)
    made.add("dtend", entry.starts + timedelta(minutes=entry.minutes))
    made.add("summary", words)
    made.add("class", "PRIVATE")
    made.add("status", "CANCELLED" if sheet.is_off else "CONFIRMED")
    if entry.names:
        made.add("description", "\n".join(entry.names))
    if sheet.reminder is not None:
        made.add_component(_reminder(words, sheet.reminder))
    return made


def _reminder(words: str, minutes: int) -> "Alarm":
    from icalendar import Alarm  # noqa: PLC0415 - as above

    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", words)
    made.add("trigger", timedelta(minutes=-minutes))
    return made
