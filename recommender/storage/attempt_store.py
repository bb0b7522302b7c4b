"""Failed attempts to sign in, counted by keys that are kept only hashed."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, func, insert, select

from recommender.storage.database import Database
from recommender.storage.tables import attempts


class AttemptStore:
    """Counts attempts to sign in, so that there are not too many."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, most: Mapping[str, int], at: str, since: str) -> tuple[int, ...]:
        """Count an attempt against each key before it is made; return its numbers.

        Nothing is counted and nothing returned when a key has had its most attempts since. All in
        one transaction, so that many at once are not more than one after another.
        """
        with self._database.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.at < since))
            if any(_attempts(connection, key) >= limit for key, limit in most.items()):
                return ()
            add = insert(attempts).returning(attempts.c.number)
            return tuple(
                connection.execute(add.values(key_hash=key, at=at)).scalar_one() for key in most
            )

    def forgive(self, numbers: Collection[int]) -> None:
        """Take attempts back, for they have succeeded."""
        with self._database.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.number.in_(numbers)))


def _attempts(connection: Connection, key_hash: str) -> int:
    query = select(func.count()).where(attempts.c.key_hash == key_hash)
    return connection.execute(query).scalar_one()
