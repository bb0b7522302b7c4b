"""Who may do what: rights, the roles that give them to people, and the tokens of machines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

# what records of access say where somebody's password changes
USER_ADDED = "user added"
PASSWORD_SET = "password set"  # noqa: S105 - the words of a record
PASSWORD_REMOVED = "password removed"  # noqa: S105 - as above
PASSWORD_CHANGES = frozenset((USER_ADDED, PASSWORD_SET, PASSWORD_REMOVED))


class Right(StrEnum):
    """One thing that somebody may do at the desk."""

    OWN = "own"
    READ = "read"
    REVIEW = "review"
    SIGN = "sign"
    EXPORT = "export"
    PROPOSE = "propose"
    MANAGE_USERS = "manage_users"


class Role(StrEnum):
    """What a user works as here; a user may have several, and none includes another."""

    CLINICIAN = "clinician"
    AUTHOR = "author"
    EXPORTER = "exporter"
    ADMIN = "admin"


RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.CLINICIAN: frozenset((Right.OWN, Right.READ, Right.REVIEW, Right.SIGN)),
    Role.AUTHOR: frozenset((Right.OWN, Right.READ, Right.PROPOSE)),
    Role.EXPORTER: frozenset((Right.OWN, Right.READ, Right.EXPORT)),
    Role.ADMIN: frozenset((Right.OWN, Right.MANAGE_USERS)),
}
# a judgement is a person's, and so is letting people in: whoever gets hold of a token of a machine
# must not make a way in that outlives it
OF_MACHINES = frozenset((Right.READ, Right.EXPORT, Right.PROPOSE))


def ordered_roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Return roles in the order in which they are always told, each once."""
    given = frozenset(roles)
    return tuple(role for role in Role if role in given)


@dataclass(frozen=True)
class User:
    """Somebody who may sign in; `disabled` is empty or since when they may not any more.

    `roles` are in the order of Role. `password_hash` is empty for those whom an identity provider
    signs in, and `identity` until it has first done so: the digest of who they are there. A first
    password is one that somebody else has chosen. `signing_name` is the name and profession that
    stand under their signatures, or empty.
    """

    name: str
    roles: tuple[Role, ...]
    created: str
    disabled: str = ""
    password_hash: str = ""
    has_first_password: bool = False
    identity: str = ""
    signing_name: str = ""

    @property
    def rights(self) -> frozenset[Right]:
        """All that the roles allow, whether or not the user may sign in."""
        return frozenset(right for role in self.roles for right in RIGHTS[role])


@dataclass(frozen=True)
class SignIn:
    """A user's time at the desk in one browser, until it ends; times in UTC, ISO 8601.

    `id` tells it from others and opens nothing. `proved` is when the user last showed who they
    are, and `browser` its family, empty where that is not known.
    """

    id: str
    user: str
    begun: str
    touched: str
    proved: str
    browser: str = ""


@dataclass(frozen=True)
class Arrival:
    """How somebody came in: in which browser, and when they showed who they are.

    `proved` is empty where that was just now.
    """

    browser: str = ""
    proved: str = ""


JUST_NOW = Arrival()


@dataclass(frozen=True)
class ApiToken:
    """A machine's right to come: kept hashed, with its rights and an end (UTC, ISO 8601).

    `owner` is the user who answers for it: it may never do more than they, and ends with them. It
    is empty for a token of before there were owners. `rights` are in the order of Right.
    """

    label: str
    rights: tuple[Right, ...]
    created: str
    ends: str
    revoked: str = ""
    owner: str = ""


@dataclass(frozen=True)
class Visitor:
    """Who is at the desk now: a user, or a machine by its token's label.

    `signing_name` is what stands under their signatures; without one they cannot sign.
    """

    name: str
    rights: frozenset[Right]
    is_machine: bool = False
    must_change_password: bool = False
    signing_name: str = ""

    def may(self, right: Right) -> bool:
        """Return whether this visitor may do something; templates ask by the name of a right."""
        return right in self.rights
