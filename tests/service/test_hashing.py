"""Passwords are hashed few at once, and one that is nobody's takes as long as any."""

from contextlib import ExitStack
from threading import Thread

import pytest
from argon2 import PasswordHasher

from recommender.service import hashing
from recommender.service.hashing import AT_ONCE, WAITING_MOST, BusyError, is_right, turn_to_hash
from recommender.service.users import Users
from tests.service.conftest import HERE, PASSWORD
from tests.system import QUICK


def test_no_more_are_hashed_at_once_than_there_are_turns(
    users: Users, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashing, "WAIT_SECONDS", 0)
    with ExitStack() as turns:
        for _ in range(AT_ONCE):
            turns.enter_context(turn_to_hash())
        for _ in range(9):
            with pytest.raises(BusyError):
                users.sign_in("anna", PASSWORD, HERE)

    # and what was turned away is no failure
    assert users.sign_in("anna", PASSWORD, HERE)


def test_who_finds_too_many_waiting_is_turned_away_without_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # whoever waited would fail over this
    monkeypatch.setattr(hashing, "WAIT_SECONDS", "never")
    with ExitStack() as turns:
        for _ in range(AT_ONCE):
            turns.enter_context(turn_to_hash())
        for _ in range(WAITING_MOST):
            turns.enter_context(hashing._room)
        with pytest.raises(BusyError), turn_to_hash():
            raise AssertionError


def test_who_waits_gets_the_turn_that_becomes_free() -> None:
    hashed: list[str] = []

    def wait() -> None:
        with turn_to_hash():
            hashed.append("waited")

    thread = Thread(target=wait)
    with ExitStack() as turns:
        for _ in range(AT_ONCE):
            turns.enter_context(turn_to_hash())
        thread.start()
        hashed.append("held")
    thread.join(10)

    assert hashed == ["held", "waited"]


@pytest.mark.parametrize("hasher", [QUICK, PasswordHasher()])
def test_what_stands_for_nobody_is_a_hash_of_the_same_cost_that_nothing_opens(
    hasher: PasswordHasher,
) -> None:
    kept = hashing._of_nobody(hasher)

    assert not hasher.check_needs_rehash(kept)


def test_nobody_has_a_password() -> None:
    assert not is_right(QUICK, "", "")
    assert not is_right(QUICK, "no hash", "no hash")
    assert is_right(QUICK, QUICK.hash("x"), "x")
