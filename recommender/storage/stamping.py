"""Stamp what is kept with the audit key, which lies outside the database.

Every record that is added through a connection with the key is stamped, and so are the rows beside
the chain that are never changed. From the record on which says that stamping begins, whatever has
no stamp was written by somebody without the key.
"""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, insert, select

from recommender.domain.canonical import canonical_json
from recommender.domain.records import Event, Record, RecordKind
from recommender.domain.stamps import record_message, row_message
from recommender.storage.stamped_rows import STAMPED, stamper_of
from recommender.storage.tables import records, stamps

_ADD = insert(stamps)
_ANY = select(stamps.c.number).limit(1)
_LAST = (
    select(records.c.subject)
    .where(records.c.kind == RecordKind.STAMPING.value)
    .order_by(records.c.number.desc())
    .limit(1)
)


def stamp_record(connection: Connection, record: Record) -> None:
    """Stamp a record that was just added, where there is a key."""
    stamper = stamper_of(connection)
    if stamper is not None:
        stamp = stamper.stamp(record_message(record.digest))
        connection.execute(_ADD, {"number": record.number, "stamp": stamp})


def stamp_of_listed(connection: Connection, words: Iterable[str]) -> dict[str, bytes]:
    """Return the stamp of what the lists show of a new case, as one more value of its row.

    Nothing where there is no key.
    """
    stamper = stamper_of(connection)
    return {} if stamper is None else {"stamp": stamper.stamp(listed_message(words))}


def listed_message(words: Iterable[str]) -> bytes:
    """Return what is stamped of a row of the lists; its words are those of `listed_words`."""
    return row_message("cases", *words)


def is_stamped(connection: Connection) -> bool:
    """Whether there is any stamp under a record."""
    return connection.execute(_ANY).first() is not None


def beginning(connection: Connection, happened: Event) -> Event | None:
    """Return the record that stamping begins with this connection's key, or None where it has.

    `happened` says when and by whom. The rows beside the chain that have no stamp get one, as they
    stand.
    """
    stamper = stamper_of(connection)
    if stamper is None or _has_begun(connection, stamper.key):
        return None
    for stamped in STAMPED:
        stamped.stamp_all(connection, stamper)
    # the key before, whose stamps stay
    before = connection.execute(_LAST).scalar() or ""
    said = canonical_json({"before": before})
    return replace(happened, kind=RecordKind.STAMPING, subject=stamper.key, body=said)


def _has_begun(connection: Connection, key: str) -> bool:
    begun = select(records.c.number).where(
        records.c.subject == key, records.c.kind == RecordKind.STAMPING.value
    )
    return connection.execute(begun.limit(1)).first() is not None
