"""The answers of interviews in progress: in this process's memory, and nowhere else.

They are found by a random token that the browser holds; it says nothing about the answers. They
go when the person says so, when nobody touched them for long, or when the process ends.
"""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from recommender.domain.conditions import Answers

TOKEN_BYTES = 16


@dataclass(frozen=True)
class OpenInterview:
    """One interview in progress; `week_began` is the day on which its week was first shown."""

    answers: Answers = field(default_factory=dict, repr=False)
    touched: datetime = datetime.min
    week_began: date | None = None


class Interviews:
    """Keeps open interviews by token; threads may share it.

    Untouched ones go after `seconds`; above `most`, the longest untouched goes first.
    """

    def __init__(self, now: Callable[[], datetime], seconds: int, most: int) -> None:
        self._now = now
        self._age_most = timedelta(seconds=seconds)
        self._most = most
        self._open: OrderedDict[str, OpenInterview] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self) -> str:
        """Return the token of a new interview without answers."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.keep(token, OpenInterview())
        return token

    def find(self, token: str | None) -> OpenInterview | None:
        """Return an interview, or None when it has ended or never was."""
        with self._lock:
            self._drop_old()
            return self._open.get(token) if token else None

    def keep(self, token: str, interview: OpenInterview) -> None:
        """Keep what an interview has become."""
        with self._lock:
            self._open[token] = replace(interview, touched=self._now())
            self._open.move_to_end(token)
            self._drop_old()

    def end(self, token: str | None) -> None:
        """Forget an interview and its answers."""
        with self._lock:
            if token:
                self._open.pop(token, None)

    def _drop_old(self) -> None:
        oldest = self._now() - self._age_most
        while self._open:
            token, interview = next(iter(self._open.items()))
            if interview.touched >= oldest and len(self._open) <= self._most:
                return
            del self._open[token]
