"""The clock, random numbers and password hashing, so that tests can replace them."""

import hashlib
import secrets
from base64 import b32encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from argon2 import PasswordHasher

from recommender.domain.canonical import canonical_json
from recommender.domain.codes import code_from, mended
from recommender.domain.records import Event, RecordKind

TOKEN_BYTES = 16
CODE_BYTES = 10
ID_BYTES = 12


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class System:
    """What comes from outside: the time, random bytes, and the slow hashing of passwords."""

    now: Callable[[], datetime] = utc_now
    random_bytes: Callable[[int], bytes] = secrets.token_bytes
    passwords: PasswordHasher = field(default_factory=PasswordHasher)

    def time(self, **ago: float) -> str:
        """Return the time now, or so long ago, in UTC as ISO 8601 with microseconds."""
        return iso(self.now() - timedelta(**ago))

    def new_id(self) -> str:
        """Return a new name for a case: 96 random bits."""
        return self.random_bytes(ID_BYTES).hex()

    def new_salt(self) -> bytes:
        """Return 128 random bits."""
        return self.random_bytes(TOKEN_BYTES)

    def new_token(self) -> str:
        """Return 128 random bits as they can be copied: letters and digits, in fours."""
        letters = b32encode(self.random_bytes(TOKEN_BYTES)).decode().rstrip("=")
        return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))

    def new_code(self) -> str:
        """Return a new code for a person: 75 random bits and a symbol that checks them."""
        return code_from(self.random_bytes(CODE_BYTES))

    def event(
        self, kind: RecordKind, subject: str, actor: str, said: Mapping[str, object]
    ) -> Event:
        """Return a record of what happens now: of what kind, about what, by whom, and the rest."""
        return Event(
            at=self.time(),
            kind=kind,
            subject=subject,
            actor=actor,
            salt=self.new_salt(),
            body=canonical_json(said),
        )


def iso(time: datetime) -> str:
    """Return a time as it is kept: always the same length, so that it sorts as text."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def hashed(token: str) -> str:
    """Return how a token is kept: its SHA-256, whatever spaces, hyphens and case it came with."""
    plain = "".join(token.split()).replace("-", "").upper()
    return hashlib.sha256(plain.encode()).hexdigest()


def hashed_code(code: str) -> str:
    """Return how a person's code is kept, however carelessly it came."""
    return hashed(mended(code))
