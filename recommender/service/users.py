"""Who may sign in: users and their sign-ins."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from recommender.domain.errors import AccessError, ConflictError
from recommender.domain.records import Event, RecordKind
from recommender.domain.users import (
    JUST_NOW,
    PASSWORD_REMOVED,
    PASSWORD_SET,
    USER_ADDED,
    Arrival,
    Role,
    User,
    Visitor,
    ordered_roles,
)
from recommender.service.events import (
    EventName,
    EventOutcome,
    SecurityEvent,
    log_change,
    log_event,
)
from recommender.service.hashing import is_right, turn_to_hash
from recommender.service.machine_tokens import MachineTokens, check_name
from recommender.service.passwords import refuse_weak
from recommender.service.system import System, hashed, iso
from recommender.service.throttling import IN_A_ROW_MOST, Throttle, TooManyError
from recommender.storage.attempt_store import Attempt
from recommender.storage.stores import Stores

WRONG = "The name or the password is wrong."
NO_PASSWORDS = "Passwords are switched off here: everybody signs in with their organisation."
# a sign-in ends so long after its last use, and so long after it began
IDLE_MINUTES = 30
LONGEST_MINUTES = 8 * 60
CLOCKS_DIFFER_MINUTES = 1
SIGNING_NAME_MOST = 200


@dataclass(frozen=True)
class Users:
    """Manages who may sign in at the desk; threads may share it."""

    stores: Stores
    system: System
    has_passwords: bool = True

    @cached_property
    def throttle(self) -> Throttle:
        """What makes whoever fails wait."""
        return Throttle(self.stores.attempts, self.system)

    def every(self) -> tuple[User, ...]:
        """Return all users by name."""
        return self.stores.users.every()

    def add_user(self, name: str, roles: Collection[Role], password: str, by: str) -> User:
        """Add a user who signs in with a password, or without one by an identity provider.

        They must change a password that was chosen for them when they first sign in. Raises
        ConflictError for a name that is taken or cannot be used, no role, or a weak password.
        """
        check_name("name", name)
        kept = self.password_hash(name, password) if password else ""
        user = User(name, _some(roles), self.system.time(), "", kept, has_first_password=bool(kept))
        happened = self._event(name, by, change=USER_ADDED, roles=" ".join(user.roles))
        self.stores.users.add(user, happened)
        log_change(EventName.USER_CREATED, name, by)
        return user

    def set_roles(self, name: str, roles: Collection[Role], by: str) -> None:
        """Give a user other roles; they count from the next click.

        Raises NotFoundError; ConflictError for oneself, for no role, and for the last admin.
        """
        if name == by:
            raise ConflictError("You cannot change your own roles; ask another admin.")
        given = _some(roles)
        happened = self._event(name, by, change="roles changed", roles=" ".join(given))
        self.stores.users.set_roles(name, given, happened)
        log_change(EventName.USER_UPDATED, name, by)

    def set_password(self, name: str, password: str, by: str) -> None:
        """Give a user another password, which is a first one again; open sign-ins end at once.

        Raises ConflictError for a weak one, NotFoundError.
        """
        happened = self._event(name, by, change=PASSWORD_SET)
        kept = self.password_hash(name, password)
        self.stores.users.set_password(name, kept, happened, is_first=True)
        log_change(EventName.PASSWORD_CHANGE, name, by)

    def set_signing_name(self, name: str, words: str, by: str) -> None:
        """Set the name and profession that stand under what a user signs from now on.

        Raises NotFoundError; ConflictError for oneself, and for what is no line of text.
        """
        if name == by:
            raise ConflictError(
                "You cannot change your own name for signatures; ask another admin."
            )
        plain = " ".join(words.split())
        if not plain.isprintable() or len(plain) > SIGNING_NAME_MOST:
            raise ConflictError(
                f"Write name and profession in {SIGNING_NAME_MOST} characters at most."
            )
        happened = self._event(name, by, change="signing name set", signing_name=plain)
        self.stores.users.set_signing_name(name, plain, happened)
        log_change(EventName.USER_UPDATED, name, by)

    def remove_password(self, name: str, by: str) -> None:
        """Leave it to the provider to sign a user in; open sign-ins end. Raises NotFoundError."""
        happened = self._event(name, by, change=PASSWORD_REMOVED)
        self.stores.users.set_password(name, "", happened)
        log_change(EventName.PASSWORD_CHANGE, name, by)

    def disable_user(self, name: str, by: str) -> None:
        """Disable a user; open sign-ins and the tokens of their machines end at once.

        Raises NotFoundError; ConflictError for oneself, and for the last admin.
        """
        if name == by:
            raise ConflictError("You cannot disable yourself; ask another admin.")
        happened = self._event(name, by, change="user disabled")
        self.stores.users.disable(name, self.system.time(), happened)
        log_change(EventName.USER_DISABLED, name, by)
        MachineTokens(self.stores, self.system).end_those_of(name, by)

    def enable_user(self, name: str, by: str) -> None:
        """Enable a disabled user again, with the same roles and password.

        Raises NotFoundError.
        """
        self.stores.users.enable(name, self._event(name, by, change="user enabled"))
        log_change(EventName.USER_ENABLED, name, by)

    def sign_in(
        self, name: str, password: str, address: str, device: str = "", browser: str = ""
    ) -> tuple[User, str]:
        """Return the user and the token of the new sign-in.

        `device` tells browsers apart that are known for the name, empty for an unknown one;
        `browser` is what the user will know the sign-in by. Raises AccessError, with the same
        words whatever was wrong, TooManyError or BusyError.
        """
        user = self.who_knows(name, password, address, device)
        return user, self.open_sign_in(user, Arrival(browser))

    def who_knows(self, name: str, password: str, address: str, device: str = "") -> User:
        """Return the user of this name whose password this is; raises as `sign_in` does."""
        if not self.has_passwords:
            _refuse(EventName.LOGIN_FAIL, None)
            raise AccessError(NO_PASSWORDS)
        hasher = self.system.passwords
        with turn_to_hash():
            attempt = self._begun(name, address, device)
            user = self.stores.users.find(name)
            kept = user.password_hash if user else ""
            is_known = is_right(hasher, kept, password)
            is_believed = attempt.in_a_row <= IN_A_ROW_MOST
            if user is None or user.disabled or not (is_known and is_believed):
                _refuse(_failure(attempt), user)
                raise AccessError(WRONG)
            self.throttle.succeed(attempt)
            if hasher.check_needs_rehash(kept):
                happened = self._event(name, name, change="password kept anew")
                self.stores.users.keep_anew(name, kept, hasher.hash(password), happened)
        return user

    def open_sign_in(self, user: User, how: Arrival = JUST_NOW) -> str:
        """Return the token of a new sign-in of a user who has shown who they are."""
        token = self.system.new_token()
        ends = iso(self.system.now() + timedelta(minutes=LONGEST_MINUTES))
        happened = self._event(user.name, user.name, change="signed in")
        self.stores.sign_ins.begin(hashed(token), user.name, ends, happened, how)
        log_event(SecurityEvent(EventName.LOGIN_SUCCESS, who=user.name))
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
        # clocks of several machines differ a little; beyond that, one has been put back since
        latest = self.system.time(minutes=-CLOCKS_DIFFER_MINUTES)
        user = self.stores.sign_ins.find(hashed(token), self.system.time(), idle_since, latest)
        if user is None or (user.password_hash and not self.has_passwords):
            return None
        self.stores.sign_ins.touch(hashed(token), self.system.time())
        return Visitor(
            user.name,
            user.rights,
            must_change_password=user.has_first_password,
            signing_name=user.signing_name,
        )

    def sign_out(self, token: str) -> None:
        """End a sign-in, for every copy of its token."""
        held = self.visitor(token)
        name = held.name if held else "nobody"
        self.stores.sign_ins.end(hashed(token), self._event(name, name, change="signed out"))
        if held:
            log_event(SecurityEvent(EventName.LOGOUT, who=name))

    def _begun(self, name: str, address: str, device: str) -> Attempt:
        try:
            return self.throttle.begin(name, address, device)
        except TooManyError:
            _refuse(EventName.LOGIN_LOCK, self.stores.users.find(name))
            raise

    def password_hash(self, name: str, password: str) -> str:
        """Return how a new password is kept; raises ConflictError for a weak one, BusyError."""
        if not self.has_passwords:
            raise ConflictError(NO_PASSWORDS)
        refuse_weak(name, password)
        with turn_to_hash():
            return self.system.passwords.hash(password)

    def _event(self, subject: str, by: str, **said: str) -> Event:
        return self.system.event(RecordKind.ACCESS, subject, by, said)


def _some(roles: Collection[Role]) -> tuple[Role, ...]:
    if not roles:
        raise ConflictError("Choose a role.")
    return ordered_roles(roles)


def _failure(attempt: Attempt) -> EventName:
    """Return what a failure is called: another name once so many in a row are too many."""
    is_last = attempt.in_a_row >= IN_A_ROW_MOST
    return EventName.LOGIN_FAIL_MAX if is_last else EventName.LOGIN_FAIL


def _refuse(name: EventName, user: User | None) -> None:
    # what was typed where there is no such user may be a password
    log_event(SecurityEvent(name, EventOutcome.REFUSED, who=user.name if user else ""))
