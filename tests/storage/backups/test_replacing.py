"""Whatever a restore replaces lies aside, and no right that was taken away comes back by it."""

import stat
from pathlib import Path

import pytest

from recommender.domain.canonical import canonical_json
from recommender.domain.errors import StorageError
from recommender.domain.records import Event, RecordKind
from recommender.domain.reviews import Review, Signature, Verdict
from recommender.domain.users import PASSWORD_SET, Role, User
from recommender.storage.backup import back_up
from recommender.storage.restoring import Lost
from recommender.storage.stores import Stores, open_stores
from tests.storage.backups.conftest import lasting, lost_by, put_back, rows_of
from tests.storage.conftest import (
    ADA,
    AT,
    SQLITE,
    a_case,
    a_deletion,
    all_rows,
    an_event,
    change,
    hour,
    keep,
    tamper,
)


def password_set(name: str, at: str) -> Event:
    said = canonical_json({"change": PASSWORD_SET})
    return an_event(name, RecordKind.ACCESS, at=at, body=said)


def hash_of(stores: Stores, name: str) -> str:
    user = stores.users.find(name)
    assert user is not None
    return user.password_hash


def test_a_password_that_was_replaced_since_the_backup_does_not_come_back(
    file: Path, stores: Stores
) -> None:
    stores.users.set_password("ada", "$new$", password_set("ada", hour(12)))

    put_back(file, stores)

    assert hash_of(stores, "ada") == "$new$"


def test_a_password_that_somebody_else_has_chosen_since_the_backup_must_still_be_changed(
    file: Path, stores: Stores
) -> None:
    given = password_set("ada", hour(12))
    stores.users.set_password("ada", "$new$", given, is_first=True)

    put_back(file, stores)

    ada = stores.users.find("ada")
    assert ada is not None
    assert ada.has_first_password
    assert stores.records.verify().breaks == ()


def test_a_password_that_the_backup_has_later_comes_back(
    file: Path, stores: Stores, tmp_path: Path
) -> None:
    stores.users.set_password("ada", "$new$", password_set("ada", hour(12)))
    back_up(stores.database, tmp_path / "newer.db")
    # the store itself is lost, and an old copy of it stands in for it
    put_back(file, stores, "first.db")
    tamper(stores, "DELETE FROM users", "DELETE FROM sign_ins")
    stores.users.add(ADA, change("ada"))

    put_back(tmp_path / "newer.db", stores)

    assert hash_of(stores, "ada") == "$new$"


def test_a_password_that_nobody_replaced_stays(file: Path, stores: Stores) -> None:
    put_back(file, stores)

    assert hash_of(stores, "ada") == ADA.password_hash


def test_restoring_twice_brings_an_old_password_back_neither_time(
    file: Path, stores: Stores
) -> None:
    stores.users.set_password("ada", "$new$", password_set("ada", hour(12)))

    put_back(file, stores, "first.db")
    put_back(file, stores, "second.db")

    assert hash_of(stores, "ada") == "$new$"


def test_a_password_that_two_restores_have_overtaken_opens_nothing(
    file: Path, stores: Stores, tmp_path: Path
) -> None:
    stores.users.set_password("ada", "$new$", password_set("ada", hour(12)))
    back_up(stores.database, tmp_path / "with.db")
    early = open_stores(tmp_path / "early.db")
    back_up(early.database, tmp_path / "without.db")
    early.close()

    # the backup before ada was there, then that with the old password
    put_back(tmp_path / "without.db", stores, "second.db")
    put_back(file, stores, "third.db")

    assert hash_of(stores, "ada") == ""


def test_a_password_that_is_kept_is_put_down_after_the_restored_records(
    file: Path, stores: Stores
) -> None:
    stores.users.set_password("ada", "$new$", password_set("ada", hour(12)))

    put_back(file, stores)

    found = stores.records.verify()
    assert (found.records, found.broken) == (12, None)
    assert [event.at for event in stores.records.about("ada")][-1] == hour(12)


def test_a_record_of_access_that_cannot_be_read_hinders_no_restore(
    file: Path, stores: Stores
) -> None:
    tamper(stores, "UPDATE bodies SET body = :junk WHERE number > 5", junk=b"junk")

    assert put_back(file, stores).records == 11


def test_what_is_replaced_lies_aside_whole(file: Path, stores: Stores) -> None:
    keep(stores, a_case("later"))
    before = lasting(all_rows(stores))

    restored = put_back(file, stores)

    assert restored.aside == file.with_name("aside.db")
    assert lasting(rows_of(restored.aside)) == before
    assert stat.S_IMODE(restored.aside.stat().st_mode) == 0o600


