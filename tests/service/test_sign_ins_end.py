"""A sign-in ends: unused, at its longest, by signing out, and when its user is disabled."""

import pytest

from recommender.domain.errors import AccessError
from recommender.service.users import IDLE_MINUTES, LONGEST_MINUTES, WRONG, Users
from tests.service.conftest import ELSEWHERE, HERE, OPERATOR, PASSWORD
from tests.system import Clock


def test_a_sign_in_ends_when_nobody_uses_it(users: Users, clock: Clock) -> None:
    _, token = users.sign_in("anna", PASSWORD, HERE)

    clock.go_on(minutes=IDLE_MINUTES)

    assert users.visitor(token) is None


def test_each_use_prolongs_a_sign_in(users: Users, clock: Clock) -> None:
    _, token = users.sign_in("anna", PASSWORD, HERE)

    for _ in range(4):
        clock.go_on(minutes=IDLE_MINUTES, microseconds=-1)
        assert users.visitor(token)


def test_a_sign_in_ends_at_its_longest_however_much_it_is_used(users: Users, clock: Clock) -> None:
    _, token = users.sign_in("anna", PASSWORD, HERE)
    for _ in range(LONGEST_MINUTES // 20 - 1):
        clock.go_on(minutes=20)
        users.visitor(token)

    clock.go_on(minutes=20, microseconds=-1)
    assert users.visitor(token)
    clock.go_on(microseconds=1)

    assert users.visitor(token) is None


def test_a_sign_in_that_has_ended_does_not_come_back_by_use(users: Users, clock: Clock) -> None:
    _, token = users.sign_in("anna", PASSWORD, HERE)
    clock.go_on(minutes=IDLE_MINUTES)

    users.visitor(token)

    assert users.visitor(token) is None


def test_signing_out_ends_this_sign_in_and_no_other(users: Users) -> None:
    _, token = users.sign_in("anna", PASSWORD, HERE)
    _, other = users.sign_in("anna", PASSWORD, ELSEWHERE)

    users.sign_out(token)

    assert users.visitor(token) is None
    assert users.visitor(other)


def test_disabling_a_user_ends_their_open_sign_ins_at_once(users: Users) -> None:
    _, token = users.sign_in("anna", PASSWORD, HERE)

    users.disable_user("anna", OPERATOR)

    assert users.visitor(token) is None
    with pytest.raises(AccessError, match=WRONG):
        users.sign_in("anna", PASSWORD, HERE)
