"""What users see and change of their own: the password, and where they are signed in."""

from dataclasses import dataclass

from recommender.domain.errors import AccessError, ConflictError
from recommender.domain.records import Event, RecordKind
from recommender.domain.users import PASSWORD_SET, SignIn
from recommender.service.events import EventName, SecurityEvent, log_change, log_event
from recommender.service.system import System, hashed
from recommender.service.users import CLOCKS_DIFFER_MINUTES, IDLE_MINUTES, Users
from recommender.storage.stores import Stores

# Idle for "2 to 5 minutes" is enough where much is at stake: OWASP Session Management Cheat Sheet.
PROVED_MINUTES = 5
THE_SAME = "This is your old password. Choose another one."
ENDED = "Your sign-in has ended. Sign in again."


@dataclass(frozen=True)
class PasswordShown:
    """What somebody shows to prove who they are, and from where.

    `device` tells browsers apart that are known for the name; empty for an unknown one.
    """

    password: str
    address: str
    device: str = ""


@dataclass(frozen=True)
class OwnAccount:
    """The account of whoever holds the token of an open sign-in; threads may share it."""

    stores: Stores
    system: System
    users: Users

    def current(self, token: str) -> SignIn:
        """Return the sign-in itself; raises AccessError where it has just ended."""
        found = self.stores.sign_ins.current(hashed(token))
        if found is None:
            raise AccessError(ENDED)
        return found

    def sign_ins(self, token: str) -> tuple[SignIn, ...]:
        """Return all open sign-ins of its user, newest first."""
        name = self.current(token).user
        idle_since = self.system.time(minutes=IDLE_MINUTES)
        return self.stores.sign_ins.of_user(name, self.system.time(), idle_since)

    def is_fresh(self, token: str) -> bool:
        """Return whether its user has shown who they are in the last minutes."""
        since = self.system.time(minutes=PROVED_MINUTES)
        until = self.system.time(minutes=-CLOCKS_DIFFER_MINUTES)
        return since < self.current(token).proved <= until

    def prove(self, token: str, shown: PasswordShown) -> str:
        """Return the new token of the sign-in of a user who shows their password again.

        Raises as `Users.sign_in` does.
        """
        name = self.current(token).user
        self.users.who_knows(name, shown.password, shown.address, shown.device)
        return self.renew(token)

    def renew(self, token: str) -> str:
        """Return the new token of the sign-in of a user who has shown again who they are."""
        new = self.system.new_token()
        happened = self._event(token, change="shown again who they are")
        self.stores.sign_ins.prove(hashed(token), hashed(new), happened)
        return new

    def change_password(self, token: str, old: PasswordShown, new: str) -> str:
        """Change the password; every other sign-in ends. Return this one's new token.

        Raises ConflictError for a new one that is weak or the same, and as `Users.sign_in` does.
        """
        name = self.current(token).user
        self.users.who_knows(name, old.password, old.address, old.device)
        if new == old.password:
            raise ConflictError(THE_SAME)
        kept = self.users.password_hash(name, new)
        happened = self._event(token, change=PASSWORD_SET)
        self.stores.users.set_password(name, kept, happened, hashed(token))
        log_change(EventName.PASSWORD_CHANGE, name, name)
        return self.renew(token)

    def end(self, token: str, sign_in_id: str) -> None:
        """End a sign-in of the same user; raises NotFoundError where they have none such."""
        happened = self._event(token, change="signed out")
        self.stores.sign_ins.end_one(happened.subject, sign_in_id, happened)
        log_event(SecurityEvent(EventName.LOGOUT, who=happened.subject))

    def end_others(self, token: str) -> None:
        """End all other sign-ins of the same user."""
        happened = self._event(token, change="signed out elsewhere")
        self.stores.sign_ins.end_others(happened.subject, hashed(token), happened)
        log_event(SecurityEvent(EventName.LOGOUT, who=happened.subject))

    def _event(self, token: str, **said: str) -> Event:
        name = self.current(token).user
        return self.system.event(RecordKind.ACCESS, name, name, said)
