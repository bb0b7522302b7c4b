"""Users: each comes back as kept, disabled or not, and the last admin stays."""

from dataclasses import replace

import pytest

from recommender.domain.errors import ConflictError, NotFoundError
from recommender.domain.records import RecordKind
from recommender.domain.users import Role, User
from recommender.storage.stores import Stores
from tests.storage.conftest import ADA, BOB, all_rows, change, hour


@pytest.mark.parametrize("user", [ADA, BOB])
def test_a_user_comes_back_as_kept(staffed: Stores, user: User) -> None:
    assert staffed.users.find(user.name) == user


def test_users_come_by_name(staffed: Stores) -> None:
    assert staffed.users.every() == (ADA, BOB)


def test_nobody_is_found_whom_nobody_added(staffed: Stores) -> None:
    assert staffed.users.find("eve") is None


def test_a_name_is_taken_once(staffed: Stores) -> None:
    before = all_rows(staffed)

    with pytest.raises(ConflictError, match="a user 'ada' already"):
        staffed.users.add(ADA, change("ada"))

    assert all_rows(staffed) == before


def test_a_new_user_is_a_record(staffed: Stores) -> None:
    assert [event.kind for event in staffed.records.about("bob")] == [RecordKind.ACCESS]


def test_a_disabled_user_is_found_as_such(staffed: Stores) -> None:
    staffed.users.disable("ada", hour(12), change("ada"))

    found = staffed.users.find("ada")
    assert found is not None
    assert found.disabled == hour(12)


def test_whoever_is_disabled_twice_was_so_since_the_first_time(staffed: Stores) -> None:
    for at in (hour(12), hour(13)):
        staffed.users.disable("ada", at, change("ada"))

    found = staffed.users.find("ada")
    assert found is not None
    assert found.disabled == hour(12)


def test_disabling_is_a_record(staffed: Stores) -> None:
    staffed.users.disable("ada", hour(12), change("ada"))

    assert len(staffed.records.about("ada")) == 3


def test_disabling_nobody_names_whom_one_may_have_meant(staffed: Stores) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'ada'"):
        staffed.users.disable("adda", hour(12), change("adda"))


def test_the_last_admin_stays(staffed: Stores) -> None:
    staffed.users.add(User("cleo", (Role.ADMIN,), hour(8)), change("cleo"))
    staffed.users.disable("cleo", hour(12), change("cleo"))
    before = all_rows(staffed)

    with pytest.raises(ConflictError, match="'bob' is the last admin"):
        staffed.users.disable("bob", hour(12), change("bob"))

    assert all_rows(staffed) == before


def test_an_admin_goes_while_another_stays(staffed: Stores) -> None:
    staffed.users.add(User("cleo", (Role.ADMIN,), hour(8)), change("cleo"))

    staffed.users.disable("bob", hour(12), change("bob"))

    assert staffed.users.find("bob") == replace(BOB, disabled=hour(12))


def test_whoever_is_enabled_again_is_as_before_and_that_is_a_record(staffed: Stores) -> None:
    staffed.users.disable("ada", hour(12), change("ada"))

    for _ in range(2):
        staffed.users.enable("ada", change("ada"))

    assert staffed.users.find("ada") == ADA
    assert len(staffed.records.about("ada")) == 4


def test_enabling_nobody_names_whom_one_may_have_meant(staffed: Stores) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'ada'"):
        staffed.users.enable("adda", change("adda"))


def test_other_roles_are_a_record_and_the_same_ones_again_are_none(staffed: Stores) -> None:
    for _ in range(2):
        staffed.users.set_roles("ada", (Role.AUTHOR, Role.EXPORTER), change("ada"))

    assert staffed.users.find("ada") == replace(ADA, roles=(Role.AUTHOR, Role.EXPORTER))
    assert len(staffed.records.about("ada")) == 3


def test_the_last_admin_keeps_that_role(staffed: Stores) -> None:
    with pytest.raises(ConflictError, match="'bob' is the last admin"):
        staffed.users.set_roles("bob", (Role.CLINICIAN,), change("bob"))

    staffed.users.set_roles("bob", (Role.CLINICIAN, Role.ADMIN), change("bob"))
    assert staffed.users.find("bob") == replace(BOB, roles=(Role.CLINICIAN, Role.ADMIN))


def test_roles_for_nobody_name_whom_one_may_have_meant(staffed: Stores) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'ada'"):
        staffed.users.set_roles("adda", (Role.AUTHOR,), change("adda"))


def test_a_user_is_bound_to_one_account_until_it_is_released(staffed: Stores) -> None:
    users = staffed.users
    bound = [users.bind("ada", account, change("ada")) for account in ("one", "one", "other")]

    assert bound == [True, True, False]
    assert users.bound_to("one") == replace(ADA, identity="one")
    for _ in range(2):
        users.release("ada", change("ada"))
    assert users.bound_to("one") is None
    assert staffed.sign_ins.find("ada's", hour(9), hour(8)) is None
    # added, signed in, bound, released
    assert len(staffed.records.about("ada")) == 4
