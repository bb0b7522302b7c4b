"""Backups: encrypted by choice, checked without being restored, and rotated only when sound."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recommender.content.reading import digest_of
from recommender.domain.errors import ConflictError, DamageError, SettingsError, StorageError
from recommender.service.backups import Backups, CheckedBackup
from recommender.service.encryption import new_key
from recommender.storage.database import Database
from recommender.storage.stores import Stores, open_stores, stores_of
from tests.full_disk import file_of
from tests.storage.conftest import AT, a_case, all_rows, as_new, hour, tamper
from tests.system import Clock, system

TEXTS = {"rules/some.yaml": b"- id: some"}
CONTENT = digest_of(TEXTS)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed store with three cases."""
    file = tmp_path_factory.mktemp("original") / "recommender.db"
    stores = open_stores(file)
    stores.contents.keep(CONTENT, TEXTS, AT)
    times = (hour(8), hour(9), hour(11))
    cases = (a_case(f"at {at}", at=at, content_digest=CONTENT) for at in times)
    stores.cases.add(*map(as_new, cases))
    stores.close()
    return file


@pytest.fixture
def kept(original: Path, tmp_path: Path) -> Iterator[Stores]:
    file = tmp_path / "recommender.db"
    file.write_bytes(original.read_bytes())
    stores = open_stores(file)
    yield stores
    stores.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def backups(tmp_path: Path, clock: Clock) -> Backups:
    return Backups(tmp_path / "data", system(clock))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys.txt"


@pytest.fixture
def public(keys: Path) -> str:
    return new_key(keys)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def left_over(backups: Backups) -> list[str]:
    return names(backups.data / "work")


def test_a_check_says_what_a_backup_holds(kept: Stores, backups: Backups, folder: Path) -> None:
    made = backups.make(kept.database, folder / "one.db")

    found = backups.check(made.file)

    head = kept.records.verify().head
    assert found == CheckedBackup(3, head, hour(11), 3, hour(8), hour(11))
    assert (made.records, made.is_encrypted, made.removed) == (3, False, ())


def test_a_check_changes_nothing_and_leaves_nothing(
    kept: Stores, backups: Backups, folder: Path
) -> None:
    file = backups.make(kept.database, folder / "one.db").file
    before = file.read_bytes()

    backups.check(file)

    assert (file.read_bytes(), names(folder), left_over(backups)) == (before, ["one.db"], [])


def test_an_encrypted_backup_holds_the_same_and_can_be_checked_with_its_key(
    kept: Stores, backups: Backups, folder: Path, keys: Path, public: str
) -> None:
    made = backups.make(kept.database, folder / "one.db.age", (public,))

    assert made.is_encrypted
    assert made.file.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert backups.check(made.file, keys).cases == 3
    with backups.opened(made.file, keys) as backup:
        assert all_rows(stores_of(backup.database)) == all_rows(kept)
    assert (names(folder), left_over(backups)) == (["one.db.age"], [])


def test_an_encrypted_backup_without_a_key_is_told_apart_from_what_is_none(
    kept: Stores, backups: Backups, folder: Path, public: str
) -> None:
    file = backups.make(kept.database, folder / "one.db", (public,)).file

    with pytest.raises(StorageError, match=f"{file}: is encrypted; give --identity"):
        backups.check(file)


def test_a_wrong_public_key_makes_no_backup_at_all(
    kept: Stores, backups: Backups, folder: Path, public: str
) -> None:
    with pytest.raises(SettingsError):
        backups.make(kept.database, folder, (public, "age1anna"))

    assert names(folder) == []


def test_a_backup_that_is_encrypted_replaces_no_file(
    kept: Stores, backups: Backups, folder: Path, public: str
) -> None:
    (folder / "one").write_bytes(b"precious")

    with pytest.raises(StorageError, match="is there already"):
        backups.make(kept.database, folder / "one", (public,))

    assert (folder / "one").read_bytes() == b"precious"


def spoil_word(file: Path) -> None:
    database = Database(file)
    tamper(stores_of(database), "UPDATE records SET actor = 'eve' WHERE number = 2")
    database.close()


def spoil_content(file: Path) -> None:
    database = Database(file)
    tamper(stores_of(database), "UPDATE contents SET files = X'00'")
    database.close()


