"""The diary: what people noted while doing their week. Entries are added, and go with the case."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from recommender.domain.diary import DiaryEntry, Moment, Note
from recommender.domain.errors import NotFoundError
from recommender.storage.database import Database
from recommender.storage.stamped_rows import STAMPED_DIARY
from recommender.storage.tables import case_tokens, cases, diary

_KEY = ("case", "day", "exercise", "step", "note")
_ENTRIES = (
    select(diary, cases.c.id)
    .join(cases, cases.c.number == diary.c.case)
    .order_by(diary.c.at, diary.c.day, diary.c.exercise, diary.c.step, diary.c.note)
)


class DiaryStore:
    """Keeps diary entries; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, case_id: str, entry: DiaryEntry, at: str) -> bool:
        """Keep an entry that arrived at a time (UTC, ISO 8601); return whether it is new.

        Raises NotFoundError where the case is gone.
        """
        with self._database.writing() as connection:
            number = connection.execute(select(cases.c.number).where(cases.c.id == case_id))
            found = number.scalar()
            if found is None:
                raise NotFoundError(f"no case {case_id!r}; it may have been deleted")
            return _add(connection, {"case": found, "at": at, **_values(entry)})

    def of_case(self, case_id: str) -> tuple[DiaryEntry, ...]:
        """Return what was noted of a case, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_ENTRIES.where(cases.c.id == case_id)).all()
        return tuple(_entry(row) for row in rows)

    def of_token(self, token_hash: str) -> Mapping[str, tuple[DiaryEntry, ...]]:
        """Return what was noted of each case that a token opens, by the case's id, oldest first."""
        opened = select(case_tokens.c.case).where(case_tokens.c.token_hash == token_hash)
        with self._database.reading() as connection:
            rows = connection.execute(_ENTRIES.where(diary.c.case.in_(opened))).all()
        found: dict[str, list[DiaryEntry]] = {}
        for row in rows:
            found.setdefault(str(row.id), []).append(_entry(row))
        return {case_id: tuple(entries) for case_id, entries in found.items()}


def raw_entries(connection: Connection) -> list[dict[str, object]]:
    """Return every entry as its row has it, with the id of its case for the number."""
    rows = connection.execute(_ENTRIES).mappings().all()
    return [{name: value for name, value in row.items() if name != "case"} for row in rows]


def put_entries_back(connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
    """Add entries of `raw_entries` to the cases of these ids that are there and lack them."""
    numbers = {row.id: row.number for row in connection.execute(select(cases.c.id, cases.c.number))}
    for row in rows:
        values = {name: value for name, value in row.items() if name != "id"}
        if row["id"] in numbers:
            _add(connection, {"case": numbers[row["id"]], **values})


def _add(connection: Connection, values: Mapping[str, object]) -> bool:
    there = select(diary.c.case).where(*(diary.c[name] == values[name] for name in _KEY))
    if connection.execute(there).first() is not None:
        return False
    stamp = STAMPED_DIARY.stamp(connection, values)
    connection.execute(insert(diary).values({**values, **stamp}))
    return True


def _values(entry: DiaryEntry) -> dict[str, object]:
    return {
        "day": entry.day,
        "exercise": entry.exercise,
        "step": entry.step,
        "note": entry.note.value,
        "done": entry.done,
        "noted": entry.moment.at,
        "ahead": entry.moment.ahead,
    }


def _entry(row: Row[Any]) -> DiaryEntry:
    return DiaryEntry(
        day=row.day,
        note=Note(row.note),
        moment=Moment(row.noted, row.ahead),
        exercise=row.exercise,
        step=row.step,
        done=row.done,
    )
