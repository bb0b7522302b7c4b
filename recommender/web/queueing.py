"""Which request gets a thread next: whose address has the fewest, and the health before all.

No address has all threads, however many requests it sends and however long they take; nobody
waits for what one address has in line.
"""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from waitress.task import ThreadedTaskDispatcher

HEALTH = ("/healthz", "/readyz")
# left to the others, whatever one address asks for
THREADS_OF_OTHERS = 2


@dataclass(frozen=True, eq=False)
class WaitingRequest:
    """A connection that has a whole request and waits for a thread, or has one."""

    task: Any
    address: str
    end: Callable[["WaitingRequest"], None]

    @property
    def is_for_health(self) -> bool:
        """Whether it asks for the health."""
        return _asks_for_health(self.task)

    def service(self) -> None:
        """Answer the request."""
        try:
            self.task.service()
        finally:
            self.end(self)

    def cancel(self) -> None:
        """Do not answer it."""
        self.task.cancel()


class Line:
    """The requests that wait, and how many run of each address; under the lock of its dispatcher.

    It is true while one of them may have a thread.
    """

    def __init__(self, lock: Lock, address_of: Callable[[Any], str], threads: int) -> None:
        self._lock, self._address_of, self._threads = lock, address_of, threads
        self._of_one = max(1, threads - THREADS_OF_OTHERS)
        self._waiting: deque[WaitingRequest] = deque()
        self._running: Counter[str] = Counter()

    def __len__(self) -> int:
        """Return how many wait."""
        return len(self._waiting)

    def __bool__(self) -> bool:
        """Return whether one that waits may have a thread now."""
        return self._next() is not None

    def append(self, task: Any) -> None:
        """Let a request wait; only one that asks for the health stands before all others."""
        turn = WaitingRequest(task, self._address_of(task), self._ended)
        is_ahead = bool(self._waiting) and self._waiting[0].is_for_health
        if turn.is_for_health and not is_ahead:
            self._waiting.appendleft(turn)
        else:
            self._waiting.append(turn)

    def popleft(self) -> WaitingRequest:
        """Take the request that is next; only while it is true."""
        turn = self._next()
        if turn is None:
            raise IndexError
        self._waiting.remove(turn)
        self._running[turn.address] += 1
        return turn

    def _next(self) -> WaitingRequest | None:
        if self._waiting and self._waiting[0].is_for_health:
            return self._waiting[0]
        if self._running.total() >= self._threads:
            return None
        free = (turn for turn in self._waiting if self._running[turn.address] < self._of_one)
        return min(free, key=lambda turn: self._running[turn.address], default=None)

    def _ended(self, turn: WaitingRequest) -> None:
        with self._lock:
            self._running[turn.address] -= 1
            if not self._running[turn.address]:
                del self._running[turn.address]


class FairDispatcher(ThreadedTaskDispatcher):  # type: ignore[misc]  # waitress has no types
    """Hands requests to threads, as many as are asked for and one more for the health alone.

    Without that a watchdog would take the server for dead, and end it, while many are waiting
    for plans. Only one request for the health is ahead at a time, so that nobody holds up the
    others by asking for it again and again.
    """

    def __init__(self, address_of: Callable[[Any], str], threads: int) -> None:
        super().__init__()
        self.queue = Line(self.lock, address_of, threads)
        self._threads_wanted = threads + 1

    def begin(self) -> None:
        """Start the threads."""
        self.set_thread_count(self._threads_wanted)


def _asks_for_health(task: Any) -> bool:
    return task.requests[0].path in HEALTH
