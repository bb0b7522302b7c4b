"""Roles: none includes another, and nobody judges or lets people in by being something else."""

from recommender.domain.users import OF_MACHINES, RIGHTS, Right, Role, User, Visitor, ordered_roles


def test_only_a_clinician_reviews_and_signs() -> None:
    for right in (Right.REVIEW, Right.SIGN):
        assert [role for role in Role if right in RIGHTS[role]] == [Role.CLINICIAN]


def test_only_an_admin_lets_people_in_and_an_admin_does_nothing_else() -> None:
    assert [role for role in Role if Right.MANAGE_USERS in RIGHTS[role]] == [Role.ADMIN]
    assert RIGHTS[Role.ADMIN] == {Right.OWN, Right.MANAGE_USERS}


def test_taking_cases_away_is_given_by_itself() -> None:
    assert [role for role in Role if Right.EXPORT in RIGHTS[role]] == [Role.EXPORTER]


def test_no_machine_judges_or_lets_people_in() -> None:
    assert OF_MACHINES.isdisjoint((Right.OWN, Right.REVIEW, Right.SIGN, Right.MANAGE_USERS))


def test_who_has_several_roles_may_do_what_each_of_them_allows() -> None:
    user = User("ada", (Role.CLINICIAN, Role.ADMIN), "2026-11-21")

    assert user.rights == RIGHTS[Role.CLINICIAN] | RIGHTS[Role.ADMIN]


def test_roles_are_told_in_one_order_and_once() -> None:
    said = (Role.ADMIN, Role.CLINICIAN, Role.ADMIN)

    assert ordered_roles(said) == (Role.CLINICIAN, Role.ADMIN)


def test_a_visitor_may_do_what_their_rights_say_and_no_more() -> None:
    machine = Visitor("dashboard", frozenset((Right.READ,)), is_machine=True)

    assert machine.may(Right.READ)
    assert not machine.may(Right.EXPORT)
