"""Access for one user, Anna, and what she and others type in to come in."""

import pytest

from recommender.domain.access import Role
from recommender.domain.errors import AccessError
from recommender.service.access import WRONG, Access, Patience
from recommender.storage.stores import Stores
from tests.surroundings import Clock, surroundings

PASSWORD = "correct horse battery staple"  # noqa: S105 - a user of these tests alone
OTHER_PASSWORD = "another horse, another battery"  # noqa: S105 - as above
OPERATOR = "shell:tester"
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"
# Less than is borne otherwise, because each attempt is slow on purpose.
PATIENCE = Patience(failures=3, failures_a_name=9, failures_an_address=4)


@pytest.fixture
def access(stores: Stores, clock: Clock) -> Access:
    made = Access(stores.people, surroundings(clock), PATIENCE)
    made.add_user("anna", Role.CLINICIAN, PASSWORD, OPERATOR)
    return made


def fail(access: Access, name: str, times: int, address: str = HERE) -> None:
    for _ in range(times):
        with pytest.raises(AccessError, match=WRONG):
            access.sign_in(name, OTHER_PASSWORD, address)
