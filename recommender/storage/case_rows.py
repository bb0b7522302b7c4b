"""From the rows of the tables to cases."""

from typing import Any

from sqlalchemy import select

from recommender.domain.cases import Case, CaseEntry, KeptTexts
from recommender.domain.conditions import Answers
from recommender.domain.errors import StorageError
from recommender.domain.rules import Triage
from recommender.storage.packing import unpack, unpack_json
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
WHOLE = select(cases.c.id, cases.c.at, bodies.c.answers, bodies.c.body).join(
    bodies, bodies.c.number == cases.c.number
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


def _answers(packed: bytes) -> Answers:
    typed: dict[str, Any] = unpack_json(packed)
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in typed.items()
    }


def case_of(row: Any) -> Case:
    """Return a case; raises StorageError where it was damaged."""
    return Case(row.id, row.at, _answers(row.answers), unpack_json(row.body))
