"""Backups as their operator handles them: made, encrypted, rotated, opened and checked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from stat import S_ISDIR

from recommender.domain.errors import ConflictError, StorageError
from recommender.service.changed_contents import changed_contents
from recommender.service.encryption import decrypt, encrypt, is_encrypted, refuse_unknown_keys
from recommender.service.system import System
from recommender.service.work_folder import work_folder
from recommender.storage.backup import back_up, finish, part_of
from recommender.storage.checking_backups import CheckedBackup, check
from recommender.storage.content_store import ContentStore
from recommender.storage.database import Database
from recommender.storage.opening_backups import Backup, opened_backup
from recommender.storage.rotating import abandoned, backup_name, outdated, remove

__all__ = ("Backup", "Backups", "CheckedBackup", "Made")

# nothing that takes longer is still at work
_ABANDONED_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Made:
    """A backup that was made, and the older ones that were removed for it."""

    file: Path
    records: int
    is_encrypted: bool
    removed: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Backups:
    """Backups of one service; whatever must be copied on the way is copied in its data folder."""

    data: Path
    system: System = field(default_factory=System)

    def make(
        self, database: Database, place: Path, recipients: tuple[str, ...] = (), keep: int = 0
    ) -> Made:
        """Write all that is kept into a new file, or in a folder into one with a name of its time.

        With `recipients`, public keys of age, only the holders of their secret keys can read it.
        With `keep` it is checked too, and where it is sound only so many are left in the folder,
        it among them. Raises StorageError; ConflictError for `keep` without a folder; and
        SettingsError for what is no public key.
        """
        refuse_unknown_keys(recipients)
        if _is_folder(place):
            self._remove_abandoned(place)
            name = backup_name(self.system.time(), is_encrypted=bool(recipients))
            made = self._made(database, place / name, recipients, is_checked=bool(keep))
            return replace(made, removed=_rotated(made.file, keep) if keep else ())
        if keep:
            raise ConflictError(f"{place}: is not a folder; name one in which backups are kept")
        return self._made(database, place, recipients, is_checked=False)

    @contextmanager
    def opened(self, file: Path, keys: Path | None = None) -> Iterator[Backup]:
        """Lend a backup for as long as it is read.

        An encrypted one is decrypted first, with a file of secret keys. Raises StorageError for
        what is no backup or cannot be decrypted, and SettingsError.
        """
        with work_folder(self.data) as work:
            plain = file
            if is_encrypted(file):
                if keys is None:
                    raise StorageError(
                        f"{file}: is encrypted; give --identity and the file of a key"
                    )
                plain = work / "plain.db"
                decrypt(file, plain, keys)
            with opened_backup(plain, work, file) as backup:
                yield backup

    def check(self, file: Path, keys: Path | None = None) -> CheckedBackup:
        """Read a whole backup without restoring it, and return what it holds.

        Raises StorageError, which names the file and the first record that is broken.
        """
        with self.opened(file, keys) as backup:
            return _checked(backup)

    def _made(
        self, database: Database, file: Path, recipients: tuple[str, ...], *, is_checked: bool
    ) -> Made:
        with work_folder(self.data) as work:
            plain = work / "plain.db" if recipients else file
            part = part_of(file)
            number = back_up(database, plain)
            if recipients:
                encrypt(plain, part, recipients)
                finish(part, file)
            if is_checked:
                _check_before_rotating(plain, work, file)
        return Made(file, number, is_encrypted=bool(recipients))

    def _remove_abandoned(self, folder: Path) -> None:
        before = self.system.time(seconds=_ABANDONED_AFTER.total_seconds())
        remove(folder, abandoned(_names(folder), before))


def _check_before_rotating(plain: Path, work: Path, file: Path) -> None:
    try:
        with opened_backup(plain, work, file) as backup:
            _checked(backup)
    except StorageError as error:
        raise StorageError(f"{error}\nNo older backup was removed, because of that") from None


def _is_folder(place: Path) -> bool:
    try:
        return S_ISDIR(place.stat().st_mode)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StorageError(f"{place}: cannot be opened ({error.strerror})") from None


def _checked(backup: Backup) -> CheckedBackup:
    found = check(backup)
    for digest in changed_contents(ContentStore(backup.database)):
        raise StorageError(f"{backup.file}: the kept text of content {digest[:12]} was changed")
    return found


def _rotated(made: Path, keep: int) -> tuple[Path, ...]:
    return remove(made.parent, outdated(_names(made.parent), made.name, keep))


def _names(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(file.name for file in folder.iterdir())
    except OSError as error:
        raise StorageError(f"{folder}: cannot be read ({error.strerror})") from None
