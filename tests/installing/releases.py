"""Releases that look like the locked ones from outside, and a newer one of each beside them."""

import io
import tarfile
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from zipfile import ZipFile

from tests.installing.locks import Locked

NEWER = "9999"
# has no wheel, so it is built where it is installed; this one needs no tool for it
SOURCE = "frozendict"
BACKEND = """
from pathlib import Path
def prepare_metadata_for_build_wheel(folder, settings=None):
    info = Path(folder) / "{inside}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(Path("PKG-INFO").read_text())
    return info.name
def build_wheel(folder, settings=None, info=None):
    raise NotImplementedError("only looked at")
"""
PYPROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'


def publish(locked: Mapping[str, Locked], folder: Path) -> dict[str, str]:
    """Write the locked and a newer release of each into a folder; return the locked ones' digests.

    Each asks for what the real one asks for, extras included.
    """
    digests = {}
    for name, entry in locked.items():
        said = _requirements(name)
        digests[name] = _release(folder, name, entry.version, said)
        _release(folder, name, NEWER, said)
    return digests


def _requirements(name: str) -> str:
    """Return what a package says of its requirements and extras, as far as it is installed."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    return "".join(
        f"{key}: {value}\n"
        for key in ("Provides-Extra", "Requires-Dist")
        for value in said.get_all(key) or ()
    )


def _release(folder: Path, name: str, version: str, said: str) -> str:
    plain = name.replace("-", "_")
    text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{said}"
    if name == SOURCE:
        file = folder / f"{plain}-{version}.tar.gz"
        backend = BACKEND.replace("{inside}", f"{plain}-{version}")
        texts = {"PKG-INFO": text, "pyproject.toml": PYPROJECT, "backend.py": backend}
        _tar(file, texts, f"{plain}-{version}")
    else:
        file = folder / f"{plain}-{version}-py3-none-any.whl"
        info = f"{plain}-{version}.dist-info"
        tag = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        with ZipFile(file, "w") as wheel:
            wheel.writestr(f"{info}/METADATA", text)
            wheel.writestr(f"{info}/WHEEL", tag)
            wheel.writestr(f"{info}/RECORD", "")
    return sha256(file.read_bytes()).hexdigest()


def _tar(file: Path, texts: Mapping[str, str], inside: str) -> None:
    with tarfile.open(file, "w:gz") as packed:
        for name, text in texts.items():
            entry = tarfile.TarInfo(f"{inside}/{name}")
            entry.size = len(text.encode())
            packed.addfile(entry, io.BytesIO(text.encode()))
