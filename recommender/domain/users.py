"""Who may do what."""

from dataclasses import dataclass
from enum import StrEnum

# what records of access say where somebody's password changes
USER_ADDED = "user added"
PASSWORD_SET = "password set"  # noqa: S105 - the words of a record
PASSWORD_CHANGES = frozenset((USER_ADDED, PASSWORD_SET))


class Role(StrEnum):
    """What a user may do; each role may also do what the ones before it may."""

    CLINICIAN = "clinician"
    AUTHOR = "author"
    ADMIN = "admin"

    def includes(self, other: "Role") -> bool:
        """Return whether this role may do what the other may."""
        ranks = tuple(Role)
        return ranks.index(self) >= ranks.index(other)


@dataclass(frozen=True)
class User:
    """Somebody who may sign in; `disabled` is empty or since when they may not any more.

    `password_hash` is empty for those whom an identity provider signs in.
    """

    name: str
    role: Role
    created: str
    disabled: str = ""
    password_hash: str = ""


@dataclass(frozen=True)
class ApiToken:
    """A machine's right to look: hashed, with a role and an end (UTC, ISO 8601)."""

    label: str
    role: Role
    created: str
    ends: str
    revoked: str = ""


@dataclass(frozen=True)
class Visitor:
    """Who is at the desk now: a user, or a machine by its token's label."""

    name: str
    role: Role
    is_machine: bool = False
