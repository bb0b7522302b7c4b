"""Users: who can be added, disabled and enabled, and by whom."""

import pytest

from recommender.domain.access import Role
from recommender.domain.errors import ConflictError, NotFoundError
from recommender.service.access import NAME_MOST, PASSWORD_LEAST, Access
from tests.services.conftest import HERE, OPERATOR, OTHER_PASSWORD, PASSWORD


def test_a_user_may_sign_in_while_known_and_not_disabled(access: Access) -> None:
    known = access.known_user("anna")
    access.disable_user("anna", OPERATOR)

    assert known is not None
    assert access.known_user("anna") is None
    assert access.known_user("nobody") is None


@pytest.mark.parametrize(
    "name", ["", "Anna", "an na", "anna/", "änna", "a\n", "a" * (NAME_MOST + 1)]
)
def test_a_name_that_cannot_be_used_is_refused(access: Access, name: str) -> None:
    with pytest.raises(ConflictError, match="lower-case"):
        access.add_user(name, Role.CLINICIAN, PASSWORD, OPERATOR)
    with pytest.raises(ConflictError, match="lower-case"):
        access.add_token(name, Role.CLINICIAN, 1, OPERATOR)

    assert [user.name for user in access.people.every()] == ["anna"]
    assert access.people.tokens() == ()


@pytest.mark.parametrize("name", ["a", "dr.a-b_c@clinic1", "b" * NAME_MOST])
def test_a_name_has_letters_digits_and_a_few_signs(access: Access, name: str) -> None:
    access.add_user(name, Role.CLINICIAN, "5%" * PASSWORD_LEAST, OPERATOR)

    assert access.known_user(name)


def test_a_name_that_is_taken_keeps_its_password(access: Access) -> None:
    with pytest.raises(ConflictError, match="'anna' already"):
        access.add_user("anna", Role.ADMIN, OTHER_PASSWORD, OPERATOR)

    user, _ = access.sign_in("anna", PASSWORD, HERE)
    assert user.role is Role.CLINICIAN


def test_a_name_nobody_has_cannot_be_disabled_and_the_near_one_is_named(access: Access) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'anna'"):
        access.disable_user("ana", OPERATOR)


def test_the_last_admin_cannot_be_disabled_by_anybody(access: Access) -> None:
    for name in ("root", "other"):
        access.add_user(name, Role.ADMIN, PASSWORD, OPERATOR)
    access.disable_user("other", OPERATOR)

    for by in (OPERATOR, "other"):
        with pytest.raises(ConflictError, match="'root' is the last admin; add another admin"):
            access.disable_user("root", by)

    assert access.known_user("root")


def test_nobody_disables_themselves(access: Access) -> None:
    for name in ("root", "other"):
        access.add_user(name, Role.ADMIN, PASSWORD, OPERATOR)

    with pytest.raises(ConflictError, match="ask another admin"):
        access.disable_user("root", "root")

    assert access.known_user("root")


def test_whoever_is_enabled_again_signs_in_as_before_and_no_old_sign_in_comes_back(
    access: Access,
) -> None:
    _, old = access.sign_in("anna", PASSWORD, HERE)
    access.disable_user("anna", OPERATOR)

    access.enable_user("anna", OPERATOR)

    assert access.visitor(old) is None
    assert access.sign_in("anna", PASSWORD, HERE)[0].role is Role.CLINICIAN


def test_a_name_nobody_has_cannot_be_enabled_and_the_near_one_is_named(access: Access) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'anna'"):
        access.enable_user("ana", OPERATOR)
