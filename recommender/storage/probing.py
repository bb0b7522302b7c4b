"""Whether something can be kept right now, found out by keeping it for a moment."""

from sqlalchemy import delete, insert

from recommender.storage.database import Database
from recommender.storage.tables import interviews

# where the hash of a token stands otherwise, so that nobody's token leads there
PROBE = "probe"


def try_writing(database: Database, something: bytes) -> None:
    """Write some bytes and take them away again; raises StorageError if that cannot be kept.

    Both are kept, as one transaction that leaves no row. To undo it would find out little: SQLite
    writes nothing to the disk of what is undone, full or not.
    """
    with database.writing() as connection:
        row = {"token_hash": PROBE, "touched": "", "state": something}
        connection.execute(insert(interviews).values(row))
        connection.execute(delete(interviews).where(interviews.c.token_hash == PROBE))
