"""The turn to write to a SQLite database, which the threads of a process take one by one.

A writer that waits inside SQLite sleeps, longer each time, while others overtake it. So only
writers of other processes are waited for there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, get_ident

from recommender.domain.errors import StorageError


class Turn:
    """The turn of one database."""

    def __init__(self) -> None:
        self._lock = Lock()
        # the thread whose turn it is; 0 is no thread
        self._writer = 0

    @contextmanager
    def taken(self, wait_seconds: float) -> Iterator[None]:
        """Wait for the turn and keep it until the end.

        Raises StorageError if this thread has it already, or if others keep it for too long.
        """
        if self._writer == get_ident():
            raise StorageError("a transaction of this thread is writing already")
        if not self._lock.acquire(timeout=wait_seconds):
            raise StorageError("the database is busy with other writers")
        self._writer = get_ident()
        try:
            yield
        finally:
            self._writer = 0
            self._lock.release()
