"""The connection: SQLite in a file by default, PostgreSQL by its address."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    ExceptionContext,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from recommender.domain.errors import DamageError, StorageError
from recommender.domain.stamps import Stamper
from recommender.storage import postgresql
from recommender.storage.turn import Turn
from recommender.storage.write_ahead_log import WriteAheadLog

BUSY_SECONDS = 30
CODES_OF_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# how often one who turns a new file to WAL lets others go first
TURNS = 100
POOL_SIZE = 16
SQLITE_SETTINGS = (
    f"busy_timeout={BUSY_SECONDS * 1000}",
    # what an answer has told a person survives a power cut too
    "synchronous=FULL",
    "foreign_keys=ON",
    # what a person has deleted is overwritten, not only unlinked
    "secure_delete=ON",
    # in KB for each connection, so 16 MB for all: what one writes stays there until it is full, for
    # hours, and what is read comes from the mapped file anyhow
    "cache_size=-1024",
    "mmap_size=1073741824",
)


class Database:
    """One database; threads share it, each transaction has a connection of its own.

    It is found by an SQLAlchemy URL, or by the file of a SQLite database, which errors call by
    its name or as `named` says. What is added is stamped with the audit key `stamper`, where there
    is one. A file that `is_fixed` is only read, and nothing is made beside
    it: nobody may be writing to it, and what a log beside it holds is not seen.
    """

    def __init__(
        self,
        place: str | Path,
        *,
        named: str = "",
        is_fixed: bool = False,
        stamper: Stamper | None = None,
    ) -> None:
        self.engine = _fixed(place) if is_fixed else _engine(place)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._stamper = stamper
        if self.is_sqlite:
            _name_damage(self.engine, named or str(self.engine.url.database))
        self._turn = Turn()
        # PostgreSQL's own log is its operator's
        has_log = self.is_sqlite and not is_fixed
        self._log = WriteAheadLog(self.engine, self._turn, BUSY_SECONDS) if has_log else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that sees one state of everything; raises StorageError."""
        with self._use(), _telling(), self.engine.connect() as connection:
            if self.is_sqlite:
                yield connection
            else:
                yield connection.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def writing(self, idle_seconds: float = postgresql.IDLE_SECONDS) -> Iterator[Connection]:
        """Lend the one connection that may write; all is kept at the end, or nothing.

        Raises StorageError, also if this thread is writing to SQLite already. PostgreSQL gives up
        whoever says nothing for `idle_seconds`; 0 lets them take their time.
        """
        # a connection first: the holder of the turn then never waits for one
        with self._use(), _telling(), self.engine.connect() as idle, self._my_turn():
            connection = idle.execution_options(is_writing=True, stamper=self._stamper)
            with connection.begin():
                if not self.is_sqlite:
                    postgresql.take_turn(connection, BUSY_SECONDS, idle_seconds)
                yield connection

    def empty_log(self) -> None:
        """Overwrite what SQLite's log still holds of deleted rows, now or else as soon as can be.

        Never raises, for what was deleted is deleted. Does nothing on PostgreSQL.
        """
        if self._log:
            self._log.empty()

    def close(self) -> None:
        """Close every connection."""
        if self._log:
            self._log.empty_at_last()
        self.engine.dispose()

    def _use(self) -> AbstractContextManager[None]:
        return self._log.in_use() if self._log else nullcontext()

    def _my_turn(self) -> AbstractContextManager[None]:
        return self._turn.taken(BUSY_SECONDS) if self.is_sqlite else nullcontext()


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        failure = type(error).__name__
    else:
        return
    told = StorageError(f"the database failed ({failure})")
    try:
        raise told
    finally:
        # the first error's text and frames hold the values of the statement
        told.__context__ = None


def _name_damage(engine: Engine, name: str) -> None:
    """Let the file be named that is damaged, even where two are open one within the other."""

    def tell(context: ExceptionContext) -> None:
        code = getattr(context.original_exception, "sqlite_errorcode", 0)
        # the lower byte says what it is, the upper where it was found
        if code & 0xFF in CODES_OF_DAMAGE:
            raise DamageError(f"{name}: the file is damaged; use a backup from before that")

    event.listen(engine, "handle_error", tell)


def _engine(place: str | Path) -> Engine:
    # a URL of parts, for a file's name may hold what ends a name in a URL that is written out
    is_file = isinstance(place, Path)
    url = URL.create("sqlite", database=str(place)) if is_file else make_url(str(place))
    if url.get_backend_name() != "sqlite":
        return postgresql.engine_of(url, POOL_SIZE)
    engine = create_engine(url, pool_size=POOL_SIZE, hide_parameters=True)
    name = url.database or ""
    if name and not name.startswith((":", "file:")):
        _make_private(Path(name))
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _fixed(file: str | Path) -> Engine:
    place = f"file:{quote(str(file))}"
    asked = {"immutable": "1", "mode": "ro", "uri": "true"}
    engine = create_engine(URL.create("sqlite", database=place, query=asked), hide_parameters=True)
    event.listen(engine, "connect", _begin_by_hand)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private(file: Path) -> None:
    """Make the file for its owner alone; what SQLite puts beside it takes its mode."""
    try:
        file.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{file}: cannot be opened ({error.strerror})") from None


def _begin_by_hand(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # Python's own habit of beginning late would let two writers meet halfway
    connection.isolation_level = None


def _set_up(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
    _begin_by_hand(connection, entry)
    for setting in SQLITE_SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    _write_ahead(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn to WAL, which the file then stays with.

    Two who turn a new file at once stand in each other's way, and SQLite lets neither wait there;
    it does where a transaction begins.
    """
    for turn in range(TURNS):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or turn == TURNS - 1:
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        else:
            return


def _begin(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("is_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
