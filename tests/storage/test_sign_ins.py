"""Sign-ins: each belongs to its user, and ends in time or with what ends it."""

import pytest

from recommender.domain.errors import StorageError
from recommender.domain.users import Role, User
from recommender.storage.stores import Stores
from tests.storage.conftest import ADA, all_rows, change, hour


def test_disabling_ends_every_sign_in(staffed: Stores) -> None:
    staffed.sign_ins.begin("ada's other", "ada", hour(17), change("ada", hour(9)))

    staffed.users.disable("ada", hour(12), change("ada"))

    for token in ("ada's", "ada's other"):
        assert staffed.sign_ins.find(token, hour(12), hour(8)) is None
    assert all_rows(staffed)["sign_ins"] == []


def test_disabling_one_leaves_the_other_signed_in(staffed: Stores) -> None:
    staffed.users.add(User("cleo", (Role.AUTHOR,), hour(8)), change("cleo"))
    staffed.users.disable("cleo", hour(12), change("cleo"))

    assert staffed.sign_ins.find("ada's", hour(12), hour(8)) == ADA


def test_whoever_is_disabled_cannot_sign_in_again(staffed: Stores) -> None:
    staffed.users.disable("ada", hour(12), change("ada"))

    staffed.sign_ins.begin("new", "ada", hour(17), change("ada", hour(13)))

    assert staffed.sign_ins.find("new", hour(13), hour(8)) is None


def test_a_sign_in_belongs_to_its_user(staffed: Stores) -> None:
    assert staffed.sign_ins.find("ada's", hour(10), hour(8)) == ADA


def test_nobody_is_signed_in_by_another_token(staffed: Stores) -> None:
    assert staffed.sign_ins.find("else's", hour(10), hour(8)) is None


@pytest.mark.parametrize(("at", "is_in"), [(16, True), (17, False), (18, False)])
def test_a_sign_in_ends(staffed: Stores, at: int, *, is_in: bool) -> None:
    found = staffed.sign_ins.find("ada's", hour(at), hour(8))

    assert (found is not None) is is_in


@pytest.mark.parametrize(("idle_since", "is_in"), [(8, True), (9, False), (10, False)])
def test_a_sign_in_that_is_not_used_ends(staffed: Stores, idle_since: int, *, is_in: bool) -> None:
    found = staffed.sign_ins.find("ada's", hour(11), hour(idle_since))

    assert (found is not None) is is_in


def test_using_a_sign_in_keeps_it(staffed: Stores) -> None:
    staffed.sign_ins.touch("ada's", hour(11))

    assert staffed.sign_ins.find("ada's", hour(12), hour(10)) == ADA


def test_using_a_sign_in_does_not_put_off_its_end(staffed: Stores) -> None:
    staffed.sign_ins.touch("ada's", hour(16))

    assert staffed.sign_ins.find("ada's", hour(17), hour(15)) is None


def test_signing_out_ends_one_sign_in(staffed: Stores) -> None:
    staffed.sign_ins.begin("ada's other", "ada", hour(17), change("ada", hour(9)))

    staffed.sign_ins.end("ada's", change("ada"))

    assert staffed.sign_ins.find("ada's", hour(10), hour(8)) is None
    assert staffed.sign_ins.find("ada's other", hour(10), hour(8)) == ADA


def test_sign_ins_that_have_ended_go_when_somebody_signs_in(staffed: Stores) -> None:
    staffed.sign_ins.begin("bob's", "bob", hour(23), change("bob", hour(17)))

    [left] = all_rows(staffed)["sign_ins"]
    assert left[0] == "bob's"


def test_what_is_sought_belongs_to_one_sign_in_and_goes_with_it(staffed: Stores) -> None:
    staffed.sign_ins.begin("ada's other", "ada", hour(17), change("ada", hour(9)))

    staffed.sign_ins.keep_sought("ada's", "first")
    staffed.sign_ins.keep_sought("ada's", "last")

    assert staffed.sign_ins.sought("ada's") == "last"
    assert staffed.sign_ins.sought("ada's other") == ""
    staffed.sign_ins.end("ada's", change("ada"))
    assert staffed.sign_ins.sought("ada's") == ""


def test_only_a_user_can_sign_in(staffed: Stores) -> None:
    with pytest.raises(StorageError):
        staffed.sign_ins.begin("eve's", "eve", hour(17), change("eve", hour(9)))


def test_another_password_ends_every_sign_in_and_is_a_record(staffed: Stores) -> None:
    before = staffed.records.verify().records

    staffed.users.set_password("ada", "other", change("ada"))

    found = staffed.users.find("ada")
    assert found is not None
    assert found.password_hash == "other"  # noqa: S105 - of nobody
    assert staffed.sign_ins.find("ada's", hour(10), hour(8)) is None
    assert staffed.records.verify().records == before + 1


def test_a_sign_out_of_what_has_ended_is_no_record(staffed: Stores) -> None:
    before = staffed.records.verify().records

    for _ in range(2):
        staffed.sign_ins.end("ada's", change("ada"))

    assert staffed.records.verify().records == before + 1
