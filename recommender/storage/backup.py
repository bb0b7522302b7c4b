"""Copy a whole database to a file and back, while others go on reading and writing.

The file is a SQLite database of the same tables, whichever database it came from: one backup of
SQLite can be restored to PostgreSQL, and the other way round.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, delete, func, insert, inspect, select, text, update

from recommender.domain.errors import StorageError
from recommender.domain.records import Event, RecordKind
from recommender.storage.chain import append, last_digest
from recommender.storage.database import Database
from recommender.storage.forgetting import forget
from recommender.storage.migrating import HEAD, SAME_ROWS, migrate, revision_of
from recommender.storage.tables import (
    api_tokens,
    attempts,
    bodies,
    contents,
    interview_cases,
    interviews,
    metadata,
    records,
    rules,
    sign_ins,
    users,
)
from recommender.storage.verifying import verify

CHUNK = 500
# interviews in progress and failed attempts are no business of a backup
OF_THE_MOMENT = (interview_cases, interviews, attempts)


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
        copy.empty_log()
    except BaseException:
        copy.close()
        _remove(file)
        raise
    copy.close()
    return number


def restore(file: Path, database: Database, told: Callable[[str, str], Event]) -> int:
    """Put what a backup holds in the place of what there is, all or nothing.

    What was taken away since stays away: deleted cases, disabled users, revoked tokens; and every
    sign-in ends. Contents that the backup lacks stay, for they may be deciding now. `told` makes
    the record of it from the last digests of the backup and of the store that it replaces. Returns
    the records. Raises StorageError when the file is no backup or its chain is broken; then
    nothing has changed.
    """
    if not file.is_file():
        raise StorageError(f"{file}: is not there")
    copy = Database(file)
    try:
        _refuse_others(copy, file)
        head = _head_of_whole(copy, file)
        migrate(database)
        with copy.reading() as source, database.writing() as target:
            happened = told(head, last_digest(target))
            kept = _Kept.of(target)
            for table in reversed(metadata.sorted_tables):
                if table not in OF_THE_MOMENT:
                    target.execute(delete(table))
            _copy(source, target)
            if not database.is_sqlite:
                _count_on(target)
            kept.put_back(target)
            append(target, happened)
            number = _records(target)
    finally:
        copy.close()
    database.empty_log()
    return number


@dataclass(frozen=True)
class _Kept:
    """What of a store outlives its replacement."""

    deletions: list[Event]
    contents: list[dict[str, Any]]
    disabled: dict[str, str]
    revoked: dict[str, str]

    @classmethod
    def of(cls, connection: Connection) -> "_Kept":
        named = [column for column in contents.c if column is not contents.c.number]
        return cls(
            _deletions(connection),
            [dict(row) for row in connection.execute(select(*named)).mappings()],
            _set(connection, users.c.name, users.c.disabled),
            _set(connection, api_tokens.c.token_hash, api_tokens.c.revoked),
        )

    def put_back(self, connection: Connection) -> None:
        there = set(connection.execute(select(contents.c.digest)).scalars())
        for content in self.contents:
            if content["digest"] not in there:
                connection.execute(insert(contents).values(content))
        for name, at in self.disabled.items():
            is_open = (users.c.name == name, users.c.disabled == "")
            connection.execute(update(users).where(*is_open).values(disabled=at))
        for token_hash, at in self.revoked.items():
            is_open = (api_tokens.c.token_hash == token_hash, api_tokens.c.revoked == "")
            connection.execute(update(api_tokens).where(*is_open).values(revoked=at))
        for event in self.deletions:
            forget(connection, event)


def _set(connection: Connection, key: Column[str], value: Column[str]) -> dict[str, str]:
    """Return by key the values that are set."""
    rows = connection.execute(select(key, value).where(value != "")).all()
    return {str(row[0]): str(row[1]) for row in rows}


def _remove(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)


def _refuse_others(copy: Database, file: Path) -> None:
    try:
        with copy.reading() as connection:
            revision = revision_of(connection)
            wanted = set(metadata.tables) - {table.name for table in OF_THE_MOMENT}
            lacking = wanted - set(inspect(connection).get_table_names())
    except StorageError:
        raise StorageError(f"{file}: is no backup") from None
    if revision not in SAME_ROWS:
        raise StorageError(f"{file}: is no backup of this version ({revision}, not {HEAD})")
    if lacking:
        raise StorageError(f"{file}: is no whole backup; it lacks {', '.join(sorted(lacking))}")


def _head_of_whole(copy: Database, file: Path) -> str:
    found = verify(copy)
    if found.broken is not None:
        raise StorageError(f"{file}: record {found.broken.number} is broken: {found.broken.why}")
    return found.head


def _deletions(connection: Connection) -> list[Event]:
    query = select(records, bodies.c.salt).outerjoin(bodies, bodies.c.number == records.c.number)
    rows = connection.execute(query.where(records.c.kind == RecordKind.DELETION.value))
    return [
        Event(row.at, RecordKind.DELETION, row.subject, row.actor, bytes(row.salt or b""))
        for row in rows.all()
    ]


def _copy(source: Connection, target: Connection) -> None:
    for table in metadata.sorted_tables:
        if table in OF_THE_MOMENT or table is sign_ins:
            continue
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
