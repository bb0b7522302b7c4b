"""Copy a whole database to a file, while others go on reading and writing.

The file is a SQLite database of the same tables, whichever database it came from: one backup of
SQLite can be restored to PostgreSQL, and the other way round.
"""

from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from recommender.domain.errors import StorageError
from recommender.storage.database import Database
from recommender.storage.migrating import migrate
from recommender.storage.tables import (
    attempts,
    calendars,
    failures_in_a_row,
    interview_cases,
    interviews,
    metadata,
    records,
    sign_ins,
)

_CHUNK = 500
# interviews in progress and failed attempts do not belong in a backup, nor do calendars: a link
# that its person has ended must not come back
OF_THE_MOMENT = (interview_cases, interviews, attempts, failures_in_a_row, calendars)


def back_up(database: Database, file: Path) -> int:
    """Write everything into a new file, as it stands at one moment; return the records.

    The file is its owner's alone. It has its name only once it is whole. Raises StorageError when
    it is there already or when the copy fails; then there is no file.
    """
    part = part_of(file)
    copy = Database(part)
    try:
        migrate(copy)
        with database.reading() as source, copy.writing() as target:
            copy_rows(source, target)
            number = count_records(target)
        copy.empty_log()
    except BaseException:
        copy.close()
        remove_database(part)
        raise
    copy.close()
    finish(part, file)
    return number


def part_of(file: Path) -> Path:
    """Return where a file is written before it is whole; what an earlier try left there is gone.

    Raises StorageError where the file is there already.
    """
    if file.exists():
        raise StorageError(f"{file}: is there already; choose another name")
    part = file.with_name(f".{file.name}.part")
    remove_database(part)
    return part


def finish(part: Path, file: Path) -> None:
    """Give a file that is whole its name; raises StorageError where there is another by now."""
    try:
        file.touch(mode=0o600, exist_ok=False)
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StorageError(f"{file}: cannot be written ({error.strerror})") from None


def remove_database(file: Path) -> None:
    """Remove a SQLite database with all that lies beside it."""
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy all that a backup holds from one database to an empty other."""
    for table in metadata.sorted_tables:
        if table in OF_THE_MOMENT or table is sign_ins:
            continue
        with source.execution_options(yield_per=_CHUNK).execute(select(table)) as rows:
            for part in rows.mappings().partitions(_CHUNK):
                target.execute(insert(table), [dict(row) for row in part])


def count_records(connection: Connection) -> int:
    """Return how many records there are."""
    return connection.execute(select(func.count()).select_from(records)).scalar_one()
