"""`recommender format` writes one spelling, or says which files are not in it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from recommender.cli.main import main
from tests.content.folders import SMALL, copied

CAPS = "rules/doses/caps.yaml"


@pytest.fixture
def folder(tmp_path: Path, runner: CliRunner) -> Path:
    """A content in the one spelling, but for one file."""
    folder = copied(SMALL, tmp_path / "content")
    assert runner.invoke(main, ["format", str(folder)]).exit_code == 0
    path = folder / CAPS
    path.write_text(path.read_text("utf-8").replace("title: A rule", "title:   'A rule'"), "utf-8")
    return folder


def test_a_file_is_written_in_the_one_spelling(runner: CliRunner, folder: Path) -> None:
    result = runner.invoke(main, ["format", str(folder)])

    assert (result.exit_code, result.stdout) == (0, f"{CAPS}: written\n")
    assert "  title: A rule\n" in (folder / CAPS).read_text("utf-8")
    assert runner.invoke(main, ["format", "--check", str(folder)]).exit_code == 0


def test_a_check_writes_nothing_and_fails(runner: CliRunner, folder: Path) -> None:
    before = (folder / CAPS).read_bytes()

    result = runner.invoke(main, ["format", "--check", str(folder)])

    assert (result.exit_code, result.stdout) == (1, f"{CAPS}: is laid out differently\n")
    assert (folder / CAPS).read_bytes() == before


def test_nothing_is_written_where_one_file_is_no_yaml(runner: CliRunner, folder: Path) -> None:
    (folder / "knowledge/tips.yaml").write_text("- id: [", "utf-8")
    before = (folder / CAPS).read_bytes()

    result = runner.invoke(main, ["format", str(folder)])

    assert result.exit_code == 1
    assert result.stderr.startswith("knowledge/tips.yaml:1:")
    assert (folder / CAPS).read_bytes() == before
