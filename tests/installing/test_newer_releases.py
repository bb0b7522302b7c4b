"""Whatever is released tomorrow, `make` installs what it installed today."""

import json
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tests.installing.bundled_pip import BundledPip
from tests.installing.locks import BUILD, DEV, EXTRAS, HERE, RUN, lines_of, read_lock
from tests.installing.making import installs, lock_in
from tests.installing.releases import NEWER, publish

RELEASES = "releases"
LOCKS = (BUILD, RUN, EXTRAS, DEV)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all locked releases and a newer one of each, and the locks that hold them."""
    folder = tmp_path_factory.mktemp("index")
    (folder / RELEASES).mkdir()
    digests = publish(read_lock(*LOCKS), folder / RELEASES)
    for lock in LOCKS:
        names = read_lock(lock)
        lines = zip(names, lines_of(lock), strict=True)
        held = [
            f"{line.split(' --hash=')[0]} --hash=sha256:{digests[name]}\n" for name, line in lines
        ]
        (folder / lock).write_text("".join(held), encoding="utf-8")
    return folder


@pytest.mark.parametrize("lock", LOCKS)
def test_a_newer_release_of_any_package_changes_nothing(
    pip: BundledPip, index: Path, lock: str
) -> None:
    wanted = {
        name: locked.version for name, locked in read_lock(lock).items() if locked.is_for(HERE)
    }

    assert would_install(pip, index, *command_for(lock)) == wanted


def test_the_newer_releases_are_there_to_be_taken(pip: BundledPip, index: Path) -> None:
    assert would_install(pip, index, "install", "--no-deps", "pytest-cov") == {"pytest-cov": NEWER}


def command_for(lock: str) -> tuple[str, ...]:
    """Return what the Makefile itself says to pip for a lock."""
    [command] = [command for command in installs("check", "") if lock_in(command) == lock]
    return command[command.index("install") :]


def would_install(pip: BundledPip, index: Path, *command: str) -> dict[str, str]:
    """Return the versions that a command would take from the index, by name."""
    from_index = ("--dry-run", "--ignore-installed", "--no-index", "--find-links", RELEASES)
    done = pip(*command, *from_index, "--report", "report.json", folder=index)
    assert done.returncode == 0, done.stderr
    entries = json.loads((index / "report.json").read_text("utf-8"))["install"]
    found = [entry["metadata"] for entry in entries]
    return {canonicalize_name(entry["name"]): entry["version"] for entry in found}
