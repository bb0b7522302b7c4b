"""How long cases are kept: what is older is deleted, as its person could have deleted it.

Reviews go with their case, for they speak of its answers. Signatures are under rules and stay, and
so does the record of a file that somebody took: it names no case.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, repeat
from threading import Event as Flag
from threading import Thread

from recommender.domain.errors import StorageError
from recommender.domain.records import Event, RecordKind
from recommender.service.events import EventName, SecurityEvent, log_event
from recommender.service.garbage import leave_out, search_all
from recommender.service.interviews import Interviews
from recommender.service.system import System
from recommender.storage.case_store import CaseStore

RETENTION = "retention"
HOUR_SECONDS = 60 * 60
# by then most of what is made when it is first asked for is there
WARM_SECONDS = 5 * 60
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Retention:
    """Deletes old cases; threads and processes may do so at the same time."""

    cases: CaseStore
    system: System

    def count(self, days: int) -> int:
        """Return how many cases are older than so many days; raises StorageError."""
        return self.cases.count_older(self.system.time(days=days))

    def forget(self, days: int, by: str = RETENTION) -> int:
        """Delete for good the cases older than so many days; return how many there were.

        `by` stands in the record of each deletion, which says also why. Raises StorageError; then
        those that are gone are gone.
        """

        def gone(case_id: str) -> Event:
            said = {"why": RETENTION, "days": days}
            return self.system.event(RecordKind.DELETION, case_id, by, said)

        number = self.cases.delete_older(self.system.time(days=days), gone)
        if number:
            log_event(SecurityEvent(EventName.DELETE, who=by, number=number))
        return number


@dataclass(frozen=True)
class Housekeeping:
    """What a server forgets by itself: old cases if a time is set, visits that ended, garbage."""

    retention: Retention
    interviews: Interviews
    keep_days: int | None

    def tidy(self) -> None:
        """Forget what is due; what fails is logged, and tried again the next time."""
        try:
            self.interviews.drop_ended()
            if self.keep_days is not None:
                self.retention.forget(self.keep_days)
        except StorageError as error:
            _LOG.error("not all that is due was deleted: %s", error)

    def keep_on(self, over: Flag) -> None:
        """Tidy now, once the server is warm, and each hour, until it is over."""
        waits = chain((WARM_SECONDS,), repeat(HOUR_SECONDS))
        self.tidy()
        leave_out()
        while not over.wait(next(waits)):
            self.tidy()
            search_all()

    def begin(self) -> Callable[[float], None]:
        """Tidy in a thread of its own; return what ends it, and waits so many seconds for that."""
        over = Flag()
        thread = Thread(target=self.keep_on, args=(over,), name="housekeeping", daemon=True)
        thread.start()

        def end(seconds: float) -> None:
            over.set()
            thread.join(seconds)

        return end
