"""The store of cases: add, find, list, delete. A case is never changed."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, delete, func, insert, select

from recommender.domain.canonical import canonical_json, sha256_hex
from recommender.domain.cases import Case, CaseEntry, CaseFilter, CaseOrder, CasePage, KeptTexts
from recommender.domain.errors import ConflictError, NotFoundError
from recommender.domain.records import Event, RecordKind
from recommender.storage import chain, contents
from recommender.storage.case_rows import (
    NO_MARKS,
    TEXTS,
    WHOLE,
    Marks,
    Numbers,
    case_of,
    entry_of,
    readable,
    row_of,
    texts_of,
)
from recommender.storage.case_tokens import let_open, let_open_line, numbers_of
from recommender.storage.database import Database
from recommender.storage.filtering import Filtering
from recommender.storage.forgetting import forget, forget_all
from recommender.storage.rule_numbers import numbered, rule_ids
from recommender.storage.tables import bodies, cases, idempotency_keys
from recommender.storage.visits import let_lead_to

CHUNK = 500


@dataclass(frozen=True)
class NewCase:
    """A case to be kept, with the token of its person and the marks that lists are filtered by.

    `key` is the idempotency key of the request and `request_digest` what it asked; empty without.
    Keys from before `keys_since` are forgotten.
    `visit` is the hash of the token of the visit that it comes from; empty without.
    `replaces` is the id of the person's case before, whose tokens open this one too; or empty.
    """

    case: Case
    salt: bytes
    token_hash: str
    marks: Marks = NO_MARKS
    key: str = ""
    request_digest: str = ""
    keys_since: str = ""
    replaces: str = ""
    visit: str = ""

    @property
    def event(self) -> Event:
        """The record of the case."""
        return Event(
            at=self.case.at,
            kind=RecordKind.CASE,
            subject=self.case.id,
            actor="",
            salt=self.salt,
            body=self.case.plan_text,
            answers=canonical_json(self.case.answers),
        )


class Cases:
    """Keeps cases; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._filtering = Filtering(is_sqlite=database.is_sqlite)

    def add(self, *new: NewCase) -> tuple[str, ...]:
        """Keep cases, all or none, and return their ids.

        Where the same request came before under the same key, the id is that of the case it made,
        and nothing is kept but one more token for it. Raises ConflictError for a key that came
        with another request, and NotFoundError where the content or the visit is not there.
        """
        with self._database.writing() as connection:
            return tuple(self._add(connection, entry) for entry in new)

    def add_token(self, case_id: str, token_hash: str) -> None:
        """Let one more token open a case and those that it replaced; raises NotFoundError."""
        with self._database.writing() as connection:
            number = connection.execute(select(cases.c.number).where(cases.c.id == case_id))
            let_open_line(connection, token_hash, _there(number.scalar(), case_id))

    def find(self, case_id: str) -> Case:
        """Return a case; raises NotFoundError."""
        with self._database.reading() as connection:
            row = connection.execute(WHOLE.where(cases.c.id == case_id)).first()
        return case_of(_there(row, case_id))

    def find_by_token(self, token_hash: str) -> Case | None:
        """Return the newest case that a person's token opens, or None."""
        with self._database.reading() as connection:
            row = connection.execute(_line(token_hash).limit(1)).first()
        return case_of(row) if row else None

    def line_of(self, token_hash: str) -> tuple[Case, ...]:
        """Return the case that a person's token opens and those that it replaced, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_line(token_hash)).all()
        return tuple(case_of(row) for row in rows)

    def page(
        self, wanted: CaseFilter, order: CaseOrder, cursor: str = "", size: int = 50
    ) -> CasePage:
        """Return a page of the cases that a filter wants; the cursor is the page before's."""
        with self._database.reading() as connection:
            query = self._filtering.page(connection, wanted, order, cursor).limit(size + 1)
            rows = connection.execute(query).all()
            is_all = not cursor and len(rows) <= size
            total = len(rows) if is_all else self._count(connection, wanted)
            ids = rule_ids(connection)
            shown = tuple(entry_of(ids, row) for row in rows[:size])
        more = self._filtering.cursor(order, rows[size - 1]) if len(rows) > size else ""
        return CasePage(shown, total, more)

    def every(self, wanted: CaseFilter) -> Iterator[tuple[CaseEntry, bytes]]:
        """Yield all cases that a filter wants with their answers (JSON text), the oldest first."""
        with self._database.reading() as connection:
            ids = rule_ids(connection)
            query = self._filtering.page(connection, wanted, CaseOrder.OLDEST)
            query = query.add_columns(bodies.c.answers)
            query = query.join(bodies, bodies.c.number == cases.c.number)
            with connection.execution_options(yield_per=CHUNK).execute(query) as rows:
                for row in rows:
                    yield entry_of(ids, row), readable(row.answers)

    def texts(self, wanted: CaseFilter, *, newest: int | None = None) -> Iterator[KeptTexts]:
        """Yield the cases that a filter wants as they lie here, the oldest first.

        `newest` gives only so many, the newest first.
        """
        with self._database.reading() as connection:
            query = self._filtering.narrow(connection, TEXTS, wanted)
            query = query.order_by(cases.c.number.desc() if newest else cases.c.number)
            query = query.limit(newest)
            with connection.execution_options(yield_per=CHUNK).execute(query) as rows:
                for row in rows:
                    yield texts_of(row)

    def find_texts(self, case_id: str) -> KeptTexts:
        """Return a case as it lies here; raises NotFoundError."""
        with self._database.reading() as connection:
            row = connection.execute(TEXTS.where(cases.c.id == case_id)).first()
        return texts_of(_there(row, case_id))

    def rules_seen(self) -> tuple[str, ...]:
        """Return the id of every rule that fired or nearly fired in a case kept at any time."""
        with self._database.reading() as connection:
            return tuple(rule_ids(connection).values())

    def count(self, wanted: CaseFilter) -> int:
        """Return how many cases a filter wants."""
        with self._database.reading() as connection:
            return self._count(connection, wanted)

    def has(self, wanted: CaseFilter) -> bool:
        """Return whether a filter wants any case."""
        with self._database.reading() as connection:
            query = self._filtering.narrow(connection, select(cases.c.number), wanted).limit(1)
            return connection.execute(query).first() is not None

    def fired_by_day(self, rule: str) -> tuple[tuple[str, int], ...]:
        """Return on which days (UTC) a rule fired, and in how many cases each."""
        day = func.substr(cases.c.at, 1, 10)
        with self._database.reading() as connection:
            query = select(day, func.count()).group_by(day).order_by(day)
            query = self._filtering.narrow(connection, query, CaseFilter(fired=rule))
            return tuple((str(at), int(count)) for at, count in connection.execute(query))

    def marks_of(self, ids: Collection[str]) -> dict[str, CaseEntry]:
        """Return the entries of some cases by id; those that are gone are left out."""
        with self._database.reading() as connection:
            query = self._filtering.page(connection, CaseFilter(), CaseOrder.OLDEST)
            names = rule_ids(connection)
            rows = connection.execute(query.where(cases.c.id.in_(sorted(ids)))).all()
        return {row.id: entry_of(names, row) for row in rows}

    def delete(self, case_id: str, gone: Event) -> None:
        """Delete what is kept of a case and its reviews; that it was there stays in the chain."""
        with self._database.writing() as connection:
            if not forget(connection, gone):
                raise _not_there(case_id)
        self._database.empty_log()

    def delete_all(
        self, token_hash: str, ids: Collection[str], gone: Callable[[str], Event]
    ) -> bool:
        """Delete all that a token opens and the cases with these ids, or nothing.

        `gone` makes the record of the deletion of one. Returns whether there was anything.
        """
        with self._database.writing() as connection:
            is_gone = forget_all(connection, token_hash, ids, gone)
        self._database.empty_log()
        return is_gone

    def _count(self, connection: Connection, wanted: CaseFilter) -> int:
        return int(connection.execute(self._filtering.count(connection, wanted)).scalar_one())

    def _add(self, connection: Connection, new: NewCase) -> str:
        before = _by_key(connection, new) if new.key else None
        number = self._insert(connection, new) if before is None else before
        case_id = new.case.id if before is None else _id_of(connection, before)
        if new.visit:
            let_lead_to(connection, new.visit, case_id)
        if before is None and not new.replaces:
            let_open(connection, new.token_hash, number)
        else:
            let_open_line(connection, new.token_hash, number, new.replaces)
        return case_id

    def _insert(self, connection: Connection, new: NewCase) -> int:
        number = chain.append(connection, new.event)
        case = new.case
        named = [*case.fired, *new.marks.near, *filter(None, [case.decided_by])]
        digest = case.content_digest
        numbers = Numbers(
            numbered(connection, named), {digest: contents.number_of(connection, digest)}
        )
        row = row_of(case, new.marks, numbers)
        connection.execute(insert(cases).values(number=number, **row))
        if new.key:
            key = {"request_digest": new.request_digest, "case": number, "at": case.at}
            key["key_hash"] = _hashed(new.key)
            connection.execute(insert(idempotency_keys).values(key))
        return number


_Found = TypeVar("_Found")


def _line(token_hash: str) -> Select[Any]:
    """Return the query for the cases that a token opens, newest first."""
    return WHOLE.where(cases.c.number.in_(numbers_of(token_hash))).order_by(cases.c.number.desc())


def _id_of(connection: Connection, number: int) -> str:
    return str(connection.execute(select(cases.c.id).where(cases.c.number == number)).scalar_one())


def _there(found: _Found | None, case_id: str) -> _Found:
    if found is None:
        raise _not_there(case_id)
    return found


def _not_there(case_id: str) -> NotFoundError:
    return NotFoundError(f"no case {case_id!r}; it may have been deleted")


def _hashed(key: str) -> str:
    return sha256_hex(key.encode())


def _by_key(connection: Connection, new: NewCase) -> int | None:
    keys = idempotency_keys.c
    connection.execute(delete(idempotency_keys).where(keys.at < new.keys_since))
    row = connection.execute(
        select(idempotency_keys).where(keys.key_hash == _hashed(new.key))
    ).first()
    if row is not None and row.request_digest != new.request_digest:
        message = "this Idempotency-Key came before with other answers; use a new key"
        raise ConflictError(message)
    return row.case if row else None
