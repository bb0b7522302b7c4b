"""Stores that are opened in the process of the tests wait for no disk and get their tables at once.

No test in its own process cuts the power; those that kill servers run them as processes, with
the settings that people have.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import inspect

from recommender.storage import backup, database, restoring, stores
from recommender.storage.database import SQLITE_SETTINGS, Database
from recommender.storage.migrating import migrate

# what makes new files
MAKING = (backup, restoring, stores)
SAFE = "synchronous=FULL"
TRANSACTION = ("BEGIN TRANSACTION;", "COMMIT;")


@contextmanager
def quickly_stored(empty_store: Path) -> Iterator[None]:
    """Let new stores be made quickly, with the tables of this one, while this lasts."""
    steps = _steps(empty_store)
    hurried = tuple("synchronous=OFF" if each == SAFE else each for each in SQLITE_SETTINGS)
    assert hurried != SQLITE_SETTINGS
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "SQLITE_SETTINGS", hurried)
        for module in MAKING:
            patched.setattr(module, "migrate", partial(_migrate, steps))
        yield


@contextmanager
def safely_stored() -> Iterator[None]:
    """Let stores be opened and brought up to date as people's are, while this lasts."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "SQLITE_SETTINGS", SQLITE_SETTINGS)
        for module in MAKING:
            patched.setattr(module, "migrate", migrate)
        yield


def _steps(file: Path) -> tuple[str, ...]:
    """Return the statements that make what all migrations together made, one by one."""
    with closing(sqlite3.connect(file)) as migrated:
        return tuple(step for step in migrated.iterdump() if step not in TRANSACTION)


def _migrate(steps: tuple[str, ...], opened: Database) -> None:
    """Make the tables of a new file; what has some already is brought up to date as ever."""
    if opened.is_sqlite and not _has_tables(opened):
        with opened.writing() as connection:
            # somebody else may have been quicker
            if not inspect(connection).get_table_names():
                for step in steps:
                    connection.exec_driver_sql(step)
    migrate(opened)


def _has_tables(opened: Database) -> bool:
    with opened.reading() as connection:
        return bool(inspect(connection).get_table_names())
