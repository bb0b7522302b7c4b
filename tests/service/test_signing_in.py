"""Signing in: the right password and nothing else opens the desk, as oneself."""

import pytest

from recommender.domain.errors import AccessError
from recommender.domain.users import RIGHTS, Role, Visitor
from recommender.service.users import WRONG, Users
from tests.service.conftest import HERE, OPERATOR, OTHER_PASSWORD, PASSWORD


def test_the_right_password_opens_the_desk_as_oneself(users: Users) -> None:
    user, token = users.sign_in("anna", PASSWORD, HERE)

    assert user.name == "anna"
    assert users.visitor(token) == Visitor("anna", RIGHTS[Role.CLINICIAN])


@pytest.mark.parametrize("name", ["anna", "nobody", "former", "federated", "", "Anna"])
def test_whatever_is_wrong_with_a_sign_in_the_words_are_the_same(users: Users, name: str) -> None:
    users.add_user("former", (Role.AUTHOR,), OTHER_PASSWORD, OPERATOR)
    users.disable_user("former", OPERATOR)
    users.add_user("federated", (Role.AUTHOR,), "", OPERATOR)

    with pytest.raises(AccessError) as refused:
        users.sign_in(name, OTHER_PASSWORD, HERE)

    assert type(refused.value) is AccessError
    assert str(refused.value) == WRONG


def test_a_password_is_right_for_its_own_user_alone(users: Users) -> None:
    users.add_user("bert", (Role.ADMIN,), OTHER_PASSWORD, OPERATOR)

    with pytest.raises(AccessError, match=WRONG):
        users.sign_in("bert", PASSWORD, HERE)


@pytest.mark.parametrize("near", [PASSWORD.upper(), PASSWORD + " ", PASSWORD[:-1], ""])
def test_nearly_the_password_is_not_the_password(users: Users, near: str) -> None:
    with pytest.raises(AccessError, match=WRONG):
        users.sign_in("anna", near, HERE)


@pytest.mark.parametrize("password", ["", "no user has this password", PASSWORD])
def test_no_password_at_all_signs_in_a_user_of_an_identity_provider(
    users: Users, password: str
) -> None:
    users.add_user("federated", (Role.AUTHOR,), "", OPERATOR)

    with pytest.raises(AccessError, match=WRONG):
        users.sign_in("federated", password, HERE)


def test_a_user_whom_an_identity_provider_knows_has_a_sign_in_like_any_other(
    users: Users,
) -> None:
    user = users.add_user("federated", (Role.AUTHOR,), "", OPERATOR)

    token = users.open_sign_in(user)

    assert users.visitor(token) == Visitor("federated", RIGHTS[Role.AUTHOR])


def test_another_password_is_the_only_one_that_counts(users: Users) -> None:
    users.set_password("anna", OTHER_PASSWORD, OPERATOR)

    user, _ = users.sign_in("anna", OTHER_PASSWORD, HERE)

    assert user.name == "anna"
    with pytest.raises(AccessError, match=WRONG):
        users.sign_in("anna", PASSWORD, HERE)
