"""The audit key at the command line: made, used to stamp and to anchor, and enough to verify."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recommender.__main__ import main
from recommender.content.reading import digest_of
from recommender.service.data_folder import DATABASE_FILE
from recommender.service.opening_stores import open_all_stores
from recommender.service.settings import settings_from
from recommender.service.settings_table import ANCHORS_SETTING, AUDIT_KEY_SETTING, DATA_SETTING
from recommender.storage.stores import Stores
from tests.storage.conftest import AT, a_case, as_new, tamper

TEXTS = {"rules/x.yaml": b"[]"}


@dataclass(frozen=True)
class Place:
    """A data folder with the audit key and the anchors beside it, and commands on it."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            DATA_SETTING: str(self.folder / "data"),
            AUDIT_KEY_SETTING: str(self.folder / "key"),
            ANCHORS_SETTING: str(self.folder / "anchors"),
        }

    def run(self, *words: str, **other: str | None) -> Result:
        environment = {**self.environment, **other}
        return CliRunner().invoke(main, [*words], env=environment)

    def opened(self) -> Stores:
        return open_all_stores(settings_from(self.environment))

    def add(self, case_id: str) -> None:
        digest = digest_of(TEXTS)
        with closing(self.opened()) as stores:
            stores.contents.keep(digest, TEXTS, AT)
            at = "2099-01-01T09:00:00.000000Z"
            stores.cases.add(as_new(a_case(case_id, at=at, content_digest=digest)))

    def public(self) -> str:
        """Return the file of the public half of the key."""
        file = self.folder / "public"
        file.write_text(self.run("audit", "key").stdout)
        return str(file)


@pytest.fixture
def here(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.public()
    place.add("one")
    return place


KEYLESS: dict[str, str | None] = {AUDIT_KEY_SETTING: None, ANCHORS_SETTING: None}


def test_the_key_is_made_once_and_its_public_half_printed(tmp_path: Path) -> None:
    place = Place(tmp_path)

    first, second = place.run("audit", "key"), place.run("audit", "key")

    assert first.stdout == second.stdout
    assert first.stdout.startswith("-----BEGIN PUBLIC KEY-----\n")
    assert "a new audit key" in first.stderr
    assert "made before" in second.stderr


def test_without_the_setting_no_key_is_made(tmp_path: Path) -> None:
    result = Place(tmp_path).run("audit", "key", **KEYLESS)

    assert result.exit_code == 1
    assert "RECOMMENDER_AUDIT_KEY: not set" in result.stderr


def test_with_key_and_anchors_it_is_said_what_they_show(here: Place, tmp_path: Path) -> None:
    here.run("backup", str(tmp_path / "backup.db"))
    here.add("two")

    result = here.run("audit", "verify")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "Every record from 1 on carries the stamp of the audit key" in result.stdout
    assert "It holds all 1 anchors; the newest is of record 2, " in result.stdout
    assert "Records since: 1." in result.stdout
    assert "WITHOUT" not in result.stdout


def test_an_end_that_was_cut_off_is_named_with_its_anchor_and_what_to_do(
    here: Place, tmp_path: Path
) -> None:
    here.run("backup", str(tmp_path / "backup.db"))
    with closing(here.opened()) as stores:
        tables = ("stamps", "bodies", "cases", "records")
        tamper(stores, *(f"DELETE FROM {table} WHERE number = 2" for table in tables))
        tamper(stores, "DELETE FROM case_tokens")

    result = here.run("audit", "verify")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Record 2 is broken: it was anchored 20")
    assert "the end was cut off, or an older copy put in place.\nChange nothing" in result.stderr


def test_anchors_that_are_missing_are_no_success(here: Place) -> None:
    result = here.run("audit", "verify")

    assert result.exit_code == 1
    assert "anchors: cannot be read" in result.stderr


def test_the_public_half_is_enough_to_verify_a_copy_that_can_only_be_read(
    here: Place, tmp_path: Path
) -> None:
    copy = tmp_path / "copies" / "backup.db"
    copy.parent.mkdir()
    here.run("backup", str(copy))
    copy.chmod(0o400)
    before = copy.read_bytes()
    copy.parent.chmod(0o500)
    auditor = {DATA_SETTING: str(tmp_path / "auditor"), **KEYLESS}

    result = here.run(
        *("audit", "verify", "--file", str(copy), "--public-key", here.public()),
        *("--anchors", str(tmp_path / "anchors")),
        **auditor,
    )

    assert (result.exit_code, result.stderr) == (0, "")
    assert "It holds all 1 anchors" in result.stdout
    assert copy.read_bytes() == before
    assert [file.name for file in copy.parent.iterdir()] == ["backup.db"]


def test_of_a_copy_that_the_newest_anchor_is_not_in_that_is_said(
    here: Place, tmp_path: Path
) -> None:
    here.run("backup", str(tmp_path / "older.db"))
    here.add("two")
    here.run("backup", str(tmp_path / "newer.db"))

    result = here.run("audit", "verify", "--file", str(tmp_path / "older.db"))

    assert result.exit_code == 0
    assert "is of record 3, which this copy does not reach" in result.stdout


def test_without_the_key_nothing_is_added_to_what_was_stamped(here: Place) -> None:
    result = here.run("users", "list", **KEYLESS)

    assert result.exit_code == 1
    assert "RECOMMENDER_AUDIT_KEY: not set, but the records that are kept carry" in result.stderr


def test_a_restore_is_anchored_and_what_it_replaced_is_not_missed(
    here: Place, tmp_path: Path
) -> None:
    here.run("backup", str(tmp_path / "backup.db"))
    here.add("two")
    here.run("backup", str(tmp_path / "newer.db"))

    restored = here.run("restore", str(tmp_path / "backup.db"), "--yes")
    result = here.run("audit", "verify")

    assert (restored.exit_code, restored.stderr) == (0, "")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "It holds all 1 anchors" in result.stdout


def test_anchors_of_nobody_known_show_nothing(here: Place, tmp_path: Path) -> None:
    (tmp_path / "anchors").touch()
    without = {DATA_SETTING: str(tmp_path / "empty"), **KEYLESS}

    result = here.run("audit", "verify", "--anchors", str(tmp_path / "anchors"), **without)

    assert result.exit_code == 1
    assert "give --public-key, or set RECOMMENDER_AUDIT_KEY" in result.stderr


def test_a_store_without_key_and_anchor_is_checked_with_both_warnings(tmp_path: Path) -> None:
    result = Place(tmp_path).run("audit", "verify", **KEYLESS)

    assert result.exit_code == 0
    assert "CHECKED WITHOUT AN AUDIT KEY" in result.stdout
    assert "CHECKED WITHOUT AN ANCHOR" in result.stdout
    assert DATABASE_FILE in {file.name for file in (tmp_path / "data").iterdir()}