def test_what_lies_aside_can_be_restored_again(file: Path, stores: Stores) -> None:
    keep(stores, a_case("later"))
    restored = put_back(file, stores)
    assert restored.aside is not None

    put_back(restored.aside, stores, "again.db")

    assert stores.cases.find("later").id == "later"


def test_of_a_store_in_which_nothing_is_kept_nothing_lies_aside(
    file: Path, other_stores: Stores
) -> None:
    assert put_back(file, other_stores).aside is None
    assert not file.with_name("aside.db").exists()


def test_where_nothing_can_be_written_aside_nothing_is_restored(file: Path, stores: Stores) -> None:
    keep(stores, a_case("later"))
    before = all_rows(stores)

    with pytest.raises(StorageError, match="nothing was changed"):
        put_back(file, stores, file.name)

    assert all_rows(stores) == before


def test_it_is_told_how_much_that_is_kept_now_is_not_in_a_backup(
    file: Path, stores: Stores
) -> None:
    keep(stores, a_case("later", at=hour(10)), a_case("latest", at=hour(12)))
    stores.reviews.review(Review("later", "ada", AT, Verdict.AGREE), b"salt")
    stores.reviews.sign(Signature("night-pain", "d" * 64, AT, "ada", "Ada"), b"salt")
    stores.users.add(User("bob", (Role.ADMIN,), AT), change("bob"))
    lost = Lost(cases=2, reviews=1, signatures=1, users=1, first=hour(10), last=hour(12))

    assert lost_by(file, stores) == lost
    assert put_back(file, stores).lost == lost


def test_a_case_that_its_person_has_deleted_is_not_told_as_lost(file: Path, stores: Stores) -> None:
    keep(stores, a_case("later"))
    stores.cases.delete("later", a_deletion("later"))

    assert put_back(file, stores).lost == Lost(0, 0, 0, 0)


def test_nothing_is_lost_where_nothing_came_after_the_backup(file: Path, stores: Stores) -> None:
    assert lost_by(file, stores) == Lost(0, 0, 0, 0)


def test_what_came_after_each_of_two_backups_is_lost_with_the_first_alone(
    file: Path, stores: Stores, tmp_path: Path
) -> None:
    keep(stores, a_case("later"))
    back_up(stores.database, tmp_path / "second.db")
    keep(stores, a_case("latest"))

    assert [lost_by(each, stores).cases for each in (file, tmp_path / "second.db")] == [2, 1]


def test_of_two_stores_that_have_nothing_in_common_all_that_is_kept_is_lost(
    file: Path, other_stores: Stores
) -> None:
    keep(other_stores, a_case("one"), a_case("two"), a_case("three", at=hour(11)))

    assert lost_by(file, other_stores) == Lost(3, 0, 0, 0, AT, hour(11))


@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
def test_looking_what_would_be_lost_changes_nothing(file: Path, stores: Stores) -> None:
    keep(stores, a_case("later"))
    before = all_rows(stores)

    lost_by(file, stores)

    assert all_rows(stores) == before


def test_a_role_that_was_taken_away_since_the_backup_does_not_come_back(
    file: Path, stores: Stores
) -> None:
    stores.users.add(User("cleo", (Role.ADMIN,), AT), change("cleo"))
    stores.users.set_roles("cleo", (Role.CLINICIAN, Role.ADMIN), change("cleo"))
    back_up(stores.database, file.with_name("later.db"))
    stores.users.set_roles("cleo", (Role.AUTHOR, Role.ADMIN), change("cleo"))

    put_back(file.with_name("later.db"), stores)

    found = stores.users.find("cleo")
    assert found is not None
    assert found.roles == (Role.ADMIN,)


def test_an_account_that_was_released_since_the_backup_does_not_open_again(
    file: Path, stores: Stores
) -> None:
    stores.users.add(User("cleo", (Role.ADMIN,), AT), change("cleo"))
    stores.users.bind("cleo", "old", change("cleo"))
    back_up(stores.database, file.with_name("later.db"))
    stores.users.release("cleo", change("cleo"))
    stores.users.bind("cleo", "new", change("cleo"))

    put_back(file.with_name("later.db"), stores)

    assert stores.users.bound_to("old") is None
    assert stores.users.bound_to("new") == stores.users.find("cleo")
