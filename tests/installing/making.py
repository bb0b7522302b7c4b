"""What `make` would run to set everything up, as it says itself; and `make` run elsewhere."""

import os
import shlex
import shutil
import subprocess
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

MAKE = shutil.which("make") or "make"


@cache
def installs(target: str, uv: str) -> tuple[tuple[str, ...], ...]:
    """Return the commands that install packages for a target, with a uv at that path or none."""
    said = make(ROOT, "--dry-run", "--always-make", target, f"UV={uv}")
    said.check_returncode()
    lines = [line for line in said.stdout.splitlines() if " pip install " in line]
    return tuple(tuple(shlex.split(line)) for line in lines)


def lock_in(command: tuple[str, ...]) -> str:
    """Return the lock that a command installs, or nothing."""
    return command[command.index("-r") + 1] if "-r" in command else ""


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `make` in a folder, as if no other stood above it."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        [MAKE, "--no-print-directory", *words],
        cwd=folder,
        env=outside,
        capture_output=True,
        text=True,
        check=False,
    )
