"""A machine comes by its own token, while that is good, and nobody comes by another."""

import pytest

from recommender.domain.access import Role, Visitor
from recommender.domain.errors import ConflictError, NotFoundError
from recommender.service.access import Access
from tests.services.conftest import HERE, OPERATOR, PASSWORD
from tests.surroundings import Clock


@pytest.mark.parametrize("token", ["", "AAAA-BBBB", " "])
def test_a_token_that_nobody_was_given_opens_nothing(access: Access, token: str) -> None:
    assert access.visitor(token) is None
    assert access.machine(token) is None


def test_a_machine_comes_by_its_token_until_its_last_day_ends(access: Access, clock: Clock) -> None:
    _, secret = access.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)

    clock.go_on(days=90, microseconds=-1)
    before = access.machine(secret)
    clock.go_on(microseconds=1)

    assert before == Visitor("token:dashboard", Role.CLINICIAN, is_machine=True)
    assert access.machine(secret) is None


def test_a_machine_whose_token_is_revoked_stays_outside_and_no_other(access: Access) -> None:
    _, secret = access.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)
    _, other = access.add_token("archive", Role.CLINICIAN, 90, OPERATOR)

    access.revoke_token("dashboard", OPERATOR)

    assert access.machine(secret) is None
    assert access.machine(other)


def test_a_label_is_given_once_and_an_unknown_one_suggests_the_near_one(access: Access) -> None:
    access.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)

    with pytest.raises(ConflictError, match="'dashboard' already"):
        access.add_token("dashboard", Role.ADMIN, 90, OPERATOR)
    with pytest.raises(NotFoundError, match="did you mean 'dashboard'"):
        access.revoke_token("dashbord", OPERATOR)


def test_a_machines_token_is_no_sign_in_and_a_sign_in_no_machines_token(access: Access) -> None:
    _, secret = access.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)
    _, token = access.sign_in("anna", PASSWORD, HERE)

    assert access.visitor(secret) is None
    assert access.machine(token) is None
