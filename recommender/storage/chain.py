"""The chain of records: add to its end, read what they say, and forget it."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from recommender.domain.records import BEGINNING, OF_CASES, Event, Record, RecordKind
from recommender.storage.access_states import stated
from recommender.storage.packing import pack, unpack
from recommender.storage.stamping import beginning, stamp_record
from recommender.storage.tables import bodies, records

# made once, so that each use only binds values
_LAST = select(records.c.number, records.c.digest).order_by(records.c.number.desc()).limit(1)
_ADD_RECORD, _ADD_BODY = insert(records), insert(bodies)


@dataclass(frozen=True)
class PackedEvent:
    """An event that was digested and compressed before the transaction that writes it."""

    event: Event
    body_digest: str
    answers: bytes
    body: bytes


def packed(happened: Event) -> PackedEvent:
    """Return an event ready to be added."""
    answers, body = pack(happened.answers), pack(happened.body)
    return PackedEvent(happened, happened.body_digest, answers, body)


def append(connection: Connection, happened: Event) -> int:
    """Add an event to the end of the chain, in a transaction that writes; return its number.

    A change of access is added after it was made, so that its record states what it led to.
    """
    return append_packed(connection, packed(stated(connection, happened))).number


def append_packed(connection: Connection, made: PackedEvent) -> Record:
    """Add an event to the end of the chain, in a transaction that writes; return its record."""
    happened = made.event
    last = connection.execute(_LAST).first()
    unsealed = Record(
        number=last.number + 1 if last else 1,
        at=happened.at,
        kind=happened.kind.value,
        subject=happened.subject,
        actor=happened.actor,
        body_digest=made.body_digest,
        previous=last.digest if last else BEGINNING,
        digest="",
    )
    record = replace(unsealed, digest=unsealed.expected_digest())
    connection.execute(_ADD_RECORD, vars(record))
    body = {"salt": happened.salt, "answers": made.answers, "body": made.body}
    connection.execute(_ADD_BODY, {"number": record.number, **body})
    stamp_record(connection, record)
    return record


def begin_stamping(connection: Connection, happened: Event) -> None:
    """Say in the chain that its records are stamped from here on, unless it says so already.

    Does nothing without an audit key. `happened` says when and by whom.
    """
    begun = beginning(connection, happened)
    if begun is not None:
        append(connection, begun)


def head(connection: Connection) -> tuple[int, str]:
    """Return the number and digest of the last record; 0 and the beginning where there is none."""
    last = connection.execute(_LAST).first()
    return (last.number, str(last.digest)) if last else (0, BEGINNING)


def last_digest(connection: Connection) -> str:
    """Return the digest at the end of the chain."""
    return head(connection)[1]


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
