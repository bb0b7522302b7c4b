"""The chain of records: add to its end, read what they say, and forget it."""

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from recommender.domain.records import BEGINNING, OF_CASES, Event, Record, RecordKind
from recommender.storage.packing import pack, unpack
from recommender.storage.tables import bodies, records


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
