"""Whether a person could be served right now: the content asks, and what is decided can be kept."""

from datetime import datetime, timedelta
from threading import Lock

from recommender.domain.errors import StorageError
from recommender.service.recommender import Recommender
from recommender.service.system import System
from recommender.storage.database import Database
from recommender.storage.probing import try_writing

# Anybody may ask as often as they like; the disk is written to no more often than this.
HOLDS = timedelta(seconds=5)
# What was in the way may be gone soon, and until that is found out nobody is sent here.
FAULT_HOLDS = timedelta(seconds=1)
# A third of what a case takes in SQLite's log. Each try takes room there too, so where a case no
# longer fits, the third try at the latest finds out.
TRIED_BYTES = 8 * 1024


class Readiness:
    """Finds out whether a service is ready, and holds to it for some seconds; threads share it."""

    def __init__(self, recommender: Recommender, database: Database, system: System) -> None:
        self._recommender = recommender
        self._database = database
        self._system = system
        self._lock = Lock()
        self._found_at: datetime | None = None
        self._fault = ""

    def fault(self) -> str:
        """Return what is in the way of serving anybody, or nothing.

        While one thread finds out, which may take as long as the store is busy, the others get
        what was found before.
        """
        if self._lock.acquire(blocking=self._found_at is None):
            try:
                self._find_out()
            finally:
                self._lock.release()
        return self._fault

    def _find_out(self) -> None:
        now = self._system.now()
        holds = FAULT_HOLDS if self._fault else HOLDS
        # a clock that was put back must not let it hold for long
        if self._found_at is None or not self._found_at <= now < self._found_at + holds:
            self._fault = self._tried()
            self._found_at = now

    def _tried(self) -> str:
        if self._recommender.interview({}).page is None:
            return "The content asks nothing."
        try:
            some = self._system.random_bytes(TRIED_BYTES)
            try_writing(self._database, some)
        except StorageError:
            return "The store cannot be written."
        return ""
