"""From cases to the rows of the tables, and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from recommender.domain.cases import Case, CaseEntry, KeptTexts
from recommender.domain.conditions import Answers
from recommender.domain.errors import PlanError, StorageError
from recommender.domain.rules import Triage
from recommender.exchange.plan_json import read_plan
from recommender.storage.packing import DAMAGED, unpack, unpack_json
from recommender.storage.rule_numbers import spaced
from recommender.storage.tables import bodies, cases
from recommender.storage.tables import contents as contents_table

_TRIAGE = {triage.gravity: triage for triage in Triage}
# what `texts_of` and `case_of` read
TEXTS = (
    select(
        cases.c.id,
        cases.c.at,
        cases.c.software_version,
        contents_table.c.digest,
        bodies.c.answers,
        bodies.c.body,
    )
    .join(bodies, bodies.c.number == cases.c.number)
    .join(contents_table, contents_table.c.number == cases.c.content)
)
WHOLE_CASE = select(cases.c.id, cases.c.at, bodies.c.answers, bodies.c.body).join(
    bodies, bodies.c.number == cases.c.number
)


@dataclass(frozen=True)
class Marks:
    """What lists of cases are filtered by that no plan says.

    `near` are the rules that nearly fired, and `near_triage` the gravest triage that one of them
    would have given, if it is graver than the case's.
    """

    near: tuple[str, ...] = ()
    near_triage: Triage | None = None

    @property
    def near_gravity(self) -> int:
        """The gravity of `near_triage`, or 0."""
        return self.near_triage.gravity if self.near_triage else 0


NO_MARKS = Marks()


@dataclass(frozen=True)
class Numbers:
    """By which short numbers rows name rules and contents."""

    rules: Mapping[str, int]
    contents: Mapping[str, int]


def row_of(case: Case, marks: Marks, numbers: Numbers) -> dict[str, object]:
    """Return what the lists show of a case, but for its number.

    It is what is written, and what `recommender audit verify` compares with what stands there.
    Raises KeyError for a rule or a content that has no number.
    """
    rules = numbers.rules
    return {
        "id": case.id,
        "at": case.at,
        "gravity": case.triage.gravity,
        "near_gravity": marks.near_gravity,
        "decided_by": rules[case.decided_by] if case.decided_by else None,
        "content": numbers.contents[case.content_digest],
        "software_version": case.software_version,
        "fired": spaced(rules[name] for name in case.fired),
        "near": spaced(rules[name] for name in marks.near),
        "avoided": spaced(case.avoided),
    }


def listed_words(case: Case, marks: Marks) -> tuple[str, ...]:
    """Return all that the lists show of a case, rules and contents by their names."""
    return (
        case.id,
        case.at,
        str(case.triage.gravity),
        str(marks.near_gravity),
        case.decided_by,
        case.content_digest,
        case.software_version,
        " ".join(case.fired),
        " ".join(marks.near),
        " ".join(case.avoided),
    )


def entry_of(ids: dict[str, str], row: Any) -> CaseEntry:
    """Return what lists say of a case; `ids` are the rules' by their numbers."""
    return CaseEntry(
        number=row.number,
        id=row.id,
        at=row.at,
        triage=_TRIAGE[row.gravity],
        content_digest=row.digest,
        software_version=row.software_version,
        fired=tuple(ids[number] for number in row.fired.split()),
        near=tuple(ids[number] for number in row.near.split()),
        avoided=tuple(row.avoided.split()),
        verdicts=tuple((row.verdicts or "").split()),
        decided_by="" if row.decided_by is None else ids[str(row.decided_by)],
        near_triage=_TRIAGE[row.near_gravity] if row.near_gravity else None,
    )


def texts_of(row: Any) -> KeptTexts:
    """Return a case as it lies in the store."""
    return KeptTexts(
        id=row.id,
        at=row.at,
        content_digest=row.digest,
        software_version=row.software_version,
        answers=readable(row.answers),
        plan=readable(row.body),
    )


def readable(packed: bytes) -> bytes:
    """Return a text, or nothing where it was damaged: one bad case must not hide all others."""
    try:
        return unpack(packed)
    except StorageError:
        return b""


def answers_of(typed: Mapping[str, Any]) -> Answers:
    """Return answers as they were given; JSON knows no tuples."""
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in typed.items()
    }


def case_of(row: Any) -> Case:
    """Return a case; raises StorageError where it was damaged."""
    text = unpack(row.body)
    try:
        plan = read_plan(text)
    except PlanError:
        raise StorageError(DAMAGED) from None
    return Case(row.id, row.at, answers_of(unpack_json(row.answers)), plan, text)
