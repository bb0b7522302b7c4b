"""`recommender forget`: says how many, asks, deletes, and writes down who did it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recommender.__main__ import main
from recommender.domain.cases import CaseFilter
from recommender.service.opening_stores import open_all_stores
from recommender.service.settings import settings_from
from recommender.service.settings_table import (
    DATA_SETTING,
    KEEP_DAYS_SETTING,
    LOG_FILE_SETTING,
)
from recommender.storage.stores import Stores
from tests.logged import logging_restored
from tests.storage.conftest import a_case, keep


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    """A store with a case of 2026-11-21."""
    opened = open_all_stores(settings_from({DATA_SETTING: str(tmp_path / "data")}))
    keep(opened, a_case("one"))
    yield opened
    opened.close()


def run(tmp_path: Path, *words: str, typed: str | None = None, **more: str) -> Result:
    environment = {DATA_SETTING: str(tmp_path / "data"), **more}
    return CliRunner().invoke(main, ["forget", *words], input=typed, env=environment)


def test_it_asks_and_deletes_nothing_without_a_yes(tmp_path: Path, stores: Stores) -> None:
    result = run(tmp_path, "--older-than", "0", typed="n\n")

    assert result.exit_code == 1
    assert result.output.startswith("1 case is older than 0 days.\n")
    assert stores.cases.count(CaseFilter()) == 1


def test_it_deletes_under_the_name_of_who_is_there(tmp_path: Path, stores: Stores) -> None:
    result = run(tmp_path, "--older-than", "0", "--yes")

    assert (result.exit_code, result.output) == (0, "Deleted: 1.\n")
    [left] = stores.records.about("one")
    assert left.actor.startswith("shell:")
    assert json.loads(left.body) == {"why": "retention", "days": 0}


def test_the_setting_holds_where_no_days_are_said(tmp_path: Path, stores: Stores) -> None:
    assert run(tmp_path, "--yes", **{KEEP_DAYS_SETTING: "30000"}).output == "Deleted: 0.\n"
    refused = run(tmp_path, "--yes")

    assert refused.exit_code == 1
    assert refused.output == f"Say --older-than DAYS, or set {KEEP_DAYS_SETTING}.\n"


def test_what_a_command_does_is_in_the_file_of_the_log(tmp_path: Path, stores: Stores) -> None:
    file = tmp_path / "recommender.log"

    with logging_restored():
        result = run(tmp_path, "--older-than", "0", "--yes", **{LOG_FILE_SETTING: str(file)})

    assert result.output == "Deleted: 1.\n"
    [line] = file.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["event"] == "sensitive_delete"
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_log_that_cannot_be_written_is_said(tmp_path: Path, stores: Stores) -> None:
    with logging_restored():
        result = run(tmp_path, "--yes", **{LOG_FILE_SETTING: str(tmp_path / "no" / "log")})

    assert result.exit_code == 1
    assert result.output.startswith(f"{LOG_FILE_SETTING}: ")
