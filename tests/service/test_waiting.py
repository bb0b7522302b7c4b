"""Whoever fails to sign in waits longer each time; nobody can shut others out."""

from datetime import timedelta

import pytest

from recommender.domain.errors import AccessError
from recommender.service.throttling import (
    FORGOTTEN_AFTER_HOURS,
    IN_A_ROW_MOST,
    OF_A_NAME,
    OF_AN_ADDRESS,
    TooManyError,
)
from recommender.service.users import WRONG, Users
from tests.service.conftest import ELSEWHERE, HERE, OTHER_PASSWORD, PASSWORD, fail
from tests.system import Clock, choose_password, have_failed

DEVICE = "a browser that Anna has used before"


def seconds_to_wait(users: Users, name: str = "anna", address: str = HERE, device: str = "") -> int:
    with pytest.raises(TooManyError) as refused:
        users.sign_in(name, PASSWORD, address, device)
    return refused.value.seconds


def comes_in(users: Users, address: str = HERE, device: str = "") -> bool:
    return users.sign_in("anna", PASSWORD, address, device)[0].name == "anna"


def fail_everywhere(users: Users, name: str) -> None:
    """Fail in somebody's name from many addresses, until each has to wait."""
    for number in range(10):
        fail(users, name, OF_A_NAME.free, f"198.51.100.{number}")


def test_a_slip_or_two_cost_nothing(users: Users) -> None:
    fail(users, "anna", OF_A_NAME.free - 1)

    assert comes_in(users)


@pytest.mark.parametrize("name", ["anna", "nobody"])
def test_each_failure_doubles_the_wait_whether_or_not_there_is_such_a_user(
    users: Users, clock: Clock, name: str
) -> None:
    fail(users, name, OF_A_NAME.free)
    waits = []
    for _ in range(9):
        waits.append(seconds_to_wait(users, name))
        clock.go_on(seconds=waits[-1])
        fail(users, name, 1)

    assert waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]


def test_after_the_wait_the_right_password_comes_in_and_all_is_forgotten(
    users: Users, clock: Clock
) -> None:
    fail(users, "anna", OF_A_NAME.free)
    wait = seconds_to_wait(users)
    clock.go_on(seconds=wait, microseconds=-1)
    assert seconds_to_wait(users) == 1
    clock.go_on(microseconds=1)

    assert comes_in(users)
    fail(users, "anna", OF_A_NAME.free - 1)
    assert comes_in(users)


def test_to_try_while_one_must_wait_does_not_prolong_the_wait(users: Users, clock: Clock) -> None:
    fail(users, "anna", OF_A_NAME.free)
    for _ in range(OF_A_NAME.free):
        seconds_to_wait(users)
    clock.go_on(seconds=OF_A_NAME.first)

    assert comes_in(users)


def test_failures_are_forgotten_in_the_end(users: Users, clock: Clock) -> None:
    fail(users, "anna", OF_A_NAME.free - 1)
    clock.go_on(hours=FORGOTTEN_AFTER_HOURS, microseconds=1)
    fail(users, "anna", 1)

    assert comes_in(users)


def test_nobody_is_shut_out_everywhere_by_whoever_fails_in_their_name(users: Users) -> None:
    fail_everywhere(users, "anna")

    assert seconds_to_wait(users, address="198.51.100.3")
    # neither at an address of their own, nor at one of the attacker's in a browser of their own
    assert comes_in(users)
    assert comes_in(users, "198.51.100.3", DEVICE)


def test_another_name_behind_the_same_address_does_not_wait(users: Users) -> None:
    fail(users, "nobody", OF_A_NAME.free)

    assert seconds_to_wait(users, "nobody")
    assert comes_in(users)


def test_failures_of_a_name_do_not_count_for_one_that_has_a_hyphen_more(users: Users) -> None:
    fail(users, "an-na", OF_A_NAME.free)

    assert comes_in(users)


def test_one_password_tried_on_everybody_makes_the_address_wait_shortly_and_no_other(
    users: Users, clock: Clock
) -> None:
    for number in range(OF_AN_ADDRESS.free):
        fail(users, f"nobody{number}", 1)
    waits = []
    for number in range(6):
        waits.append(seconds_to_wait(users))
        clock.go_on(seconds=waits[-1])
        fail(users, f"somebody{number}", 1)

    assert waits == [5, 10, 20, 40, 60, 60]
    assert comes_in(users, ELSEWHERE)


