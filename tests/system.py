"""A clock that tests can move, and passwords that are quick to check; settings for crowds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from argon2 import PasswordHasher
from sqlalchemy import insert

from recommender.domain.canonical import sha256_hex
from recommender.domain.records import RecordKind
from recommender.domain.users import PASSWORD_SET
from recommender.service.rates import NO_LIMIT, Limited
from recommender.service.settings import Settings
from recommender.service.settings_table import LIMIT_SETTINGS
from recommender.service.system import System, utc_now
from recommender.service.users import Users
from recommender.storage.tables import failures_in_a_row

# for crowds that all come from one address, and programs that read the document
UNLIMITED = Settings(rates=dict.fromkeys(Limited, ()), shows_api_docs=True)
UNLIMITED_SETTINGS = dict.fromkeys(LIMIT_SETTINGS.values(), NO_LIMIT)
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    """A time that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def go_on(self, **by: float) -> None:
        """Move the time on."""
        self.time += timedelta(**by)


def system(now: Callable[[], datetime] = utc_now) -> System:
    """Return a system with this clock, where a password costs next to nothing."""
    return System(now=now, passwords=QUICK)


def choose_password(users: Users, name: str, password: str) -> None:
    """Let a user have a password that they have chosen themselves."""
    kept = users.password_hash(name, password)
    chosen = users.system.event(RecordKind.ACCESS, name, name, {"change": PASSWORD_SET})
    users.stores.users.set_password(name, kept, chosen)


def have_failed(users: Users, name: str, times: int, device: str = "") -> None:
    """Let so many attempts have failed in a row, without making each."""
    browser = sha256_hex(f"browser\0{device}".encode()) if device else ""
    row = {"user": name, "browser": browser, "count": times, "at": users.system.time()}
    with users.stores.database.writing() as connection:
        connection.execute(insert(failures_in_a_row).values(row))
