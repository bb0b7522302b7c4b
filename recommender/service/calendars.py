"""A person's calendar: the sessions of their week at the times that they chose, and its own link.

The link opens the calendar and nothing else. It is made from the calendar's id and the secret of
the server, so that it can be shown again and stands in no backup; it ends with the calendar.
"""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from recommender.domain.calendars import CalendarChoice, KeptCalendar
from recommender.domain.calling import Country
from recommender.domain.canonical import canonical_json, sha256_hex
from recommender.domain.diary import Standing
from recommender.service.diaries import Diaries
from recommender.service.own_weeks import OwnWeek
from recommender.service.system import System, hashed_code
from recommender.storage.calendar_store import CalendarStore

ZONE_OF = {
    Country.UK: "Europe/London",
    Country.EU: "Europe/Berlin",
    Country.US: "America/New_York",
}
WEEK_DAYS = 7
_LINK_LETTERS = 32


@dataclass(frozen=True)
class CalendarEntry:
    """One session: which day of the week's seven, when in the person's zone, and how long.

    `names` are those of its exercises, where the person wants them to be seen.
    """

    day: int
    starts: datetime
    minutes: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class CalendarSheet:
    """A calendar as it is given out now; what `is_off` is told as cancelled.

    `changed` is when it last said something else than now, and `sequence` how often it has.
    """

    id: str
    entries: tuple[CalendarEntry, ...]
    reminder: int | None
    sequence: int
    changed: datetime
    is_off: bool = False


@dataclass(frozen=True)
class Calendars:
    """Keeps calendars and gives them out; threads may share it."""

    store: CalendarStore
    diaries: Diaries
    system: System
    secret: str

    def of(self, token: str) -> KeptCalendar | None:
        """Return the calendar of the person whose token this is, or None."""
        return self.store.of_token(hashed_code(token)) if token else None

    def choose(self, token: str, choice: CalendarChoice) -> KeptCalendar:
        """Keep when a person wants to exercise; a calendar that they have keeps its link.

        Raises NotFoundError where the token opens no case.
        """
        new = KeptCalendar(self.system.new_id(), choice, self.system.time())
        before = self.of(token)
        kept = replace(before, choice=choice) if before else new
        self.store.put(hashed_code(token), kept)
        return kept

    def dates_of(self, token: str, own: OwnWeek) -> dict[int, date]:
        """Return on which date each session of a week falls; nothing without a calendar."""
        kept = self.of(token)
        entries = _entries(kept.choice, own) if kept else ()
        return {entry.day: entry.starts.date() for entry in entries}

    def end(self, token: str) -> bool:
        """End a person's calendar and its link; return whether there was one."""
        return self.store.end(hashed_code(token))

    def link_of(self, calendar: KeptCalendar) -> str:
        """Return what stands in the secret link of a calendar."""
        return f"{calendar.id}{self._seal(calendar.id)}"

    def own_sheet(self, token: str) -> CalendarSheet | None:
        """Return the calendar of a person as it is given out now, or None."""
        kept = self.of(token)
        return self._sheet(kept, hashed_code(token)) if kept else None

    def linked_sheet(self, link: str) -> CalendarSheet | None:
        """Return the calendar that a secret link opens; None where it has ended or never was."""
        calendar_id, seal = link[:-_LINK_LETTERS], link[-_LINK_LETTERS:]
        if not hmac.compare_digest(seal.encode(), self._seal(calendar_id).encode()):
            return None
        found = self.store.find(calendar_id)
        return self._sheet(*found) if found else None

    def _seal(self, calendar_id: str) -> str:
        key, said = self.secret.encode(), f"calendar {calendar_id}".encode()
        return hmac.digest(key, said, "sha256").hex()[:_LINK_LETTERS]

    def _sheet(self, kept: KeptCalendar, token_hash: str) -> CalendarSheet | None:
        own = self.diaries.week_by_hash(token_hash)
        # a stop, or pain that ended the week: nobody must be reminded of exercises
        is_off = own is None or own.progress.standing is Standing.STOPPED
        choice = replace(kept.choice, names=kept.choice.names and not is_off)
        entries = tuple(_entries(choice, own))
        told = [(one.day, one.starts.isoformat(), one.minutes, one.names) for one in entries]
        said = canonical_json([is_off, choice.zone, choice.reminder, told])
        given = self.store.publish(kept.id, sha256_hex(said), self.system.time())
        if given is None:
            return None
        changed = datetime.fromisoformat(given.changed)
        reminder = None if is_off else kept.choice.reminder
        return CalendarSheet(kept.id, entries, reminder, given.sequence, changed, is_off)


@cache
def zone_names() -> tuple[str, ...]:
    """Return the names of the time zones that a person can choose from, by name."""
    # a region and a place, such as Europe/London
    places = (name for name in available_timezones() if "/" in name)
    return tuple(sorted(name for name in places if not name.startswith("Etc/")))


def session_dates(
    start: date, weekdays: Iterable[int], days: Iterable[int]
) -> Iterator[tuple[int, date]]:
    """Yield each of these days of a week with the date that it falls on, the first from `start` on.

    Only the chosen weekdays (1 is Monday) have sessions, and two sessions are never nearer to each
    other than in the week as it was planned: a day of rest between them stays one.
    """
    chosen, earliest, before = frozenset(weekdays), start, 0
    for day in days:
        if before:
            earliest += timedelta(days=day - before)
        while earliest.isoweekday() not in chosen:
            earliest += timedelta(days=1)
        yield day, earliest
        before = day


def _entries(choice: CalendarChoice, own: OwnWeek | None) -> Iterator[CalendarEntry]:
    """Yield the sessions of a week; without one, all seven that could have been told before."""
    at, zone = time.fromisoformat(choice.time), ZoneInfo(choice.zone)
    sessions = {day.day: own.to_do(day.day) for day in own.week.days} if own else {}
    days = [day for day in range(1, WEEK_DAYS + 1) if own is None or sessions[day]]
    for day, on in session_dates(date.fromisoformat(choice.start), choice.weekdays, days):
        names = tuple(way.name for way in sessions[day]) if choice.names else ()
        minutes = own.minutes(day) if own else 0
        yield CalendarEntry(day, datetime.combine(on, at, zone), minutes, names)
