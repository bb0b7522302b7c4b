"""Attempts to sign in: so many are let through in a while, and no more."""

import pytest

from recommender.storage.stores import Stores
from tests.storage.conftest import all_rows, at_once, hour


def attempts_until_refused(stores: Stores, most: dict[str, int], at: str, since: str) -> int:
    made = 0
    while stores.attempts.count(most, at, since):
        made += 1
    return made


def test_a_key_has_its_most_attempts_and_no_more(stores: Stores) -> None:
    assert attempts_until_refused(stores, {"ada": 3}, hour(9), hour(0)) == 3


def test_the_key_with_the_fewest_left_decides_and_a_refusal_counts_for_none(
    stores: Stores,
) -> None:
    assert attempts_until_refused(stores, {"ada": 2, "here": 9}, hour(9), hour(0)) == 2
    assert attempts_until_refused(stores, {"here": 9}, hour(9), hour(0)) == 7


@pytest.mark.parametrize(("since", "left"), [(8, 0), (9, 0), (10, 1), (11, 2), (12, 3)])
def test_attempts_are_counted_in_a_window(stores: Stores, since: int, left: int) -> None:
    for at in (9, 10, 11):
        stores.attempts.count({"ada": 3}, hour(at), hour(0))

    assert attempts_until_refused(stores, {"ada": 3}, hour(12), hour(since)) == left


def test_attempts_that_succeeded_do_not_count(stores: Stores) -> None:
    stores.attempts.count({"ada": 2}, hour(9), hour(0))
    stores.attempts.forgive(stores.attempts.count({"ada": 2}, hour(9), hour(0)))

    assert attempts_until_refused(stores, {"ada": 2}, hour(9), hour(0)) == 1


def test_attempts_that_no_longer_count_are_forgotten(stores: Stores) -> None:
    for at in (8, 9):
        stores.attempts.count({"ada": 9}, hour(at), hour(0))

    stores.attempts.count({"bob": 9}, hour(12), hour(9))

    assert len(all_rows(stores)["attempts"]) == 2


def test_many_attempts_at_once_are_no_more_than_one_after_another(stores: Stores) -> None:
    made = at_once(*[lambda: stores.attempts.count({"ada": 3}, hour(9), hour(0))] * 8)

    assert sum(map(bool, made)) == 3
