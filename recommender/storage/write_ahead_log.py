"""SQLite's write-ahead log: what was deleted must leave it too, not only the file itself.

The log cannot be emptied while somebody reads from it. Then it is tried again each time that
nothing is being read or written here any more, until it has worked.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from threading import Lock

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from recommender.domain.errors import StorageError
from recommender.storage.turn import Turn

# how long a deletion waits for others that are just reading or writing
WAIT_MILLISECONDS = 100


class WriteAheadLog:
    """The log of one SQLite database; threads may share it.

    `turn` is that of its writers, `busy_seconds` how long its connections wait for each other
    otherwise.
    """

    def __init__(self, engine: Engine, turn: Turn, busy_seconds: int) -> None:
        self._engine = engine
        self._turn = turn
        self._busy_milliseconds = busy_seconds * 1000
        self._in_use = 0
        self._lock = Lock()
        self._holds_deleted = False

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Count a transaction; after the last one, empty the log if it could not be before."""
        self._count(1)
        try:
            yield
        finally:
            if self._count(-1) == 0:
                self.empty_at_last()

    def empty(self) -> None:
        """Empty the log now, or else as soon as can be.

        Nobody waits for a reader who was in the way of the last try. Never raises, for what it is
        called after has been done.
        """
        wait = 0 if self._holds_deleted else WAIT_MILLISECONDS
        self._holds_deleted = True
        self._holds_deleted = not self._is_emptied(wait)

    def empty_at_last(self) -> None:
        """Empty the log if it still holds what was deleted; waits for nobody."""
        if self._holds_deleted:
            self.empty()

    def _count(self, step: int) -> int:
        with self._lock:
            self._in_use += step
            return self._in_use

    def _is_emptied(self, wait: int) -> bool:
        # a full disk is not a reason to undo what was done, or to say that it was not
        with (
            suppress(SQLAlchemyError, sqlite3.Error, StorageError),
            closing(self._engine.raw_connection()) as connection,
            # in SQLite it would stand in the way of writers
            self._turn.taken(wait / 1000),
        ):
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={wait}")
            try:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                is_busy = cursor.fetchall()[0][0]
                return not is_busy
            finally:
                cursor.execute(f"PRAGMA busy_timeout={self._busy_milliseconds}")
        return False
