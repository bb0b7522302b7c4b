"""A machine comes by its own token, while that is good, and nobody comes by another."""

import pytest

from recommender.domain.errors import ConflictError, NotFoundError
from recommender.domain.users import Role, Visitor
from recommender.service.users import Users
from tests.service.conftest import HERE, OPERATOR, PASSWORD
from tests.system import Clock


@pytest.mark.parametrize("token", ["", "AAAA-BBBB", " "])
def test_a_token_that_nobody_was_given_opens_nothing(users: Users, token: str) -> None:
    assert users.visitor(token) is None
    assert users.machine(token) is None


def test_a_machine_comes_by_its_token_until_its_last_day_ends(users: Users, clock: Clock) -> None:
    _, secret = users.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)

    clock.go_on(days=90, microseconds=-1)
    before = users.machine(secret)
    clock.go_on(microseconds=1)

    assert before == Visitor("token:dashboard", Role.CLINICIAN, is_machine=True)
    assert users.machine(secret) is None


def test_a_machine_whose_token_is_revoked_stays_outside_and_no_other(users: Users) -> None:
    _, secret = users.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)
    _, other = users.add_token("archive", Role.CLINICIAN, 90, OPERATOR)

    users.revoke_token("dashboard", OPERATOR)

    assert users.machine(secret) is None
    assert users.machine(other)


def test_a_label_is_given_once_and_an_unknown_one_suggests_the_near_one(users: Users) -> None:
    users.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)

    with pytest.raises(ConflictError, match="'dashboard' already"):
        users.add_token("dashboard", Role.ADMIN, 90, OPERATOR)
    with pytest.raises(NotFoundError, match="did you mean 'dashboard'"):
        users.revoke_token("dashbord", OPERATOR)


def test_a_machines_token_is_no_sign_in_and_a_sign_in_no_machines_token(users: Users) -> None:
    _, secret = users.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)
    _, token = users.sign_in("anna", PASSWORD, HERE)

    assert users.visitor(secret) is None
    assert users.machine(token) is None
