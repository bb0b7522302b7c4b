"""Put a backup in the place of a store; nothing that was taken away since comes back with it."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, func, select, text

from recommender.domain.errors import StorageError
from recommender.domain.records import Event
from recommender.storage.backup import OF_THE_MOMENT, back_up, copy_rows, count_records
from recommender.storage.chain import append, begin_stamping, last_digest
from recommender.storage.checking_backups import head_of_whole
from recommender.storage.database import Database
from recommender.storage.migrating import migrate
from recommender.storage.opening_backups import Backup
from recommender.storage.outliving import Outliving
from recommender.storage.stamped_rows import stamper_of
from recommender.storage.stamping import is_stamped
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


@dataclass(frozen=True)
class Lost:
    """How much of a store a backup does not hold.

    `first` and `last` say when the first and the last of its cases were kept (UTC, ISO 8601), and
    nothing where no case is lost.
    """

    cases: int
    reviews: int
    signatures: int
    users: int
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class Restored:
    """What became of a restore: the records that there are, what was lost, and where it still is.

    `aside` is a backup of the store that was replaced; None where nothing was kept in it.
    """

    records: int
    lost: Lost
    aside: Path | None


def would_lose(backup: Backup, database: Database) -> Lost:
    """Return what restoring a backup would take away; raises StorageError."""
    migrate(database)
    with backup.database.reading() as source, database.reading() as target:
        return _lost(source, target)


def restore(
    backup: Backup, database: Database, told: Callable[[str, str], Event], aside: Path
) -> Restored:
    """Put what a backup holds in the place of what there is, all or nothing.

    What there is, is first written to `aside`, a new file. What was taken away since stays away:
    deleted cases, disabled users, replaced passwords, revoked tokens; and every sign-in ends.
    Contents that the backup lacks stay, for they may be deciding now. `told` makes the record of
    it from the last digests of the backup and of the store that it replaces. Raises StorageError
    when the backup's chain is broken, or when nothing can be written aside; then nothing has
    changed.
    """
    head = head_of_whole(backup)
    migrate(database)
    # what there is, is written aside meanwhile
    with backup.database.reading() as source, database.writing(idle_seconds=0) as target:
        _refuse_without_key(source, target, backup.file)
        lost = _lost(source, target)
        is_empty = not count_records(target)
        if not is_empty:
            # nobody else writes meanwhile, so it is all that there is
            _put_aside(database, aside)
        _replace(source, target, told(head, last_digest(target)))
        if not database.is_sqlite:
            _count_on(target)
        number = count_records(target)
    database.empty_log()
    return Restored(number, lost, None if is_empty else aside)


def _refuse_without_key(source: Connection, target: Connection, file: Path) -> None:
    if is_stamped(source) and stamper_of(target) is None:
        raise StorageError(
            f"{file}: its records carry the stamp of an audit key, and none is set here to stamp "
            "what is added; set it first, or make another. Nothing was changed"
        )


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
    begin_stamping(target, happened)
    kept.put_back(target)
    append(target, happened)


def _lost(source: Connection, target: Connection) -> Lost:
    shared = _shared(source, target)
    numbers = {
        table.name: target.execute(
            select(func.count()).select_from(table).where(table.c.number > shared)
        ).scalar_one()
        for table in (cases, reviews, signatures)
    }
    span = select(func.min(cases.c.at), func.max(cases.c.at)).where(cases.c.number > shared)
    first, last = target.execute(span).one()
    names = set(target.execute(select(users.c.name)).scalars())
    names -= set(source.execute(select(users.c.name)).scalars())
    return Lost(**numbers, users=len(names), first=first or "", last=last or "")


def _shared(source: Connection, target: Connection) -> int:
    """Return how many records two chains have in common.

    Each digest covers all before it, so they are alike up to one record and none is after it.
    """

    def differs(number: int) -> bool:
        return _digest(source, number) != _digest(target, number)

    both = min(count_records(source), count_records(target))
    return bisect_left(range(1, both + 1), x=True, key=differs)


def _digest(connection: Connection, number: int) -> str | None:
    return connection.execute(select(records.c.digest).where(records.c.number == number)).scalar()


def _count_on(connection: Connection) -> None:
    """Let PostgreSQL give new numbers after those that were copied."""
    for table in (contents, rules, metadata.tables["attempts"]):
        connection.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'number'), "  # noqa: S608 - our own names
                f"(SELECT coalesce(max(number), 1) FROM {table.name}))"
            )
        )
