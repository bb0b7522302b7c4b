"""Roles: each may do what the ones before it may."""

import pytest

from recommender.domain.users import Role


@pytest.mark.parametrize(
    ("role", "included"),
    [
        (Role.CLINICIAN, [Role.CLINICIAN]),
        (Role.AUTHOR, [Role.CLINICIAN, Role.AUTHOR]),
        (Role.ADMIN, [Role.CLINICIAN, Role.AUTHOR, Role.ADMIN]),
    ],
)
def test_a_role_may_do_what_the_roles_below_it_may(role: Role, included: list[Role]) -> None:
    assert [other for other in Role if role.includes(other)] == included
