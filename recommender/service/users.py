"""Who may sign in: users, sign-ins, machine tokens."""

import string
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from recommender.domain.errors import AccessError, ConflictError
from recommender.domain.records import Event, RecordKind
from recommender.domain.users import (
    PASSWORD_SET,
    USER_ADDED,
    ApiToken,
    Role,
    User,
    Visitor,
)
from recommender.service.hashing import is_right, turn_to_hash
from recommender.service.passwords import refuse_weak
from recommender.service.system import System, hashed, iso
from recommender.service.throttling import Throttle
from recommender.storage.stores import Stores

NAME_LETTERS = frozenset(string.ascii_lowercase + string.digits + ".-_@")
NAME_MOST = 100
WRONG = "The name or the password is wrong."
# a sign-in ends so long after its last use, and so long after it began
IDLE_MINUTES = 30
LONGEST_MINUTES = 8 * 60


@dataclass(frozen=True)
class Users:
    """Manages who may sign in at the desk; threads may share it."""

    stores: Stores
    system: System

    @cached_property
    def throttle(self) -> Throttle:
        """What makes whoever fails wait."""
        return Throttle(self.stores.attempts, self.system)

    def every(self) -> tuple[User, ...]:
        """Return all users by name."""
        return self.stores.users.every()

    def tokens(self) -> tuple[ApiToken, ...]:
        """Return the tokens of machines by label."""
        return self.stores.tokens.every()

    def add_user(self, name: str, role: Role, password: str, by: str) -> User:
        """Add a user who signs in with a password, or without one by an identity provider.

        Raises ConflictError for a name that is taken or cannot be used, or a weak password.
        """
        if not name or set(name) - NAME_LETTERS or len(name) > NAME_MOST:
            raise ConflictError("A name has lower-case letters, digits and . - _ @ only.")
        kept = self._password_hash(name, password) if password else ""
        user = User(name, role, self.system.time(), password_hash=kept)
        self.stores.users.add(user, self._event(name, by, change=USER_ADDED, role=role.value))
        return user

    def set_password(self, name: str, password: str, by: str) -> None:
        """Give a user another password; open sign-ins end at once.

        Raises ConflictError for a weak one, NotFoundError.
        """
        happened = self._event(name, by, change=PASSWORD_SET)
        self.stores.users.set_password(name, self._password_hash(name, password), happened)

    def disable_user(self, name: str, by: str) -> None:
        """Disable a user; open sign-ins end at once.

        Raises NotFoundError; ConflictError for oneself, and for the last admin.
        """
        if name == by:
            raise ConflictError("You cannot disable yourself; ask another admin.")
        happened = self._event(name, by, change="user disabled")
        self.stores.users.disable(name, self.system.time(), happened)

    def enable_user(self, name: str, by: str) -> None:
        """Enable a disabled user again, with the same role and password.

        Raises NotFoundError.
        """
        self.stores.users.enable(name, self._event(name, by, change="user enabled"))

    def sign_in(self, name: str, password: str, address: str, device: str = "") -> tuple[User, str]:
        """Return the user and the token of the new sign-in.

        `device` tells browsers apart that are known for the name; empty for an unknown one. Raises
        AccessError, with the same words whatever was wrong, TooManyError or BusyError.
        """
        with turn_to_hash():
            attempt = self.throttle.begin(name, address, device)
            user = self.stores.users.find(name)
            kept = user.password_hash if user else ""
            is_known = is_right(self.system.passwords, kept, password)
        if user is None or user.disabled or not is_known:
            raise AccessError(WRONG)
        self.throttle.succeed(attempt)
        return user, self.open_sign_in(user)

    def open_sign_in(self, user: User) -> str:
        """Return the token of a new sign-in of a user who has shown who they are."""
        token = self.system.new_token()
        ends = iso(self.system.now() + timedelta(minutes=LONGEST_MINUTES))
        happened = self._event(user.name, user.name, change="signed in")
        self.stores.sign_ins.begin(hashed(token), user.name, ends, happened)
        return token

    def known_user(self, name: str) -> User | None:
        """Return a user who may sign in, or None."""
        user = self.stores.users.find(name)
        return None if user is None or user.disabled else user

    def visitor(self, token: str) -> Visitor | None:
        """Return who holds the token of a sign-in that is still open; each use prolongs it."""
        if not token:
            return None
        idle_since = self.system.time(minutes=IDLE_MINUTES)
        user = self.stores.sign_ins.find(hashed(token), self.system.time(), idle_since)
        if user is None:
            return None
        self.stores.sign_ins.touch(hashed(token), self.system.time())
        return Visitor(user.name, user.role)

    def sign_out(self, token: str) -> None:
        """End a sign-in, for every copy of its token."""
        held = self.visitor(token)
        name = held.name if held else "nobody"
        self.stores.sign_ins.end(hashed(token), self._event(name, name, change="signed out"))

    def machine(self, token: str) -> Visitor | None:
        """Return the machine whose token this is, or None."""
        found = self.stores.tokens.find(hashed(token), self.system.time())
        return Visitor(f"token:{found.label}", found.role, is_machine=True) if found else None

    def add_token(self, label: str, role: Role, days: int, by: str) -> tuple[ApiToken, str]:
        """Return a new token for a machine and its secret, which is shown this once."""
        if not label or set(label) - NAME_LETTERS or len(label) > NAME_MOST:
            raise ConflictError("A label has lower-case letters, digits and . - _ @ only.")
        ends = iso(self.system.now() + timedelta(days=days))
        made = ApiToken(label, role, self.system.time(), ends)
        secret = self.system.new_token()
        happened = self._event(f"token:{label}", by, change="token added", role=role.value)
        self.stores.tokens.add(made, hashed(secret), happened)
        return made, secret

    def revoke_token(self, label: str, by: str) -> None:
        """End a machine's token. Raises NotFoundError."""
        happened = self._event(f"token:{label}", by, change="token revoked")
        self.stores.tokens.revoke(label, self.system.time(), happened)

    def _password_hash(self, name: str, password: str) -> str:
        refuse_weak(name, password)
        with turn_to_hash():
            return self.system.passwords.hash(password)

    def _event(self, subject: str, by: str, **said: str) -> Event:
        return self.system.event(RecordKind.ACCESS, subject, by, said)
