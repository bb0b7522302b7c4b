"""`recommender backup` and `restore`: all there and back again, and nothing by accident."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recommender.__main__ import main
from recommender.content.reading import Texts
from recommender.domain.cases import CaseFilter
from recommender.service.app import App
from recommender.service.opening_stores import open_all_stores
from recommender.service.recommender import Recommender
from recommender.service.settings import settings_from
from recommender.service.settings_table import DATA_SETTING, DATABASE_SETTING, RECIPIENTS_SETTING
from recommender.service.system import System
from recommender.storage.packing import pack
from tests.people import a_person


@dataclass(frozen=True)
class Place:
    """A data folder whose service is running, and commands on it."""

    folder: Path
    services: App

    def run(
        self, *words: str, typed: str | None = None, settings: Mapping[str, str] | None = None
    ) -> Result:
        environment = {DATA_SETTING: str(self.folder), DATABASE_SETTING: None, **(settings or {})}
        return CliRunner().invoke(main, words, input=typed, env=environment)

    def decide(self, *pains: int) -> list[str]:
        """Decide for people with so much pain; return when each was kept."""
        content = self.services.recommender.content
        people = (a_person(content, pain_move=pain) for pain in pains)
        return [self.services.cases.decide(person).case.at for person in people]

    def kept(self) -> list[tuple[str, bytes, bytes]]:
        found = self.services.stores.cases.texts(CaseFilter())
        return [(case.id, case.answers, case.plan) for case in found]


Places = Callable[[str], Place]


@pytest.fixture
def places(tmp_path: Path, recommender: Recommender, texts: Texts) -> Iterator[Places]:
    made: list[Place] = []

    def make(name: str) -> Place:
        stores = open_all_stores(settings_from({DATA_SETTING: str(tmp_path / name)}))
        services = App(recommender, stores, System())
        services.content_versions.keep(texts)
        made.append(Place(tmp_path / name, services))
        return made[-1]

    yield make
    for place in made:
        place.services.stores.close()


@pytest.fixture
def here(places: Places) -> Place:
    """Where two cases are kept."""
    place = places("here")
    place.decide(3, 8)
    return place


@pytest.fixture
def backup(here: Place, tmp_path: Path) -> Path:
    file = tmp_path / "backup.db"
    here.run("backup", str(file))
    return file


def test_a_backup_says_how_much_it_holds_and_is_for_its_owner_alone(
    here: Place, tmp_path: Path
) -> None:
    file = tmp_path / "backup.db"

    result = here.run("backup", str(file))

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{file}: 2 records.")
    assert file.stat().st_mode & 0o077 == 0
    assert not Path(f"{file}-wal").exists()


def test_a_backup_can_be_checked_and_its_last_record_compared(here: Place, backup: Path) -> None:
    result = here.run("check-backup", str(backup))

    told, held, head = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert told == f"{backup}: a sound backup."
    assert held.startswith("It holds 2 cases (from 20")
    assert held.endswith(", UTC) in 2 records; the chain holds. Its last record:")
    assert here.run("audit", "verify", "--expect", head).exit_code == 0


def test_an_encrypted_backup_is_read_with_its_key_alone(
    here: Place, places: Places, tmp_path: Path
) -> None:
    file, keys = tmp_path / "backup.db.age", tmp_path / "keys.txt"
    public = here.run("backup-key", str(keys)).stdout.strip()
    made = here.run("backup", str(file), "--recipient", public)
    there = places("there")

    refused = there.run("restore", str(file), "--yes")
    restored = there.run("restore", str(file), "--yes", "--identity", str(keys))

    assert made.stdout == (
        f"{file}: 2 records. Only the holders of the keys that it is encrypted to can read it.\n"
    )
    assert (refused.exit_code, restored.exit_code) == (1, 0)
    assert f"{file}: is encrypted; give --identity" in refused.stderr
    assert there.kept() == here.kept()


def test_the_settings_say_whom_backups_are_encrypted_to(here: Place, tmp_path: Path) -> None:
    public = here.run("backup-key", str(tmp_path / "keys.txt")).stdout.strip()

    result = here.run("backup", str(tmp_path / "one.age"), settings={RECIPIENTS_SETTING: public})

    assert result.exit_code == 0
    assert (tmp_path / "one.age").read_bytes().startswith(b"age-encryption.org/v1\n")


def test_what_is_removed_for_a_new_backup_is_told(here: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    old = folder / "recommender-2026-11-01T020000Z.db"
    old.write_bytes(b"")

    result = here.run("backup", str(folder), "--keep", "1")

    [made] = folder.iterdir()
    assert result.stdout.splitlines() == [
        f"{made}: 2 records. Keep it as safe as the cases themselves.",
        f"Removed: {old}",
    ]


def test_what_is_restored_elsewhere_is_all_that_was_kept_and_nothing_else(
    here: Place, places: Places, backup: Path
) -> None:
    there = places("there")
    there.decide(5)

    result = there.run("restore", str(backup), "--yes")

    head = here.run("audit", "verify").stdout.splitlines()[-1]
    told, lost, aside, _warning = result.stdout.splitlines()
    assert result.exit_code == 0
    assert told == "Restored: 3 records, of which the last says so; the chain holds."
    assert lost.startswith("Kept now, but not in the backup: 1 case (from ")
    assert aside.startswith(f"What was kept before is in {there.folder / 'replaced'}/")
    assert there.kept() == here.kept()
    assert there.run("audit", "verify", "--expect", head).exit_code == 0


def test_what_came_after_the_backup_is_gone_after_the_restore(here: Place, backup: Path) -> None:
    before = here.kept()
    here.decide(5)

    here.run("restore", str(backup), "--yes")

    assert here.kept() == before


def test_what_a_restore_has_replaced_can_be_restored_from_the_data_folder(
    here: Place, backup: Path
) -> None:
    here.decide(5)
    before = here.kept()
    here.run("restore", str(backup), "--yes")
    [aside] = (here.folder / "replaced").iterdir()

    here.run("restore", str(aside), "--yes")

    assert here.kept() == before


def test_after_a_restore_the_service_goes_on_where_the_backup_ended(
    here: Place, backup: Path
) -> None:
    here.run("restore", str(backup), "--yes")

    here.decide(5)

    assert here.run("audit", "verify").stdout.startswith("The chain holds: 4 records")


def test_users_and_tokens_are_in_a_backup_too(here: Place, places: Places, tmp_path: Path) -> None:
    here.run("users", "add", "anna", "--role", "clinician", "--no-password")
    words = ("--owner", "anna", "--right", "read")
    secret = here.run("users", "token", "add", "dashboard", *words).stdout.strip()
    here.run("backup", str(tmp_path / "users.db"))
    there = places("there")

    result = there.run("restore", str(tmp_path / "users.db"), "--yes")

    assert there.run("users", "list").stdout == here.run("users", "list").stdout
    assert secret
    assert secret not in result.output


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch, here: Place) -> Iterator[int]:
    """Let commands run at a terminal: what is written here is what somebody types into it."""
    typed, terminal = os.openpty()
    monkeypatch.setenv(DATA_SETTING, str(here.folder))
    monkeypatch.delenv(DATABASE_SETTING, raising=False)
    with open(terminal, encoding="utf-8") as read:
        monkeypatch.setattr(sys, "stdin", read)
        yield typed
    os.close(typed)


@pytest.mark.parametrize("answer", [b"n\n", b"\n", b"\x04"])
def test_a_restore_asks_first_and_does_nothing_without_a_yes(
    here: Place,
    backup: Path,
    keyboard: int,
    answer: bytes,
    capsys: pytest.CaptureFixture[str],
) -> None:
    [at] = here.decide(5)
    os.write(keyboard, answer)

    with pytest.raises(SystemExit) as ended:
        main(["restore", str(backup)])

    told = capsys.readouterr().out
    when = f"{at[:10]} {at[11:16]}"
    assert ended.value.code == 1
    assert f"Kept now, but not in the backup: 1 case (from {when} to {when}, UTC)." in told
    assert "This replaces everything that is kept now. Continue?" in told
    assert len(here.kept()) == 3


def test_a_restore_goes_on_after_a_yes(here: Place, backup: Path, keyboard: int) -> None:
    here.decide(5)
    os.write(keyboard, b"y\n")

    with pytest.raises(SystemExit) as ended:
        main(["restore", str(backup)])

    assert ended.value.code == 0
    assert len(here.kept()) == 2


def test_without_a_terminal_a_restore_needs_to_be_told(here: Place, backup: Path) -> None:
    here.decide(5)

    result = here.run("restore", str(backup), typed="y\n")

    assert result.exit_code == 2
    assert result.stdout.startswith("Kept now, but not in the backup: 1 case (from ")
    assert "Nobody is there to be asked, so nothing was changed. Give --yes." in result.stderr
    assert len(here.kept()) == 3


@pytest.mark.parametrize("text", [b"", b"nonsense " * 999, b"SQLite format 3\0 and no more"])
def test_a_file_that_is_no_backup_is_refused_and_nothing_is_lost(
    here: Place, tmp_path: Path, text: bytes
) -> None:
    file = tmp_path / "other.db"
    file.write_bytes(text)

    result = here.run("restore", str(file), "--yes")

    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{file}: is not a backup" in result.stderr
    assert len(here.kept()) == 2


def test_a_database_of_others_is_refused_and_nothing_is_lost(here: Place, tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE records (number INTEGER)")
    connection.close()

    result = here.run("restore", str(file), "--yes")

    assert result.exit_code == 1
    assert "is not a backup" in result.stderr
    assert len(here.kept()) == 2


def test_a_backup_of_a_newer_version_is_refused_and_nothing_is_lost(
    here: Place, backup: Path
) -> None:
    with sqlite3.connect(backup) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    result = here.run("restore", str(backup), "--yes")

    assert result.exit_code == 1
    assert "is not a backup of this version (9999, not " in result.stderr
    assert len(here.kept()) == 2


def test_a_backup_that_is_not_there_is_named(here: Place, tmp_path: Path) -> None:
    result = here.run("restore", str(tmp_path / "none.db"), "--yes")

    assert result.exit_code == 1
    assert "none.db: is not there" in result.stderr
    assert not (tmp_path / "none.db").exists()


def spoil(backup: Path) -> None:
    with sqlite3.connect(backup) as connection:
        connection.execute("UPDATE bodies SET body = ? WHERE number = 2", (pack(b"{}"),))
    connection.close()


def test_a_backup_with_a_broken_chain_is_no_success(here: Place, backup: Path) -> None:
    spoil(backup)

    result = here.run("restore", str(backup), "--yes")

    assert result.exit_code == 1
    assert "Record 2 is broken" in result.stderr


def test_a_backup_with_a_broken_chain_replaces_nothing(here: Place, backup: Path) -> None:
    before = here.kept()
    spoil(backup)

    here.run("restore", str(backup), "--yes")

    assert here.kept() == before


def test_a_backup_never_replaces_a_file(here: Place, tmp_path: Path) -> None:
    file = tmp_path / "precious.txt"
    file.write_text("precious", encoding="utf-8")

    result = here.run("backup", str(file))

    assert result.exit_code == 1
    assert f"{file}: is there already; choose another name" in result.stderr
    assert file.read_text(encoding="utf-8") == "precious"


def test_a_backup_into_a_folder_that_is_not_there_fails_in_one_line(
    here: Place, tmp_path: Path
) -> None:
    result = here.run("backup", str(tmp_path / "none" / "backup.db"))

    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
