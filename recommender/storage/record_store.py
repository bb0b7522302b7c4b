"""The record store: events that are records and nothing more, and reading records back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Select, select

from recommender.domain.errors import NotFoundError
from recommender.domain.records import Event, RecordKind, Verification
from recommender.storage import chain
from recommender.storage.database import Database
from recommender.storage.stamping import is_stamped
from recommender.storage.tables import bodies, cases, records
from recommender.storage.verifying import CHAIN_ALONE, Checks, verify

_EVENTS = (
    select(records, bodies.c.salt, bodies.c.answers, bodies.c.body)
    .join(bodies, bodies.c.number == records.c.number)
    .order_by(records.c.number)
)


class RecordStore:
    """Writes down looks, exports and changes of access; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, happened: Event) -> None:
        """Keep an event."""
        with self._database.writing() as connection:
            chain.append(connection, happened)

    def write_about(self, case_id: str, happened: Event) -> None:
        """Keep an event about a case, unless it is gone by now; raises NotFoundError."""
        with self._database.writing() as connection:
            is_there = select(cases.c.number).where(cases.c.id == case_id)
            if connection.execute(is_there).scalar() is None:
                raise NotFoundError(f"no case {case_id!r}; it may have been deleted")
            chain.append(connection, happened)

    def about(self, subject: str, kind: RecordKind | None = None) -> tuple[Event, ...]:
        """Return the events about a subject whose words are still there, oldest first."""
        query = _EVENTS.where(records.c.subject == subject)
        return self._events(query if kind is None else query.where(records.c.kind == kind.value))

    def of_kind(self, kind: RecordKind) -> tuple[Event, ...]:
        """Return the events of a kind whose words are still there, oldest first."""
        return self._events(_EVENTS.where(records.c.kind == kind.value))

    def _events(self, query: Select[Any]) -> tuple[Event, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(chain.event_of(row) for row in rows)

    def digest_of(self, number: int) -> str:
        """Return the digest of a record, or nothing when there is no such record."""
        query = select(records.c.digest).where(records.c.number == number)
        with self._database.reading() as connection:
            return str(connection.execute(query).scalar() or "")

    def is_stamped(self) -> bool:
        """Whether any record carries the stamp of an audit key."""
        with self._database.reading() as connection:
            return is_stamped(connection)

    def begin_stamping(self, happened: Event) -> None:
        """Say in the chain that its records are stamped from here on, unless it says so already.

        Does nothing without an audit key. `happened` says when and by whom.
        """
        with self._database.writing() as connection:
            chain.begin_stamping(connection, happened)

    @contextmanager
    def head_held(self) -> Iterator[tuple[int, str]]:
        """Lend the number and digest of the last record, while nobody adds another."""
        with self._database.writing() as connection:
            yield chain.head(connection)

    def verify(
        self, tell: Callable[[int], None] = lambda _: None, checks: Checks = CHAIN_ALONE
    ) -> Verification:
        """Walk the whole chain; `tell` gets the number of each record that was looked at."""
        return verify(self._database, tell, checks)
