"""The tokens by which machines come to the desk: few rights, a short life, and an owner."""

import string
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from recommender.domain.errors import ConflictError, NotFoundError
from recommender.domain.records import Event, RecordKind
from recommender.domain.users import OF_MACHINES, ApiToken, Right, User, Visitor
from recommender.service.events import EventName, log_change
from recommender.service.system import System, hashed, iso
from recommender.storage.stores import Stores

NAME_LETTERS = frozenset(string.ascii_lowercase + string.digits + ".-_@")
NAME_MOST = 100
DAYS_MOST = 90


@dataclass(frozen=True)
class MachineTokens:
    """Manages which machines may come; threads may share it."""

    stores: Stores
    system: System

    def every(self) -> tuple[ApiToken, ...]:
        """Return all tokens by label, also those that have ended."""
        return self.stores.tokens.every()

    def visitor(self, token: str) -> Visitor | None:
        """Return the machine whose token this is, or None; it never may more than its owner."""
        found = self.stores.tokens.find(hashed(token), self.system.time())
        if found is None:
            return None
        rights = frozenset(found.rights)
        if found.owner:
            owner = self._owner(found.owner)
            rights = rights & owner.rights if owner else frozenset()
        return Visitor(f"token:{found.label}", rights, is_machine=True) if rights else None

    def add(
        self, label: str, rights: Collection[Right], owner: str, days: int, by: str
    ) -> tuple[ApiToken, str]:
        """Return a new token and its secret, which is shown this once.

        Raises ConflictError for a label or rights that it cannot have, or too many days, and
        NotFoundError for an owner who may not sign in.
        """
        check_name("label", label)
        if not 1 <= days <= DAYS_MOST:
            raise ConflictError(f"A token lives for {DAYS_MOST} days at most.")
        given = self._rights_to_give(rights, owner)
        ends = iso(self.system.now() + timedelta(days=days))
        made = ApiToken(label, given, self.system.time(), ends, owner=owner)
        secret = self.system.new_token()
        said = {"rights": " ".join(given), "owner": owner, "ends": ends}
        self.stores.tokens.add(made, hashed(secret), self._event(label, by, "token added", **said))
        log_change(EventName.TOKEN_CREATED, f"token:{label}", by)
        return made, secret

    def revoke(self, label: str, by: str) -> None:
        """End a token. Raises NotFoundError."""
        happened = self._event(label, by, "token revoked")
        self.stores.tokens.revoke(label, self.system.time(), happened)
        log_change(EventName.TOKEN_REVOKED, f"token:{label}", by)

    def end_those_of(self, owner: str, by: str) -> None:
        """End the tokens for which a user answers."""
        for token in self.every():
            if token.owner == owner and not token.revoked:
                self.revoke(token.label, by)

    def _rights_to_give(self, rights: Collection[Right], owner: str) -> tuple[Right, ...]:
        user = self._owner(owner)
        if user is None:
            raise NotFoundError(f"no user {owner!r} may sign in, so none can answer for a token")
        if not rights:
            raise ConflictError("Say what the token may do.")
        for right in rights:
            if right not in OF_MACHINES:
                raise ConflictError(f"No machine may have the right {right.value!r}.")
            if right not in user.rights:
                raise ConflictError(f"{owner} has no right {right.value!r} to pass on.")
        return tuple(right for right in Right if right in rights)

    def _owner(self, name: str) -> User | None:
        user = self.stores.users.find(name)
        return None if user is None or user.disabled else user

    def _event(self, label: str, by: str, change: str, **said: str) -> Event:
        subject = f"token:{label}"
        return self.system.event(RecordKind.ACCESS, subject, by, {"change": change, **said})


def check_name(what: str, given: str) -> None:
    """Raise ConflictError for a name or label that cannot be used."""
    if not given or set(given) - NAME_LETTERS or len(given) > NAME_MOST:
        raise ConflictError(f"A {what} has lower-case letters, digits and . - _ @ only.")
