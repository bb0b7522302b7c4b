"""Open sign-ins of users; their tokens are kept only hashed."""

from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update

from recommender.domain.errors import NotFoundError
from recommender.domain.records import Event
from recommender.domain.users import JUST_NOW, Arrival, SignIn, User
from recommender.storage import chain
from recommender.storage.database import Database
from recommender.storage.tables import sign_ins, users
from recommender.storage.user_store import user_of

# enough to tell sign-ins apart, and too little to find the token from
_ID_LETTERS = 16
_END_OF_TIME = "9"


class SignInStore:
    """Keeps who is signed in, and until when."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(
        self, token_hash: str, name: str, ends: str, happened: Event, how: Arrival = JUST_NOW
    ) -> None:
        """Keep a sign-in of a user, and drop those that have ended."""
        at = happened.at
        with self._database.writing() as connection:
            connection.execute(delete(sign_ins).where(sign_ins.c.ends <= at))
            times = {"begun": at, "touched": at, "proved": how.proved or at, "ends": ends}
            values = {"token_hash": token_hash, "user": name, "browser": how.browser, **times}
            connection.execute(insert(sign_ins).values(values))
            chain.append(connection, happened)

    def find(
        self, token_hash: str, at: str, idle_since: str, latest: str = _END_OF_TIME
    ) -> User | None:
        """Return whom a sign-in belongs to, if it was used since and has not ended.

        One that was used after the latest time, by a clock that has been put back, is not open.
        """
        query = (
            select(users)
            .join(sign_ins, sign_ins.c.user == users.c.name)
            .where(
                sign_ins.c.token_hash == token_hash,
                sign_ins.c.ends > at,
                sign_ins.c.touched > idle_since,
                sign_ins.c.touched <= latest,
                users.c.disabled == "",
            )
        )
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return user_of(row) if row else None

    def current(self, token_hash: str) -> SignIn | None:
        """Return the sign-in that a token opens, whether or not it has ended."""
        query = select(sign_ins).where(sign_ins.c.token_hash == token_hash)
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return _sign_in_of(row) if row else None

    def of_user(self, name: str, at: str, idle_since: str) -> tuple[SignIn, ...]:
        """Return the sign-ins of a user that were used since and have not ended, newest first."""
        is_open = (sign_ins.c.ends > at, sign_ins.c.touched > idle_since)
        query = select(sign_ins).where(sign_ins.c.user == name, *is_open)
        newest = query.order_by(sign_ins.c.begun.desc(), sign_ins.c.token_hash)
        with self._database.reading() as connection:
            rows = connection.execute(newest).all()
        return tuple(_sign_in_of(row) for row in rows)

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

    def prove(self, token_hash: str, new_hash: str, happened: Event) -> None:
        """Remember that a user has shown again who they are; from now on a new token counts."""
        with self._database.writing() as connection:
            proved = update(sign_ins).where(sign_ins.c.token_hash == token_hash)
            times = {"touched": happened.at, "proved": happened.at}
            if connection.execute(proved.values(token_hash=new_hash, **times)).rowcount:
                chain.append(connection, happened)

    def end(self, token_hash: str, happened: Event) -> None:
        """End a sign-in; one that has already ended leaves no record."""
        self._end(sign_ins.c.token_hash == token_hash, happened)

    def end_one(self, name: str, sign_in_id: str, happened: Event) -> None:
        """End a sign-in of a user by its id; raises NotFoundError where they have none such."""
        is_it = sign_ins.c.token_hash.startswith(sign_in_id, autoescape=True)
        is_whole = len(sign_in_id) == _ID_LETTERS
        if not is_whole or not self._end((sign_ins.c.user == name) & is_it, happened):
            raise NotFoundError("no such sign-in; it may have ended by itself")

    def end_others(self, name: str, token_hash: str, happened: Event) -> None:
        """End all sign-ins of a user but the one that a token opens."""
        self._end((sign_ins.c.user == name) & (sign_ins.c.token_hash != token_hash), happened)

    def _end(self, which: ColumnElement[bool], happened: Event) -> int:
        with self._database.writing() as connection:
            ended: int = connection.execute(delete(sign_ins).where(which)).rowcount
            if ended:
                chain.append(connection, happened)
        return ended


def _sign_in_of(row: Any) -> SignIn:
    sign_in_id = row.token_hash[:_ID_LETTERS]
    return SignIn(sign_in_id, row.user, row.begun, row.touched, row.proved, row.browser)
