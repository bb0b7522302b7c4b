"""Short numbers for rule ids, so that a case's rules fit in a few bytes; a number never changes.

They are read anew in each transaction: a restore may have replaced them meanwhile.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from recommender.storage.tables import rules


def rule_ids(connection: Connection) -> dict[str, str]:
    """Return the rule id of each number, the number as it is written."""
    return {str(row.number): row.id for row in connection.execute(select(rules))}


def numbered(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return the number of each rule; one that is new gets one."""
    wanted = dict.fromkeys(ids)
    numbers = _numbers(connection)
    new = [name for name in wanted if name not in numbers]
    if new:
        connection.execute(insert(rules), [{"id": name} for name in new])
        numbers = _numbers(connection)
    return {name: numbers[name] for name in wanted}


def sought(connection: Connection, name: str) -> str:
    """Return how one rule stands in such a text; of one never seen, what stands nowhere."""
    number = connection.execute(select(rules.c.number).where(rules.c.id == name)).scalar()
    return f" {-1 if number is None else number} "


def spaced(words: Iterable[object]) -> str:
    """Return words with a space on each side of every one."""
    joined = " ".join(str(word) for word in words)
    return f" {joined} " if joined else " "


def _numbers(connection: Connection) -> dict[str, int]:
    return {row.id: row.number for row in connection.execute(select(rules))}
