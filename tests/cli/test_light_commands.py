"""Who only wants a decision does not wait for the store and the pages to be imported."""

import subprocess
import sys
from collections.abc import Callable

import click
import pytest

from recommender.__main__ import main
from recommender.service.recommender import Recommender
from recommender.service.settings_table import CONTENT_SETTING
from tests.cli.typist import lines_for
from tests.conftest import ROOT
from tests.content.folders import SMALL
from tests.people import PLAIN

HEAVY = {"alembic", "argon2", "duckdb", "flask", "sqlalchemy", "waitress", "werkzeug"}
CALL = """
import sys
from recommender.__main__ import main
main(sys.argv[1:], standalone_mode=False)
print("imported:", *({heavy} & sys.modules.keys()))
"""


def imported_by(*words: str, typed: str = "") -> list[str]:
    """Return which of the heavy packages a command has imported when it ends well."""
    done = subprocess.run(
        [sys.executable, "-c", CALL.format(heavy=HEAVY), *words],
        cwd=ROOT,
        input=typed,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1].split()[1:]


def test_a_plan_imports_neither_store_nor_pages(answers_file: Callable[..., str]) -> None:
    assert imported_by("plan", answers_file(**PLAIN["neck"])) == []


def test_an_interview_to_its_week_imports_neither_store_nor_pages(recommender: Recommender) -> None:
    assert imported_by("ask", typed="\n".join([*lines_for(recommender), "", ""])) == []


@pytest.mark.parametrize("words", [("check",), ("catalogue", "rules")])
def test_a_look_at_the_content_imports_neither_store_nor_pages(
    monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv(CONTENT_SETTING, str(SMALL))

    assert imported_by(*words) == []


def test_the_shares_of_a_population_import_neither_store_nor_pages() -> None:
    """The small content states no population, so its check draws nobody."""
    look = f"import sys, recommender.service.red_lines; print({HEAVY} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"


def test_what_is_imported_is_seen_here() -> None:
    assert "sqlalchemy" in imported_by("users", "--help")


def test_every_command_is_listed_and_there_under_its_name() -> None:
    context = click.Context(main)
    names = main.list_commands(context)

    assert {"ask", "audit", "backup", "plan", "restore", "serve", "users"} <= set(names)
    assert [command.name for name in names if (command := main.get_command(context, name))] == names


def test_a_command_that_nobody_knows_is_none() -> None:
    assert main.get_command(click.Context(main), "moon") is None
