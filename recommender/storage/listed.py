"""What lists show of a record, compared with what the record says."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from recommender.domain.cases import Case
from recommender.domain.errors import PlanError
from recommender.domain.records import Event, RecordKind
from recommender.exchange.plan_json import read_plan
from recommender.storage.case_rows import NO_MARKS, Marks, Numbers, answers_of, row_of
from recommender.storage.tables import cases, contents, reviews, rules, signatures

# Finds the marks of a case again, or None where that cannot be done here.
MarksOf = Callable[[Case], Marks | None]
_LISTS = {
    RecordKind.CASE: cases,
    RecordKind.REVIEW: reviews,
    RecordKind.SIGNATURE: signatures,
}
_MARKS = ("near", "near_gravity")
# every column of every list, under names that say whose it is
LISTED = tuple(
    column.label(f"{table.name}_{column.name}") for table in _LISTS.values() for column in table.c
)


def no_marks(_case: Case) -> Marks | None:
    """Find the marks of no case."""
    return None


@dataclass
class Lists:
    """The lists of one state of the store; `unmarked` counts the cases without their marks."""

    numbers: Numbers
    marks_of: MarksOf
    case_numbers: Mapping[str, int]
    unmarked: int = 0

    @classmethod
    def of(cls, connection: Connection, marks_of: MarksOf) -> "Lists":
        """Return the lists that a connection sees."""
        named = {row.id: row.number for row in connection.execute(select(rules))}
        kept = connection.execute(select(contents.c.digest, contents.c.number))
        numbers = Numbers(named, {row.digest: row.number for row in kept})
        judged = select(cases.c.id, cases.c.number).join(reviews, reviews.c.case == cases.c.number)
        found = {row.id: row.number for row in connection.execute(judged)}
        return cls(numbers, marks_of, found)

    def fault(self, row: Any, said: Event | None) -> str:
        """Return how the lists show a record otherwise than it is, or nothing.

        `said` is None where what a record said was deleted; then no list may show it.
        """
        kind = said.kind if said else None
        for listing, table in _LISTS.items():
            if listing is not kind and getattr(row, f"{table.name}_number") is not None:
                return f"it stands in a list where it does not belong: {table.name}"
        if said is None or said.kind not in _LISTS:
            return ""
        return self._differing(row, said)

    def _differing(self, row: Any, said: Event) -> str:
        try:
            expected = self._expected(said)
        except (AttributeError, KeyError, PlanError, TypeError, ValueError):
            return "the lists cannot show what it says"
        name = _LISTS[said.kind].name
        if getattr(row, f"{name}_number") is None:
            return "the lists do not show it"
        wrong = [
            column
            for column, value in expected.items()
            if getattr(row, f"{name}_{column}") != value
        ]
        return f"the lists do not show it as it was: {', '.join(wrong)}" if wrong else ""

    def _expected(self, said: Event) -> dict[str, object]:
        if said.kind is RecordKind.CASE:
            return self._case_row(said)
        body = json.loads(said.body)
        if said.kind is RecordKind.REVIEW:
            case = self.case_numbers.get(said.subject)
            return {"case": case, "reviewer": said.actor, "verdict": body["verdict"]}
        return {"rule": said.subject, "text_digest": body["text_digest"]}

    def _case_row(self, said: Event) -> dict[str, object]:
        answers, plan = answers_of(json.loads(said.answers)), read_plan(said.body)
        case = Case(said.subject, said.at, answers, plan, said.body)
        marks = self.marks_of(case)
        if marks is None:
            self.unmarked += 1
        expected = row_of(case, marks or NO_MARKS, self.numbers)
        return {name: expected[name] for name in expected if marks or name not in _MARKS}
