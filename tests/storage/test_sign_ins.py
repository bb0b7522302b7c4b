"""Sign-ins: each belongs to its user, and ends in time or with what ends it."""

import pytest

from recommender.domain.errors import NotFoundError, StorageError
from recommender.domain.users import Arrival, Role, SignIn, User
from recommender.storage.stores import Stores
from tests.storage.conftest import ADA, BOB, all_rows, change, hour


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


def ids(staffed: Stores) -> list[str]:
    return [entry.id for entry in staffed.sign_ins.of_user("ada", hour(14), hour(8))]


def sign_in_thrice(staffed: Stores) -> None:
    """Let Ada sign in at ten, eleven and twelve; each is known by its first sixteen letters."""
    for at in (10, 11, 12):
        staffed.sign_ins.begin(
            str(at) * 20, "ada", hour(17), change("ada", hour(at)), Arrival("Firefox")
        )


def test_the_sign_ins_of_a_user_are_listed_newest_first_while_they_are_open(
    staffed: Stores,
) -> None:
    sign_in_thrice(staffed)
    staffed.sign_ins.begin("bob's", "bob", hour(17), change("bob", hour(9)))
    staffed.sign_ins.touch("11" * 20, hour(13))

    newest, middle, *older = staffed.sign_ins.of_user("ada", hour(14), hour(8))

    assert newest == SignIn("12" * 8, "ada", hour(12), hour(12), hour(12), "Firefox")
    assert middle == SignIn("11" * 8, "ada", hour(11), hour(13), hour(11), "Firefox")
    assert [entry.browser for entry in older] == ["Firefox", ""]
    assert [entry.id for entry in staffed.sign_ins.of_user("ada", hour(14), hour(12))] == ["11" * 8]
    assert staffed.sign_ins.of_user("ada", hour(17), hour(8)) == ()


def test_a_sign_in_that_was_used_later_than_now_is_not_open(staffed: Stores) -> None:
    staffed.sign_ins.touch("ada's", hour(12))

    assert staffed.sign_ins.find("ada's", hour(11), hour(8), hour(12)) == ADA
    assert staffed.sign_ins.find("ada's", hour(11), hour(8), hour(11)) is None


def test_who_shows_again_who_they_are_goes_on_by_another_token(staffed: Stores) -> None:
    staffed.sign_ins.prove("ada's", "new", change("ada", hour(12)))

    assert staffed.sign_ins.find("ada's", hour(13), hour(8)) is None
    assert staffed.sign_ins.find("new", hour(13), hour(8)) == ADA
    found = staffed.sign_ins.current("new")
    assert found is not None
    assert (found.begun, found.proved) == (hour(9), hour(12))
    assert staffed.sign_ins.current("ada's") is None
    assert staffed.records.verify().breaks == ()


def test_one_sign_in_is_ended_by_its_whole_id_and_for_its_user_alone(staffed: Stores) -> None:
    sign_in_thrice(staffed)
    for name, sign_in_id in (("ada", "11"), ("bob", "11" * 8), ("ada", "%" * 16), ("ada", "")):
        with pytest.raises(NotFoundError):
            staffed.sign_ins.end_one(name, sign_in_id, change(name))
    before = staffed.records.verify().records

    staffed.sign_ins.end_one("ada", "11" * 8, change("ada"))

    assert ids(staffed) == ["12" * 8, "10" * 8, "ada's"]
    assert staffed.records.verify().records == before + 1


def test_all_others_of_a_user_are_ended_at_once(staffed: Stores) -> None:
    sign_in_thrice(staffed)
    staffed.sign_ins.begin("bob's", "bob", hour(17), change("bob", hour(9)))

    staffed.sign_ins.end_others("ada", "10" * 20, change("ada"))

    assert ids(staffed) == ["10" * 8]
    assert staffed.sign_ins.find("bob's", hour(10), hour(8)) == BOB
    assert staffed.records.verify().breaks == ()


def test_a_password_of_ones_own_leaves_one_sign_in(staffed: Stores) -> None:
    sign_in_thrice(staffed)

    staffed.users.set_password("ada", "own", change("ada"), "10" * 20)

    assert ids(staffed) == ["10" * 8]


def test_a_password_that_somebody_else_chose_is_known_as_one(staffed: Stores) -> None:
    staffed.users.set_password("ada", "given", change("ada"), is_first=True)
    given = staffed.users.find("ada")
    staffed.users.set_password("ada", "own", change("ada"))
    own = staffed.users.find("ada")

    assert given is not None
    assert own is not None
    assert given.has_first_password
    assert not own.has_first_password


def test_the_same_password_is_kept_anew_unless_it_was_changed(staffed: Stores) -> None:
    staffed.users.set_password("ada", "old", change("ada"))
    before = staffed.records.verify().records

    staffed.users.keep_anew("ada", "other", "never", change("ada"))
    staffed.users.keep_anew("ada", "old", "new", change("ada"))

    found = staffed.users.find("ada")
    assert found is not None
    assert found.password_hash == "new"  # noqa: S105 - of nobody
    assert staffed.records.verify().records == before + 1
    assert staffed.records.verify().breaks == ()
