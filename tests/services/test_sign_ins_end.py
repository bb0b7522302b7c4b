"""A sign-in ends: unused, at its longest, by signing out, and when its user is disabled."""

import pytest

from recommender.domain.errors import AccessError
from recommender.service.access import WRONG, Access
from tests.services.conftest import ELSEWHERE, HERE, OPERATOR, PASSWORD, PATIENCE
from tests.surroundings import Clock


def test_a_sign_in_ends_when_nobody_uses_it(access: Access, clock: Clock) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)

    clock.go_on(minutes=PATIENCE.idle)

    assert access.visitor(token) is None


def test_each_use_prolongs_a_sign_in(access: Access, clock: Clock) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)

    for _ in range(4):
        clock.go_on(minutes=PATIENCE.idle, microseconds=-1)
        assert access.visitor(token)


def test_a_sign_in_ends_at_its_longest_however_much_it_is_used(
    access: Access, clock: Clock
) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)
    for _ in range(PATIENCE.longest // 20 - 1):
        clock.go_on(minutes=20)
        access.visitor(token)

    clock.go_on(minutes=20, microseconds=-1)
    assert access.visitor(token)
    clock.go_on(microseconds=1)

    assert access.visitor(token) is None


def test_a_sign_in_that_has_ended_does_not_come_back_by_use(access: Access, clock: Clock) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)
    clock.go_on(minutes=PATIENCE.idle)

    access.visitor(token)

    assert access.visitor(token) is None


def test_signing_out_ends_this_sign_in_and_no_other(access: Access) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)
    _, other = access.sign_in("anna", PASSWORD, ELSEWHERE)

    access.sign_out(token)

    assert access.visitor(token) is None
    assert access.visitor(other)


def test_disabling_a_user_ends_their_open_sign_ins_at_once(access: Access) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)

    access.disable_user("anna", OPERATOR)

    assert access.visitor(token) is None
    with pytest.raises(AccessError, match=WRONG):
        access.sign_in("anna", PASSWORD, HERE)
