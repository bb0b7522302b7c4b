"""A clock that tests can move."""

from datetime import UTC, datetime, timedelta


class Clock:
    """A time that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def go_on(self, **by: float) -> None:
        """Move the time on."""
        self.time += timedelta(**by)
