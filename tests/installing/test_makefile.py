"""What `make` installs comes out of a lock by its hash; nothing is resolved or built unseen."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.installing.locks import BUILD, DEV, EXTRAS, PEERS, RUN
from tests.installing.making import installs, lock_in, make

WITH_EACH = pytest.mark.parametrize("uv", ["", "/bin/uv"], ids=["pip", "uv"])


@WITH_EACH
def test_what_runs_comes_without_what_tests_need(uv: str) -> None:
    assert [lock_in(command) for command in installs("setup", uv)] == [BUILD, RUN, ""]


@WITH_EACH
def test_extras_are_added_where_they_are_wanted(uv: str) -> None:
    assert [lock_in(command) for command in installs("extras", uv)] == [BUILD, RUN, "", EXTRAS]


@WITH_EACH
@pytest.mark.parametrize("target", ["check", "test", "test-slow", "format"])
def test_tests_and_checks_add_their_lock_last(uv: str, target: str) -> None:
    assert [lock_in(command) for command in installs(target, uv)] == [BUILD, RUN, "", EXTRAS, DEV]


@WITH_EACH
def test_engines_to_compare_with_are_added_to_what_runs(uv: str) -> None:
    asked = [lock_in(command) for command in installs("compare-peers", uv)]

    assert asked == [BUILD, RUN, "", PEERS]


@WITH_EACH
@pytest.mark.parametrize("target", ["check", "compare-peers"])
def test_a_lock_is_installed_as_it_is(uv: str, target: str) -> None:
    for command in installs(target, uv):
        if lock_in(command):
            assert {"--no-deps", "--require-hashes", "--no-build-isolation"} <= set(command)
            assert command[-2:] == ("-r", lock_in(command))


@WITH_EACH
def test_the_project_itself_is_added_without_asking_anybody(uv: str) -> None:
    [own] = [command for command in installs("check", uv) if not lock_in(command)]

    assert own[-5:] == ("--no-deps", "--no-index", "--no-build-isolation", "-e", ".")


def test_a_python_that_is_too_old_is_told_before_anything_is_touched(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()

    made = set_up(tmp_path, "(3, 10, 13)")

    assert made.returncode != 0
    assert "needs Python 3.11 or later" in made.stderr
    assert "Python (3, 10, 13)" in made.stderr
    assert "make run PYTHON=" in made.stderr
    assert (tmp_path / ".venv").is_dir()


def test_a_python_that_is_not_there_is_told_in_the_same_words(tmp_path: Path) -> None:
    made = make(copied(tmp_path), "setup", "PYTHON=python3.999")

    assert made.returncode != 0
    assert "needs Python 3.11 or later" in made.stderr
    assert "python3.999" in made.stderr


def test_the_oldest_python_that_will_do_is_taken(tmp_path: Path) -> None:
    assert "the virtual environment is made" in set_up(tmp_path, "(3, 11, 0)").stderr


def set_up(folder: Path, version: str) -> subprocess.CompletedProcess[str]:
    """Run `make setup` with a Python that says it is this one, and that makes no environment."""
    python = folder / "python"
    python.write_text(
        f"""#!/bin/sh
case $1 in
-c) exec {sys.executable} -c "import sys; sys.version_info = {version}; $2" ;;
--version) echo "Python {version}" ;;
*) echo "the virtual environment is made" >&2; exit 1 ;;
esac
""",
        encoding="utf-8",
    )
    python.chmod(0o755)
    return make(copied(folder), "setup", f"PYTHON={python}", "UV=")


def copied(folder: Path) -> Path:
    for name in ("Makefile", "pyproject.toml", BUILD, RUN, EXTRAS, DEV):
        shutil.copy(ROOT / name, folder)
    return folder
