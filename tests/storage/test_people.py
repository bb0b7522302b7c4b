"""Who may sign in, for how long, and how often somebody tried in vain."""

from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.access import ApiToken, Role, User
from recommender.domain.errors import ConflictError, NotFoundError, StorageError
from recommender.domain.records import Event, RecordKind
from recommender.storage.stores import Stores
from tests.storage.conftest import AT, all_rows, an_event, at_once

ADA = User("ada", Role.CLINICIAN, "2026-11-21T08", "", "$argon2id$")
BOB = User("bob", Role.ADMIN, created="2026-11-21T08")


def hour(number: int) -> str:
    """Return a time of the day of all tests here."""
    return f"2026-11-21T{number:02}:00:00.000000Z"


def change(name: str, at: str = AT) -> Event:
    return an_event(name, RecordKind.ACCESS, at=at)


def a_token(label: str = "ward 3", **more: Any) -> ApiToken:
    return ApiToken(
        **{"role": Role.CLINICIAN, "created": hour(8), "ends": hour(20), **more}, label=label
    )


@pytest.fixture
def staffed(stores: Stores) -> Stores:
    """Stores with two users, of whom Ada has signed in at nine, until five."""
    for user in (BOB, ADA):
        stores.people.add(user, change(user.name))
    stores.people.sign_in("ada's", "ada", hour(17), change("ada", hour(9)))
    return stores


@pytest.mark.parametrize("user", [ADA, BOB])
def test_a_user_comes_back_as_kept(staffed: Stores, user: User) -> None:
    assert staffed.people.find(user.name) == user


def test_users_come_by_name(staffed: Stores) -> None:
    assert staffed.people.every() == (ADA, BOB)


def test_nobody_is_found_whom_nobody_added(staffed: Stores) -> None:
    assert staffed.people.find("eve") is None


def test_a_name_is_taken_once(staffed: Stores) -> None:
    before = all_rows(staffed)

    with pytest.raises(ConflictError, match="a user 'ada' already"):
        staffed.people.add(ADA, change("ada"))

    assert all_rows(staffed) == before


def test_a_new_user_is_a_record(staffed: Stores) -> None:
    assert [event.kind for event in staffed.journal.about("bob")] == [RecordKind.ACCESS]


def test_a_disabled_user_is_found_as_such(staffed: Stores) -> None:
    staffed.people.disable("ada", hour(12), change("ada"))

    found = staffed.people.find("ada")
    assert found is not None
    assert found.disabled == hour(12)


def test_whoever_is_disabled_twice_was_so_since_the_first_time(staffed: Stores) -> None:
    for at in (hour(12), hour(13)):
        staffed.people.disable("ada", at, change("ada"))

    found = staffed.people.find("ada")
    assert found is not None
    assert found.disabled == hour(12)


def test_disabling_ends_every_sign_in(staffed: Stores) -> None:
    staffed.people.sign_in("ada's other", "ada", hour(17), change("ada", hour(9)))

    staffed.people.disable("ada", hour(12), change("ada"))

    for token in ("ada's", "ada's other"):
        assert staffed.people.signed_in(token, hour(12), hour(8)) is None
    assert all_rows(staffed)["sign_ins"] == []


def test_disabling_one_leaves_the_other_signed_in(staffed: Stores) -> None:
    staffed.people.add(User("cleo", Role.AUTHOR, hour(8)), change("cleo"))
    staffed.people.disable("cleo", hour(12), change("cleo"))

    assert staffed.people.signed_in("ada's", hour(12), hour(8)) == ADA


def test_whoever_is_disabled_cannot_sign_in_again(staffed: Stores) -> None:
    staffed.people.disable("ada", hour(12), change("ada"))

    staffed.people.sign_in("new", "ada", hour(17), change("ada", hour(13)))

    assert staffed.people.signed_in("new", hour(13), hour(8)) is None


def test_disabling_is_a_record(staffed: Stores) -> None:
    staffed.people.disable("ada", hour(12), change("ada"))

    assert len(staffed.journal.about("ada")) == 3


def test_disabling_nobody_names_whom_one_may_have_meant(staffed: Stores) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'ada'"):
        staffed.people.disable("adda", hour(12), change("adda"))


