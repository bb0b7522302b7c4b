"""Attempts to sign in, of which each key bears so many failures and then waits."""

from collections.abc import Mapping

from recommender.domain.throttling import Failures
from recommender.storage.attempt_store import Attempt, Whose
from recommender.storage.stores import Stores

WAIT = 7.0


def attempt(stores: Stores, most: Mapping[str, int], at: str, since: str) -> Attempt:
    """Begin an attempt; it has to wait where a key has had its most failures since."""

    def wait(failures: Mapping[str, Failures]) -> float:
        return WAIT if any(failures[key].count >= most[key] for key in most) else 0.0

    return stores.attempts.begin(most, at, since, wait, Whose("ada"))


def is_let_through(stores: Stores, most: Mapping[str, int], at: str, since: str) -> bool:
    """Begin an attempt and return whether it may be made."""
    return not attempt(stores, most, at, since).wait
