"""The chain of records: add to its end, and walk it from the beginning."""

import zlib
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from recommender.domain.records import BEGINNING, Break, Event, Record, RecordKind, Verification
from recommender.storage.database import Database
from recommender.storage.packing import pack, unpack
from recommender.storage.tables import bodies, cases, records

CHUNK = 2000


def append(connection: Connection, happened: Event) -> int:
    """Add an event to the end of the chain, in a transaction that writes; return its number."""
    last = connection.execute(
        select(records.c.number, records.c.digest).order_by(records.c.number.desc()).limit(1)
    ).first()
    unsealed = Record(
        number=last.number + 1 if last else 1,
        at=happened.at,
        kind=happened.kind.value,
        subject=happened.subject,
        actor=happened.actor,
        body_digest=happened.body_digest,
        previous=last.digest if last else BEGINNING,
        digest="",
    )
    row = {**vars(unsealed), "digest": unsealed.expected_digest()}
    connection.execute(insert(records).values(row))
    connection.execute(
        insert(bodies).values(
            number=unsealed.number,
            salt=happened.salt,
            answers=pack(happened.answers),
            body=pack(happened.body),
        )
    )
    return unsealed.number


def forget_bodies(connection: Connection, subject: str) -> None:
    """Delete what all records about a subject say; their digests stay in the chain."""
    about = select(records.c.number).where(records.c.subject == subject)
    connection.execute(delete(bodies).where(bodies.c.number.in_(about)))


def verify(database: Database, tell: Callable[[int], None] = lambda _: None) -> Verification:
    """Walk the chain; `tell` gets the number of each record that was looked at.

    A record without its body is whole only where a deletion that stands in the chain names its
    subject. A case whose body is there must also be in the list of cases.
    """
    with database.reading() as connection:
        deleted = _deleted(connection)
        previous, number = BEGINNING, 0
        for row in _rows(connection):
            why = _fault(row, number + 1, previous, deleted)
            if why:
                return Verification(number, previous, Break(row.number, why))
            previous, number = row.digest, row.number
            tell(number)
    return Verification(number, previous)


def _deleted(connection: Connection) -> frozenset[str]:
    found = select(records.c.subject).where(records.c.kind == RecordKind.DELETION.value)
    return frozenset(connection.execute(found).scalars())


def _rows(connection: Connection) -> Iterator[Any]:
    query = (
        select(
            records,
            bodies.c.number.label("body_number"),
            bodies.c.salt,
            bodies.c.answers,
            bodies.c.body,
            cases.c.id.label("case_id"),
            cases.c.at.label("case_at"),
        )
        .outerjoin(bodies, bodies.c.number == records.c.number)
        .outerjoin(cases, cases.c.number == records.c.number)
        .order_by(records.c.number)
    )
    yield from connection.execution_options(yield_per=CHUNK).execute(query)


def _fault(row: Any, number: int, previous: str, deleted: frozenset[str]) -> str:
    record = Record(**{name: getattr(row, name) for name in Record.__dataclass_fields__})
    if record.number != number:
        return f"record {number} is missing"
    if record.previous != previous:
        return "it does not follow from the record before it"
    if record.digest != record.expected_digest():
        return "its words were changed"
    return _body_fault(row, record, deleted)


def _body_fault(row: Any, record: Record, deleted: frozenset[str]) -> str:
    if row.body_number is None:
        return "" if record.subject in deleted else "what it says was deleted without a record"
    if _digest_of(row, record) != record.body_digest:
        return "what it says was changed"
    if record.kind == RecordKind.CASE and (row.case_id, row.case_at) != (record.subject, record.at):
        return "the list of cases does not show it as it was"
    return ""


def _digest_of(row: Any, record: Record) -> str:
    try:
        said = Event(
            at=record.at,
            kind=RecordKind(record.kind),
            subject=record.subject,
            actor=record.actor,
            salt=bytes(row.salt),
            answers=unpack(row.answers),
            body=unpack(row.body),
        )
    except (ValueError, zlib.error):
        return ""
    return said.body_digest
