"""All stores of one database, opened together."""

from dataclasses import dataclass
from pathlib import Path

from recommender.domain.stamps import Stamper
from recommender.storage.attempt_store import AttemptStore
from recommender.storage.calendar_store import CalendarStore
from recommender.storage.case_store import CaseStore
from recommender.storage.content_store import ContentStore
from recommender.storage.database import Database
from recommender.storage.diary_store import DiaryStore
from recommender.storage.interview_store import InterviewStore
from recommender.storage.migrating import migrate, revision_of
from recommender.storage.record_store import RecordStore
from recommender.storage.review_store import ReviewStore
from recommender.storage.sign_in_store import SignInStore
from recommender.storage.token_store import TokenStore
from recommender.storage.user_store import UserStore


@dataclass(frozen=True)
class Stores:
    """What is remembered, by kind; threads may share it."""

    database: Database
    cases: CaseStore
    contents: ContentStore
    reviews: ReviewStore
    records: RecordStore
    users: UserStore
    sign_ins: SignInStore
    tokens: TokenStore
    attempts: AttemptStore
    interviews: InterviewStore
    diary: DiaryStore
    calendars: CalendarStore

    def close(self) -> None:
        """Close every connection."""
        self.database.close()


def open_stores(place: str | Path, stamper: Stamper | None = None) -> Stores:
    """Return the stores of a database, its tables brought up to date.

    `place` is an SQLAlchemy URL or the file of a SQLite database; `stamper` is the audit key.
    Raises StorageError when it cannot be reached or belongs to a newer version of the software.
    """
    database = Database(place, stamper=stamper)
    migrate(database)
    # a killed process may have left there what was deleted
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
        cases=CaseStore(database),
        contents=ContentStore(database),
        reviews=ReviewStore(database),
        records=RecordStore(database),
        users=UserStore(database),
        sign_ins=SignInStore(database),
        tokens=TokenStore(database),
        attempts=AttemptStore(database),
        interviews=InterviewStore(database),
        diary=DiaryStore(database),
        calendars=CalendarStore(database),
    )
