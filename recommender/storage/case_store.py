"""The store of cases: add, find, list, delete. A case is never changed."""

import json
from collections.abc import Callable, Collection, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, select

from recommender.domain.cases import Case, CaseEntry, CaseFilter, CaseOrder, CasePage, KeptTexts
from recommender.domain.conditions import Answers
from recommender.domain.errors import NotFoundError
from recommender.domain.records import Event
from recommender.storage import chain
from recommender.storage.case_rows import (
    TEXTS,
    WHOLE_CASE,
    answers_of,
    case_of,
    entry_of,
    readable,
    texts_of,
)
from recommender.storage.case_tokens import let_open_line, numbers_of
from recommender.storage.database import Database
from recommender.storage.filtering import Filtering
from recommender.storage.forgetting import forget_all, forget_case, forget_older
from recommender.storage.new_cases import Adding, NewCase
from recommender.storage.rule_numbers import rule_ids
from recommender.storage.sieve import Sieve, entries_of, sieved
from recommender.storage.tables import bodies, cases

_CHUNK = 500
# how far a page of a list counts what the whole list holds
COUNTED_MOST = 10_000


class CaseStore:
    """Keeps cases; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._filtering = Filtering(is_sqlite=database.is_sqlite)
        self._adding = Adding()

    def add(self, *new: NewCase) -> tuple[str, ...]:
        """Keep cases, all or none, and return their ids.

        Where the same request came before under the same key, the id is that of the case it made,
        and nothing is kept but the token, where it is another. Raises ConflictError for a key that
        came with another request, and NotFoundError where the content or the visit is not there.
        """
        made = [(entry, chain.packed(entry.event)) for entry in new]
        with self._database.writing() as connection:
            return tuple(self._adding.add(connection, entry, event) for entry, event in made)

    def add_token(self, case_id: str, token_hash: str) -> None:
        """Let one more token open a case and those that it replaced; raises NotFoundError."""
        with self._database.writing() as connection:
            number = connection.execute(select(cases.c.number).where(cases.c.id == case_id))
            let_open_line(connection, token_hash, _there(number.scalar(), case_id))

    def find(self, case_id: str) -> Case:
        """Return a case; raises NotFoundError."""
        with self._database.reading() as connection:
            row = connection.execute(WHOLE_CASE.where(cases.c.id == case_id)).first()
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
        self,
        wanted: CaseFilter,
        order: CaseOrder,
        cursor: str = "",
        size: int = 50,
        sieve: Sieve | None = None,
    ) -> CasePage:
        """Return a page of the cases that a filter wants; the cursor is the page before's.

        Of those, a sieve keeps what fits it; it ends a page too when it has read enough answers.
        """
        if sieve is not None:
            return self._sieved(wanted, order, cursor, size, sieve)
        with self._database.reading() as connection:
            query = self._filtering.page(connection, wanted, order, cursor).limit(size + 1)
            rows = connection.execute(query).all()
            is_all = not cursor and len(rows) <= size
            total = len(rows) if is_all else self._count(connection, wanted, COUNTED_MOST + 1)
            ids = rule_ids(connection)
            shown = tuple(entry_of(ids, row) for row in rows[:size])
        more = self._filtering.cursor(order, rows[size - 1]) if len(rows) > size else ""
        return CasePage(shown, min(total, COUNTED_MOST), more, has_more=total > COUNTED_MOST)

    def every(
        self, wanted: CaseFilter, sieve: Sieve | None = None
    ) -> Iterator[tuple[CaseEntry, bytes]]:
        """Yield all cases that a filter wants with their answers (JSON text), the oldest first.

        Of those, a sieve keeps what fits it, however many it has to read.
        """
        with self._database.reading() as connection:
            ids = rule_ids(connection)
            query = self._with_answers(connection, wanted, CaseOrder.OLDEST)
            with connection.execution_options(yield_per=_CHUNK).execute(query) as rows:
                for entry, answers, _row in entries_of(ids, rows):
                    if sieve is None or sieve.keeps(entry, answers):
                        yield entry, answers

    def texts(self, wanted: CaseFilter, *, newest: int | None = None) -> Iterator[KeptTexts]:
        """Yield the cases that a filter wants as they lie here, the oldest first.

        `newest` gives only so many, the newest first.
        """
        with self._database.reading() as connection:
            query = self._filtering.narrow(connection, TEXTS, wanted)
            query = query.order_by(cases.c.number.desc() if newest else cases.c.number)
            query = query.limit(newest)
            with connection.execution_options(yield_per=_CHUNK).execute(query) as rows:
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

    def fired_by_day(self, rule: str, since: str) -> tuple[tuple[str, int], ...]:
        """Return on which days (UTC) from one on a rule fired, and in how many cases each."""
        day = func.substr(cases.c.at, 1, 10)
        with self._database.reading() as connection:
            query = select(day, func.count()).group_by(day).order_by(day)
            query = self._filtering.narrow(connection, query, CaseFilter(since=since, fired=rule))
            return tuple((str(at), int(count)) for at, count in connection.execute(query))

    def marks_of(self, ids: Collection[str]) -> dict[str, CaseEntry]:
        """Return the entries of some cases by id; those that are gone are left out."""
        with self._database.reading() as connection:
            query = self._filtering.page(connection, CaseFilter(), CaseOrder.OLDEST)
            names = rule_ids(connection)
            rows = connection.execute(query.where(cases.c.id.in_(sorted(ids)))).all()
        return {row.id: entry_of(names, row) for row in rows}

    def answers_to(self, ids: Collection[str]) -> dict[str, Answers]:
        """Return the answers of some cases by id; those that are gone or damaged are left out."""
        query = select(cases.c.id, bodies.c.answers).join(bodies, bodies.c.number == cases.c.number)
        with self._database.reading() as connection:
            rows = connection.execute(query.where(cases.c.id.in_(sorted(ids)))).all()
        texts = ((row.id, readable(row.answers)) for row in rows)
        return {name: answers_of(json.loads(text)) for name, text in texts if text}

    def entry(self, case_id: str) -> CaseEntry:
        """Return the entry of a case; raises NotFoundError."""
        return _there(self.marks_of({case_id}).get(case_id), case_id)

    def ids_beginning(self, beginning: str, most: int) -> tuple[str, ...]:
        """Return the ids of cases that begin so, in order; at most so many."""
        # a range and no LIKE, so that an index serves it; ids have no letter from g on
        query = select(cases.c.id).where(cases.c.id >= beginning, cases.c.id < f"{beginning}g")
        with self._database.reading() as connection:
            return tuple(connection.execute(query.order_by(cases.c.id).limit(most)).scalars())

    def delete(self, case_id: str, gone: Event) -> None:
        """Delete what is kept of a case and its reviews; that it was there stays in the chain."""
        with self._database.writing() as connection:
            if not forget_case(connection, gone):
                raise _not_there(case_id)
        self._database.empty_log()

    def delete_all(
        self, token_hash: str, ids: Collection[str], gone: Callable[[str], Event]
    ) -> int:
        """Delete all that a token opens and the cases with these ids, or nothing.

        `gone` makes the record of the deletion of one. Returns how many there were.
        """
        with self._database.writing() as connection:
            number = forget_all(connection, token_hash, ids, gone)
        self._database.empty_log()
        return number

    def count_older(self, before: str) -> int:
        """Return how many cases are from before a time."""
        query = select(func.count()).select_from(cases).where(cases.c.at < before)
        with self._database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def delete_older(self, before: str, gone: Callable[[str], Event]) -> int:
        """Delete all cases from before a time, some at a time; return how many there were.

        `gone` makes the record of the deletion of one. Raises StorageError; then some may be gone.
        """
        number, some = 0, 1
        try:
            while some:
                with self._database.writing() as connection:
                    some = forget_older(connection, before, gone)
                number += some
        finally:
            if number:
                self._database.empty_log()
        return number

    def _sieved(
        self, wanted: CaseFilter, order: CaseOrder, cursor: str, size: int, sieve: Sieve
    ) -> CasePage:
        with self._database.reading() as connection:
            ids = rule_ids(connection)
            query = self._with_answers(connection, wanted, order, cursor)
            with connection.execution_options(yield_per=_CHUNK).execute(query) as rows:
                found, read, last = sieved(entries_of(ids, rows), sieve, size)
        more = "" if last is None else self._filtering.cursor(order, last)
        return CasePage(found, len(found), more, read)

    def _with_answers(
        self, connection: Connection, wanted: CaseFilter, order: CaseOrder, cursor: str = ""
    ) -> Select[Any]:
        query = self._filtering.page(connection, wanted, order, cursor)
        return query.add_columns(bodies.c.answers).join(bodies, bodies.c.number == cases.c.number)

    def _count(self, connection: Connection, wanted: CaseFilter, most: int | None = None) -> int:
        query = self._filtering.count(connection, wanted, most)
        return int(connection.execute(query).scalar_one())


_Found = TypeVar("_Found")


def _line(token_hash: str) -> Select[Any]:
    """Return the query for the cases that a token opens, newest first."""
    return WHOLE_CASE.where(cases.c.number.in_(numbers_of(token_hash))).order_by(
        cases.c.number.desc()
    )


def _there(found: _Found | None, case_id: str) -> _Found:
    if found is None:
        raise _not_there(case_id)
    return found


def _not_there(case_id: str) -> NotFoundError:
    return NotFoundError(f"no case {case_id!r}; it may have been deleted")
