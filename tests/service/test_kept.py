"""What a checkout keeps between processes is what this code has made, and whole."""

import shutil
from pathlib import Path

import pytest

from tests.kept import ROOT, digest_of_code, made_once


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A little code, and the lock of its packages."""
    for name in ("domain/rules.py", "service/proofs.py", "web/app.py", "cli/main.py"):
        file = tmp_path / "recommender" / name
        file.parent.mkdir(parents=True)
        file.write_text("ONE = 1\n", encoding="utf-8")
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    return tmp_path


def test_it_is_made_once_and_read_ever_after(tmp_path: Path) -> None:
    makers = iter([lambda: (1, [1]), lambda: (2, [2])])

    assert [made_once("pair", make, tmp_path) for make in makers] == [(1, [1])] * 2


def test_what_could_not_be_made_is_not_kept(tmp_path: Path) -> None:
    def failing() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        made_once("number", failing, tmp_path)

    assert made_once("number", lambda: 1, tmp_path) == 1


def test_what_a_killed_process_had_half_written_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "number.half").write_bytes(b"\x80")

    assert made_once("number", lambda: 1, tmp_path) == 1


@pytest.mark.parametrize("name", ["recommender/domain/rules.py", "recommender/service/proofs.py"])
def test_other_code_has_another_digest(code: Path, name: str) -> None:
    before = digest_of_code(code)

    (code / name).write_text("ONE = 2\n", encoding="utf-8")

    assert digest_of_code(code) != before


def test_a_new_module_or_package_is_other_code_too(code: Path) -> None:
    before = digest_of_code(code)

    (code / "recommender" / "domain" / "more.py").write_bytes(b"")
    with_more = digest_of_code(code)
    (code / "requirements.lock").write_bytes(b"")

    assert len({before, with_more, digest_of_code(code)}) == 3


@pytest.mark.parametrize("name", ["recommender/web/app.py", "recommender/cli/main.py"])
def test_what_stands_above_the_service_proves_nothing(code: Path, name: str) -> None:
    before = digest_of_code(code)

    (code / name).write_text("ONE = 2\n", encoding="utf-8")

    assert digest_of_code(code) == before
