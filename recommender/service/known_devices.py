"""Browsers in which somebody has signed in before, known again by a signed cookie.

It opens nothing: with it, failures that others make do not count. It names nobody either, so that
who looks at a shared computer does not read who works at it.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recommender.service.system import System

KNOWN_DAYS = 90
# people who share one browser; the one who has signed in longest ago is forgotten first
PEOPLE_MOST = 8
_BETWEEN, _WITHIN = ".", "-"
_ID_BYTES = 16


@dataclass(frozen=True)
class KnownDevices:
    """Knows browsers again by what they hold; `secret` signs it. Threads may share it."""

    system: System
    secret: str

    def find(self, held: str, name: str) -> str:
        """Return what tells the browser that holds this apart for a name; empty where unknown."""
        return next((entry.id for entry in self._entries(held) if self._is_of(entry, name)), "")

    def remember(self, held: str, name: str) -> str:
        """Return what a browser in which somebody has signed in now holds from now on."""
        device = self.find(held, name) or self.system.random_bytes(_ID_BYTES).hex()
        today = self._today().toordinal()
        new = _WITHIN.join((device, str(today), self._seal(name, device, today)))
        others = [entry.text for entry in self._entries(held) if not self._is_of(entry, name)]
        return _BETWEEN.join([new, *others[: PEOPLE_MOST - 1]])

    def _entries(self, held: str) -> "Iterator[_Entry]":
        for text in held.split(_BETWEEN)[:PEOPLE_MOST]:
            parts = text.split(_WITHIN)
            if len(parts) == 3 and text.isascii() and parts[1].isdigit():
                yield _Entry(text, parts[0], int(parts[1][:8]), parts[2])

    def _is_of(self, entry: "_Entry", name: str) -> bool:
        age = self._today().toordinal() - entry.day
        is_signed = hmac.compare_digest(entry.seal, self._seal(name, entry.id, entry.day))
        return is_signed and age <= KNOWN_DAYS

    def _seal(self, name: str, device: str, day: int) -> str:
        said = f"known device\0{name}\0{device}\0{day}"
        return hmac.new(self.secret.encode(), said.encode(), "sha256").hexdigest()

    def _today(self) -> date:
        return self.system.now().date()


@dataclass(frozen=True)
class _Entry:
    """What a browser holds for one person: its id and day, sealed for their name."""

    text: str
    id: str
    day: int
    seal: str
