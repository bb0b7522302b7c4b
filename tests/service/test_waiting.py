"""Whoever failed too often must wait, for a while and no longer, and nobody else must."""

from dataclasses import replace

import pytest

from recommender.service.users import TooManyError, Users
from tests.service.conftest import ELSEWHERE, HERE, OTHER_PASSWORD, PASSWORD, THROTTLE, fail
from tests.system import Clock


def test_one_failure_less_than_is_borne_still_lets_the_right_password_in(users: Users) -> None:
    fail(users, "anna", THROTTLE.failures - 1)

    user, _ = users.sign_in("anna", PASSWORD, HERE)

    assert user.name == "anna"


@pytest.mark.parametrize("name", ["anna", "nobody"])
def test_a_name_that_failed_too_often_is_refused_whether_or_not_it_is_known(
    users: Users, name: str
) -> None:
    fail(users, name, THROTTLE.failures)

    with pytest.raises(TooManyError) as refused:
        users.sign_in(name, PASSWORD, HERE)

    assert refused.value.minutes == THROTTLE.window
    assert str(THROTTLE.window) in str(refused.value)


def test_failures_from_elsewhere_keep_nobody_out_until_they_are_many(users: Users) -> None:
    few = replace(users, throttle=replace(THROTTLE, failures=2, failures_a_name=4))
    fail(few, "anna", 2)
    user, _ = few.sign_in("anna", PASSWORD, ELSEWHERE)
    fail(few, "anna", 2, "10.0.0.3")

    with pytest.raises(TooManyError):
        few.sign_in("anna", PASSWORD, ELSEWHERE)

    assert user.name == "anna"


def test_another_name_is_not_refused_for_it(users: Users) -> None:
    fail(users, "nobody", THROTTLE.failures)

    user, _ = users.sign_in("anna", PASSWORD, HERE)

    assert user.name == "anna"


def test_failures_of_a_name_do_not_count_for_one_that_has_a_hyphen_more(users: Users) -> None:
    fail(users, "an-na", THROTTLE.failures)

    user, _ = users.sign_in("anna", PASSWORD, ELSEWHERE)

    assert user.name == "anna"


def test_an_address_that_failed_too_often_is_refused_and_no_other(users: Users) -> None:
    for number in range(THROTTLE.failures_an_address):
        fail(users, f"nobody{number}", 1)

    with pytest.raises(TooManyError):
        users.sign_in("anna", PASSWORD, HERE)

    user, _ = users.sign_in("anna", PASSWORD, ELSEWHERE)
    assert user.name == "anna"


def test_the_wait_lasts_to_the_end_of_the_window_and_no_longer(users: Users, clock: Clock) -> None:
    fail(users, "anna", THROTTLE.failures)

    clock.go_on(minutes=THROTTLE.window)
    with pytest.raises(TooManyError):
        users.sign_in("anna", PASSWORD, HERE)
    clock.go_on(microseconds=1)

    user, _ = users.sign_in("anna", PASSWORD, HERE)
    assert user.name == "anna"


def test_to_try_while_one_must_wait_does_not_prolong_the_wait(users: Users, clock: Clock) -> None:
    fail(users, "anna", THROTTLE.failures)
    clock.go_on(minutes=THROTTLE.window - 1)
    with pytest.raises(TooManyError):
        users.sign_in("anna", OTHER_PASSWORD, HERE)

    clock.go_on(minutes=1, microseconds=1)

    user, _ = users.sign_in("anna", PASSWORD, HERE)
    assert user.name == "anna"


def test_old_failures_fall_out_of_the_window_one_by_one(users: Users, clock: Clock) -> None:
    fail(users, "anna", 1)
    clock.go_on(minutes=THROTTLE.window - 1)
    fail(users, "anna", THROTTLE.failures - 1)

    clock.go_on(minutes=1, microseconds=1)

    user, _ = users.sign_in("anna", PASSWORD, HERE)
    assert user.name == "anna"
