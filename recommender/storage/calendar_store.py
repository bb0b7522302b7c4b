"""Calendars: one for the cases of a person at most; it goes with them, or when they say so.

They are in no record: they decide nothing, and nothing of them may stay.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from recommender.domain.calendars import CalendarChoice, KeptCalendar
from recommender.domain.errors import NotFoundError
from recommender.storage.case_tokens import numbers_of
from recommender.storage.database import Database
from recommender.storage.tables import calendars, case_tokens, cases


class CalendarStore:
    """Keeps calendars; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_token(self, token_hash: str) -> KeptCalendar | None:
        """Return the calendar of the cases that a person's token opens, or None."""
        with self._database.reading() as connection:
            row = connection.execute(_of_line(token_hash)).first()
        return _kept(row) if row else None

    def put(self, token_hash: str, kept: KeptCalendar) -> None:
        """Keep a calendar in place of the one there was; raises NotFoundError without a case."""
        with self._database.writing() as connection:
            newest = connection.execute(select(func.max(numbers_of(token_hash).subquery().c[0])))
            number = newest.scalar()
            if number is None:
                raise NotFoundError("no case has this code; it may have been deleted")
            _end(connection, token_hash)
            connection.execute(insert(calendars).values(case=number, **_values(kept)))

    def end(self, token_hash: str) -> bool:
        """End the calendar of the cases that a token opens; return whether there was one."""
        with self._database.writing() as connection:
            return _end(connection, token_hash)

    def find(self, calendar_id: str) -> tuple[KeptCalendar, str] | None:
        """Return a calendar and the hash of a token that opens its cases, or None."""
        query = (
            select(calendars, case_tokens.c.token_hash)
            .join(case_tokens, case_tokens.c.case == calendars.c.case)
            .where(calendars.c.id == calendar_id)
            .order_by(case_tokens.c.token_hash)
        )
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return (_kept(row), str(row.token_hash)) if row else None

    def publish(self, calendar_id: str, digest: str, at: str) -> KeptCalendar | None:
        """Return a calendar that gives out what has this digest; None where it has ended.

        Where it gave out something else before, its sequence has gone on by one.
        """
        own = calendars.c.id == calendar_id
        with self._database.writing() as connection:
            row = connection.execute(select(calendars).where(own)).first()
            if row is None:
                return None
            kept = _kept(row)
            if kept.published == digest:
                return kept
            sequence = kept.sequence + 1 if kept.published else kept.sequence
            new = replace(kept, published=digest, sequence=sequence, changed=at)
            connection.execute(update(calendars).where(own).values(_values(new)))
            return new


def raw_calendars(connection: Connection) -> list[dict[str, object]]:
    """Return every calendar as its row has it, with the id of its case for the number."""
    named = [column for column in calendars.c if column is not calendars.c.case]
    query = select(*named, cases.c.id.label("of")).join(cases, cases.c.number == calendars.c.case)
    return [dict(row) for row in connection.execute(query.order_by(calendars.c.id)).mappings()]


def put_calendars_back(connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
    """Give calendars to the cases with these ids that are there."""
    numbers = {row.id: row.number for row in connection.execute(select(cases.c.id, cases.c.number))}
    for row in rows:
        values = {name: value for name, value in row.items() if name != "of"}
        if row["of"] in numbers:
            connection.execute(insert(calendars).values(case=numbers[row["of"]], **values))


def _of_line(token_hash: str) -> Select[Any]:
    return select(calendars).where(calendars.c.case.in_(numbers_of(token_hash)))


def _end(connection: Connection, token_hash: str) -> bool:
    ended = delete(calendars).where(calendars.c.case.in_(numbers_of(token_hash)))
    return bool(connection.execute(ended).rowcount)


def _values(kept: KeptCalendar) -> dict[str, object]:
    choice = asdict(kept.choice)
    return {
        **choice,
        "weekdays": "".join(str(day) for day in kept.choice.weekdays),
        "names": int(kept.choice.names),
        "id": kept.id,
        "changed": kept.changed,
        "sequence": kept.sequence,
        "published": kept.published,
    }


def _kept(row: Row[Any]) -> KeptCalendar:
    choice = CalendarChoice(
        start=row.start,
        time=row.time,
        weekdays=tuple(int(day) for day in row.weekdays),
        zone=row.zone,
        reminder=row.reminder,
        names=bool(row.names),
    )
    return KeptCalendar(row.id, choice, row.changed, row.sequence, row.published)
