"""From a filter of cases to SQL. The lists live in the narrow table `cases` alone."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select, tuple_

from recommender.domain.cases import CaseFilter, CaseOrder
from recommender.storage.rule_numbers import sought
from recommender.storage.tables import cases, contents, reviews


class Filtering:
    """Builds the queries for lists of cases."""

    def __init__(self, *, is_sqlite: bool) -> None:
        # the same function under two names: where a text stands in another, from 1; 0 is nowhere
        self._place = func.instr if is_sqlite else func.strpos

    def page(
        self, connection: Connection, wanted: CaseFilter, order: CaseOrder, cursor: str = ""
    ) -> Select[Any]:
        """Return the query for the entries after a cursor, in order."""
        query = select(cases, contents.c.digest, _verdicts()).join(
            contents, contents.c.number == cases.c.content
        )
        query = self.narrow(connection, query, wanted)
        if cursor:
            query = query.where(_after(order, cursor))
        return query.order_by(*_ORDERS[order])

    def count(
        self, connection: Connection, wanted: CaseFilter, most: int | None = None
    ) -> Select[int]:
        """Return the query for how many there are, counted no further than to `most`."""
        found = self.narrow(connection, select(cases.c.number), wanted).limit(most)
        return select(func.count()).select_from(found.subquery())

    def cursor(self, order: CaseOrder, row: Any) -> str:
        """Return where the page after this row starts."""
        is_by_gravity = order is CaseOrder.GRAVEST
        return f"{row.gravity}-{row.number}" if is_by_gravity else str(row.number)

    def narrow(self, connection: Connection, query: Select[Any], wanted: CaseFilter) -> Select[Any]:
        """Return the query with only what the filter wants."""
        return query.where(*self._wishes(connection, wanted))

    def _wishes(self, connection: Connection, wanted: CaseFilter) -> list[ColumnElement[bool]]:
        wishes: list[ColumnElement[bool]] = []
        if wanted.since:
            wishes.append(cases.c.at >= wanted.since)
        if wanted.until:
            # before whatever begins with the day and goes on, so that an index serves it
            wishes.append(cases.c.at < f"{wanted.until}U")
        if wanted.triage is not None:
            wishes.append(cases.c.gravity == wanted.triage.gravity)
        if wanted.near_triage is not None:
            # a likely stop is no graver than the gravest; whether it is likely only a sieve knows
            wishes.append(cases.c.near_gravity >= wanted.near_triage.gravity)
            wishes.append(cases.c.gravity < wanted.near_triage.gravity)
        if wanted.content:
            of = select(contents.c.number).where(contents.c.digest == wanted.content)
            wishes.append(cases.c.content.in_(of))
        return wishes + self._marks(connection, wanted) + _judged(wanted)

    def _marks(self, connection: Connection, wanted: CaseFilter) -> list[ColumnElement[bool]]:
        wishes: list[ColumnElement[bool]] = []
        if wanted.fired:
            wishes.append(self._holds(cases.c.fired, sought(connection, wanted.fired)))
        if wanted.near:
            wishes.append(self._holds(cases.c.near, sought(connection, wanted.near)))
        if wanted.avoided:
            wishes.append(self._holds(cases.c.avoided, f" {wanted.avoided} "))
        return wishes

    def _holds(self, column: ColumnElement[str], sought: str) -> ColumnElement[bool]:
        return self._place(column, sought) > 0


_ORDERS: dict[CaseOrder, tuple[ColumnElement[Any], ...]] = {
    CaseOrder.NEWEST: (cases.c.number.desc(),),
    CaseOrder.OLDEST: (cases.c.number.asc(),),
    CaseOrder.GRAVEST: (cases.c.gravity.desc(), cases.c.number.desc()),
}


def _after(order: CaseOrder, cursor: str) -> ColumnElement[bool]:
    gravity, _, number = cursor.rpartition("-")
    if order is CaseOrder.NEWEST:
        return cases.c.number < int(number)
    if order is CaseOrder.OLDEST:
        return cases.c.number > int(number)
    return tuple_(cases.c.gravity, cases.c.number) < tuple_(int(gravity or 0), int(number))


def _judged(wanted: CaseFilter) -> list[ColumnElement[bool]]:
    of_case = reviews.c.case == cases.c.number
    wishes: list[ColumnElement[bool]] = []
    if wanted.is_reviewed is not None:
        is_there = exists().where(of_case)
        wishes.append(is_there if wanted.is_reviewed else ~is_there)
    if wanted.verdict:
        is_so = reviews.c.verdict == wanted.verdict
        wishes.append(exists().where(of_case, is_so, _is_last_word()))
    if wanted.judged_by:
        judging = reviews.alias()
        is_own = judging.c.reviewer == wanted.judged_by
        wishes.append(exists().where(judging.c.case == cases.c.number, is_own))
    return wishes


def _verdicts() -> ColumnElement[str]:
    of_case = (
        select(reviews.c.verdict)
        .where(reviews.c.case == cases.c.number, _is_last_word())
        .order_by(reviews.c.number)
        .correlate(cases)
        .subquery()
    )
    joined = select(func.aggregate_strings(of_case.c.verdict, " "))
    return joined.scalar_subquery().label("verdicts")


def _is_last_word() -> ColumnElement[bool]:
    """Keep only a reviewer's last review of each case."""
    later = reviews.alias()
    return ~exists().where(
        later.c.case == reviews.c.case,
        later.c.reviewer == reviews.c.reviewer,
        later.c.number > reviews.c.number,
    )
