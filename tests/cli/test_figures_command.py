"""`recommender figures` shows an author what is written, wrong or not."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recommender.cli.main import main
from tests.content.folders import SMALL, copied, swap

WALKING = "knowledge/poses/walking.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(SMALL, tmp_path / "content")


def drawn(runner: CliRunner, folder: Path, *names: str) -> Result:
    command = ["figures", *names, "--out", str(folder / "out")]
    return runner.invoke(main, command, env={"RECOMMENDER_CONTENT": str(folder)})


def test_all_figures_with_names_steps_stills_and_movements(runner: CliRunner, folder: Path) -> None:
    result = drawn(runner, folder)

    assert result.exit_code == 0
    assert f"3 figures in {folder}/out/figures.html; 0 of them with problems" in result.stdout
    page = (folder / "out/figures.html").read_text("utf-8")
    assert page.count("<section") == 3
    assert "<animate" in (folder / "out/neck-nod-moving.svg").read_text("utf-8")
    assert (folder / "out/stills.html").read_text("utf-8").count("<img") == 3


def test_one_figure(runner: CliRunner, folder: Path) -> None:
    result = drawn(runner, folder, "stroll")

    assert result.exit_code == 0
    assert sorted(path.name for path in (folder / "out").glob("*.svg")) == [
        "stroll-moving.svg",
        "stroll.svg",
    ]


def test_a_wrong_pose_is_drawn_with_what_is_wrong_beside_it(
    runner: CliRunner, folder: Path
) -> None:
    swap(folder, WALKING, "[12, -9.5, 7]", "[12, -9.5, -7]")

    result = drawn(runner, folder, "stroll")

    told = "key 1: legR: misses its place by 12.4 cm; put that nearer to hipR, or move the body"
    assert result.exit_code == 1
    assert f"  {told}\n" in result.stdout
    assert told in (folder / "out/figures.html").read_text("utf-8")


def test_what_cannot_be_drawn_holds_nothing_else_up(runner: CliRunner, folder: Path) -> None:
    swap(folder, WALKING, "stance: stand", "stance: stnd")

    result = drawn(runner, folder)

    assert result.exit_code == 1
    assert f"{WALKING}:2: stroll: stance: no stance 'stnd'; did you mean 'stand'?" in result.stderr
    assert "2 figures in " in result.stdout


def test_a_figure_that_there_is_not(runner: CliRunner, folder: Path) -> None:
    result = drawn(runner, folder, "strol")

    assert result.exit_code == 1
    assert "there is no figure of 'strol'; did you mean 'stroll'?" in result.stderr
