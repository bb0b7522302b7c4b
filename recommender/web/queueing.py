"""In which order requests get a thread: as they came, but for those that ask for the health."""

from typing import Any

from waitress.task import ThreadedTaskDispatcher

HEALTH = ("/healthz", "/readyz")


class HealthFirst(ThreadedTaskDispatcher):  # type: ignore[misc]  # waitress has no types
    """Hands requests to threads; one that asks for the health overtakes all that wait.

    Otherwise a watchdog would take the server for dead, and end it, while many are waiting
    for plans. Only one such request is ahead at a time, so that nobody holds up the others by
    asking for the health again and again.
    """

    def add_task(self, task: Any) -> None:
        """Add a connection that has a whole request."""
        with self.lock:
            is_ahead = bool(self.queue) and _asks_for_health(self.queue[0])
            overtakes = _asks_for_health(task) and not is_ahead
            if overtakes:
                self.queue.appendleft(task)
                self.queue_cv.notify()
        if not overtakes:
            super().add_task(task)


def _asks_for_health(task: Any) -> bool:
    return task.requests[0].path in HEALTH
