"""What lists show of a record, compared with what the record says."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from recommender.domain.cases import Case
from recommender.domain.errors import PlanError
from recommender.domain.records import Event, RecordKind
from recommender.domain.stamps import IsStamp
from recommender.exchange.plan_json import read_plan
from recommender.storage.case_rows import NO_MARKS, Marks, Numbers, answers_of, row_of
from recommender.storage.stamping import listed_message
from recommender.storage.tables import cases, contents, reviews, rules, signatures

# Finds the marks of a case again, or None where that cannot be done here.
MarksOf = Callable[[Case], Marks | None]
_LISTS = {
    RecordKind.CASE: cases,
    RecordKind.REVIEW: reviews,
    RecordKind.SIGNATURE: signatures,
}
_MARKS = ("near", "near_gravity")
_NOT_OURS = "its row in the lists does not carry the stamp of an audit key"
# every column of every list, under names that say whose it is
LISTED = tuple(
    column.label(f"{table.name}_{column.name}") for table in _LISTS.values() for column in table.c
)


def no_marks(_case: Case) -> Marks | None:
    """Find the marks of no case."""
    return None


@dataclass
class Lists:
    """The lists of one state of the store; `unmarked` counts the cases without their marks.

    A row that carries the audit key's stamp is as it was written, and need not be made again from
    what the record says, which takes many times as long. From the first such row of a case on,
    each must carry a stamp.
    """

    numbers: Numbers
    marks_of: MarksOf
    case_numbers: Mapping[str, int]
    is_stamp: IsStamp | None = None
    unmarked: int = 0
    _has_stamps: bool = False

    def __post_init__(self) -> None:
        self._ids = {str(number): name for name, number in self.numbers.rules.items()}
        self._digests = {number: digest for digest, number in self.numbers.contents.items()}

    @classmethod
    def of(
        cls, connection: Connection, marks_of: MarksOf, is_stamp: IsStamp | None = None
    ) -> "Lists":
        """Return the lists that a connection sees."""
        named = {row.id: row.number for row in connection.execute(select(rules))}
        kept = connection.execute(select(contents.c.digest, contents.c.number))
        numbers = Numbers(named, {row.digest: row.number for row in kept})
        judged = select(cases.c.id, cases.c.number).join(reviews, reviews.c.case == cases.c.number)
        found = {row.id: row.number for row in connection.execute(judged)}
        return cls(numbers, marks_of, found, is_stamp)

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
        if said.kind is RecordKind.CASE and self._is_stamped(row, said):
            return ""
        lacks_stamp = said.kind is RecordKind.CASE and self._has_stamps
        return self._differing(row, said) or (_NOT_OURS if lacks_stamp else "")

    def _is_stamped(self, row: Any, said: Event) -> bool:
        """Return whether the audit key has stamped this row of the list, for this record."""
        if self.is_stamp is None or row.cases_stamp is None:
            return False
        self._has_stamps = True
        words = self._words(row)
        is_of_record = words[:2] == (said.subject, said.at)
        return is_of_record and self.is_stamp(bytes(row.cases_stamp), listed_message(words))

    def _words(self, row: Any) -> tuple[str, ...]:
        """Return what a row shows, as `listed_words` says it of the case."""
        return (
            row.cases_id,
            row.cases_at,
            str(row.cases_gravity),
            str(row.cases_near_gravity),
            "" if row.cases_decided_by is None else self._names(str(row.cases_decided_by)),
            self._digests.get(row.cases_content, ""),
            row.cases_software_version,
            self._names(row.cases_fired),
            self._names(row.cases_near),
            " ".join(row.cases_avoided.split()),
        )

    def _names(self, numbers: str) -> str:
        return " ".join(self._ids.get(number, "") for number in numbers.split())

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
