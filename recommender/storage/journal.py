"""The journal: events that are records and nothing more, and reading records back."""

from collections.abc import Callable

from sqlalchemy import select

from recommender.domain.records import Event, RecordKind, Verification
from recommender.storage import chain
from recommender.storage.database import Database
from recommender.storage.tables import bodies, records


class Journal:
    """Writes down looks, exports and changes of access; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, happened: Event) -> None:
        """Keep an event."""
        with self._database.writing() as connection:
            chain.append(connection, happened)

    def about(self, subject: str, kind: RecordKind | None = None) -> tuple[Event, ...]:
        """Return the events about a subject whose words are still there, the first first."""
        query = (
            select(records, bodies.c.salt, bodies.c.answers, bodies.c.body)
            .join(bodies, bodies.c.number == records.c.number)
            .where(records.c.subject == subject)
            .order_by(records.c.number)
        )
        if kind is not None:
            query = query.where(records.c.kind == kind.value)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(chain.event_of(row) for row in rows)

    def digest_of(self, number: int) -> str:
        """Return the digest of a record, or nothing when there is no such record."""
        query = select(records.c.digest).where(records.c.number == number)
        with self._database.reading() as connection:
            return str(connection.execute(query).scalar() or "")

    def verify(self, tell: Callable[[int], None] = lambda _: None) -> Verification:
        """Walk the whole chain; `tell` gets the number of each record that was looked at."""
        return chain.verify(self._database, tell)