def spoil_page(file: Path) -> None:
    text = bytearray(file.read_bytes())
    page = text.index(f"salt at {hour(9)}".encode()) // 4096 * 4096
    text[page : page + 4096] = bytes(4096)
    file.write_bytes(text)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (spoil_word, "Record 2 is broken: its words were changed"),
        (spoil_content, f"the kept text of content {CONTENT[:12]} was changed"),
        (spoil_page, "the file is damaged"),
    ],
)
def test_a_check_names_the_file_and_what_is_wrong(
    kept: Stores, backups: Backups, folder: Path, spoil: object, why: str
) -> None:
    assert callable(spoil)
    file = backups.make(kept.database, folder / "one.db").file
    spoil(file)

    with pytest.raises(StorageError, match=f"^{file}: {why}"):
        backups.check(file)


def test_in_a_folder_a_backup_is_called_by_its_time(
    kept: Stores, backups: Backups, folder: Path, public: str, clock: Clock
) -> None:
    backups.make(kept.database, folder)
    clock.go_on(hours=1)
    backups.make(kept.database, folder, (public,))

    assert names(folder) == [
        "recommender-2026-11-21T090000Z.db",
        "recommender-2026-11-21T100000Z.db.age",
    ]


def test_so_many_backups_are_kept_and_other_files_stay(
    kept: Stores, backups: Backups, folder: Path, public: str, clock: Clock
) -> None:
    (folder / "notes.txt").write_bytes(b"precious")
    removed: list[Path] = []
    for number in range(4):
        clock.go_on(days=1)
        made = backups.make(kept.database, folder, (public,) * (number % 2), keep=2)
        removed += made.removed

    assert names(folder) == [
        "notes.txt",
        "recommender-2026-11-24T090000Z.db",
        "recommender-2026-11-25T090000Z.db.age",
    ]
    assert [file.name for file in removed] == [
        "recommender-2026-11-22T090000Z.db",
        "recommender-2026-11-23T090000Z.db.age",
    ]


@pytest.mark.parametrize("is_encrypted", [False, True])
def test_a_backup_of_a_broken_store_pushes_no_good_one_out(
    kept: Stores, backups: Backups, folder: Path, clock: Clock, public: str, is_encrypted: bool
) -> None:
    good = backups.make(kept.database, folder, keep=1).file
    tamper(kept, "UPDATE records SET actor = 'eve' WHERE number = 2")
    clock.go_on(days=1)

    with pytest.raises(StorageError, match="Record 2 is broken") as caught:
        backups.make(kept.database, folder, (public,) * is_encrypted, keep=1)

    assert str(caught.value).endswith("\nNo older backup was removed, because of that")
    assert len(names(folder)) == 2
    assert backups.check(good).records == 3


def test_a_store_that_is_damaged_gives_no_backup_and_is_named(
    kept: Stores, backups: Backups, folder: Path
) -> None:
    file = file_of(kept)
    kept.close()
    spoil_page(file)
    damaged = Database(file)

    with pytest.raises(DamageError, match=f"^{file}: the file is damaged"):
        backups.make(damaged, folder, keep=1)

    damaged.close()
    assert names(folder) == []


def test_what_a_killed_backup_left_goes_after_a_day(
    kept: Stores, backups: Backups, folder: Path, clock: Clock
) -> None:
    (folder / ".recommender-2026-11-21T085959Z.db.part").write_bytes(b"answers")
    clock.go_on(days=1)

    backups.make(kept.database, folder)

    assert names(folder) == ["recommender-2026-11-22T090000Z.db"]


def test_only_in_a_folder_are_some_kept(kept: Stores, backups: Backups, folder: Path) -> None:
    with pytest.raises(ConflictError, match="is not a folder"):
        backups.make(kept.database, folder / "one.db", keep=3)

    assert names(folder) == []


def test_a_place_that_cannot_be_opened_is_told_in_one_line(
    kept: Stores, backups: Backups, folder: Path
) -> None:
    place = folder / ("long" * 100)

    with pytest.raises(StorageError, match=r"cannot be opened \(File name too long\)"):
        backups.make(kept.database, place)
