"""Access for one user, Anna, and what she and others type in to come in.

Contents are built once a process, as for pages and commands.
"""

from collections.abc import Iterator

import pytest

from recommender.domain.errors import AccessError
from recommender.domain.users import Role
from recommender.service.machine_tokens import MachineTokens
from recommender.service.users import WRONG, Users
from recommender.storage.stores import Stores
from tests.building import built_once
from tests.system import Clock, choose_password, system

PASSWORD = "correct horse battery staple"  # noqa: S105 - a user of these tests alone
OTHER_PASSWORD = "another horse, another battery"  # noqa: S105 - as above
OPERATOR = "shell:tester"
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture(scope="package", autouse=True)
def _contents_built_once() -> Iterator[None]:
    with built_once():
        yield


@pytest.fixture
def users(stores: Stores, clock: Clock) -> Users:
    made = Users(stores, system(clock))
    made.add_user("anna", (Role.CLINICIAN,), PASSWORD, OPERATOR)
    choose_password(made, "anna", PASSWORD)
    return made


@pytest.fixture
def tokens(users: Users) -> MachineTokens:
    return MachineTokens(users.stores, users.system)


def fail(users: Users, name: str, times: int, address: str = HERE) -> None:
    for _ in range(times):
        with pytest.raises(AccessError, match=WRONG):
            users.sign_in(name, OTHER_PASSWORD, address)
