"""Contents: the whole text of each version that ever decided a case or was proposed, kept once."""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, func, insert, select

from recommender.domain.errors import NotFoundError
from recommender.domain.kept_content import KeptContent
from recommender.storage.database import Database
from recommender.storage.packing import pack_files, unpack_files
from recommender.storage.stamped_rows import STAMPED_CONTENTS
from recommender.storage.tables import cases, contents


class ContentStore:
    """Keeps content texts by digest."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, digest: str, files: Mapping[str, bytes], at: str, by: str = "") -> bool:
        """Keep a version unless it is kept already; return whether it is new."""
        with self._database.writing() as connection:
            if _number(connection, digest) is not None:
                return False
            values = {"digest": digest, "at": at, "by": by, "files": pack_files(files)}
            stamp = STAMPED_CONTENTS.stamp(connection, values)
            connection.execute(insert(contents).values({**values, **stamp}))
            return True

    def files(self, digest: str) -> dict[str, bytes]:
        """Return the files of a version by name; raises NotFoundError."""
        with self._database.reading() as connection:
            query = select(contents.c.files).where(contents.c.digest == digest)
            packed = connection.execute(query).scalar()
        if packed is None:
            raise NotFoundError(f"no content {digest[:12]} is kept here")
        return unpack_files(packed)

    def every(self) -> tuple[KeptContent, ...]:
        """Return all versions, the oldest first."""
        counted = (
            select(cases.c.content, func.count().label("cases"))
            .group_by(cases.c.content)
            .subquery()
        )
        query = (
            select(contents.c.digest, contents.c.at, contents.c.by, counted.c.cases)
            .outerjoin(counted, counted.c.content == contents.c.number)
            .order_by(contents.c.number)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(KeptContent(row.digest, row.at, row.by, row.cases or 0) for row in rows)


def number_of(connection: Connection, digest: str) -> int:
    """Return the short number of a version that is kept; raises NotFoundError."""
    number = _number(connection, digest)
    if number is None:
        raise NotFoundError(f"no content {digest[:12]} is kept here")
    return number


def _number(connection: Connection, digest: str) -> int | None:
    return connection.execute(_NUMBER, {"sought": digest}).scalar()


_NUMBER = select(contents.c.number).where(contents.c.digest == bindparam("sought"))
