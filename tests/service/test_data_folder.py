"""The data folder: for its owner alone, and the secret in it made once."""

from pathlib import Path

import pytest

from recommender.domain.errors import SettingsError
from recommender.service.data_folder import DATABASE_FILE, kept_secret, open_data_folder
from recommender.service.opening_stores import with_secret
from recommender.service.settings import Settings, settings_from
from recommender.service.settings_table import DATA_SETTING, SECRET_SETTING


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_secret_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    first, second = kept_secret(tmp_path / "data"), kept_secret(tmp_path / "data")
    other = kept_secret(tmp_path / "other")

    assert first == second != other
    assert len(first) >= 43
    assert mode(tmp_path / "data") == 0o700
    assert mode(tmp_path / "data" / "secret") == 0o600


@pytest.mark.parametrize("spoilt", ["", "short", "\n" * 40])
def test_a_spoilt_secret_is_refused_with_what_to_do(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / "secret").write_text(spoilt, encoding="ascii")

    with pytest.raises(SettingsError, match="secret: is too short to be a secret; delete it"):
        kept_secret(tmp_path)


def test_the_secret_that_is_set_is_used_and_none_is_kept(tmp_path: Path) -> None:
    given = settings_from({DATA_SETTING: str(tmp_path / "data"), SECRET_SETTING: "s" * 32})

    assert with_secret(given).secret_key == "s" * 32
    assert not (tmp_path / "data").exists()


def test_without_a_secret_that_is_set_the_kept_one_is_used(tmp_path: Path) -> None:
    given = settings_from({DATA_SETTING: str(tmp_path)})

    assert with_secret(given).secret_key == kept_secret(tmp_path)


@pytest.mark.parametrize("open_to", [0o755, 0o750, 0o701, 0o770])
@pytest.mark.parametrize("holding", [(), (DATABASE_FILE, f"{DATABASE_FILE}-wal", "secret")])
def test_a_folder_that_others_may_enter_is_closed(
    tmp_path: Path, open_to: int, holding: tuple[str, ...]
) -> None:
    for name in holding:
        (tmp_path / name).touch()
    tmp_path.chmod(open_to)

    open_data_folder(tmp_path)

    assert mode(tmp_path) == 0o700


def test_a_folder_that_holds_other_things_too_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    tmp_path.chmod(0o755)

    with pytest.raises(SettingsError, match=f"^{DATA_SETTING}: .*'letters'; name a folder of its"):
        open_data_folder(tmp_path)

    assert mode(tmp_path) == 0o755


def test_a_closed_folder_may_hold_other_things(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    tmp_path.chmod(0o700)

    assert open_data_folder(tmp_path) == tmp_path


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").touch()

    with pytest.raises(SettingsError, match=rf"^{DATA_SETTING}: .*cannot be used \(File exists\)"):
        open_data_folder(Settings(data=tmp_path / "data").data)


def test_a_folder_of_somebody_else_is_refused_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_self: Path, _mode: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    tmp_path.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", forbidden)

    with pytest.raises(SettingsError, match="only its owner can change that; name a folder of its"):
        open_data_folder(tmp_path)
