"""What the chain is held against from outside: the audit key's stamps, and the anchors."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from recommender.domain.anchors import ChainAnchor
from recommender.domain.records import BEGINNING, Break, Event, RecordKind
from recommender.domain.stamps import IsStamp, record_message

_NONE = "it carries no stamp, so somebody without the audit key wrote it"
_OTHER = "its stamp is not that of an audit key that was given"
_STRIPPED = "the stamps of the records before it were taken away"
_NEVER = "no record carries the stamp of an audit key, though one was given"
_GONE = "it was anchored {at} and is gone: the end was cut off, or an older copy put in place"
_ANOTHER = "it is not the record that was anchored {at}"


@dataclass
class StampWalk:
    """The stamps along a chain; without `is_stamp`, only that there are some is looked at."""

    is_stamp: IsStamp | None
    since: int = 0

    def fault(self, row: Any, said: Event | None) -> str:
        """Return what is wrong with the stamp of the next record, or nothing."""
        if row.stamp is None:
            return _NONE if self.since else ""
        if self.is_stamp and not self.is_stamp(bytes(row.stamp), record_message(row.digest)):
            return _OTHER
        if not self.since:
            if said is None or not _is_first(said):
                return _STRIPPED
            self.since = row.number
        return ""

    def missing(self) -> Iterator[Break]:
        """Yield that there is no stamp at all, where there should be."""
        if self.is_stamp and not self.since:
            yield Break(0, _NEVER, "The chain")


@dataclass
class AnchorWalk:
    """The anchors along a chain, each of which it must hold."""

    anchors: Collection[ChainAnchor]
    _digests: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._wanted = {anchor.record for anchor in self.anchors}

    def take(self, number: int, digest: str) -> None:
        """Take in the next record."""
        if number in self._wanted:
            self._digests[number] = digest

    def breaks(self, last: int, *, is_whole: bool) -> Iterator[Break]:
        """Yield the first anchor that the chain does not hold, and the first beyond its end.

        Where the walk is not whole, nothing is said of what it did not come to.
        """
        held = {0: BEGINNING, **self._digests}
        for anchor in self.anchors:
            if anchor.record <= last and held.get(anchor.record) != anchor.digest:
                yield Break(anchor.record, _ANOTHER.format(at=anchor.at))
                break
        beyond = [anchor for anchor in self.anchors if anchor.record > last and is_whole]
        if beyond:
            newest = max(beyond, key=lambda anchor: anchor.record)
            yield Break(newest.record, _GONE.format(at=newest.at))


def _is_first(said: Event) -> bool:
    """Return whether a record says that stamping begins, and with no key before."""
    return said.kind is RecordKind.STAMPING and not json.loads(said.body).get("before")
