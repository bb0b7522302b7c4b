"""The folder of everything that is kept: for its owner alone, with the secret of the cookies."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from recommender.domain.errors import SettingsError
from recommender.service.settings_table import DATA_SETTING, SECRET_LEAST

DATABASE_FILE = "recommender.db"
SECRET_FILE = "secret"  # noqa: S105 - the name of a file
# says that a store was begun here, so that without it none is begun silently
IN_USE_FILE = "in-use"
# where stores lie that a restore has replaced
REPLACED_FOLDER = "replaced"
# where copies of backups lie while they are made or read
WORK_FOLDER = "work"
IN_USE_WORDS = (
    "A store was begun in this folder, so the service does not start without its database.\n"
    "To begin anew on purpose, run: recommender init\n"
)
# what may lie in the folder without making it anybody else's: SQLite adds to the file's name
OURS = (
    *(f"{DATABASE_FILE}{end}" for end in ("", "-wal", "-shm")),
    SECRET_FILE,
    IN_USE_FILE,
    REPLACED_FOLDER,
    WORK_FOLDER,
    "lost+found",
)


@contextmanager
def naming_the_folder(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into a SettingsError that names the setting and the folder."""
    try:
        yield
    except OSError as error:
        message = f"{DATA_SETTING}: {folder}: cannot be used ({error.strerror})"
        raise SettingsError(message) from None


def open_data_folder(folder: Path) -> Path:
    """Return the folder, made when missing, and closed to everybody but its owner.

    Raises SettingsError when it cannot be made, or when it is open to others and not ours alone.
    """
    with naming_the_folder(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077:
            _close_to_others(folder)
    return folder.absolute()


def kept_secret(folder: Path) -> str:
    """Return the secret that signs cookies, the same after each start; made when missing."""
    file = open_data_folder(folder) / SECRET_FILE
    with naming_the_folder(folder):
        if not file.exists():
            _make_secret(file)
        secret = file.read_text(encoding="ascii").strip()
    if len(secret) < SECRET_LEAST:
        raise SettingsError(f"{file}: is too short to be a secret; delete it, and one is made")
    return secret


def replaced_folder(folder: Path) -> Path:
    """Return the folder for stores that a restore replaces; made when missing."""
    replaced = open_data_folder(folder) / REPLACED_FOLDER
    with naming_the_folder(folder):
        replaced.mkdir(mode=0o700, exist_ok=True)
    return replaced


def is_in_use(folder: Path) -> bool:
    """Whether a store was begun here or a secret made, whatever became of them."""
    return any((folder / name).exists() for name in (IN_USE_FILE, SECRET_FILE))


def mark_in_use(folder: Path) -> None:
    """Remember that a store was begun here."""
    file = folder / IN_USE_FILE
    if file.exists():
        return
    with naming_the_folder(folder):
        file.touch(mode=0o600)
        file.write_text(IN_USE_WORDS, encoding="ascii")


def _close_to_others(folder: Path) -> None:
    others = sorted(entry.name for entry in folder.iterdir() if entry.name not in OURS)
    way_out = f"name a folder of its own inside it, or run: chmod 700 {folder}"
    if others:
        # to close a folder that others use too, such as /tmp, would do harm
        message = f"is open to other users and also holds {others[0]!r}; {way_out}"
        raise SettingsError(f"{DATA_SETTING}: {folder}: {message}")
    try:
        folder.chmod(0o700)
    except PermissionError:
        message = f"is open to other users, and only its owner can change that; {way_out}"
        raise SettingsError(f"{DATA_SETTING}: {folder}: {message}") from None


def _make_secret(file: Path) -> None:
    """Make the file whole and for its owner alone, or not at all; of two at once, one makes it."""
    with NamedTemporaryFile("w", encoding="ascii", dir=file.parent) as made:
        made.write(secrets.token_urlsafe(32))
        made.flush()
        with suppress(FileExistsError):
            os.link(made.name, file)
