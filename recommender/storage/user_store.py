"""Users as they are kept; what changes them is written in the chain too."""

from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from recommender.domain.errors import ConflictError, NotFoundError, did_you_mean
from recommender.domain.records import Event
from recommender.domain.users import Role, User, ordered_roles
from recommender.storage import chain
from recommender.storage.database import Database
from recommender.storage.tables import failures_in_a_row, sign_ins, users


class UserStore:
    """Keeps who may sign in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, user: User, happened: Event) -> None:
        """Keep a new user; raises ConflictError when the name is taken."""
        with self._database.writing() as connection:
            if _user(connection, user.name):
                raise ConflictError(f"there is a user {user.name!r} already; choose another name")
            connection.execute(insert(users).values({**vars(user), "roles": " ".join(user.roles)}))
            chain.append(connection, happened)

    def find(self, name: str) -> User | None:
        """Return a user, also a disabled one, or None."""
        with self._database.reading() as connection:
            return _user(connection, name)

    def bound_to(self, identity: str) -> User | None:
        """Return the user who is bound to an account at the provider, also a disabled one."""
        query = select(users).where(users.c.identity == identity)
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return user_of(row) if row else None

    def bind(self, name: str, identity: str, happened: Event) -> bool:
        """Bind a user to an account, and return whether that is theirs now.

        Whoever is bound stays so. Raises NotFoundError.
        """
        with self._database.writing() as connection:
            user = _known_user(connection, name)
            if user.identity:
                return user.identity == identity
            _change(connection, name, happened, identity=identity)
            return True

    def set_signing_name(self, name: str, words: str, happened: Event) -> None:
        """Keep what stands under a user's signatures; raises NotFoundError.

        The same words again leave no record.
        """
        with self._database.writing() as connection:
            if _known_user(connection, name).signing_name != words:
                _change(connection, name, happened, signing_name=words)

    def release(self, name: str, happened: Event) -> None:
        """Unbind a user from their account and end every sign-in of theirs; raises NotFoundError.

        Who is bound to none leaves no record.
        """
        with self._database.writing() as connection:
            if _known_user(connection, name).identity:
                connection.execute(delete(sign_ins).where(sign_ins.c.user == name))
                _change(connection, name, happened, identity="")

    def every(self) -> tuple[User, ...]:
        """Return all users by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(users).order_by(users.c.name)).all()
        return tuple(user_of(row) for row in rows)

    def disable(self, name: str, at: str, happened: Event) -> None:
        """Take a user's right away and end every sign-in of theirs.

        A user who is already disabled keeps the first date. Raises NotFoundError, and
        ConflictError for the last admin.
        """
        with self._database.writing() as connection:
            user = _known_user(connection, name)
            if user.disabled:
                return
            _refuse_last_admin(connection, user)
            connection.execute(update(users).where(users.c.name == name).values(disabled=at))
            connection.execute(delete(sign_ins).where(sign_ins.c.user == name))
            chain.append(connection, happened)

    def set_roles(self, name: str, roles: tuple[Role, ...], happened: Event) -> None:
        """Give a user other roles; the same ones again leave no record.

        Raises NotFoundError, and ConflictError where nobody would be an admin any more.
        """
        with self._database.writing() as connection:
            user = _known_user(connection, name)
            if user.roles == roles:
                return
            if Role.ADMIN not in roles and not user.disabled:
                _refuse_last_admin(connection, user)
            _change(connection, name, happened, roles=" ".join(roles))

    def enable(self, name: str, happened: Event) -> None:
        """Enable a user again; raises NotFoundError. An enabled user stays enabled."""
        with self._database.writing() as connection:
            if not _known_user(connection, name).disabled:
                return
            connection.execute(update(users).where(users.c.name == name).values(disabled=""))
            chain.append(connection, happened)

    def set_password(
        self,
        name: str,
        password_hash: str,
        happened: Event,
        kept_sign_in: str = "",
        *,
        is_first: bool = False,
    ) -> None:
        """Give a user another password; raises NotFoundError.

        Every sign-in of theirs ends, but for one by the hash of its token. What has failed with
        the password before no longer counts.
        """
        with self._database.writing() as connection:
            _known_user(connection, name)
            change = update(users).where(users.c.name == name)
            connection.execute(
                change.values(password_hash=password_hash, has_first_password=is_first)
            )
            others = (sign_ins.c.user == name) & (sign_ins.c.token_hash != kept_sign_in)
            connection.execute(delete(sign_ins).where(others))
            connection.execute(delete(failures_in_a_row).where(failures_in_a_row.c.user == name))
            chain.append(connection, happened)

    def keep_anew(self, name: str, old_hash: str, new_hash: str, happened: Event) -> None:
        """Keep the same password under another hash, unless it has been changed meanwhile."""
        with self._database.writing() as connection:
            same = update(users).where(users.c.name == name, users.c.password_hash == old_hash)
            if connection.execute(same.values(password_hash=new_hash)).rowcount:
                chain.append(connection, happened)


def _user(connection: Connection, name: str) -> User | None:
    row = connection.execute(select(users).where(users.c.name == name)).first()
    return user_of(row) if row else None


def _known_user(connection: Connection, name: str) -> User:
    user = _user(connection, name)
    if user is None:
        known = tuple(connection.execute(select(users.c.name)).scalars())
        raise NotFoundError(f"no user {name!r}{did_you_mean(name, known)}")
    return user


def _change(connection: Connection, name: str, happened: Event, **values: str) -> None:
    connection.execute(update(users).where(users.c.name == name).values(values))
    chain.append(connection, happened)


def _refuse_last_admin(connection: Connection, user: User) -> None:
    """Raise ConflictError for the last admin, without whom nobody could let anybody in."""
    others = select(users).where(users.c.disabled == "", users.c.name != user.name)
    if Role.ADMIN in user.roles and not any(
        Role.ADMIN in user_of(row).roles for row in connection.execute(others).all()
    ):
        raise ConflictError(f"{user.name!r} is the last admin; add another admin first")


def user_of(row: Any) -> User:
    """Return the user of a row."""
    return User(
        row.name,
        ordered_roles(map(Role, row.roles.split())),
        row.created,
        row.disabled,
        row.password_hash,
        row.has_first_password,
        row.identity,
        row.signing_name,
    )
