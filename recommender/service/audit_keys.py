"""The audit key: an Ed25519 key in a file of its own, which stamps what is kept.

Whoever verifies needs its public half alone.
"""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from recommender.domain.errors import SettingsError
from recommender.domain.stamps import IsStamp, Stamper
from recommender.service.settings_table import AUDIT_KEY_SETTING

KEY_ID_LETTERS = 16
_BEGIN = "-----BEGIN PUBLIC KEY-----"


@dataclass(frozen=True)
class OpenedKey:
    """The audit key, with what may be known of it by everybody: its id and public half (PEM)."""

    stamper: Stamper
    public: str


def make_key(file: Path) -> None:
    """Write a new audit key into a new file, for its owner alone; raises SettingsError."""
    text = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    try:
        place = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(place, "wb") as made:
            made.write(text)
    except OSError as error:
        raise _refused(file, f"cannot be written ({error.strerror})") from None


def open_key(file: Path) -> OpenedKey:
    """Return the audit key of a file; raises SettingsError for what is none, or open to others."""
    try:
        if file.stat().st_mode & 0o077:
            raise _refused(file, f"can be read by other users; run: chmod 600 {file}")
        text = file.read_bytes()
    except FileNotFoundError:
        raise _refused(file, "is not there; `recommender audit key` makes it") from None
    except OSError as error:
        raise _refused(file, f"cannot be read ({error.strerror})") from None
    key: object = None
    with suppress(ValueError, TypeError, UnsupportedAlgorithm):
        key = load_pem_private_key(text, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise _refused(file, "holds no audit key; `recommender audit key` makes one in a new file")
    public = key.public_key()
    text = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return OpenedKey(Stamper(_id(public), key.sign), text.decode())


def stamps_of(publics: Iterable[str]) -> IsStamp:
    """Return what knows the stamps of keys, by their public halves (PEM, several to a text).

    Raises SettingsError for what is no such text.
    """
    keys = tuple(_public(part) for text in publics for part in _parts(text))

    def is_stamp(stamp: bytes, message: bytes) -> bool:
        return any(_is_of(key, stamp, message) for key in keys)

    return is_stamp


def _parts(text: str) -> list[str]:
    first, *parts = text.split(_BEGIN)
    if not parts or first.strip():
        raise SettingsError("not a public key; `recommender audit key` prints it")
    return [_BEGIN + part for part in parts]


def _public(text: str) -> Ed25519PublicKey:
    key: object = None
    with suppress(ValueError, UnsupportedAlgorithm):
        key = load_pem_public_key(text.encode())
    if not isinstance(key, Ed25519PublicKey):
        raise SettingsError("not a public key of this kind; `recommender audit key` prints it")
    return key


def _is_of(key: Ed25519PublicKey, stamp: bytes, message: bytes) -> bool:
    try:
        key.verify(stamp, message)
    except InvalidSignature:
        return False
    return True


def _id(public: Ed25519PublicKey) -> str:
    raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[:KEY_ID_LETTERS]


def _refused(file: Path, why: str) -> SettingsError:
    return SettingsError(f"{AUDIT_KEY_SETTING}: {file}: {why}")
