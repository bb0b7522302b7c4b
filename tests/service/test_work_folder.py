"""Copies of what is kept lie in a closed folder, and are gone afterwards whatever happened."""

import stat
from pathlib import Path

import pytest

from recommender.domain.errors import SettingsError
from recommender.service.work_folder import work_folder


def test_a_folder_is_lent_to_its_owner_alone_and_goes(tmp_path: Path) -> None:
    with work_folder(tmp_path / "data") as made:
        (made / "copy.db").write_bytes(b"answers")
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
        assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
        assert made.is_relative_to(tmp_path / "data")

    assert list(made.parent.iterdir()) == []


def test_it_goes_when_its_use_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with work_folder(tmp_path) as made:
            (made / "copy.db").write_bytes(b"answers")
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail()

    assert list((tmp_path / "work").iterdir()) == []


def test_what_a_killed_process_left_goes_and_what_is_in_use_stays(tmp_path: Path) -> None:
    (tmp_path / "work" / "left").mkdir(parents=True)
    (tmp_path / "work" / "left" / "copy.db").write_bytes(b"answers")

    with work_folder(tmp_path) as first, work_folder(tmp_path) as second:
        assert sorted((tmp_path / "work").iterdir()) == sorted([first, second])


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "work").write_bytes(b"")

    with pytest.raises(SettingsError, match="cannot be used"), work_folder(tmp_path):
        pass
