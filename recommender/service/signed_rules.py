"""Which rules are signed, for pages that must neither wait for the store nor fail with it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from recommender.domain.errors import StorageError
from recommender.service.signatures import Signatures
from recommender.service.system import System

RENEWED_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class SignedCount:
    """The rules of a content that a clinician has signed, and how many rules it has."""

    content_digest: str
    rules: frozenset[str]
    all: int

    @property
    def count(self) -> int:
        """How many rules are signed."""
        return len(self.rules)


class SignedRules:
    """Knows which of today's rules are signed, some minutes late at most; threads may share it.

    Signatures are only ever added, so being late never claims too much. Where the store fails,
    it says what it knew before, or that nothing is signed.
    """

    def __init__(self, signing: Signatures, system: System) -> None:
        self._signing = signing
        self._now = system.now
        self._renewed: datetime | None = None
        content = signing.content
        self._known = SignedCount(content.digest, frozenset(), len(content.rules))

    def now(self) -> SignedCount:
        """Return what is signed."""
        if self._renewed is None or self._now() - self._renewed >= RENEWED_AFTER:
            self.renew()
        return self._known

    def renew(self) -> None:
        """Look into the store now."""
        # even if that fails, so that the next page does not try again
        self._renewed = self._now()
        with suppress(StorageError):
            signed = frozenset(self._signing.signed_rules())
            self._known = SignedCount(self._known.content_digest, signed, self._known.all)
