"""Visits: the answers of interviews in progress. They are no cases, and they go with their time."""

from sqlalchemy import delete, insert, select

from recommender.storage.database import Database
from recommender.storage.packing import pack, unpack
from recommender.storage.tables import interviews


class Visits:
    """Keeps the state of open interviews by the hash of their token; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, token_hash: str, since: str) -> bytes | None:
        """Return the state of a visit that was touched since, or None."""
        query = select(interviews.c.state).where(
            interviews.c.token_hash == token_hash, interviews.c.touched >= since
        )
        with self._database.reading() as connection:
            state = connection.execute(query).scalar()
        return None if state is None else unpack(state)

    def drop(self, since: str) -> None:
        """Forget all visits that were not touched since."""
        is_over = interviews.c.touched < since
        with self._database.reading() as connection:
            found = connection.execute(select(interviews.c.touched).where(is_over).limit(1))
            if found.first() is None:
                return
        with self._database.writing() as connection:
            connection.execute(delete(interviews).where(is_over))
        self._database.empty_log()

    def keep(self, token_hash: str, state: bytes, at: str) -> None:
        """Keep what a visit has become."""
        with self._database.writing() as connection:
            connection.execute(delete(interviews).where(interviews.c.token_hash == token_hash))
            values = {"token_hash": token_hash, "touched": at, "state": pack(state)}
            connection.execute(insert(interviews).values(values))

    def end(self, token_hash: str) -> None:
        """Forget a visit."""
        with self._database.writing() as connection:
            connection.execute(delete(interviews).where(interviews.c.token_hash == token_hash))
        self._database.empty_log()
