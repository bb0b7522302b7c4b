"""Users: who can be added, disabled and enabled, and by whom."""

import pytest

from recommender.domain.errors import ConflictError, NotFoundError
from recommender.domain.users import Role
from recommender.service.users import NAME_MOST, Users
from tests.service.conftest import HERE, OPERATOR, OTHER_PASSWORD, PASSWORD


def test_a_user_may_sign_in_while_known_and_not_disabled(users: Users) -> None:
    known = users.known_user("anna")
    users.disable_user("anna", OPERATOR)

    assert known is not None
    assert users.known_user("anna") is None
    assert users.known_user("nobody") is None


@pytest.mark.parametrize(
    "name", ["", "Anna", "an na", "anna/", "änna", "a\n", "a" * (NAME_MOST + 1)]
)
def test_a_name_that_cannot_be_used_is_refused(users: Users, name: str) -> None:
    with pytest.raises(ConflictError, match="lower-case"):
        users.add_user(name, Role.CLINICIAN, PASSWORD, OPERATOR)
    with pytest.raises(ConflictError, match="lower-case"):
        users.add_token(name, Role.CLINICIAN, 1, OPERATOR)

    assert [user.name for user in users.stores.users.every()] == ["anna"]
    assert users.stores.tokens.every() == ()


@pytest.mark.parametrize("name", ["a", "dr.a-b_c@clinic1", "b" * NAME_MOST])
def test_a_name_has_letters_digits_and_a_few_signs(users: Users, name: str) -> None:
    users.add_user(name, Role.CLINICIAN, PASSWORD, OPERATOR)

    assert users.known_user(name)


def test_a_name_that_is_taken_keeps_its_password(users: Users) -> None:
    with pytest.raises(ConflictError, match="'anna' already"):
        users.add_user("anna", Role.ADMIN, OTHER_PASSWORD, OPERATOR)

    user, _ = users.sign_in("anna", PASSWORD, HERE)
    assert user.role is Role.CLINICIAN


def test_a_name_nobody_has_cannot_be_disabled_and_the_near_one_is_named(users: Users) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'anna'"):
        users.disable_user("ana", OPERATOR)


def test_the_last_admin_cannot_be_disabled_by_anybody(users: Users) -> None:
    for name in ("root", "other"):
        users.add_user(name, Role.ADMIN, PASSWORD, OPERATOR)
    users.disable_user("other", OPERATOR)

    for by in (OPERATOR, "other"):
        with pytest.raises(ConflictError, match="'root' is the last admin; add another admin"):
            users.disable_user("root", by)

    assert users.known_user("root")


def test_nobody_disables_themselves(users: Users) -> None:
    for name in ("root", "other"):
        users.add_user(name, Role.ADMIN, PASSWORD, OPERATOR)

    with pytest.raises(ConflictError, match="ask another admin"):
        users.disable_user("root", "root")

    assert users.known_user("root")


def test_whoever_is_enabled_again_signs_in_as_before_and_no_old_sign_in_comes_back(
    users: Users,
) -> None:
    _, old = users.sign_in("anna", PASSWORD, HERE)
    users.disable_user("anna", OPERATOR)

    users.enable_user("anna", OPERATOR)

    assert users.visitor(old) is None
    assert users.sign_in("anna", PASSWORD, HERE)[0].role is Role.CLINICIAN


def test_a_name_nobody_has_cannot_be_enabled_and_the_near_one_is_named(users: Users) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'anna'"):
        users.enable_user("ana", OPERATOR)
