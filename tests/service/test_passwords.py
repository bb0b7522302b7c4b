"""Passwords: none is weak, and none can be read from where it lies."""

from dataclasses import replace
from pathlib import Path

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from recommender.domain.errors import ConflictError
from recommender.domain.users import Right, Role
from recommender.service.machine_tokens import MachineTokens
from recommender.service.passwords import (
    HOLDS_NAME,
    TOO_COMMON,
    TOO_REGULAR,
    TOO_SHORT,
    refuse_weak,
)
from recommender.service.system import System
from recommender.service.users import Users
from recommender.storage.stores import Stores
from tests.service.conftest import HERE, OPERATOR, OTHER_PASSWORD, PASSWORD, fail

GUESSED = {
    TOO_COMMON: (
        "password1234",
        "123456789012",
        "Passw0rd!2026",
        "physiotherapist1",
        "iloveyoubaby123",
    ),
    TOO_REGULAR: ("aaaaaaaaaaaa", "qwertyuiop[]", "abcdefghijkl", "a1b2c3" * 30),
    TOO_SHORT: ("", "7-Ghwk!s2%q", "eleven char"),
    HOLDS_NAME: ("Grace.Hopper", "hopperandgrace", "Grace-2026-HOPPER"),
}


@pytest.mark.parametrize(
    ("password", "words"), [(each, words) for words, some in GUESSED.items() for each in some]
)
def test_a_weak_password_is_refused_with_what_to_do(password: str, words: str) -> None:
    with pytest.raises(ConflictError) as refused:
        refuse_weak("grace.hopper", password)

    assert str(refused.value) == words


@pytest.mark.parametrize(
    "password",
    [
        "tin wagon oak",
        "quietly seven otters hum",
        "7-Ghwk!s2%qR",
        "\N{HIRAGANA LETTER NO}\N{SNOWMAN}\N{SNAKE}\N{ANCHOR}" * 2 + "kfwq",
        "tin wagon oak lamp " * 10,
        "Zq7! tin wagon" + "x" * 5000,
    ],
)
def test_any_characters_make_a_password_however_many(password: str) -> None:
    refuse_weak("grace.hopper", password)


@pytest.mark.parametrize("password", ["okwuosaadaeze1", "Adaeze-Okwuosa", "ad4ezeokwuosa"])
def test_a_password_made_of_parts_of_the_name_is_weak_for_its_user_alone(password: str) -> None:
    refuse_weak("bert", password)
    with pytest.raises(ConflictError):
        refuse_weak("adaeze.okwuosa", password)


def test_a_password_that_is_strong_without_the_name_in_it_is_taken() -> None:
    refuse_weak("grace.hopper", "grace has seven otters")


def test_a_short_name_may_stand_in_a_word_of_a_password() -> None:
    refuse_weak("al", "tall wagons hum softly")


def test_a_weak_password_is_refused_for_whoever_is_added_or_there_already(users: Users) -> None:
    with pytest.raises(ConflictError):
        users.set_password("anna", "password1234", OPERATOR)
    with pytest.raises(ConflictError):
        users.add_user("bert", (Role.CLINICIAN,), "password1234", OPERATOR)

    assert users.known_user("bert") is None
    assert users.sign_in("anna", PASSWORD, HERE)


def test_passwords_are_kept_as_argon2id_each_with_its_own_salt(users: Users) -> None:
    users.add_user("bert", (Role.CLINICIAN,), PASSWORD, OPERATOR)

    kept = [user.password_hash for user in users.stores.users.every()]

    assert all(hashed.startswith("$argon2id$") for hashed in kept)
    assert len(set(kept)) == 2


def test_a_password_costs_as_much_to_try_as_rfc_9106_advises(stores: Stores) -> None:
    made = Users(stores, System())

    kept = made.add_user("bert", (Role.CLINICIAN,), PASSWORD, OPERATOR).password_hash

    assert extract_parameters(kept) == RFC_9106_LOW_MEMORY


def test_a_password_of_cheaper_days_is_kept_anew_at_the_next_sign_in(users: Users) -> None:
    dearer = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    later = Users(users.stores, replace(users.system, passwords=dearer))
    [before] = users.every()
    fail(later, "anna", 1)
    assert users.every() == (before,)

    later.sign_in("anna", PASSWORD, HERE)
    [after] = users.every()
    later.sign_in("anna", PASSWORD, HERE)

    assert extract_parameters(before.password_hash).time_cost == 1
    assert extract_parameters(after.password_hash).time_cost == 2
    assert users.every() == (after,)
    assert users.stores.records.verify().breaks == ()


def test_no_password_and_no_token_lies_in_the_files_of_the_database(
    users: Users, tokens: MachineTokens, tmp_path: Path
) -> None:
    _, token = users.sign_in("anna", PASSWORD, HERE)
    _, secret = tokens.add("dashboard", (Right.READ,), "anna", 90, OPERATOR)
    fail(users, "nobody", 1)

    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())

    secrets = (PASSWORD, OTHER_PASSWORD, token, secret, token.replace("-", ""), HERE)
    assert b"anna" in kept
    assert [word for word in secrets if word.encode() in kept] == []