def test_the_last_admin_stays(staffed: Stores) -> None:
    staffed.people.add(User("cleo", Role.ADMIN, hour(8)), change("cleo"))
    staffed.people.disable("cleo", hour(12), change("cleo"))
    before = all_rows(staffed)

    with pytest.raises(ConflictError, match="'bob' is the last admin"):
        staffed.people.disable("bob", hour(12), change("bob"))

    assert all_rows(staffed) == before


def test_an_admin_goes_while_another_stays(staffed: Stores) -> None:
    staffed.people.add(User("cleo", Role.ADMIN, hour(8)), change("cleo"))

    staffed.people.disable("bob", hour(12), change("bob"))

    assert staffed.people.find("bob") == replace(BOB, disabled=hour(12))


def test_whoever_is_enabled_again_is_as_before_and_that_is_a_record(staffed: Stores) -> None:
    staffed.people.disable("ada", hour(12), change("ada"))

    for _ in range(2):
        staffed.people.enable("ada", change("ada"))

    assert staffed.people.find("ada") == ADA
    assert len(staffed.journal.about("ada")) == 4


def test_enabling_nobody_names_whom_one_may_have_meant(staffed: Stores) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'ada'"):
        staffed.people.enable("adda", change("adda"))


def test_a_sign_in_belongs_to_its_user(staffed: Stores) -> None:
    assert staffed.people.signed_in("ada's", hour(10), hour(8)) == ADA


def test_nobody_is_signed_in_by_another_token(staffed: Stores) -> None:
    assert staffed.people.signed_in("else's", hour(10), hour(8)) is None


@pytest.mark.parametrize(("at", "is_in"), [(16, True), (17, False), (18, False)])
def test_a_sign_in_ends(staffed: Stores, at: int, *, is_in: bool) -> None:
    found = staffed.people.signed_in("ada's", hour(at), hour(8))

    assert (found is not None) is is_in


@pytest.mark.parametrize(("idle_since", "is_in"), [(8, True), (9, False), (10, False)])
def test_a_sign_in_that_is_not_used_ends(staffed: Stores, idle_since: int, *, is_in: bool) -> None:
    found = staffed.people.signed_in("ada's", hour(11), hour(idle_since))

    assert (found is not None) is is_in


def test_using_a_sign_in_keeps_it(staffed: Stores) -> None:
    staffed.people.touch("ada's", hour(11))

    assert staffed.people.signed_in("ada's", hour(12), hour(10)) == ADA


def test_using_a_sign_in_does_not_put_off_its_end(staffed: Stores) -> None:
    staffed.people.touch("ada's", hour(16))

    assert staffed.people.signed_in("ada's", hour(17), hour(15)) is None


def test_signing_out_ends_one_sign_in(staffed: Stores) -> None:
    staffed.people.sign_in("ada's other", "ada", hour(17), change("ada", hour(9)))

    staffed.people.sign_out("ada's", change("ada"))

    assert staffed.people.signed_in("ada's", hour(10), hour(8)) is None
    assert staffed.people.signed_in("ada's other", hour(10), hour(8)) == ADA


def test_sign_ins_that_have_ended_go_when_somebody_signs_in(staffed: Stores) -> None:
    staffed.people.sign_in("bob's", "bob", hour(23), change("bob", hour(17)))

    [left] = all_rows(staffed)["sign_ins"]
    assert left[0] == "bob's"


def test_only_a_user_can_sign_in(staffed: Stores) -> None:
    with pytest.raises(StorageError):
        staffed.people.sign_in("eve's", "eve", hour(17), change("eve", hour(9)))


def test_a_machines_token_comes_back_as_kept(stores: Stores) -> None:
    stores.people.add_token(a_token(), "hash", change("ward 3"))

    assert stores.people.token("hash", hour(9)) == a_token()


def test_tokens_come_by_label(stores: Stores) -> None:
    for label in ("b", "a"):
        stores.people.add_token(a_token(label), f"hash {label}", change(label))

    assert stores.people.tokens() == (a_token("a"), a_token("b"))


def test_a_label_is_taken_once(stores: Stores) -> None:
    stores.people.add_token(a_token(), "hash", change("ward 3"))

    with pytest.raises(ConflictError, match="a token 'ward 3' already"):
        stores.people.add_token(a_token(), "other", change("ward 3"))

    assert stores.journal.verify().records == 1


