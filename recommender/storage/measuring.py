"""How large a store is, and how many cases of each triage it keeps."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import func, select, text

from recommender.domain.rules import Triage
from recommender.storage.database import Database
from recommender.storage.tables import cases


def store_bytes(database: Database) -> int:
    """Return how many bytes the store takes on its disk; raises StorageError."""
    with database.reading() as connection:
        if not database.is_sqlite:
            size = text("SELECT pg_database_size(current_database())")
            return int(connection.execute(size).scalar_one())
    file = Path(str(database.engine.url.database))
    beside = (file, file.with_name(f"{file.name}-wal"))
    return sum(one.stat().st_size for one in beside if one.exists())


def kept_by_triage(database: Database) -> Mapping[Triage, int]:
    """Return how many cases of each triage are kept; raises StorageError."""
    by_gravity = {triage.gravity: triage for triage in Triage}
    query = select(cases.c.gravity, func.count()).group_by(cases.c.gravity)
    with database.reading() as connection:
        return {by_gravity[gravity]: count for gravity, count in connection.execute(query)}
