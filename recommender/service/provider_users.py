"""Which user the identity provider vouches for: whom it first meant by a name, and nobody later."""

from dataclasses import dataclass

from recommender.domain.canonical import sha256_hex
from recommender.domain.errors import AccessError
from recommender.domain.records import Event, RecordKind
from recommender.domain.users import User
from recommender.service.events import EventName, log_change
from recommender.service.machine_tokens import NAME_LETTERS
from recommender.service.system import System
from recommender.storage.stores import Stores


class NotAddedError(AccessError):
    """The provider vouches for somebody whom no admin has added, or who is disabled."""


class OtherAccountError(AccessError):
    """The provider gives a user's name to another account than the one that they first came by."""

    def __init__(self, user: str) -> None:
        super().__init__(f"the user {user} is bound to another account there")
        self.user = user


@dataclass(frozen=True)
class ProviderUsers:
    """Finds and binds the users whom a provider signs in; threads may share it."""

    stores: Stores
    system: System

    def user_of(self, name: str, issuer: str, subject: str) -> User:
        """Return the user that an account at the provider belongs to.

        At the first sign-in that is the user of this name, who is then bound to the account; later
        the name does not matter, for providers give names to others. Raises NotAddedError and
        OtherAccountError.
        """
        identity = sha256_hex(issuer.encode(), subject.encode())
        user = self.stores.users.bound_to(identity) or self._bound(name, identity)
        if user.disabled:
            raise NotAddedError("a disabled user")
        if user.password_hash:
            # who has a password was not added for the provider to vouch for
            raise NotAddedError("a user who signs in with a password here")
        return user

    def release(self, name: str, by: str) -> None:
        """Let the account that next comes with this name be the user's. Raises NotFoundError."""
        self.stores.users.release(name, self._event(name, by, "account released"))
        log_change(EventName.USER_UPDATED, name, by)

    def _bound(self, name: str, identity: str) -> User:
        # some letters of other alphabets have an ASCII letter as their lower case
        is_plain = name.isascii() and not set(name.lower()) - NAME_LETTERS
        user = self.stores.users.find(name.lower()) if is_plain else None
        if user is None:
            raise NotAddedError("no such user")
        if user.disabled or user.password_hash:
            return user
        happened = self._event(user.name, user.name, "account bound")
        if not self.stores.users.bind(user.name, identity, happened):
            raise OtherAccountError(user.name)
        log_change(EventName.USER_UPDATED, user.name, user.name)
        return user

    def _event(self, name: str, by: str, change: str) -> Event:
        return self.system.event(RecordKind.ACCESS, name, by, {"change": change})
