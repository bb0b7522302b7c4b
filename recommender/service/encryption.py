"""Backups that only the holder of a key can read: age files, made by pyrage (extra `age`).

Whoever makes a backup needs the public key alone, so nothing on the server can read what it wrote.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from recommender.domain.errors import SettingsError, StorageError
from recommender.service.extras import lacking

# what an age file begins with, as it is or as text
_BEGINNINGS = (b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----")


def is_encrypted(file: Path) -> bool:
    """Whether a file is one of age; a file that is not there or cannot be read is not."""
    try:
        with file.open("rb") as opened:
            return opened.read(max(map(len, _BEGINNINGS))).startswith(_BEGINNINGS)
    except OSError:
        return False


def new_key(file: Path) -> str:
    """Write a new secret key into a new file, for its owner alone; return its public key.

    The file is as `age-keygen` writes it, so the program age reads it too. Raises SettingsError
    where pyrage is missing, and StorageError where the file is there already.
    """
    made = _pyrage().x25519.Identity.generate()
    public = str(made.to_public())
    try:
        with open(file, "x", encoding="ascii", opener=_for_its_owner) as opened:
            opened.write(f"# public key: {public}\n{made}\n")
    except OSError as error:
        raise StorageError(f"{file}: cannot be written ({error.strerror})") from None
    return public


def encrypt(plain: Path, sealed: Path, recipients: Sequence[str]) -> None:
    """Write a file that each of these public keys' holders can read; raises StorageError."""
    pyrage = _pyrage()
    known = [_recipient(given) for given in recipients]
    try:
        with (
            plain.open("rb") as source,
            open(sealed, "xb", opener=_for_its_owner) as target,
        ):
            pyrage.encrypt_io(source, target, known)
            target.flush()
            os.fsync(target.fileno())
    except (OSError, pyrage.EncryptError) as error:
        sealed.unlink(missing_ok=True)
        raise StorageError(f"{sealed}: cannot be written ({_why(error)})") from None


def decrypt(sealed: Path, plain: Path, keys: Path) -> None:
    """Write what an age file holds, as a holder of a key in a file of keys reads it.

    Raises StorageError where none of the keys opens it, or where it was changed or cut off.
    """
    pyrage = _pyrage()
    known = _identities(keys)
    try:
        with (
            sealed.open("rb") as source,
            open(plain, "xb", opener=_for_its_owner) as target,
        ):
            pyrage.decrypt_io(source, target, known)
    except (OSError, pyrage.DecryptError) as error:
        message = f"{sealed}: cannot be decrypted with the keys in {keys} ({_why(error)})"
        raise StorageError(message) from None


def refuse_unknown_keys(recipients: Sequence[str]) -> None:
    """Raise SettingsError where one of these is no public key, or pyrage is missing."""
    for given in recipients:
        _recipient(given)


def _recipient(given: str) -> Any:
    pyrage = _pyrage()
    try:
        return pyrage.x25519.Recipient.from_str(given)
    except pyrage.RecipientError:
        raise SettingsError(
            f"{given!r} is not a public key of age, which begins with age1"
        ) from None


def _identities(keys: Path) -> list[Any]:
    """Return the secret keys of a file; nothing of what it holds is ever told."""
    pyrage = _pyrage()
    try:
        lines = keys.read_text(encoding="ascii").splitlines()
    except OSError as error:
        raise StorageError(f"{keys}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        lines = []
    secret = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    try:
        found = [pyrage.x25519.Identity.from_str(line) for line in secret]
    except pyrage.IdentityError:
        found = []
    if not found:
        raise StorageError(f"{keys}: is not a file of age's secret keys (AGE-SECRET-KEY-1...)")
    return found


def _pyrage() -> Any:
    try:
        import pyrage  # noqa: PLC0415 - it comes with an extra
    except ModuleNotFoundError as error:
        raise SettingsError(f"Encrypted backups: {lacking(error.name, 'age')}") from None
    return pyrage


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
