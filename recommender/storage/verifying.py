"""Walk the chain from the beginning, and name what is not as it was written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, exists, func, literal, select, union_all

from recommender.domain.errors import DamageError, StorageError
from recommender.domain.records import (
    BEGINNING,
    OF_CASES,
    Break,
    Event,
    Record,
    RecordKind,
    Verification,
)
from recommender.storage.access_states import AccessWalk
from recommender.storage.chain import event_of
from recommender.storage.database import Database
from recommender.storage.listed import LISTED, Lists, MarksOf, no_marks
from recommender.storage.tables import bodies, cases, records, reviews, signatures

_CHUNK = 2000
_ALL = (
    select(
        records,
        bodies.c.number.label("body_number"),
        bodies.c.salt,
        bodies.c.answers,
        bodies.c.body,
        *LISTED,
    )
    .outerjoin(bodies, bodies.c.number == records.c.number)
    .outerjoin(cases, cases.c.number == records.c.number)
    .outerjoin(reviews, reviews.c.number == records.c.number)
    .outerjoin(signatures, signatures.c.number == records.c.number)
    .order_by(records.c.number)
)


def verify(
    database: Database, tell: Callable[[int], None] = lambda _: None, marks_of: MarksOf = no_marks
) -> Verification:
    """Walk the chain; `tell` gets the number of each record that was looked at.

    A record without its body is whole only where a deletion that stands in the chain names its
    subject. What the lists show must be what the records say, all of it and nothing else: each
    column is made again from the record and compared. Who may come in must be as the records of
    access state it. `marks_of` finds again which rules nearly fired in a case, which no record
    says; where it finds nothing, they are not compared. Raises DamageError where the file is
    damaged and no record can be named.
    """
    walk = _Walk(tell)
    try:
        with database.reading() as connection:
            lists = Lists.of(connection, marks_of)
            broken = walk.to_its_end(connection, lists)
            if broken:
                return Verification(walk.number, walk.head, (broken,))
            beside, unstated = walk.access.breaks(connection)
            breaks = (*_strays(connection), *beside)
    except DamageError as error:
        unreadable = _first_unreadable(database, walk.number + 1)
        if not unreadable:
            raise
        return Verification(walk.number, walk.head, (Break(unreadable, str(error)),))
    return Verification(walk.number, walk.head, breaks, lists.unmarked, unstated)


def _first_unreadable(database: Database, first: int) -> int:
    """Return the first record from one on that a damaged file holds back, or 0 for none."""
    with database.reading() as connection:
        last = connection.execute(select(func.max(records.c.number))).scalar() or 0
    for number in range(first, last + 1):
        try:
            with database.reading() as connection:
                connection.execute(_ALL.where(records.c.number == number)).all()
        except DamageError:
            return number
    return 0


@dataclass
class _Walk:
    """A walk along the chain: how far it has come, and what it has learnt on the way."""

    tell: Callable[[int], None]
    number: int = 0
    head: str = BEGINNING
    access: AccessWalk = field(default_factory=AccessWalk)

    def to_its_end(self, connection: Connection, lists: Lists) -> Break | None:
        """Walk on to the end, or to the first record that does not hold, which is returned."""
        deleted = _deleted(connection)
        with connection.execution_options(yield_per=_CHUNK).execute(_ALL) as rows:
            for row in rows:
                why = self._fault(row, deleted, lists)
                if why:
                    return Break(row.number, why)
                self.head, self.number = row.digest, row.number
                self.tell(self.number)
        return None

    def _fault(self, row: Any, deleted: frozenset[str], lists: Lists) -> str:
        why = _link_fault(row, self.number + 1, self.head)
        if why:
            return why
        if row.body_number is None:
            is_wanted = row.subject in deleted and row.kind in OF_CASES
            return (
                lists.fault(row, None) if is_wanted else "what it says was deleted without a record"
            )
        said = _said(row)
        if said is None or said.body_digest != row.body_digest:
            return "what it says was changed"
        self.access.take(said)
        return lists.fault(row, said)


def _deleted(connection: Connection) -> frozenset[str]:
    found = select(records.c.subject).where(records.c.kind == RecordKind.DELETION.value)
    return frozenset(connection.execute(found).scalars())


def _link_fault(row: Any, number: int, previous: str) -> str:
    record = Record(**{name: getattr(row, name) for name in Record.__dataclass_fields__})
    if record.number != number:
        return f"record {number} is missing"
    if record.previous != previous:
        return "it does not follow from the record before it"
    if record.digest != record.expected_digest():
        return "its words were changed"
    return ""


def _said(row: Any) -> Event | None:
    try:
        return event_of(row)
    except (TypeError, ValueError, StorageError):
        return None


def _strays(connection: Connection) -> Iterator[Break]:
    """Yield the first row beside the chain that belongs to no record."""
    strays = [
        select(table.c.number.label("number"), literal(table.name).label("name")).where(
            ~exists().where(records.c.number == table.c.number)
        )
        for table in (bodies, cases, reviews, signatures)
    ]
    row = connection.execute(union_all(*strays).order_by("number", "name").limit(1)).first()
    if row:
        yield Break(row.number, f"a row of {row.name} belongs to no record")
