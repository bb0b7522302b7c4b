"""Counts who did what how often, so that nobody takes all there is.

The counts are in the memory of one process: each of several processes counts for itself.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from recommender.service.rates import Limited, Rate, Rates

# About 20 MB; beyond it the oldest counts are forgotten, not the newest refused.
COUNTS_MOST = 50_000
_Key = tuple[Limited, Rate, str]


@dataclass
class _Count:
    """What was done in a window that ends at a time, in seconds since 1970."""

    ends: float
    done: int = 0


@dataclass(frozen=True)
class RateLimits:
    """Says who has to wait, and for how many seconds; threads may share it.

    What is refused does not count, so that a moment's rush never becomes an hour's wait.
    """

    rates: Mapping[Limited, Rates]
    now: Callable[[], datetime]
    counts_most: int = COUNTS_MOST
    _counts: dict[_Key, _Count] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def take(self, what: Limited, who: str) -> int:
        """Count one more and return 0, or count nothing and return how long to wait."""
        now = self.now().timestamp()
        with self._lock:
            wait = self._wait(what, who, now)
            if not wait:
                self._add(what, who, now)
        return wait

    def wait(self, what: Limited, who: str) -> int:
        """Return how long to wait, or 0; nothing is counted."""
        with self._lock:
            return self._wait(what, who, self.now().timestamp())

    def add(self, what: Limited, who: str) -> None:
        """Count one more, whatever there was."""
        with self._lock:
            self._add(what, who, self.now().timestamp())

    def _wait(self, what: Limited, who: str, now: float) -> int:
        spent = [
            count.ends - now
            for rate, count in self._open(what, who, now)
            if count.done >= rate.most
        ]
        return math.ceil(max(spent, default=0))

    def _open(self, what: Limited, who: str, now: float) -> Iterator[tuple[Rate, _Count]]:
        for rate in self.rates.get(what, ()):
            count = self._counts.get((what, rate, who))
            # a clock that was put back must not make anybody wait for longer than a window
            if count is not None and 0 < count.ends - now <= rate.seconds:
                yield rate, count

    def _add(self, what: Limited, who: str, now: float) -> None:
        still_open = dict(self._open(what, who, now))
        for rate in self.rates.get(what, ()):
            count = still_open.get(rate)
            if count is None:
                count = self._begin((what, rate, who), now)
            count.done += 1

    def _begin(self, key: _Key, now: float) -> _Count:
        # one that has ended goes to the end of the line, behind those that began before
        self._counts.pop(key, None)
        self._forget(now)
        made = self._counts[key] = _Count(now + key[1].seconds)
        return made

    def _forget(self, now: float) -> None:
        while self._counts:
            oldest = next(iter(self._counts))
            if len(self._counts) < self.counts_most and self._counts[oldest].ends > now:
                return
            del self._counts[oldest]
