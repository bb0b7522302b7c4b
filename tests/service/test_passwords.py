"""Passwords: none is weak, and none can be read from where it lies."""

from pathlib import Path

import pytest
from argon2 import extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from recommender.domain.errors import ConflictError
from recommender.domain.users import Role
from recommender.service.system import System
from recommender.service.users import PASSWORD_LEAST, Users
from recommender.storage.stores import Stores
from tests.service.conftest import HERE, OPERATOR, OTHER_PASSWORD, PASSWORD, fail


@pytest.mark.parametrize("password", ["short", "anna is my name"])
def test_a_weak_password_is_refused_for_whoever_is_there_too(users: Users, password: str) -> None:
    with pytest.raises(ConflictError):
        users.set_password("anna", password, OPERATOR)


def test_a_password_is_refused_when_one_letter_too_short(users: Users) -> None:
    with pytest.raises(ConflictError, match=f"at least {PASSWORD_LEAST}"):
        users.add_user("bert", Role.CLINICIAN, "x" * (PASSWORD_LEAST - 1), OPERATOR)
    users.add_user("bert", Role.CLINICIAN, "x" * PASSWORD_LEAST, OPERATOR)

    assert users.known_user("bert")


def test_a_password_is_refused_when_it_holds_the_name_in_whatever_case(users: Users) -> None:
    with pytest.raises(ConflictError, match="must not hold"):
        users.add_user("bert", Role.CLINICIAN, "longer-than-Bert-is", OPERATOR)

    assert users.known_user("bert") is None


def test_passwords_are_kept_as_argon2id_each_with_its_own_salt(users: Users) -> None:
    users.add_user("bert", Role.CLINICIAN, PASSWORD, OPERATOR)

    kept = [user.password_hash for user in users.stores.users.every()]

    assert all(hashed.startswith("$argon2id$") for hashed in kept)
    assert len(set(kept)) == 2


def test_a_password_costs_as_much_to_try_as_rfc_9106_advises(stores: Stores) -> None:
    made = Users(stores, System())

    kept = made.add_user("bert", Role.CLINICIAN, PASSWORD, OPERATOR).password_hash

    assert extract_parameters(kept) == RFC_9106_LOW_MEMORY


def test_no_password_and_no_token_lies_in_the_files_of_the_database(
    users: Users, tmp_path: Path
) -> None:
    _, token = users.sign_in("anna", PASSWORD, HERE)
    _, secret = users.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)
    fail(users, "nobody", 1)

    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())

    secrets = (PASSWORD, OTHER_PASSWORD, token, secret, token.replace("-", ""), HERE)
    assert b"anna" in kept
    assert [word for word in secrets if word.encode() in kept] == []