@pytest.mark.parametrize(("at", "is_good"), [(19, True), (20, False), (21, False)])
def test_a_token_ends(stores: Stores, at: int, *, is_good: bool) -> None:
    stores.people.add_token(a_token(), "hash", change("ward 3"))

    assert (stores.people.token("hash", hour(at)) is not None) is is_good


def test_a_revoked_token_opens_nothing(stores: Stores) -> None:
    stores.people.add_token(a_token(), "hash", change("ward 3"))

    stores.people.revoke("ward 3", hour(9), change("ward 3"))

    assert stores.people.token("hash", hour(9)) is None


def test_a_revoked_token_is_listed_as_such(stores: Stores) -> None:
    stores.people.add_token(a_token(), "hash", change("ward 3"))

    stores.people.revoke("ward 3", hour(9), change("ward 3"))

    assert stores.people.tokens() == (a_token(revoked=hour(9)),)


def test_revoking_is_a_record(stores: Stores) -> None:
    stores.people.add_token(a_token(), "hash", change("ward 3"))

    stores.people.revoke("ward 3", hour(9), change("ward 3"))

    assert stores.journal.verify().records == 2


def test_revoking_nothing_names_what_one_may_have_meant(stores: Stores) -> None:
    stores.people.add_token(a_token(), "hash", change("ward 3"))

    with pytest.raises(NotFoundError, match="did you mean 'ward 3'"):
        stores.people.revoke("ward 2", hour(9), change("ward 2"))


def attempts_until_refused(stores: Stores, most: dict[str, int], at: str, since: str) -> int:
    made = 0
    while stores.people.attempt(most, at, since):
        made += 1
    return made


def test_a_key_has_its_most_attempts_and_no_more(stores: Stores) -> None:
    assert attempts_until_refused(stores, {"ada": 3}, hour(9), hour(0)) == 3


def test_the_key_with_the_fewest_left_decides_and_a_refusal_counts_for_none(
    stores: Stores,
) -> None:
    assert attempts_until_refused(stores, {"ada": 2, "here": 9}, hour(9), hour(0)) == 2
    assert attempts_until_refused(stores, {"here": 9}, hour(9), hour(0)) == 7


@pytest.mark.parametrize(("since", "left"), [(8, 0), (9, 0), (10, 1), (11, 2), (12, 3)])
def test_attempts_are_counted_in_a_window(stores: Stores, since: int, left: int) -> None:
    for at in (9, 10, 11):
        stores.people.attempt({"ada": 3}, hour(at), hour(0))

    assert attempts_until_refused(stores, {"ada": 3}, hour(12), hour(since)) == left


def test_attempts_that_succeeded_do_not_count(stores: Stores) -> None:
    stores.people.attempt({"ada": 2}, hour(9), hour(0))
    stores.people.forgive(stores.people.attempt({"ada": 2}, hour(9), hour(0)))

    assert attempts_until_refused(stores, {"ada": 2}, hour(9), hour(0)) == 1


def test_attempts_that_no_longer_count_are_forgotten(stores: Stores) -> None:
    for at in (8, 9):
        stores.people.attempt({"ada": 9}, hour(at), hour(0))

    stores.people.attempt({"bob": 9}, hour(12), hour(9))

    assert len(all_rows(stores)["attempts"]) == 2


def test_many_attempts_at_once_are_no_more_than_one_after_another(stores: Stores) -> None:
    made = at_once(*[lambda: stores.people.attempt({"ada": 3}, hour(9), hour(0))] * 8)

    assert sum(map(bool, made)) == 3


def test_another_password_ends_every_sign_in_and_is_a_record(staffed: Stores) -> None:
    before = staffed.journal.verify().records

    staffed.people.set_password("ada", "other", change("ada"))

    found = staffed.people.find("ada")
    assert found is not None
    assert found.password_hash == "other"  # noqa: S105 - of nobody
    assert staffed.people.signed_in("ada's", hour(10), hour(8)) is None
    assert staffed.journal.verify().records == before + 1


def test_a_sign_out_of_what_has_ended_is_no_record(staffed: Stores) -> None:
    before = staffed.journal.verify().records

    for _ in range(2):
        staffed.people.sign_out("ada's", change("ada"))

    assert staffed.journal.verify().records == before + 1
