"""What the page of users shows: who may sign in, and the tokens of machines."""

from dataclasses import dataclass

from recommender.domain.users import ApiToken, Role
from recommender.web.context import app


@dataclass(frozen=True)
class ListedUser:
    """A user without what keeps the password; `disabled` is empty or since when.

    Whoever is `only_known` is let in only by a browser that is known for them.
    """

    name: str
    roles: tuple[Role, ...]
    created: str
    disabled: str
    only_known: bool


@dataclass(frozen=True)
class UserList:
    """All users by name, and the tokens of machines by label."""

    users: tuple[ListedUser, ...]
    tokens: tuple[ApiToken, ...]
    has_passwords: bool = True

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {"users": self.users, "tokens": self.tokens, "errors": {}}


def user_list() -> UserList:
    """Return the page of users."""
    only_known = app().users.throttle.only_known()
    return UserList(
        users=tuple(
            ListedUser(user.name, user.roles, user.created, user.disabled, user.name in only_known)
            for user in app().users.every()
        ),
        tokens=app().machine_tokens.every(),
        has_passwords=app().settings.has_passwords,
    )
