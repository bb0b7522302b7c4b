"""Copy a whole database to a file and back, while others go on reading and writing.

The file is a SQLite database of the same tables, whichever database it came from: one backup of
SQLite can be restored to PostgreSQL, and the other way round.
"""

from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, inspect, select, text

from recommender.domain.errors import StorageError
from recommender.domain.records import Event, RecordKind
from recommender.storage.cases import forget
from recommender.storage.chain import verify
from recommender.storage.database import Database
from recommender.storage.migrating import HEAD, migrate, revision_of
from recommender.storage.tables import bodies, contents, metadata, records, rules

CHUNK = 500


def back_up(database: Database, file: Path) -> int:
    """Write everything into a new file, as it stands at one moment; return the records.

    The file is its owner's alone. Raises StorageError when it is there already or when the copy
    fails; then there is no file.
    """
    if file.exists():
        raise StorageError(f"{file}: is there already; choose another name")
    copy = Database(file)
    try:
        migrate(copy)
        with database.reading() as source, copy.writing() as target:
            _copy(source, target)
            number = _records(target)
        copy.settle()
    except BaseException:
        copy.close()
        _remove(file)
        raise
    copy.close()
    return number


def restore(file: Path, database: Database) -> int:
    """Put everything of a backup in the place of what there is, all or nothing.

    Cases that were deleted since the backup are deleted again. Returns the records. Raises
    StorageError when the file is no backup or its chain is broken; then nothing has changed.
    """
    if not file.is_file():
        raise StorageError(f"{file}: is not there")
    copy = Database(file)
    try:
        _refuse_others(copy, file)
        _refuse_broken(copy, file)
        migrate(database)
        with copy.reading() as source, database.writing() as target:
            gone = _deletions(target)
            for table in reversed(metadata.sorted_tables):
                target.execute(delete(table))
            _copy(source, target)
            if not database.is_sqlite:
                _count_on(target)
            for event in gone:
                forget(target, event)
            number = _records(target)
    finally:
        copy.close()
    database.settle()
    return number


def _remove(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)


def _refuse_others(copy: Database, file: Path) -> None:
    try:
        with copy.reading() as connection:
            revision = revision_of(connection)
            lacking = set(metadata.tables) - set(inspect(connection).get_table_names())
    except StorageError:
        raise StorageError(f"{file}: is no backup") from None
    if revision != HEAD:
        raise StorageError(f"{file}: is no backup of this version ({revision}, not {HEAD})")
    if lacking:
        raise StorageError(f"{file}: is no whole backup; it lacks {', '.join(sorted(lacking))}")


def _refuse_broken(copy: Database, file: Path) -> None:
    broken = verify(copy).broken
    if broken is not None:
        raise StorageError(f"{file}: record {broken.number} is broken: {broken.why}")


def _deletions(connection: Connection) -> list[Event]:
    query = select(records, bodies.c.salt).outerjoin(bodies, bodies.c.number == records.c.number)
    rows = connection.execute(query.where(records.c.kind == RecordKind.DELETION.value))
    return [
        Event(row.at, RecordKind.DELETION, row.subject, row.actor, bytes(row.salt or b""))
        for row in rows.all()
    ]


def _copy(source: Connection, target: Connection) -> None:
    for table in metadata.sorted_tables:
        with source.execution_options(yield_per=CHUNK).execute(select(table)) as rows:
            for part in rows.mappings().partitions(CHUNK):
                target.execute(insert(table), [dict(row) for row in part])


def _records(connection: Connection) -> int:
    table = metadata.tables["records"]
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _count_on(connection: Connection) -> None:
    """Let PostgreSQL give new numbers after those that were copied."""
    for table in (contents, rules, metadata.tables["attempts"]):
        connection.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'number'), "  # noqa: S608 - our own names
                f"(SELECT coalesce(max(number), 1) FROM {table.name}))"
            )
        )
