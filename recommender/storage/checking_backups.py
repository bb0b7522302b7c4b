"""Check a backup without restoring it."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from recommender.domain.errors import StorageError
from recommender.storage.opening_backups import Backup
from recommender.storage.tables import cases, records
from recommender.storage.verifying import verify


@dataclass(frozen=True)
class CheckedBackup:
    """What a sound backup holds; times are UTC, ISO 8601, and empty where there is nothing.

    `head` is the digest of its last record, which was written at `last`; its cases were kept from
    `first_case` to `last_case`.
    """

    records: int
    head: str
    last: str
    cases: int
    first_case: str
    last_case: str


def check(backup: Backup) -> CheckedBackup:
    """Read a whole backup and walk its chain; return what it holds.

    Raises StorageError, which names the file and the first record that is broken.
    """
    with backup.database.reading() as connection:
        found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if found != "ok":
        raise StorageError(f"{backup.file}: the file is damaged ({found})")
    head = head_of_whole(backup)
    with backup.database.reading() as connection:
        return _what_it_holds(connection, head)


def head_of_whole(backup: Backup) -> str:
    """Return the last digest of a backup whose chain holds; raises StorageError for another."""
    found = verify(backup.database)
    if found.broken is not None:
        why = f"{found.broken.place} is broken: {found.broken.why}"
        raise StorageError(f"{backup.file}: {why}")
    return found.head


def _what_it_holds(connection: Connection, head: str) -> CheckedBackup:
    number, last = connection.execute(select(func.count(), func.max(records.c.at))).one()
    span = select(func.count(), func.min(cases.c.at), func.max(cases.c.at)).select_from(cases)
    found, first_case, last_case = connection.execute(span).one()
    return CheckedBackup(number, head, last or "", found, first_case or "", last_case or "")
