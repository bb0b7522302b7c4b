"""Walk the chain from the beginning, and name what is not as it was written."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, exists, func, literal, select, union_all

from recommender.domain.anchors import ChainAnchor
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
from recommender.domain.stamps import IsStamp
from recommender.storage.access_states import AccessWalk
from recommender.storage.chain import event_of
from recommender.storage.database import Database
from recommender.storage.listed import LISTED, Lists, MarksOf, no_marks
from recommender.storage.outside_checks import AnchorWalk, StampWalk
from recommender.storage.stamped_rows import STAMPED
from recommender.storage.tables import bodies, cases, records, reviews, signatures, stamps

_CHUNK = 2000
# a restore puts these down again, as they were dated
_PUT_BACK = (RecordKind.DELETION.value, RecordKind.ACCESS.value)
_TAKEN = "what it says was deleted without a record"
_ALL = (
    select(
        records,
        bodies.c.number.label("body_number"),
        bodies.c.salt,
        bodies.c.answers,
        bodies.c.body,
        stamps.c.stamp,
        *LISTED,
    )
    .outerjoin(bodies, bodies.c.number == records.c.number)
    .outerjoin(stamps, stamps.c.number == records.c.number)
    .outerjoin(cases, cases.c.number == records.c.number)
    .outerjoin(reviews, reviews.c.number == records.c.number)
    .outerjoin(signatures, signatures.c.number == records.c.number)
    .order_by(records.c.number)
)


def never(_at: str, _before: str) -> bool:
    """Find no time before another."""
    return False


@dataclass(frozen=True)
class Checks:
    """What a walk compares beside the chain and its lists.

    `marks_of` finds again which rules nearly fired in a case, which no record says. `is_stamp` says
    whether a stamp is that of an audit key; None where no key is at hand. `anchors` are those that
    the chain must hold. `runs_back` says whether a time is well before another.
    """

    marks_of: MarksOf = no_marks
    is_stamp: IsStamp | None = None
    anchors: Collection[ChainAnchor] = ()
    runs_back: Callable[[str, str], bool] = never


CHAIN_ALONE = Checks()


def verify(
    database: Database,
    tell: Callable[[int], None] = lambda _: None,
    checks: Checks = CHAIN_ALONE,
) -> Verification:
    """Walk the chain; `tell` gets the number of each record that was looked at.

    A record without its body is whole only where a deletion that stands in the chain names its
    subject. What the lists show must be what the records say, all of it and nothing else: each
    column is made again from the record and compared. Who may come in must be as the records of
    access state it. From the record on that says that stamping begins, each carries a stamp, and so
    does each row beside the chain that is never changed. Raises DamageError where the file is
    damaged and no record can be named.
    """
    walk = _Walk(tell, checks)
    try:
        with database.reading() as connection:
            lists = Lists.of(connection, checks.marks_of, checks.is_stamp)
            broken = walk.to_its_end(connection, lists)
            if broken:
                return walk.found(broken)
            beside, unstated = walk.access.breaks(connection)
            breaks = (*_strays(connection), *walk.rows_without_stamp(connection), *beside)
    except DamageError as error:
        unreadable = _first_unreadable(database, walk.number + 1)
        if not unreadable:
            raise
        return walk.found(Break(unreadable, str(error)))
    found = walk.found(*walk.stamps.missing(), *breaks, is_whole=True)
    return replace(found, unmarked=lists.unmarked, unstated=unstated)


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
    checks: Checks
    number: int = 0
    head: str = BEGINNING
    at: str = ""
    breaks: list[Break] = field(default_factory=list)
    steps_back: list[int] = field(default_factory=list)
    access: AccessWalk = field(default_factory=AccessWalk)

    def __post_init__(self) -> None:
        self.stamps = StampWalk(self.checks.is_stamp)
        self.anchors = AnchorWalk(self.checks.anchors)

    def to_its_end(self, connection: Connection, lists: Lists) -> Break | None:
        """Walk on to the end, or to the first record that does not hold, which is returned."""
        deleted = _deleted(connection)
        with connection.execution_options(yield_per=_CHUNK).execute(_ALL) as rows:
            for row in rows:
                why = self._fault(row, deleted, lists)
                if why:
                    return Break(row.number, why)
                self._look_at_time(row)
                self.anchors.take(row.number, row.digest)
                self.head, self.number, self.at = row.digest, row.number, row.at
                self.tell(self.number)
        return None

    def rows_without_stamp(self, connection: Connection) -> Iterator[Break]:
        """Yield the rows beside the chain that somebody without the audit key wrote."""
        if self.checks.is_stamp and self.stamps.since:
            for stamped in STAMPED:
                yield from stamped.breaks(connection, self.checks.is_stamp)

    def found(self, *breaks: Break, is_whole: bool = False) -> Verification:
        """Return what was found, with these breaks before those that a walk goes on after."""
        told = (*breaks, *self.breaks, *self.anchors.breaks(self.number, is_whole=is_whole))
        return Verification(
            self.number,
            self.head,
            told,
            stamped_since=self.stamps.since,
            steps_back=tuple(self.steps_back),
        )

    def _fault(self, row: Any, deleted: frozenset[str], lists: Lists) -> str:
        why = _link_fault(row, self.number + 1, self.head)
        if why:
            return why
        if row.body_number is None:
            is_wanted = row.subject in deleted and row.kind in OF_CASES
            why = lists.fault(row, None) if is_wanted else _TAKEN
            return why or self.stamps.fault(row, None)
        said = _said(row)
        if said is None or said.body_digest != row.body_digest:
            return "what it says was changed"
        self.access.take(said)
        return lists.fault(row, said) or self.stamps.fault(row, said)

    def _look_at_time(self, row: Any) -> None:
        if row.kind in _PUT_BACK or not self.number:
            return
        if self.checks.runs_back(row.at, self.at):
            if row.stamp is not None and self.checks.is_stamp:
                self.steps_back.append(row.number)
            else:
                why = f"it is dated {row.at}, which is before record {self.number} ({self.at})"
                self.breaks.append(Break(row.number, why))


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
        for table in (bodies, stamps, cases, reviews, signatures)
    ]
    row = connection.execute(union_all(*strays).order_by("number", "name").limit(1)).first()
    if row:
        yield Break(row.number, f"a row of {row.name} belongs to no record")
