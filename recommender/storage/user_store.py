"""Users, their sign-ins, machines' tokens, and failed attempts. Tokens are kept only hashed."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from recommender.domain.errors import ConflictError, NotFoundError, did_you_mean
from recommender.domain.records import Event
from recommender.domain.users import ApiToken, Role, User
from recommender.storage import chain
from recommender.storage.database import Database
from recommender.storage.tables import api_tokens, attempts, sign_ins, users


class UserStore:
    """Keeps who may sign in; what changes that is written in the chain too."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, user: User, happened: Event) -> None:
        """Keep a new user; raises ConflictError when the name is taken."""
        with self._database.writing() as connection:
            if _user(connection, user.name):
                raise ConflictError(f"there is a user {user.name!r} already; choose another name")
            connection.execute(insert(users).values({**vars(user), "role": user.role.value}))
            chain.append(connection, happened)

    def find(self, name: str) -> User | None:
        """Return a user, also a disabled one, or None."""
        with self._database.reading() as connection:
            return _user(connection, name)

    def every(self) -> tuple[User, ...]:
        """Return all users by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(users).order_by(users.c.name)).all()
        return tuple(_to_user(row) for row in rows)

    def disable(self, name: str, at: str, happened: Event) -> None:
        """Take a user's right away and end every sign-in of theirs.

        A user who is already disabled keeps the first date. Raises NotFoundError, and
        ConflictError for the last admin, without whom nobody could let anybody in.
        """
        with self._database.writing() as connection:
            user = _known_user(connection, name)
            if user.disabled:
                return
            if user.role is Role.ADMIN and not _has_other_admin(connection, name):
                raise ConflictError(f"{name!r} is the last admin; add another admin first")
            connection.execute(update(users).where(users.c.name == name).values(disabled=at))
            connection.execute(delete(sign_ins).where(sign_ins.c.user == name))
            chain.append(connection, happened)

    def enable(self, name: str, happened: Event) -> None:
        """Enable a user again; raises NotFoundError. An enabled user stays enabled."""
        with self._database.writing() as connection:
            if not _known_user(connection, name).disabled:
                return
            connection.execute(update(users).where(users.c.name == name).values(disabled=""))
            chain.append(connection, happened)

    def set_password(self, name: str, password_hash: str, happened: Event) -> None:
        """Give a user another password and end every sign-in of theirs; raises NotFoundError."""
        with self._database.writing() as connection:
            _known_user(connection, name)
            change = update(users).where(users.c.name == name)
            connection.execute(change.values(password_hash=password_hash))
            connection.execute(delete(sign_ins).where(sign_ins.c.user == name))
            chain.append(connection, happened)

    def sign_in(self, token_hash: str, name: str, ends: str, happened: Event) -> None:
        """Keep a sign-in of a user, and drop those that have ended."""
        at = happened.at
        with self._database.writing() as connection:
            chain.append(connection, happened)
            connection.execute(delete(sign_ins).where(sign_ins.c.ends <= at))
            values = {"token_hash": token_hash, "user": name, "touched": at, "ends": ends}
            connection.execute(insert(sign_ins).values(values))

    def signed_in(self, token_hash: str, at: str, idle_since: str) -> User | None:
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
        return _to_user(row) if row else None

    def touch(self, token_hash: str, at: str) -> None:
        """Remember that a sign-in is in use."""
        with self._database.writing() as connection:
            used = update(sign_ins).where(sign_ins.c.token_hash == token_hash)
            connection.execute(used.values(touched=at))

    def sign_out(self, token_hash: str, happened: Event) -> None:
        """End a sign-in; one that has already ended leaves no record."""
        with self._database.writing() as connection:
            end = delete(sign_ins).where(sign_ins.c.token_hash == token_hash)
            if connection.execute(end).rowcount:
                chain.append(connection, happened)

    def add_token(self, token: ApiToken, token_hash: str, happened: Event) -> None:
        """Keep a machine's token; raises ConflictError when the label is taken."""
        with self._database.writing() as connection:
            taken = select(func.count()).where(api_tokens.c.label == token.label)
            if connection.execute(taken).scalar():
                raise ConflictError(f"there is a token {token.label!r} already; choose another")
            values = {**vars(token), "role": token.role.value, "token_hash": token_hash}
            connection.execute(insert(api_tokens).values(values))
            chain.append(connection, happened)

    def token(self, token_hash: str, at: str) -> ApiToken | None:
        """Return the token that has not ended and was not revoked, or None."""
        query = select(api_tokens).where(
            api_tokens.c.token_hash == token_hash,
            api_tokens.c.ends > at,
            api_tokens.c.revoked == "",
        )
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return _to_token(row) if row else None

    def tokens(self) -> tuple[ApiToken, ...]:
        """Return all machines' tokens by label."""
        with self._database.reading() as connection:
            rows = connection.execute(select(api_tokens).order_by(api_tokens.c.label)).all()
        return tuple(_to_token(row) for row in rows)

    def revoke(self, label: str, at: str, happened: Event) -> None:
        """End a machine's token; raises NotFoundError."""
        with self._database.writing() as connection:
            end = update(api_tokens).where(api_tokens.c.label == label).values(revoked=at)
            if not connection.execute(end).rowcount:
                known = tuple(connection.execute(select(api_tokens.c.label)).scalars())
                raise NotFoundError(f"no token {label!r}{did_you_mean(label, known)}")
            chain.append(connection, happened)

    def attempt(self, most: Mapping[str, int], at: str, since: str) -> tuple[int, ...]:
        """Count an attempt against each key before it is made; return its numbers.

        Nothing is counted and nothing returned when a key has had its most attempts since. All in
        one transaction, so that many at once are not more than one after another.
        """
        with self._database.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.at < since))
            if any(_attempts(connection, key) >= limit for key, limit in most.items()):
                return ()
            add = insert(attempts).returning(attempts.c.number)
            return tuple(
                connection.execute(add.values(key_hash=key, at=at)).scalar_one() for key in most
            )

    def forgive(self, numbers: Collection[int]) -> None:
        """Take attempts back, for they have succeeded."""
        with self._database.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.number.in_(numbers)))


def _attempts(connection: Connection, key_hash: str) -> int:
    query = select(func.count()).where(attempts.c.key_hash == key_hash)
    return connection.execute(query).scalar_one()


def _user(connection: Connection, name: str) -> User | None:
    row = connection.execute(select(users).where(users.c.name == name)).first()
    return _to_user(row) if row else None


def _known_user(connection: Connection, name: str) -> User:
    user = _user(connection, name)
    if user is None:
        known = tuple(connection.execute(select(users.c.name)).scalars())
        raise NotFoundError(f"no user {name!r}{did_you_mean(name, known)}")
    return user


def _has_other_admin(connection: Connection, name: str) -> bool:
    query = select(func.count()).where(
        users.c.role == Role.ADMIN.value, users.c.disabled == "", users.c.name != name
    )
    return connection.execute(query).scalar_one() > 0


def _to_user(row: Any) -> User:
    return User(row.name, Role(row.role), row.created, row.disabled, row.password_hash)


def _to_token(row: Any) -> ApiToken:
    return ApiToken(row.label, Role(row.role), row.created, row.ends, row.revoked)
