"""The names of backups in a folder of their own, and which of them are kept no longer."""

import re
from collections.abc import Iterable
from pathlib import Path

from recommender.domain.errors import StorageError

ENCRYPTED_END = ".age"
_NAME = re.compile(r"recommender-(\d{4}-\d\d-\d\dT\d{6}Z)\.db(\.age)?")
_PART = re.compile(rf"\.{_NAME.pattern}\.part(-wal|-shm)?")


def backup_name(at: str, *, is_encrypted: bool) -> str:
    """Return what a backup is called that is made at a time (UTC, ISO 8601)."""
    moment = _moment(at)
    return f"recommender-{moment}.db{ENCRYPTED_END if is_encrypted else ''}"


def outdated(names: Iterable[str], newest: str, keep: int) -> tuple[str, ...]:
    """Return the names of backups that are more than so many, the oldest first.

    `newest` is the one that was just made: it counts as one and is never among them, whatever the
    clock said when the others were made. Nor is anything that is not called like a backup.
    """
    others = sorted(name for name in {*names} if name != newest and _NAME.fullmatch(name))
    return tuple(others[: max(len(others) - (keep - 1), 0)])


def abandoned(names: Iterable[str], before: str) -> tuple[str, ...]:
    """Return the names of backups that were begun before a time and never finished."""
    found = ((name, _PART.fullmatch(name)) for name in sorted({*names}))
    return tuple(name for name, part in found if part and part[1] < _moment(before))


def remove(folder: Path, names: Iterable[str]) -> tuple[Path, ...]:
    """Remove files of these names from a folder, and return them; raises StorageError.

    Whatever is no file of its own, such as a link, stays.
    """
    files = [folder / name for name in names]
    removed = tuple(file for file in files if file.is_file() and not file.is_symlink())
    for file in removed:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(f"{file}: cannot be removed ({error.strerror})") from None
    return removed


def _moment(at: str) -> str:
    """Return a time to the second without what file systems do not allow in a name."""
    return f"{at[:19].replace(':', '')}Z"
