"""Restoring brings back exactly what a backup took, or changes nothing."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from recommender.domain.cases import CaseFilter, CaseOrder
from recommender.domain.content import Content
from recommender.domain.diary import Note
from recommender.domain.errors import NotFoundError, StorageError
from recommender.service.app import App
from recommender.storage.backup import back_up
from recommender.storage.stores import Stores
from tests.full_disk import file_of
from tests.people import a_plain_case
from tests.storage.attempting import attempt, is_let_through
from tests.storage.backups.conftest import as_store, lasting, put_back
from tests.storage.conftest import (
    AT,
    SQLITE,
    a_calendar,
    a_case,
    a_deletion,
    all_rows,
    change,
    hour,
    keep,
    noted,
    tamper,
)


def test_restoring_says_how_many_records_there_are(file: Path, stores: Stores) -> None:
    assert put_back(file, stores).records == 11


def test_restoring_brings_everything_back(file: Path, stores: Stores) -> None:
    before = lasting(all_rows(stores))
    keep(stores, a_case("later"))

    put_back(file, stores)

    assert lasting(all_rows(stores)) == before


def test_restoring_is_a_record_that_names_both_ends(file: Path, stores: Stores) -> None:
    backup = stores.records.verify().head
    keep(stores, a_case("later"))
    replaced = stores.records.verify().head

    put_back(file, stores)

    [event] = stores.records.about("store")
    said = json.loads(event.body)
    assert (said["backup"], said["replaced"]) == (backup, replaced)
    assert sorted(said["states"]) == ["ada", "token:ward 3"]
    assert stores.records.verify().broken is None


def test_restoring_gives_no_right_back_and_ends_every_sign_in(file: Path, stores: Stores) -> None:
    stores.users.disable("ada", hour(12), change("ada"))
    stores.tokens.revoke("ward 3", hour(12), change("ward 3"))

    put_back(file, stores)

    ada = stores.users.find("ada")
    assert ada is not None
    assert ada.disabled == hour(12)
    assert stores.sign_ins.find("ada's", hour(10), hour(0)) is None
    assert stores.tokens.find("hash", hour(10)) is None


def test_restoring_leaves_interviews_and_failed_attempts_as_they_are(
    file: Path, stores: Stores
) -> None:
    stores.interviews.end("visit")
    attempt(stores, {"ada": 9}, hour(10), hour(0))

    put_back(file, stores)

    assert stores.interviews.find("visit", hour(0)) is None
    assert attempt(stores, {"ada": 2}, hour(10), hour(0)).wait


def test_a_content_that_a_backup_lacks_stays(file: Path, stores: Stores) -> None:
    stores.contents.keep("c" * 64, {"rules/new.yaml": b"- id: new"}, AT)

    put_back(file, stores)

    assert stores.contents.files("c" * 64) == {"rules/new.yaml": b"- id: new"}


def test_what_was_deleted_since_the_backup_does_not_come_back(file: Path, stores: Stores) -> None:
    stores.cases.delete("one", a_deletion("one"))

    put_back(file, stores)

    with pytest.raises(NotFoundError):
        stores.cases.find("one")
    assert stores.reviews.reviews_of("one") == ()
    assert stores.cases.find("two").id == "two"
    found = stores.records.verify()
    assert (found.records, found.broken) == (12, None)


def test_what_was_noted_since_the_backup_stays_with_the_cases_that_it_holds(
    file: Path, stores: Stores
) -> None:
    keep(stores, a_case("newer"))
    for case in ("one", "newer"):
        stores.diary.add(case, noted("cobra", Note.HURTS), AT)

    put_back(file, stores)

    kept = [entry.exercise for entry in stores.diary.of_case("one")]
    assert kept == ["bridge", "cobra"]
    assert stores.diary.of_case("newer") == ()


def test_a_calendar_that_was_ended_since_the_backup_does_not_come_back(
    file: Path, stores: Stores
) -> None:
    stores.calendars.end("code")

    put_back(file, stores)

    assert stores.calendars.of_token("code") is None


def test_a_calendar_stays_with_a_case_that_the_backup_holds(file: Path, stores: Stores) -> None:
    later = a_calendar("later")
    stores.calendars.put("code", later)

    put_back(file, stores)

    assert stores.calendars.of_token("code") == later


def test_restoring_leaves_the_file_as_it_was(file: Path, stores: Stores) -> None:
    before = file.read_bytes()

    restored = put_back(file, stores)

    assert file.read_bytes() == before
    assert {*file.parent.iterdir()} == {file, restored.aside}


@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
def test_what_a_log_beside_the_file_holds_is_restored_too(stores: Stores, tmp_path: Path) -> None:
    keep(stores, a_case("one"))
    # as of a machine that went down: nobody has closed the store
    for end in ("", "-wal"):
        source = file_of(stores)
        shutil.copy(source.with_name(source.name + end), tmp_path / f"crashed.db{end}")
    keep(stores, a_case("later"))

    put_back(tmp_path / "crashed.db", stores)

    assert [stores.cases.count(CaseFilter()), stores.cases.find("one").id] == [1, "one"]


def test_the_other_database_gets_everything_too(
    file: Path, stores: Stores, other_stores: Stores
) -> None:
    keep(other_stores, a_case("goes away"))

    put_back(file, other_stores)

    assert lasting(all_rows(other_stores)) == lasting(all_rows(stores))


def test_there_and_back_everything_is_the_same(
    file: Path, stores: Stores, other_stores: Stores, tmp_path: Path
) -> None:
    before = lasting(all_rows(stores))
    put_back(file, other_stores)
    back_up(other_stores.database, tmp_path / "back.db")

    put_back(tmp_path / "back.db", stores)

    assert lasting(all_rows(stores)) == before


def test_the_chain_holds_in_the_other_database(
    file: Path, stores: Stores, other_stores: Stores
) -> None:
    put_back(file, other_stores)

    found = other_stores.records.verify()
    assert (found.records, found.broken) == (11, None)
    assert other_stores.records.digest_of(10) == stores.records.verify().head


def test_after_restoring_all_goes_on(file: Path, other_stores: Stores) -> None:
    put_back(file, other_stores)

    # a new content, new rules, a new case, a new failure: each needs a new number
    digest = "c" * 64
    keep(other_stores, a_case("new", content_digest=digest, fired=("new-rule", "night-pain")))
    assert is_let_through(other_stores, {"ada": 1}, hour(10), hour(0))

    page = other_stores.cases.page(CaseFilter(fired="new-rule"), CaseOrder.OLDEST)
    assert [entry.id for entry in page.entries] == ["new"]
    assert other_stores.records.verify().broken is None


def test_after_restoring_nothing_all_goes_on(
    stores: Stores, other_stores: Stores, tmp_path: Path
) -> None:
    back_up(stores.database, tmp_path / "empty.db")
    put_back(tmp_path / "empty.db", other_stores)

    keep(other_stores, a_case("one", fired=("chest-pain",)))

    assert other_stores.records.verify().records == 2


def test_a_restored_case_opens_to_its_person(
    services: App, content: Content, other_stores: Stores, tmp_path: Path
) -> None:
    kept = services.cases.decide(a_plain_case(content, "spasm"))
    back_up(services.stores.database, tmp_path / "backup.db")

    put_back(tmp_path / "backup.db", other_stores)

    other = App(services.recommender, other_stores, services.system)
    assert other.cases.own_case(kept.token) == kept.case


def no_database(file: Path) -> None:
    file.write_text("no database at all, but long enough to be one\n" * 100)


def nothing(file: Path) -> None:
    file.touch()


def other_tables(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE records (number INTEGER)")
    connection.close()


def other_version(file: Path) -> None:
    stores = as_store(file)
    tamper(stores, "UPDATE alembic_version SET version_num = '9999'")
    stores.close()


@pytest.mark.parametrize("make", [no_database, nothing, other_tables, other_version])
def test_what_is_no_backup_is_refused_and_changes_nothing(
    lived_in: Stores, tmp_path: Path, make: object
) -> None:
    assert callable(make)
    make(tmp_path / "other.db")
    before = all_rows(lived_in)

    with pytest.raises(StorageError, match="is not a backup"):
        put_back(tmp_path / "other.db", lived_in)

    assert all_rows(lived_in) == before


def test_what_is_not_there_is_refused(lived_in: Stores, tmp_path: Path) -> None:
    before = all_rows(lived_in)

    with pytest.raises(StorageError, match="is not there"):
        put_back(tmp_path / "none.db", lived_in)

    assert all_rows(lived_in) == before


def test_a_backup_whose_chain_is_broken_is_refused(file: Path, stores: Stores) -> None:
    copy = as_store(file)
    tamper(copy, "UPDATE records SET actor = 'eve' WHERE number = 2")
    copy.close()

    with pytest.raises(StorageError):
        put_back(file, stores)


def test_a_backup_that_lacks_tables_is_refused(file: Path, stores: Stores) -> None:
    copy = as_store(file)
    tamper(copy, "DROP TABLE case_tokens")
    copy.close()
    before = all_rows(stores)

    with pytest.raises(StorageError):
        put_back(file, stores)

    assert all_rows(stores) == before


def test_a_restore_that_fails_halfway_changes_nothing(file: Path, stores: Stores) -> None:
    copy = as_store(file)
    tamper(copy, "DELETE FROM records WHERE number = 2")
    copy.close()
    before = all_rows(stores)

    with pytest.raises(StorageError):
        put_back(file, stores)

    assert all_rows(stores) == before
