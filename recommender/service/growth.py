"""Warns whoever runs the server when a day brings more cases than they expect: each stays for good.

It refuses nobody. A crowd of addresses stays below every limit on one of them, and fills a disk all
the same.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock

from recommender.domain.cases import CaseFilter
from recommender.domain.errors import StorageError
from recommender.service.settings_table import CASES_A_DAY_SETTING
from recommender.service.system import System
from recommender.storage.case_store import CaseStore

# the store is asked so often on the way to a day's most, as this process keeps cases
ASKED_A_DAY = 100
_LOG = logging.getLogger(__name__)


@dataclass
class Growth:
    """Counts the cases of a day (UTC), of all processes on the store; threads may share it."""

    store: CaseStore
    system: System
    most_a_day: int
    _since_asked: int = 0
    _told: str = ""
    _lock: Lock = field(default_factory=Lock, repr=False)

    def note(self) -> None:
        """Note that a case was kept; warn once a day when there are more than expected."""
        today = self.system.time()[: len("YYYY-MM-DD")]
        if not self._is_due(today):
            return
        with suppress(StorageError):
            kept = self.store.count(CaseFilter(since=today, until=today))
            if kept >= self.most_a_day:
                self._told = today
                _LOG.warning(
                    "%s cases were kept today, and %s expects fewer than %s",
                    kept,
                    CASES_A_DAY_SETTING,
                    self.most_a_day,
                )

    def _is_due(self, today: str) -> bool:
        with self._lock:
            self._since_asked += 1
            if self._told == today or self._since_asked < self.most_a_day // ASKED_A_DAY:
                return False
            self._since_asked = 0
            return True
