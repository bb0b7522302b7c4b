"""The pip that this Python brings: the oldest that a fresh environment of it starts with."""

import ensurepip
import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile


@dataclass(frozen=True)
class BundledPip:
    """It, unpacked, and apart from the settings and the cache of this machine."""

    place: Path

    def __call__(self, *words: str, folder: Path) -> subprocess.CompletedProcess[str]:
        """Run it in a folder."""
        outside = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        apart = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1"}
        return subprocess.run(
            [sys.executable, "-m", "pip", *words],
            cwd=folder,
            env={**outside, **apart, "PYTHONPATH": str(self.place)},
            capture_output=True,
            text=True,
            check=False,
        )


def unpacked(place: Path) -> BundledPip:
    """Unpack it there; Debian keeps it in a folder of its own."""
    kept = sysconfig.get_config_var("WHEEL_PKG_DIR")
    folder = Path(kept) if kept else Path(ensurepip.__file__).parent / "_bundled"
    [wheel] = folder.glob(f"pip-{ensurepip.version()}-*.whl")
    with ZipFile(wheel) as packed:
        packed.extractall(place)
    return BundledPip(place)
