"""Settings that cannot be used end every command with a line for each, and no traceback."""

import sys

import pytest
from click.testing import CliRunner

from recommender.__main__ import main
from recommender.service.settings_table import DATA_SETTING, DATABASE_SETTING, HTTPS_SETTING

NOBODY_LISTENS = "postgresql+psycopg://anna:hush@127.0.0.1:1/cases"


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["ask"],
        ["plan", "-"],
        ["catalogue", "rules"],
        ["users", "list"],
        ["audit", "verify"],
        ["serve"],
    ],
)
def test_every_command_says_all_that_is_wrong_and_does_nothing(
    runner: CliRunner, command: list[str]
) -> None:
    wrong = {HTTPS_SETTING: "maybe", "RECOMMENDER_DATA_DIR": "/srv"}

    result = runner.invoke(main, command, env=wrong, input="{}")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "RECOMMENDER_DATA_DIR: there is no such setting; did you mean RECOMMENDER_DATA?",
        f"{HTTPS_SETTING}: 'maybe' is neither yes nor no; write 1 or 0",
    ]


@pytest.mark.parametrize("command", [["users", "list"], ["audit", "verify"], ["serve"]])
def test_a_database_that_does_not_answer_is_one_line_without_its_password(
    runner: CliRunner, command: list[str]
) -> None:
    result = runner.invoke(main, command, env={DATABASE_SETTING: NOBODY_LISTENS})

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{DATABASE_SETTING}: the database failed (OperationalError)\n"


def test_a_database_without_its_driver_says_what_to_install(
    runner: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    result = runner.invoke(main, ["users", "list"], env={DATABASE_SETTING: NOBODY_LISTENS})

    assert result.exit_code == 1
    assert result.stderr == (
        f"{DATABASE_SETTING}: psycopg is not installed; run `make extras` in the checkout, "
        "elsewhere `pip install 'back-plan-recommender[postgresql]'`\n"
    )


def test_a_command_closes_its_store(
    runner: CliRunner, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("closed")

    runner.invoke(main, ["users", "list"], env={DATA_SETTING: str(folder), DATABASE_SETTING: None})

    assert sorted(entry.name for entry in folder.iterdir()) == ["in-use", "recommender.db"]
