"""Users: who can be added, disabled and enabled, and by whom."""

import pytest

from recommender.domain.errors import ConflictError, NotFoundError
from recommender.domain.users import RIGHTS, Role
from recommender.service.machine_tokens import NAME_MOST
from recommender.service.users import Users
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
        users.add_user(name, (Role.CLINICIAN,), PASSWORD, OPERATOR)

    assert [user.name for user in users.stores.users.every()] == ["anna"]


@pytest.mark.parametrize("name", ["a", "dr.a-b_c@clinic1", "b" * NAME_MOST])
def test_a_name_has_letters_digits_and_a_few_signs(users: Users, name: str) -> None:
    users.add_user(name, (Role.CLINICIAN,), PASSWORD, OPERATOR)

    assert users.known_user(name)


def test_a_name_that_is_taken_keeps_its_password(users: Users) -> None:
    with pytest.raises(ConflictError, match="'anna' already"):
        users.add_user("anna", (Role.ADMIN,), OTHER_PASSWORD, OPERATOR)

    user, _ = users.sign_in("anna", PASSWORD, HERE)
    assert user.roles == (Role.CLINICIAN,)


def test_a_name_nobody_has_cannot_be_disabled_and_the_near_one_is_named(users: Users) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'anna'"):
        users.disable_user("ana", OPERATOR)


def test_the_last_admin_cannot_be_disabled_by_anybody(users: Users) -> None:
    for name in ("root", "other"):
        users.add_user(name, (Role.ADMIN,), PASSWORD, OPERATOR)
    users.disable_user("other", OPERATOR)

    for by in (OPERATOR, "other"):
        with pytest.raises(ConflictError, match="'root' is the last admin; add another admin"):
            users.disable_user("root", by)

    assert users.known_user("root")


def test_nobody_disables_themselves(users: Users) -> None:
    for name in ("root", "other"):
        users.add_user(name, (Role.ADMIN,), PASSWORD, OPERATOR)

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
    assert users.sign_in("anna", PASSWORD, HERE)[0].roles == (Role.CLINICIAN,)


def test_a_name_nobody_has_cannot_be_enabled_and_the_near_one_is_named(users: Users) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'anna'"):
        users.enable_user("ana", OPERATOR)


def test_new_roles_count_at_once_for_who_is_signed_in(users: Users) -> None:
    _, token = users.sign_in("anna", PASSWORD, HERE)

    users.set_roles("anna", (Role.ADMIN, Role.CLINICIAN), OPERATOR)

    visitor = users.visitor(token)
    assert visitor is not None
    assert visitor.rights == RIGHTS[Role.CLINICIAN] | RIGHTS[Role.ADMIN]


def test_nobody_gives_themselves_roles(users: Users) -> None:
    users.add_user("root", (Role.ADMIN,), PASSWORD, OPERATOR)

    with pytest.raises(ConflictError, match="ask another admin"):
        users.set_roles("root", (Role.CLINICIAN, Role.ADMIN), "root")


def test_the_last_admin_stays_one(users: Users) -> None:
    users.add_user("root", (Role.ADMIN,), PASSWORD, OPERATOR)

    with pytest.raises(ConflictError, match="'root' is the last admin"):
        users.set_roles("root", (Role.CLINICIAN,), OPERATOR)


def test_a_user_has_a_role(users: Users) -> None:
    with pytest.raises(ConflictError, match="Choose a role"):
        users.add_user("bert", (), PASSWORD, OPERATOR)
    with pytest.raises(ConflictError, match="Choose a role"):
        users.set_roles("anna", (), OPERATOR)


@pytest.mark.parametrize("words", ["Dr No\N{NULL}", "x" * 201])
def test_a_signing_name_is_one_line_of_text(users: Users, words: str) -> None:
    with pytest.raises(ConflictError, match="200 characters"):
        users.set_signing_name("anna", words, OPERATOR)


def test_nobody_enters_their_own_signing_name(users: Users) -> None:
    with pytest.raises(ConflictError, match="ask another admin"):
        users.set_signing_name("anna", "Dr Anna Test", "anna")
