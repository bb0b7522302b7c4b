"""Open sign-ins of users; their tokens are kept only hashed."""

from sqlalchemy import delete, insert, select, update

from recommender.domain.records import Event
from recommender.domain.users import User
from recommender.storage import chain
from recommender.storage.database import Database
from recommender.storage.tables import sign_ins, users
from recommender.storage.user_store import user_of


class SignInStore:
    """Keeps who is signed in, and until when."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, token_hash: str, name: str, ends: str, happened: Event) -> None:
        """Keep a sign-in of a user, and drop those that have ended."""
        at = happened.at
        with self._database.writing() as connection:
            connection.execute(delete(sign_ins).where(sign_ins.c.ends <= at))
            values = {"token_hash": token_hash, "user": name, "touched": at, "ends": ends}
            connection.execute(insert(sign_ins).values(values))
            chain.append(connection, happened)

    def find(self, token_hash: str, at: str, idle_since: str) -> User | None:
        """Return whom a sign-in belongs to, if it was used since and has not ended."""
        query = (
            select(users, sign_ins.c.touched)
            .join(sign_ins, sign_ins.c.user == users.c.name)
            .where(
                sign_ins.c.token_hash == token_hash,
                sign_ins.c.ends > at,
                sign_ins.c.touched > idle_since,
                users.c.disabled == "",
            )
        )
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return user_of(row) if row else None

    def touch(self, token_hash: str, at: str) -> None:
        """Remember that a sign-in is in use."""
        with self._database.writing() as connection:
            used = update(sign_ins).where(sign_ins.c.token_hash == token_hash)
            connection.execute(used.values(touched=at))

    def keep_sought(self, token_hash: str, sought: str) -> None:
        """Keep what a sign-in looks for, in place of what it looked for before."""
        with self._database.writing() as connection:
            used = update(sign_ins).where(sign_ins.c.token_hash == token_hash)
            connection.execute(used.values(sought=sought))

    def sought(self, token_hash: str) -> str:
        """Return what a sign-in looks for, or nothing."""
        query = select(sign_ins.c.sought).where(sign_ins.c.token_hash == token_hash)
        with self._database.reading() as connection:
            return connection.execute(query).scalar() or ""

    def end(self, token_hash: str, happened: Event) -> None:
        """End a sign-in; one that has already ended leaves no record."""
        with self._database.writing() as connection:
            end = delete(sign_ins).where(sign_ins.c.token_hash == token_hash)
            if connection.execute(end).rowcount:
                chain.append(connection, happened)
