"""Open a backup as a database of today's shape; the file itself is never changed."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import inspect

from recommender.domain.errors import StorageError
from recommender.storage.backup import OF_THE_MOMENT
from recommender.storage.database import Database
from recommender.storage.migrating import FIRST, HEAD, migrate, revision_of
from recommender.storage.tables import metadata

_WANTED = set(metadata.tables) - {table.name for table in OF_THE_MOMENT}


@dataclass(frozen=True)
class Backup:
    """A backup that is open: its file, the shape that its tables have there, and what it holds.

    `database` has the tables of today, whatever those of the file are.
    """

    file: Path
    revision: str
    database: Database


@contextmanager
def opened_backup(file: Path, work: Path, named: Path | None = None) -> Iterator[Backup]:
    """Lend a backup for as long as it is read.

    One of an earlier shape is copied into `work`, a folder for its owner alone, and brought up to
    date there. `named` is what errors call the file, if that is not its own name. Raises
    StorageError for what is no backup, or one of a newer version of the software.
    """
    name = named or file
    if not file.is_file():
        raise StorageError(f"{name}: is not there")
    with closing(_as_it_is(file, work, name)) as found:
        revision = _revision(found, name)
        if revision == HEAD:
            _refuse_incomplete(found, name)
            yield Backup(name, revision, found)
            return
    with closing(_up_to_date(file, work, name)) as copy:
        _refuse_incomplete(copy, name)
        yield Backup(name, revision, copy)


def _as_it_is(file: Path, work: Path, name: Path) -> Database:
    if not _log_of(file).exists():
        return Database(file, named=str(name), is_fixed=True)
    # the file of a store that nobody closed: its newest rows are in the log beside it
    return Database(_copied(file, work / "logged.db"), named=str(name))


def _up_to_date(file: Path, work: Path, name: Path) -> Database:
    copy = Database(_copied(file, work / "migrated.db"), named=str(name))
    try:
        migrate(copy)
    except StorageError as error:
        copy.close()
        raise StorageError(f"{name}: cannot be brought up to date: {error}") from None
    return copy


def _revision(found: Database, name: Path) -> str:
    try:
        with found.reading() as connection:
            revision = revision_of(connection)
    except StorageError:
        revision = None
    if not revision:
        raise StorageError(f"{name}: is not a backup")
    # they are numbers of four digits
    if not FIRST <= revision <= HEAD:
        raise StorageError(f"{name}: is not a backup of this version ({revision}, not {HEAD})")
    return revision


def _refuse_incomplete(found: Database, name: Path) -> None:
    with found.reading() as connection:
        lacking = sorted(_WANTED - set(inspect(connection).get_table_names()))
    if lacking:
        raise StorageError(f"{name}: is not a complete backup; it lacks {', '.join(lacking)}")


def _log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def _copied(file: Path, copy: Path) -> Path:
    """Return a copy of a database that may be written to, together with its log."""
    try:
        for source, target in ((file, copy), (_log_of(file), _log_of(copy))):
            if source.exists():
                shutil.copyfile(source, target)
    except OSError as error:
        raise StorageError(f"{copy}: cannot be written ({error.strerror})") from None
    return copy
