"""Bring a database to the newest shape of its tables."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from recommender.domain.errors import StorageError
from recommender.storage.database import Database

FIRST = "0001"
HEAD = "0012"
_FOLDER = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Make the tables or bring them up to date; does nothing where they are.

    Raises StorageError for a database that a newer version of the software has changed.
    """
    with database.reading() as connection:
        if revision_of(connection) == HEAD:
            return
    from alembic import command  # noqa: PLC0415 - takes a second, and is seldom needed
    from alembic.util.exc import CommandError  # noqa: PLC0415 - as above

    with database.writing() as connection:
        try:
            command.upgrade(alembic_config(connection), "head")
        except CommandError as error:
            message = f"the database is of another version of the software: {error}"
            raise StorageError(message) from None


def alembic_config(connection: Connection) -> Any:
    """Return Alembic's configuration for the steps of this package."""
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config


def revision_of(connection: Connection) -> str | None:
    """Return the shape that the tables have, or None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)
