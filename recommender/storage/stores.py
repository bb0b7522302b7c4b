"""All stores of one database, opened together."""

from dataclasses import dataclass
from pathlib import Path

from recommender.storage.cases import Cases
from recommender.storage.contents import Contents
from recommender.storage.database import Database
from recommender.storage.journal import Journal
from recommender.storage.judgements import Judgements
from recommender.storage.migrating import migrate, revision_of
from recommender.storage.people import People
from recommender.storage.visits import Visits


@dataclass(frozen=True)
class Stores:
    """What is remembered, by kind; threads may share it."""

    database: Database
    cases: Cases
    contents: Contents
    judgements: Judgements
    journal: Journal
    people: People
    visits: Visits

    def close(self) -> None:
        """Give back every connection."""
        self.database.close()


def open_stores(place: str | Path) -> Stores:
    """Return the stores of a database, its tables brought up to date.

    `place` is an SQLAlchemy URL or the file of a SQLite database. Raises StorageError when it
    cannot be reached or belongs to a newer version of the software.
    """
    database = Database(place)
    migrate(database)
    # whoever was killed may have left there what was deleted
    database.empty_log()
    return stores_of(database)


def is_begun(place: str | Path) -> bool:
    """Whether the tables of a store are at a place; makes nothing. Raises StorageError."""
    if isinstance(place, Path) and not place.exists():
        return False
    database = Database(place)
    try:
        with database.reading() as connection:
            return revision_of(connection) is not None
    finally:
        database.close()


def stores_of(database: Database) -> Stores:
    """Return the stores of a database that has its tables."""
    return Stores(
        database=database,
        cases=Cases(database),
        contents=Contents(database),
        judgements=Judgements(database),
        journal=Journal(database),
        people=People(database),
        visits=Visits(database),
    )
