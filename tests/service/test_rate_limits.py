"""Whoever does too much waits until the window ends, nobody else does, and nothing grows."""

from threading import Thread

import pytest

from recommender.domain.errors import SettingsError
from recommender.service.rate_limits import RateLimits
from recommender.service.rates import DEFAULT_RATES, Limited, Rate, rates_from
from tests.system import Clock

PLANS, CODES = Limited.PLANS, Limited.CODES
TWICE_A_MINUTE = {PLANS: (Rate(2, 60),), CODES: (Rate(2, 60),)}


def test_beyond_the_most_one_waits_until_the_window_ends(clock: Clock) -> None:
    limits = RateLimits(TWICE_A_MINUTE, clock)
    assert limits.take(PLANS, "a") == 0
    clock.go_on(seconds=20)

    assert [limits.take(PLANS, "a") for _ in range(3)] == [0, 40, 40]
    clock.go_on(seconds=39.5)
    assert limits.take(PLANS, "a") == 1
    clock.go_on(seconds=0.5)
    assert [limits.take(PLANS, "a") for _ in range(3)] == [0, 0, 60]


def test_neither_others_nor_other_things_wait_with_them(clock: Clock) -> None:
    limits = RateLimits(TWICE_A_MINUTE, clock)
    for _ in range(3):
        limits.take(PLANS, "a")

    assert limits.take(PLANS, "b") == 0
    assert limits.take(CODES, "a") == 0
    assert limits.take(Limited.EXPORTS, "a") == 0


def test_what_was_refused_does_not_count_for_a_longer_window(clock: Clock) -> None:
    limits = RateLimits({PLANS: (Rate(2, 60), Rate(5, 3600))}, clock)
    for _ in range(100):
        limits.take(PLANS, "a")
    clock.go_on(minutes=1)

    assert [limits.take(PLANS, "a") for _ in range(2)] == [0, 0]
    clock.go_on(minutes=1)
    assert [limits.take(PLANS, "a") for _ in range(2)] == [0, 3480]


def test_what_counts_only_where_it_fails_is_asked_for_first(clock: Clock) -> None:
    limits = RateLimits(TWICE_A_MINUTE, clock)
    for _ in range(100):
        assert limits.wait(CODES, "a") == 0
    limits.add(CODES, "a")
    limits.add(CODES, "a")

    assert limits.wait(CODES, "a") == 60


def test_a_clock_that_is_put_back_makes_nobody_wait_for_a_day(clock: Clock) -> None:
    limits = RateLimits(TWICE_A_MINUTE, clock)
    for _ in range(3):
        limits.take(PLANS, "a")
    clock.go_on(days=-1)

    assert limits.take(PLANS, "a") == 0


def test_the_counts_of_many_addresses_take_no_more_than_their_room(clock: Clock) -> None:
    limits = RateLimits(TWICE_A_MINUTE, clock, counts_most=10)
    for number in range(1000):
        limits.take(PLANS, str(number))
    assert len(limits._counts) == 10
    # the newest are known still
    assert [limits.take(PLANS, "999") for _ in range(2)] == [0, 60]

    clock.go_on(minutes=1)
    limits.take(PLANS, "a")
    assert len(limits._counts) == 1


def test_many_threads_take_no_more_than_one_could(clock: Clock) -> None:
    limits = RateLimits({PLANS: (Rate(50, 60),)}, clock)
    taken: list[int] = []

    def ask() -> None:
        taken.extend(limits.take(PLANS, "a") for _ in range(40))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == [0] * 50 + [60] * 110


def test_a_limit_is_written_as_numbers_a_time_and_all_hold() -> None:
    assert rates_from("60/minute, 600/Hour 5000/day") == (
        Rate(60, 60),
        Rate(600, 3600),
        Rate(5000, 86400),
    )
    assert rates_from("None") == ()


@pytest.mark.parametrize("given", ["60", "0/minute", "60/second", "60/minute 5", "-1/hour", ","])
def test_what_is_no_limit_is_refused_and_never_no_limit_at_all(given: str) -> None:
    with pytest.raises(SettingsError, match="is not a limit; write numbers a minute"):
        rates_from(given)


def test_everything_that_is_limited_has_a_limit_where_nothing_is_set() -> None:
    assert all(rates_from(DEFAULT_RATES[what]) for what in Limited)
