"""A folder for copies of what is kept that must not outlast their use.

They lie in the data folder, which is as closed, as big and as well encrypted as what they are
copies of. Nothing of the machine's own folder for temporary files is used.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from recommender.service.data_folder import WORK_FOLDER, naming_the_folder, open_data_folder


@contextmanager
def work_folder(data: Path) -> Iterator[Path]:
    """Lend an empty folder, for its owner alone, and remove it with all that is in it.

    What killed processes have left in theirs is removed first. Raises SettingsError.
    """
    with naming_the_folder(data):
        made, lock = _made(open_data_folder(data) / WORK_FOLDER)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        os.close(lock)


def _made(work: Path) -> tuple[Path, int]:
    """Return a new folder and its lock, which ends when it is closed or its process dies."""
    work.mkdir(mode=0o700, exist_ok=True)
    # so that nobody finds a folder that is made already and not yet locked
    one_by_one = _locked(work, fcntl.LOCK_EX)
    try:
        for left in work.iterdir():
            _remove_unless_in_use(left)
        made = Path(mkdtemp(dir=work))
        return made, _locked(made, fcntl.LOCK_EX)
    finally:
        os.close(one_by_one)


def _remove_unless_in_use(left: Path) -> None:
    with suppress(BlockingIOError, FileNotFoundError):
        lock = _locked(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(left, ignore_errors=True)
        os.close(lock)


def _locked(folder: Path, how: int) -> int:
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, how)
    except BaseException:
        os.close(opened)
        raise
    return opened
