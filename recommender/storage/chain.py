"""The chain of records: add to its end, and walk it from the beginning."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from recommender.domain.errors import StorageError
from recommender.domain.records import (
    BEGINNING,
    OF_CASES,
    Break,
    Event,
    Record,
    RecordKind,
    Verification,
)
from recommender.domain.rules import Triage
from recommender.storage.database import Database
from recommender.storage.packing import pack, unpack
from recommender.storage.tables import bodies, cases, records, reviews, signatures

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


def last_digest(connection: Connection) -> str:
    """Return the digest at the end of the chain."""
    last = select(records.c.digest).order_by(records.c.number.desc()).limit(1)
    return str(connection.execute(last).scalar() or BEGINNING)


def event_of(row: Any) -> Event:
    """Return the event of a row of records and bodies; raises where it was changed by hand."""
    return Event(
        at=row.at,
        kind=RecordKind(row.kind),
        subject=row.subject,
        actor=row.actor,
        salt=bytes(row.salt),
        body=unpack(row.body),
        answers=unpack(row.answers),
    )


def forget_bodies(connection: Connection, subject: str) -> None:
    """Delete what all records about a case say; their digests stay in the chain."""
    about = select(records.c.number).where(
        records.c.subject == subject, records.c.kind.in_([kind.value for kind in OF_CASES])
    )
    connection.execute(delete(bodies).where(bodies.c.number.in_(about)))


_ALL = (
    select(
        records,
        bodies.c.number.label("body_number"),
        bodies.c.salt,
        bodies.c.answers,
        bodies.c.body,
        cases.c.id.label("case_id"),
        cases.c.at.label("case_at"),
        cases.c.gravity,
        reviews.c.verdict,
        signatures.c.rule.label("signed"),
        signatures.c.text_digest,
    )
    .outerjoin(bodies, bodies.c.number == records.c.number)
    .outerjoin(cases, cases.c.number == records.c.number)
    .outerjoin(reviews, reviews.c.number == records.c.number)
    .outerjoin(signatures, signatures.c.number == records.c.number)
    .order_by(records.c.number)
)


def verify(database: Database, tell: Callable[[int], None] = lambda _: None) -> Verification:
    """Walk the chain; `tell` gets the number of each record that was looked at.

    A record without its body is whole only where a deletion that stands in the chain names its
    subject. A case, review or signature whose body is there must also stand in the lists with its
    outcome.
    """
    with database.reading() as connection:
        deleted = _deleted(connection)
        previous, number = BEGINNING, 0
        with connection.execution_options(yield_per=CHUNK).execute(_ALL) as rows:
            for row in rows:
                why = _fault(row, number + 1, previous, deleted)
                if why:
                    return Verification(number, previous, Break(row.number, why))
                previous, number = row.digest, row.number
                tell(number)
    return Verification(number, previous)


def _deleted(connection: Connection) -> frozenset[str]:
    found = select(records.c.subject).where(records.c.kind == RecordKind.DELETION.value)
    return frozenset(connection.execute(found).scalars())


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
        is_wanted = record.subject in deleted and record.kind in OF_CASES
        return "" if is_wanted else "what it says was deleted without a record"
    said = _said(row)
    if said is None or said.body_digest != record.body_digest:
        return "what it says was changed"
    return "" if _is_listed(row, said) else "the lists do not show it as it was"


def _said(row: Any) -> Event | None:
    try:
        return event_of(row)
    except (TypeError, ValueError, StorageError):
        return None


def _is_listed(row: Any, said: Event) -> bool:
    if said.kind is RecordKind.CASE:
        is_same = (row.case_id, row.case_at) == (said.subject, said.at)
        return is_same and _says(said, "triage", _TRIAGE.get(row.gravity, ""))
    if said.kind is RecordKind.REVIEW:
        return _says(said, "verdict", row.verdict)
    if said.kind is RecordKind.SIGNATURE:
        return row.signed == said.subject and _says(said, "text_digest", row.text_digest)
    return True


def _says(said: Event, key: str, value: str | None) -> bool:
    """Look for a member in the canonical text, for reading all of it would take long."""
    return f'"{key}":"{value}"'.encode() in said.body


_TRIAGE = {triage.gravity: triage.value for triage in Triage}
