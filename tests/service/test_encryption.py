"""Only who holds a key reads an encrypted file, and whoever changed it is found out."""

import stat
import sys
from pathlib import Path

import pytest
from pyrage import x25519

from recommender.domain.errors import SettingsError, StorageError
from recommender.service.encryption import (
    decrypt,
    encrypt,
    is_encrypted,
    new_key,
    refuse_unknown_keys,
)
from tests.full_disk import no_file_grows_beyond

# more than one of age's pieces of 64 KiB
TEXT = bytes(range(256)) * 400


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys.txt"


@pytest.fixture
def public(keys: Path) -> str:
    return new_key(keys)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    file = tmp_path / "plain"
    file.write_bytes(TEXT)
    return file


@pytest.fixture
def sealed(plain: Path, public: str) -> Path:
    file = plain.with_name("sealed")
    encrypt(plain, file, [public])
    return file


def opened_with(sealed: Path, keys: Path) -> bytes:
    decrypt(sealed, sealed.with_name("opened"), keys)
    return sealed.with_name("opened").read_bytes()


def test_what_is_encrypted_opens_with_its_key(sealed: Path, keys: Path) -> None:
    assert opened_with(sealed, keys) == TEXT
    assert TEXT[:64] not in sealed.read_bytes()


def test_each_of_several_keys_opens_it(plain: Path, public: str, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    encrypt(plain, tmp_path / "sealed", [public, new_key(other)])

    assert opened_with(tmp_path / "sealed", other) == TEXT


def test_the_secret_key_and_what_is_written_are_for_their_owner_alone(
    sealed: Path, keys: Path, public: str
) -> None:
    opened_with(sealed, keys)

    files = (keys, sealed, sealed.with_name("opened"))
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600] * 3
    assert keys.read_text().startswith(f"# public key: {public}\nAGE-SECRET-KEY-1")


def test_a_key_replaces_no_file(keys: Path, public: str) -> None:
    before = keys.read_bytes()

    with pytest.raises(StorageError, match="File exists"):
        new_key(keys)

    assert keys.read_bytes() == before


def changed(text: bytes) -> bytes:
    return text[:70_000] + bytes([text[70_000] ^ 1]) + text[70_001:]


def cut_off(text: bytes) -> bytes:
    return text[:-1]


@pytest.mark.parametrize("spoil", [changed, cut_off])
def test_what_was_changed_or_cut_off_is_refused(sealed: Path, keys: Path, spoil: object) -> None:
    assert callable(spoil)
    sealed.write_bytes(spoil(sealed.read_bytes()))

    with pytest.raises(StorageError, match=f"{sealed}: cannot be decrypted"):
        opened_with(sealed, keys)


def test_another_key_does_not_open_it(sealed: Path, tmp_path: Path) -> None:
    new_key(tmp_path / "other.txt")

    with pytest.raises(StorageError, match=r"with the keys in .*other\.txt .No matching keys"):
        opened_with(sealed, tmp_path / "other.txt")


@pytest.mark.parametrize("text", [b"", b"# only this\n", b"AGE-SECRET-KEY-1HUSH\n", b"\xff\xfe"])
def test_what_is_no_file_of_keys_is_refused_and_nothing_of_it_told(
    sealed: Path, tmp_path: Path, text: bytes
) -> None:
    (tmp_path / "none.txt").write_bytes(text)

    with pytest.raises(StorageError, match="is not a file of age's secret keys") as caught:
        opened_with(sealed, tmp_path / "none.txt")

    assert "HUSH" not in str(caught.value)


def test_a_file_of_keys_that_is_not_there_is_named(sealed: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"none\.txt: cannot be read .No such file"):
        opened_with(sealed, tmp_path / "none.txt")


@pytest.mark.parametrize("given", ["", "age1", "anna", f"age1{'q' * 58}"])
def test_what_is_no_public_key_is_refused(given: str) -> None:
    with pytest.raises(SettingsError, match="is not a public key of age"):
        refuse_unknown_keys([str(x25519.Identity.generate().to_public()), given])


def test_a_full_disk_leaves_no_half_of_a_file(plain: Path, public: str) -> None:
    sealed = plain.with_name("sealed")

    with no_file_grows_beyond(1000), pytest.raises(StorageError, match="cannot be written"):
        encrypt(plain, sealed, [public])

    assert not sealed.exists()


def test_an_encrypted_file_is_known_by_how_it_begins(sealed: Path, plain: Path) -> None:
    nowhere = plain.with_name("nowhere")

    assert [is_encrypted(file) for file in (sealed, plain, nowhere)] == [True, False, False]


def test_without_its_library_it_is_said_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, public: str
) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)

    with pytest.raises(SettingsError, match="Encrypted backups: pyrage is not installed; run "):
        refuse_unknown_keys([public])