def test_a_building_behind_one_address_comes_in_by_its_own_browsers(users: Users) -> None:
    for number in range(OF_AN_ADDRESS.free):
        fail(users, f"nobody{number}", 1)

    assert seconds_to_wait(users)
    assert comes_in(users, HERE, DEVICE)


def test_whoever_has_an_account_cannot_clear_what_their_address_has_failed_at(
    users: Users,
) -> None:
    for number in range(OF_AN_ADDRESS.free - 1):
        fail(users, f"nobody{number}", 1)
        assert comes_in(users)
    fail(users, "nobody", 1)

    assert seconds_to_wait(users) == OF_AN_ADDRESS.first


def test_a_known_browser_waits_for_what_has_failed_in_it_alone(users: Users) -> None:
    for _ in range(OF_A_NAME.free):
        with pytest.raises(Exception, match="wrong"):
            users.sign_in("anna", OTHER_PASSWORD, HERE, DEVICE)

    assert seconds_to_wait(users, device=DEVICE) == OF_A_NAME.first
    assert comes_in(users)
    assert comes_in(users, device="another browser of hers")


@pytest.mark.parametrize(
    ("one", "other", "is_one_place"),
    [
        ("2001:db8:1:2:3::4", "2001:db8:1:2:ffff::1", True),
        ("2001:db8:1:2::4", "2001:db8:1:3::4", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("fe80::1%eth0", "fe80::2", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("", "192.0.2.8", False),
    ],
)
def test_a_network_of_ipv6_is_one_place_as_an_address_of_ipv4_is(
    users: Users, one: str, other: str, is_one_place: bool
) -> None:
    fail(users, "anna", OF_A_NAME.free, one)

    if is_one_place:
        assert seconds_to_wait(users, address=other)
    else:
        assert comes_in(users, other)


@pytest.mark.parametrize("jump", [timedelta(hours=25), timedelta(minutes=3)])
def test_a_clock_that_goes_forward_and_back_locks_nobody_out(
    users: Users, clock: Clock, jump: timedelta
) -> None:
    clock.time += jump
    fail(users, "anna", OF_A_NAME.free)
    clock.time -= jump

    assert seconds_to_wait(users) == OF_A_NAME.first
    clock.go_on(seconds=OF_A_NAME.first)

    assert comes_in(users)


def guess(users: Users, times: int) -> None:
    """Fail as somebody does who has many addresses, and never waits."""
    for number in range(times):
        fail(users, "anna", 1, f"203.0.113.{number}")


def is_let_in(users: Users, device: str = "") -> bool:
    try:
        return comes_in(users, ELSEWHERE, device)
    except AccessError:
        return False


def test_a_hundred_failures_in_a_row_leave_a_name_to_the_browsers_that_know_it(
    users: Users,
) -> None:
    guess(users, IN_A_ROW_MOST - 1)
    assert users.throttle.only_known() == frozenset()
    guess(users, 1)

    with pytest.raises(AccessError, match=WRONG):
        users.sign_in("anna", PASSWORD, ELSEWHERE)
    assert is_let_in(users, DEVICE)
    # that she is in does not mean that it was she who failed
    assert not is_let_in(users)
    assert users.throttle.only_known() == {"anna"}


def test_before_the_last_of_a_hundred_a_success_ends_the_row(users: Users) -> None:
    have_failed(users, "anna", IN_A_ROW_MOST - 1)
    assert is_let_in(users)
    guess(users, 1)

    assert is_let_in(users)


def test_failures_in_a_row_are_not_forgotten_with_time(users: Users, clock: Clock) -> None:
    have_failed(users, "anna", IN_A_ROW_MOST)
    clock.go_on(days=400)

    assert not is_let_in(users)


def test_a_new_password_opens_a_name_again(users: Users) -> None:
    have_failed(users, "anna", IN_A_ROW_MOST)

    users.set_password("anna", OTHER_PASSWORD, "admin")
    choose_password(users, "anna", PASSWORD)

    assert is_let_in(users)
    assert users.throttle.only_known() == frozenset()


def test_a_known_browser_has_a_hundred_of_its_own(users: Users) -> None:
    have_failed(users, "anna", IN_A_ROW_MOST, DEVICE)

    assert not is_let_in(users, DEVICE)
    assert is_let_in(users, "another browser of hers")
    assert is_let_in(users)
