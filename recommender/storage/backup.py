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
    interview_cases,
    interviews,
    metadata,
    records,
    sign_ins,
)

_CHUNK = 500
# interviews in progress and failed attempts do not belong in a backup, nor do calendars: a link
# that its person has ended must not come back
OF_THE_MOMENT = (interview_cases, interviews, attempts, calendars)


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
            copy_rows(source, target)
            number = count_records(target)
        copy.empty_log()
    except BaseException:
        copy.close()
        _remove(file)
        raise
    copy.close()
    return number


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


def _remove(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
