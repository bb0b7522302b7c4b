"""Short numbers for rule ids, so that a case's rules fit in a few bytes; a number never changes.

Only a restore gives rules other numbers, by putting another chain of records in the place of ours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select

from recommender.domain.records import Record
from recommender.storage.tables import records, rules

_ALL, _ADD = select(rules), insert(rules)
_DIGEST = select(records.c.digest).where(records.c.number == bindparam("sought"))


class RuleNumbers:
    """The numbers of one database, remembered from case to case; threads may share it.

    Each case that names rules is a record of the chain, and its digest covers all before it. What
    was read with one record holds as long as this record stands, whoever has written since.
    """

    def __init__(self) -> None:
        self._seen = _Seen(0, "", {})

    def numbered(
        self, connection: Connection, ids: Iterable[str], written: Record
    ) -> Mapping[str, int]:
        """Return the numbers of these rules and of others; a rule that is new gets one.

        `written` is the record of the case, which the same transaction has written.
        """
        wanted = dict.fromkeys(ids)
        seen = self._seen
        if wanted.keys() <= seen.numbers.keys() and self._stands(connection, seen):
            return seen.numbers
        numbers = numbers_with(connection, wanted)
        self._seen = _Seen(written.number, written.digest, numbers)
        return numbers

    @staticmethod
    def _stands(connection: Connection, seen: "_Seen") -> bool:
        digest = connection.execute(_DIGEST, {"sought": seen.record}).scalar()
        return digest is not None and digest == seen.digest


def rule_ids(connection: Connection) -> dict[str, str]:
    """Return the rule id of each number, the number as it is written."""
    return {str(row.number): row.id for row in connection.execute(select(rules))}


def sought(connection: Connection, name: str) -> str:
    """Return how one rule stands in such a text; of one never seen, what stands nowhere."""
    number = connection.execute(select(rules.c.number).where(rules.c.id == name)).scalar()
    return f" {-1 if number is None else number} "


def spaced(words: Iterable[object]) -> str:
    """Return words with a space on each side of every one."""
    joined = " ".join(str(word) for word in words)
    return f" {joined} " if joined else " "


@dataclass(frozen=True)
class _Seen:
    """All numbers as they were with one record of the chain."""

    record: int
    digest: str
    numbers: Mapping[str, int]


def numbers_with(connection: Connection, wanted: Iterable[str]) -> dict[str, int]:
    """Return the numbers of all rules, of these too; whichever of them is new gets one."""
    numbers = _numbers(connection)
    new = [name for name in wanted if name not in numbers]
    if new:
        connection.execute(_ADD, [{"id": name} for name in new])
        numbers = _numbers(connection)
    return numbers


def _numbers(connection: Connection) -> dict[str, int]:
    return {row.id: row.number for row in connection.execute(_ALL)}
