"""Attempts to sign in: counted before they are made, and no longer than they are asked for."""

from collections.abc import Mapping

import pytest

from recommender.domain.throttling import Failures
from recommender.storage.attempt_store import Attempt, Whose
from recommender.storage.stores import Stores
from tests.storage.attempting import WAIT, attempt, is_let_through
from tests.storage.conftest import all_rows, at_once, change, hour


def attempts_until_refused(stores: Stores, most: dict[str, int], at: str, since: str) -> int:
    made = 0
    while is_let_through(stores, most, at, since):
        made += 1
    return made


def failures_of(stores: Stores, keys: list[str], at: str) -> Mapping[str, Failures]:
    """Return what is counted, without counting."""
    seen: dict[str, Failures] = {}

    def look(failures: Mapping[str, Failures]) -> float:
        seen.update(failures)
        return 1.0

    stores.attempts.begin(keys, at, hour(0), look)
    return seen


def test_a_key_has_its_most_attempts_and_no_more(stores: Stores) -> None:
    assert attempts_until_refused(stores, {"ada": 3}, hour(9), hour(0)) == 3
    assert attempt(stores, {"ada": 3}, hour(9), hour(0)).wait == WAIT


def test_the_key_with_the_fewest_left_decides_and_a_refusal_counts_for_none(
    stores: Stores,
) -> None:
    assert attempts_until_refused(stores, {"ada": 2, "here": 9}, hour(9), hour(0)) == 2
    assert attempts_until_refused(stores, {"here": 9}, hour(9), hour(0)) == 7


def test_how_often_and_when_a_key_last_failed_is_told(stores: Stores) -> None:
    for at in (9, 11):
        attempt(stores, {"ada": 9}, hour(at), hour(0))

    found = failures_of(stores, ["ada", "bob"], hour(12))

    assert found == {"ada": Failures(2, hour(11)), "bob": Failures()}


@pytest.mark.parametrize(("since", "left"), [(8, 0), (9, 0), (10, 1), (11, 2), (12, 3)])
def test_attempts_are_counted_in_a_window(stores: Stores, since: int, left: int) -> None:
    for at in (9, 10, 11):
        attempt(stores, {"ada": 3}, hour(at), hour(0))

    assert attempts_until_refused(stores, {"ada": 3}, hour(12), hour(since)) == left


def test_what_failed_by_a_clock_that_was_put_back_counts_as_of_now(stores: Stores) -> None:
    for at in (9, 22):
        attempt(stores, {"ada": 9}, hour(at), hour(0))

    assert failures_of(stores, ["ada"], hour(10))["ada"] == Failures(2, hour(10))
    assert failures_of(stores, ["ada"], hour(11))["ada"] == Failures(2, hour(10))


def test_an_attempt_that_succeeded_does_not_count(stores: Stores) -> None:
    attempt(stores, {"ada": 2, "here": 9}, hour(9), hour(0))
    made = attempt(stores, {"ada": 2, "here": 9}, hour(9), hour(0))

    stores.attempts.succeed(made, ())

    assert attempts_until_refused(stores, {"ada": 2}, hour(9), hour(0)) == 1
    assert failures_of(stores, ["here"], hour(9))["here"].count == 1


def test_what_failed_before_under_a_key_that_is_cleared_is_forgotten_and_no_other(
    stores: Stores,
) -> None:
    for name in ("ada", "bob"):
        attempt(stores, {name: 9, "here": 9}, hour(9), hour(0))

    stores.attempts.succeed(attempt(stores, {"ada": 9, "here": 9}, hour(9), hour(0)), ["ada"])

    found = failures_of(stores, ["ada", "bob", "here"], hour(9))
    assert [found[key].count for key in ("ada", "bob", "here")] == [0, 1, 2]


def test_attempts_that_no_longer_count_are_forgotten(stores: Stores) -> None:
    for at in (8, 9):
        attempt(stores, {"ada": 9}, hour(at), hour(0))

    attempt(stores, {"bob": 9}, hour(12), hour(9))

    kept = [row[1] for row in all_rows(stores)["attempts"]]
    assert sorted(kept) == ["ada", "bob"]


def test_many_attempts_at_once_are_no_more_than_one_after_another(stores: Stores) -> None:
    made = at_once(*[lambda: is_let_through(stores, {"ada": 3}, hour(9), hour(0))] * 8)

    assert sum(made) == 3


def fails(stores: Stores, browser: str = "", user: str = "ada", at: int = 9) -> Attempt:
    """Begin an attempt that nothing keeps waiting; it counts as failed unless it succeeds."""
    whose = Whose(user, browser, hour(8))
    return stores.attempts.begin((), hour(at), hour(0), lambda _: 0.0, whose)


def test_failures_in_a_row_are_counted_by_browser_until_one_succeeds_there(staffed: Stores) -> None:
    row = [fails(staffed).in_a_row for _ in range(3)]
    known = [fails(staffed, "known").in_a_row for _ in range(2)]
    staffed.attempts.succeed(fails(staffed, "known"), ())

    assert (row, known) == ([1, 2, 3], [1, 2])
    assert fails(staffed, "known").in_a_row == 1
    assert fails(staffed).in_a_row == 4
    assert staffed.attempts.users_failed(4) == {"ada"}
    assert staffed.attempts.users_failed(5) == frozenset()


def test_nobody_fills_the_store_with_names_or_browsers_that_failed(staffed: Stores) -> None:

    assert fails(staffed, user="nobody").in_a_row == 0
    fails(staffed, at=7)
    for at, browser in ((7, "old"), (9, "new")):
        fails(staffed, browser, at=at)

    kept = sorted(row[:3] for row in all_rows(staffed)["failures_in_a_row"])
    assert kept == [("ada", "", 1), ("ada", "new", 1)]


def test_another_password_begins_a_new_row_in_every_browser(staffed: Stores) -> None:
    for browser in ("", "known"):
        fails(staffed, browser)

    staffed.users.set_password("ada", "other", change("ada"))

    assert all_rows(staffed)["failures_in_a_row"] == []
