"""The connection: SQLite in a file by default, PostgreSQL by its address."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from recommender.domain.errors import StorageError

# Everybody who writes waits for this lock of PostgreSQL, so that the chain has one end.
CHAIN_LOCK = 7_219_041_003
BUSY_SECONDS = 30
POOL_SIZE = 16
SQLITE_SETTINGS = (
    "journal_mode=WAL",
    # what an answer has told a person survives a power cut too
    "synchronous=FULL",
    "foreign_keys=ON",
    # what a person has deleted is overwritten, not only unlinked
    "secure_delete=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "cache_size=-65536",
    "mmap_size=1073741824",
)


class Database:
    """One database; threads share it, each transaction has a connection of its own."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that sees one state of everything; raises StorageError."""
        with _telling(), self.engine.connect() as connection:
            if self.is_sqlite:
                yield connection
            else:
                yield connection.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend the one connection that may write; all is kept at the end, or nothing."""
        with _telling(), self.engine.connect() as idle:
            connection = idle.execution_options(is_writing=True)
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({CHAIN_LOCK})"))
                yield connection

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        failure = type(error).__name__
    else:
        return
    # raised out here: the first error's text and frames hold the values of the statement
    raise StorageError(f"the database failed ({failure})")


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(
            url, pool_size=POOL_SIZE, pool_pre_ping=True, hide_parameters=True,
            isolation_level="READ COMMITTED",
        )  # fmt: skip
    engine = create_engine(url, pool_size=POOL_SIZE, hide_parameters=True)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _: ConnectionPoolEntry) -> None:
    # Python's own habit of beginning late would let two writers meet halfway
    connection.isolation_level = None
    for setting in SQLITE_SETTINGS:
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("is_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
