"""A backup is whole, at one moment, and one file."""

import stat
from pathlib import Path
from threading import Event as Flag
from threading import Thread

import pytest

from recommender.domain.cases import CaseFilter
from recommender.domain.errors import StorageError
from recommender.storage.backup import back_up
from recommender.storage.stores import Stores
from tests.storage.backups.conftest import as_store, lasting, rows_of
from tests.storage.conftest import (
    SQLITE,
    a_case,
    all_rows,
    keep,
    tamper,
)


def test_there_is_something_in_every_table(lived_in: Stores) -> None:
    # stamps need a key: they are tried where stores have one
    assert [name for name, rows in all_rows(lived_in).items() if not rows] == ["stamps"]


def test_a_backup_says_how_many_records_it_has(lived_in: Stores, tmp_path: Path) -> None:
    assert back_up(lived_in.database, tmp_path / "backup.db") == 10


def test_a_backup_has_every_row(lived_in: Stores, file: Path) -> None:
    assert lasting(rows_of(file)) == lasting(all_rows(lived_in))


def test_a_backup_changes_nothing(lived_in: Stores, tmp_path: Path) -> None:
    before = all_rows(lived_in)

    back_up(lived_in.database, tmp_path / "backup.db")

    assert all_rows(lived_in) == before


def test_a_backup_of_nothing_can_be_made(stores: Stores, tmp_path: Path) -> None:
    assert back_up(stores.database, tmp_path / "backup.db") == 0


def test_a_backup_holds_on_its_own(lived_in: Stores, file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "copy.db").write_bytes(file.read_bytes())

    copy = as_store(elsewhere / "copy.db")

    found = copy.records.verify()
    copy.close()
    assert found == lived_in.records.verify()


def test_a_backup_is_one_file(file: Path) -> None:
    assert [each.name for each in file.parent.glob("backup*")] == ["backup.db"]


def test_a_backup_is_for_its_owner_alone(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_not_overwritten(lived_in: Stores, file: Path) -> None:
    before = file.read_bytes()

    with pytest.raises(StorageError, match="is there already"):
        back_up(lived_in.database, file)

    assert file.read_bytes() == before


def test_a_backup_may_have_any_name(lived_in: Stores, tmp_path: Path) -> None:
    back_up(lived_in.database, tmp_path / "whole?.db")

    assert [each.name for each in tmp_path.iterdir()] == ["whole?.db"]


# only a database that no other test uses may be taken apart
@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
def test_a_backup_that_fails_leaves_no_file(lived_in: Stores, tmp_path: Path) -> None:
    tamper(lived_in, "ALTER TABLE users DROP COLUMN created")

    with pytest.raises(StorageError):
        back_up(lived_in.database, tmp_path / "backup.db")

    assert list(tmp_path.iterdir()) == []


def test_a_backup_made_while_others_write_is_whole(stores: Stores, tmp_path: Path) -> None:
    keep(stores, a_case("first"))
    has_begun, is_enough = Flag(), Flag()

    def write() -> None:
        number = 0
        while not is_enough.is_set():
            keep(stores, a_case(str(number)))
            has_begun.set()
            number += 1

    writer = Thread(target=write)
    writer.start()
    try:
        assert has_begun.wait(timeout=60)
        records = [back_up(stores.database, tmp_path / f"{number}.db") for number in range(3)]
    finally:
        is_enough.set()
        writer.join()

    for number, expected in enumerate(records):
        copy = as_store(tmp_path / f"{number}.db")
        found = copy.records.verify()
        cases = copy.cases.count(CaseFilter())
        copy.close()
        assert (found.records, found.broken, cases) == (expected, None, expected)
