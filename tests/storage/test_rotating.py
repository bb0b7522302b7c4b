"""Of backups in a folder the newest are kept, and nothing that is no backup is touched."""

from datetime import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from recommender.storage.rotating import abandoned, backup_name, outdated, remove

TIMES = st.datetimes(min_value=datetime(2026, 11, 1), max_value=datetime(2030, 1, 1)).map(
    datetime.isoformat
)
BACKUPS = st.builds(lambda at, sealed: backup_name(at, is_encrypted=sealed), TIMES, st.booleans())
FOREIGN = st.sampled_from(
    [
        "notes.txt",
        "recommender.db",
        "recommender-2026-11-21T090000Z.db.bak",
        "recommender-2026-11-21.db",
        "old recommender-2026-11-21T090000Z.db",
        "Recommender-2026-11-21T090000Z.db",
        ".recommender-2026-11-21T090000Z.db.part",
    ]
)
KEEP = st.integers(1, 12)


def test_a_backup_is_called_by_its_time() -> None:
    at = "2026-11-21T09:00:07.123456Z"

    assert backup_name(at, is_encrypted=False) == "recommender-2026-11-21T090007Z.db"
    assert backup_name(at, is_encrypted=True) == "recommender-2026-11-21T090007Z.db.age"


@given(older=st.sets(BACKUPS), foreign=st.sets(FOREIGN), newest=BACKUPS, keep=KEEP)
def test_so_many_backups_are_left_the_newest_among_them_and_all_that_is_foreign(
    older: set[str], foreign: set[str], newest: str, keep: int
) -> None:
    backups = older | {newest}

    gone = set(outdated(backups | foreign, newest, keep))

    left = backups - gone
    assert gone <= backups - {newest}
    assert len(left) == min(keep, len(backups))
    assert all(name < other for name in gone for other in left - {newest})


def test_a_clock_that_was_once_ahead_costs_the_newest_nothing() -> None:
    ahead = [backup_name(f"2099-01-0{day}T00:00:00", is_encrypted=False) for day in (1, 2, 3)]
    newest = backup_name("2026-11-21T09:00:00", is_encrypted=True)

    assert outdated([*ahead, newest], newest, 2) == (ahead[0], ahead[1])


def test_what_was_begun_and_never_finished_is_found_once_it_is_old() -> None:
    parts = [
        ".recommender-2026-11-20T090000Z.db.part",
        ".recommender-2026-11-20T090000Z.db.part-wal",
        ".recommender-2026-11-20T090000Z.db.age.part",
    ]
    others = [
        ".recommender-2026-11-21T090000Z.db.part",
        ".notes.txt.part",
        "recommender-2026-11-20T090000Z.db",
    ]

    assert sorted(abandoned(parts + others, "2026-11-20T09:00:01")) == sorted(parts)


def test_files_are_removed_and_links_and_folders_stay(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"backup")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").write_bytes(b"precious")
    (tmp_path / "folder").mkdir()

    removed = remove(tmp_path, ["file", "link", "folder", "none"])

    assert removed == (tmp_path / "file",)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "folder", "link"]
