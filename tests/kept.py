"""What takes long to make is made once, by whichever process of this checkout asks first.

It is kept below `build/kept` under a digest of all code that could make it otherwise, so that what
was made by other code is never read; it is forgotten where the code has changed. `make clean`
and `.ci/run` throw it away. The product knows nothing of it.
"""

import fcntl
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from zlib import compress, decompress

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "build" / "kept"
# nothing below the service imports what lies above it, as `lint-imports` says
ABOVE = ("cli", "web")
LOCKED = "requirements.lock"
QUICKLY = 1
Made = TypeVar("Made")


def made_once(name: str, make: Callable[[], Made], folder: Path | None = None) -> Made:
    """Return what the first process that asked for a name has made; the others wait for it."""
    folder = folder or _folder_of_this_code()
    file = folder / name
    with _alone(folder / f"{name}.lock"):
        if file.exists():
            raw = decompress(file.read_bytes())
            kept: Made = pickle.loads(raw)  # noqa: S301 - written by this checkout
            return kept
        made = make()
        # whole or not at all, for whoever asks after a run that was killed
        half = file.with_name(f"{name}.half")
        half.write_bytes(compress(pickle.dumps(made), QUICKLY))
        half.replace(file)
        return made


def digest_of_code(root: Path) -> str:
    """Return the digest of Python and of all code at and below the service, with its packages."""
    code = root / "recommender"
    files = (file for file in code.rglob("*.py") if file.relative_to(code).parts[0] not in ABOVE)
    digest = sha256(sys.version.encode() + Path(__file__).read_bytes())
    for file in (root / LOCKED, *sorted(files)):
        raw = file.read_bytes()
        digest.update(f"{file.relative_to(root)}\0{len(raw)}\0".encode() + raw)
    return digest.hexdigest()


@cache
def _folder_of_this_code() -> Path:
    """Return the folder of what this code has made; what other code has made goes."""
    own = FOLDER / digest_of_code(ROOT)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _alone(FOLDER / ".lock"):
        for other in FOLDER.iterdir():
            if other.is_dir() and other != own:
                shutil.rmtree(other)
        own.mkdir(exist_ok=True)
    return own


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Keep other processes out while this lasts."""
    with file.open("w") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
