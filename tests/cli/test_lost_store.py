"""A store that is lost is not silently a new one; a first start needs nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recommender.__main__ import main
from recommender.service.data_folder import DATABASE_FILE, IN_USE_FILE, SECRET_FILE
from recommender.service.settings_table import DATA_SETTING, DATABASE_SETTING
from tests.postgresql import Postgres, a_server

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(runner: CliRunner, folder: Path) -> Run:
    def invoke(*words: str, url: str | None = None) -> Result:
        return runner.invoke(main, words, env={DATA_SETTING: str(folder), DATABASE_SETTING: url})

    return invoke


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    with a_server(tmp_path_factory.mktemp("server")) as running:
        yield running


def test_a_first_start_begins_a_store(run: Run, folder: Path) -> None:
    assert run("users", "list").exit_code == 0
    assert sorted(entry.name for entry in folder.iterdir()) == [IN_USE_FILE, DATABASE_FILE]
    assert run("users", "list").exit_code == 0


@pytest.mark.parametrize("command", [["users", "list"], ["audit", "verify"], ["serve"]])
def test_a_database_that_is_gone_is_not_begun_anew(
    run: Run, folder: Path, command: list[str]
) -> None:
    run("users", "list")
    (folder / DATABASE_FILE).unlink()

    result = run(*command)

    assert (result.exit_code, result.stdout) == (1, "")
    [line] = result.stderr.splitlines()
    assert line.startswith(f"{folder / DATABASE_FILE}: the database is missing or empty, but ")
    assert "`recommender init` begins an empty one" in line
    assert not (folder / DATABASE_FILE).exists()


def test_a_database_that_was_emptied_is_not_begun_anew(run: Run, folder: Path) -> None:
    run("users", "list")
    (folder / DATABASE_FILE).write_bytes(b"")

    assert "is missing or empty" in run("users", "list").stderr
    assert "is missing or empty" in run("users", "list").stderr


def test_a_secret_from_before_says_that_the_folder_was_in_use(run: Run, folder: Path) -> None:
    folder.mkdir(mode=0o700)
    (folder / SECRET_FILE).write_text("s" * 43, encoding="ascii")

    assert "is missing or empty" in run("users", "list").stderr


def test_a_store_from_before_is_marked_at_its_next_start(run: Run, folder: Path) -> None:
    run("users", "list")
    (folder / IN_USE_FILE).unlink()

    assert run("users", "list").exit_code == 0
    assert (folder / IN_USE_FILE).exists()


def test_init_begins_anew_where_a_store_is_lost(run: Run, folder: Path) -> None:
    run("users", "add", "ada", "--role", "admin", "--no-password")
    (folder / DATABASE_FILE).unlink()

    begun = run("init")

    assert (begun.exit_code, begun.stdout) == (0, "An empty store has been started.\n")
    assert (run("users", "list").exit_code, run("users", "list").stdout) == (0, "")


def test_init_leaves_a_store_that_is_there_as_it_is(run: Run) -> None:
    run("users", "add", "ada", "--role", "admin", "--no-password")

    begun = run("init")

    assert (begun.exit_code, begun.stdout) == (1, "")
    assert begun.stderr == "There is a store already; nothing was changed.\n"
    assert "ada" in run("users", "list").stdout


def test_a_lost_store_is_put_back_from_its_backup(run: Run, folder: Path, tmp_path: Path) -> None:
    run("users", "add", "ada", "--role", "admin", "--no-password")
    run("backup", str(tmp_path / "backup.db"))
    (folder / DATABASE_FILE).unlink()

    run("init")
    run("restore", str(tmp_path / "backup.db"), "--yes")

    assert "ada" in run("users", "list").stdout


def test_an_empty_postgresql_is_not_begun_where_the_folder_was_in_use(
    run: Run, server: Postgres
) -> None:
    url = server.new_database()
    run("users", "list")

    refused = run("users", "list", url=url)
    begun = run("init", url=url)

    assert refused.exit_code == 1
    assert refused.stderr.startswith(f"{DATABASE_SETTING}: the database is missing or empty")
    assert url not in refused.stderr
    assert begun.exit_code == 0
    assert run("users", "list", url=url).exit_code == 0


def test_a_first_start_on_postgresql_leaves_the_working_folder_alone(
    run: Run, folder: Path, server: Postgres
) -> None:
    assert run("users", "list", url=server.new_database()).exit_code == 0
    assert not folder.exists()
