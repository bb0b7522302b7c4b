"""Stamps: what the audit key signs, so that nobody without it can add to what is kept.

Each message says what it is for, so that a stamp made for one thing is worth nothing on another.
"""

from collections.abc import Callable
from dataclasses import dataclass

from recommender.domain.canonical import canonical_json

# whether a stamp is that of a known key on a message
IsStamp = Callable[[bytes, bytes], bool]


@dataclass(frozen=True)
class Stamper:
    """The audit key as stores use it: its id, and how it stamps a message."""

    key: str
    stamp: Callable[[bytes], bytes]


def record_message(digest: str) -> bytes:
    """Return what is stamped of a record: its digest, which covers it and all before it."""
    return canonical_json(["recommender record", digest])


def row_message(table: str, *values: object) -> bytes:
    """Return what is stamped of a row beside the chain."""
    return canonical_json(["recommender row", table, *values])
