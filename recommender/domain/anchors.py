"""Anchors: notes outside the store of which record was the last, stamped with the audit key."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from recommender.domain.canonical import canonical_json


class Occasion(StrEnum):
    """When an anchor was written."""

    START = "start"
    HOUR = "hour"
    STOP = "stop"
    BACKUP = "backup"
    RESTORE = "restore"


@dataclass(frozen=True)
class ChainAnchor:
    """The last record of a chain at a time (UTC, ISO 8601): its number and digest.

    `key` is the id of the audit key that stamped it, `stamp` what that key made of `message`.
    """

    record: int
    digest: str
    at: str
    occasion: Occasion
    key: str
    stamp: bytes = b""

    @property
    def message(self) -> bytes:
        """What is stamped."""
        words = (self.record, self.digest, self.at, self.occasion.value, self.key)
        return canonical_json(["recommender anchor", *words])


def standing(anchors: Iterable[ChainAnchor]) -> tuple[ChainAnchor, ...]:
    """Return the anchors that the chain must hold: all since the last restore.

    That of a restore covers the chain which then took the place of another.
    """
    found: list[ChainAnchor] = []
    for anchor in anchors:
        if anchor.occasion is Occasion.RESTORE:
            found.clear()
        found.append(anchor)
    return tuple(found)
