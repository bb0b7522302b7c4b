"""Somebody who can write to the database, knows how the chain is made, and makes it anew."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from recommender.domain.canonical import sha256_hex
from recommender.domain.records import BEGINNING, Event, Record
from recommender.storage import chain
from recommender.storage.packing import pack, unpack
from recommender.storage.stores import Stores, open_stores
from recommender.storage.tables import bodies, metadata, records, stamps
from tests.storage.conftest import all_rows, tamper

# the tables whose rows are named by the number of a record
NUMBERED = {
    "bodies": "number",
    "stamps": "number",
    "signatures": "number",
    "diary": "case",
    "calendars": "case",
    "cases": "number",
    "reviews": "number",
    "reviews of a case": "case",
    "case_tokens": "case",
    "idempotency_keys": "case",
}


def append(stores: Stores, event: Event) -> None:
    """Add a record to the end that nobody but the forger has made, with a stamp of another key."""
    with stores.database.writing() as connection:
        number = chain.append(connection, event)
        connection.execute(insert(stamps).values(number=number, stamp=b"a forged stamp" * 4))


def write_anew(stores: Stores, number: int, **words: str) -> None:
    """Change the words of a record, and seal it and all later ones again."""
    with stores.database.writing() as connection:
        connection.execute(update(records).where(records.c.number == number).values(**words))
        seal(connection)


def backdate_case(stores: Stores, number: int, at: str) -> None:
    """Let a case have come at another time, in the lists too, and seal all later records again."""
    tamper(stores, f"UPDATE cases SET at = '{at}' WHERE number = {number}")
    write_anew(stores, number, at=at)


def change_answers(stores: Stores, number: int, old: bytes, new: bytes) -> None:
    """Change the answers of a case, and seal its record and all later ones again."""
    with stores.database.writing() as connection:
        body = connection.execute(select(bodies).where(bodies.c.number == number)).one()
        answers = unpack(body.answers)
        assert old in answers
        change = update(bodies).where(bodies.c.number == number)
        connection.execute(change.values(answers=pack(answers.replace(old, new))))
        seal(connection)


def take_out(stores: Stores, number: int) -> None:
    """Take a case out wholly, close the gap, and seal all later records again."""
    last = stores.records.verify().records
    statements = [f'DELETE FROM {_table(name)} WHERE "{column}" = {number}'
                  for name, column in NUMBERED.items()]  # fmt: skip
    statements.append(f"DELETE FROM records WHERE number = {number}")
    for later in range(number + 1, last + 1):
        statements += [
            f'UPDATE {_table(name)} SET "{column}" = {later - 1} WHERE "{column}" = {later}'
            for name, column in {**NUMBERED, "records": "number"}.items()
        ]
    tamper(stores, *statements)
    with stores.database.writing() as connection:
        seal(connection)


def seal(connection: Connection) -> None:
    """Give every record the digests that it would have had, had it always been so."""
    previous = BEGINNING
    for row in connection.execute(select(records).order_by(records.c.number)).all():
        words: Mapping[str, Any] = {**row._mapping, "previous": previous}
        words = {**words, "body_digest": _body_digest(connection, row)}
        record = Record(**{field.name: words[field.name] for field in fields(Record)})
        previous = record.expected_digest()
        sealed = {"body_digest": record.body_digest, "previous": record.previous}
        change = update(records).where(records.c.number == row.number)
        connection.execute(change.values(**sealed, digest=previous))


def put_in_place(stores: Stores, rows: Mapping[str, list[tuple[Any, ...]]]) -> None:
    """Replace everything with what an older copy held."""
    with stores.database.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
        for table in metadata.sorted_tables:
            names = [column.name for column in table.c]
            for row in rows[table.name]:
                connection.execute(insert(table).values(dict(zip(names, row, strict=True))))


def go_back(stores: Stores, copy: Path) -> None:
    """Put an older copy in place."""
    older = open_stores(copy)
    rows = all_rows(older)
    older.close()
    put_in_place(stores, rows)


def by_sql(*statements: str) -> Callable[[Stores], None]:
    """Return a change by statements alone."""
    return lambda stores: tamper(stores, *statements)


def swapped(table: str, one: int, other: int) -> tuple[str, ...]:
    """Return the statements that let two rows change places."""
    moves = ((one, -1), (other, one), (-1, other))
    return tuple(f"UPDATE {table} SET number = {new} WHERE number = {old}" for old, new in moves)


def change_of(table: str, word: str) -> Callable[[Stores], None]:
    """Return a change of what somebody may do."""
    column = next(name for name in ("role", "roles", "rights") if name in metadata.tables[table].c)
    return by_sql(f"UPDATE {table} SET {column} = '{word}'")


def copy_of(table: str, column: str, value: str) -> Callable[[Stores], None]:
    """Return a change that adds a row again, the first there is, with one other value."""
    names = [f'"{one.name}"' for one in metadata.tables[table].c]
    values = [f"'{value}'" if name == f'"{column}"' else name for name in names]
    return by_sql(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table} LIMIT 1"
    )


def _table(name: str) -> str:
    return name.partition(" ")[0]


def _body_digest(connection: Connection, row: Any) -> str:
    body = connection.execute(select(bodies).where(bodies.c.number == row.number)).first()
    if body is None:
        return str(row.body_digest)
    return sha256_hex(bytes(body.salt), unpack(body.answers), unpack(body.body))
