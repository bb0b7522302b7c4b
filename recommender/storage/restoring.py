"""Put a backup in the place of a store; nothing that was taken away since comes back with it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, delete, inspect, select, text

from recommender.domain.errors import StorageError
from recommender.domain.records import Event
from recommender.storage.backup import OF_THE_MOMENT, back_up, copy_rows, count_records
from recommender.storage.chain import append, last_digest
from recommender.storage.database import Database
from recommender.storage.migrating import HEAD, SAME_ROWS, TABLES_SINCE, migrate, revision_of
from recommender.storage.outliving import Outliving
from recommender.storage.tables import (
    cases,
    contents,
    metadata,
    records,
    reviews,
    rules,
    signatures,
    users,
)
from recommender.storage.verifying import verify


@dataclass(frozen=True)
class Lost:
    """How much of a store a backup does not hold."""

    cases: int
    reviews: int
    signatures: int
    users: int


@dataclass(frozen=True)
class Restored:
    """What became of a restore: the records that there are, what was lost, and where it still is.

    `aside` is a backup of the store that was replaced; None where nothing was kept in it.
    """

    records: int
    lost: Lost
    aside: Path | None


def would_lose(file: Path, database: Database) -> Lost:
    """Return what restoring a backup would take away; raises StorageError for what is none."""
    copy = _opened(file)
    try:
        migrate(database)
        with copy.reading() as source, database.reading() as target:
            return _lost(source, target)
    finally:
        copy.close()


def restore(
    file: Path, database: Database, told: Callable[[str, str], Event], aside: Path
) -> Restored:
    """Put what a backup holds in the place of what there is, all or nothing.

    What there is, is first written to `aside`, a new file. What was taken away since stays away:
    deleted cases, disabled users, replaced passwords, revoked tokens; and every sign-in ends.
    Contents that the backup lacks stay, for they may be deciding now. `told` makes the record of
    it from the last digests of the backup and of the store that it replaces. Raises StorageError
    when the file is no backup or its chain is broken, or when nothing can be written aside; then
    nothing has changed.
    """
    copy = _opened(file)
    try:
        head = _head_of_whole(copy, file)
        migrate(database)
        with copy.reading() as source, database.writing() as target:
            lost = _lost(source, target)
            is_empty = not count_records(target)
            if not is_empty:
                # nobody else writes meanwhile, so it is all that there is
                _put_aside(database, aside)
            _replace(source, target, told(head, last_digest(target)))
            if not database.is_sqlite:
                _count_on(target)
            number = count_records(target)
    finally:
        copy.close()
    database.empty_log()
    return Restored(number, lost, None if is_empty else aside)


def _put_aside(database: Database, aside: Path) -> None:
    try:
        back_up(database, aside)
    except StorageError as error:
        raise StorageError(
            f"{aside}: what is kept now cannot be written there first ({error}); nothing was "
            "changed. If the database is damaged, move it away and restore into a new one"
        ) from None


def _replace(source: Connection, target: Connection, happened: Event) -> None:
    kept = Outliving.of(target)
    for table in reversed(metadata.sorted_tables):
        if table not in OF_THE_MOMENT:
            target.execute(delete(table))
    copy_rows(source, target)
    kept.put_back(target)
    append(target, happened)


def _lost(source: Connection, target: Connection) -> Lost:
    numbers = {
        table.name: len(_seals(target, table) - _seals(source, table))
        for table in (cases, reviews, signatures)
    }
    names = set(target.execute(select(users.c.name)).scalars())
    names -= set(source.execute(select(users.c.name)).scalars())
    return Lost(**numbers, users=len(names))


def _seals(connection: Connection, table: Table) -> set[str]:
    """Return the digests of the records that stand in a list."""
    query = select(records.c.digest).join(table, table.c.number == records.c.number)
    return set(connection.execute(query).scalars())


def _opened(file: Path) -> Database:
    """Return the database of a backup; raises StorageError for what is none."""
    if not file.is_file():
        raise StorageError(f"{file}: is not there")
    copy = Database(file)
    try:
        _refuse_others(copy, file)
    except BaseException:
        copy.close()
        raise
    return copy


def _refuse_others(copy: Database, file: Path) -> None:
    try:
        with copy.reading() as connection:
            revision = revision_of(connection)
            lacking = _lacking(inspect(connection).get_table_names(), revision or "")
    except StorageError:
        raise StorageError(f"{file}: is not a backup") from None
    if revision not in SAME_ROWS:
        raise StorageError(f"{file}: is not a backup of this version ({revision}, not {HEAD})")
    if lacking:
        raise StorageError(f"{file}: is not a complete backup; it lacks {', '.join(lacking)}")


def _lacking(names: Collection[str], revision: str) -> list[str]:
    wanted = set(metadata.tables) - {table.name for table in OF_THE_MOMENT}
    wanted -= {name for name, since in TABLES_SINCE.items() if revision < since}
    return sorted(wanted - set(names))


def _head_of_whole(copy: Database, file: Path) -> str:
    found = verify(copy)
    if found.broken is not None:
        raise StorageError(f"{file}: record {found.broken.number} is broken: {found.broken.why}")
    return found.head


def _count_on(connection: Connection) -> None:
    """Let PostgreSQL give new numbers after those that were copied."""
    for table in (contents, rules, metadata.tables["attempts"]):
        connection.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'number'), "  # noqa: S608 - our own names
                f"(SELECT coalesce(max(number), 1) FROM {table.name}))"
            )
        )
