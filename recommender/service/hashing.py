"""How passwords are kept: hashed by argon2id, few at once.

A hash takes 64 MB and every core for a fifth of a second. Many at once would take the memory, the
cores and all threads of the server from people who came for a plan.
"""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from recommender.domain.errors import AccessError

# in one process, whoever asks; others wait, each in a thread that serves nobody else meanwhile
AT_ONCE = 2
WAITING_MOST = 3
WAIT_SECONDS = 5.0
RETRY_SECONDS = 3
_turns = BoundedSemaphore(AT_ONCE)
_room = BoundedSemaphore(AT_ONCE + WAITING_MOST)


class BusyError(AccessError):
    """Too many passwords are being checked at this moment; `seconds` says when to try again."""

    def __init__(self) -> None:
        super().__init__(
            f"Many people are signing in at this moment. Try again in {RETRY_SECONDS} seconds."
        )
        self.seconds = RETRY_SECONDS


@contextmanager
def turn_to_hash() -> Iterator[None]:
    """Wait for one's turn to hash passwords; raises BusyError where that takes too long."""
    if not _room.acquire(blocking=False):
        raise BusyError
    try:
        if not _turns.acquire(timeout=WAIT_SECONDS):
            raise BusyError
        try:
            yield
        finally:
            _turns.release()
    finally:
        _room.release()


def is_right(hasher: PasswordHasher, kept: str, password: str) -> bool:
    """Return whether a password is the one that is kept; where none is, after as long."""
    try:
        return hasher.verify(kept or _of_nobody(hasher), password) and bool(kept)
    except (VerifyMismatchError, InvalidHashError):
        return False


def _of_nobody(hasher: PasswordHasher) -> str:
    """Return a hash of no known password that takes as long to check as a new one."""
    salt, digest = (_base64(bytes(size)) for size in (hasher.salt_len, hasher.hash_len))
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v=19${cost}${salt}${digest}"


def _base64(some: bytes) -> str:
    return b64encode(some).decode().rstrip("=")
