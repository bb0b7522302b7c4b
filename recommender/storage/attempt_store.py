"""Failed attempts to sign in, counted by keys that are kept only hashed."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from recommender.domain.throttling import Failures
from recommender.storage.database import Database
from recommender.storage.tables import attempts


@dataclass(frozen=True)
class Attempt:
    """An attempt that counts against its keys, or the seconds to wait until one may be made."""

    keys: tuple[str, ...]
    numbers: tuple[int, ...] = ()
    wait: float = 0.0


class AttemptStore:
    """Counts attempts to sign in, so that whoever fails has to wait."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(
        self,
        keys: Collection[str],
        at: str,
        since: str,
        wait: Callable[[Mapping[str, Failures]], float],
    ) -> Attempt:
        """Count an attempt against each key before it is made, as if it had failed.

        `wait` says from the failures by key how many seconds are left to wait; where some are,
        nothing is counted. All in one transaction, so that many at once are not more than one
        after another. What failed before `since` is forgotten; what failed later than now did so
        by a clock that has been put back, and counts as of now.
        """
        with self._database.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.at < since))
            connection.execute(update(attempts).where(attempts.c.at > at).values(at=at))
            if left := wait(_failures(connection, keys)):
                return Attempt(tuple(keys), wait=left)
            add = insert(attempts).returning(attempts.c.number)
            numbers = [connection.execute(add.values(key_hash=key, at=at)) for key in keys]
            return Attempt(tuple(keys), tuple(row.scalar_one() for row in numbers))

    def succeed(self, attempt: Attempt, cleared: Collection[str]) -> None:
        """Take an attempt back, and all that failed before it under the keys that are cleared."""
        with self._database.writing() as connection:
            gone = or_(attempts.c.number.in_(attempt.numbers), attempts.c.key_hash.in_(cleared))
            connection.execute(delete(attempts).where(gone))


def _failures(connection: Connection, keys: Collection[str]) -> dict[str, Failures]:
    query = (
        select(attempts.c.key_hash, func.count(), func.max(attempts.c.at))
        .where(attempts.c.key_hash.in_(keys))
        .group_by(attempts.c.key_hash)
    )
    found = {key: Failures(count, last) for key, count, last in connection.execute(query).all()}
    return {key: found.get(key, Failures()) for key in keys}
