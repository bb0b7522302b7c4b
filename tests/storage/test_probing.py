"""The probe finds out whether something can be kept, and leaves nothing behind."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from recommender.domain.errors import StorageError
from recommender.storage.probing import try_writing
from recommender.storage.stores import Stores, open_stores
from recommender.storage.tables import metadata
from tests.full_disk import file_of, log_of, no_file_grows_beyond

SOME = b"\xa5" * 8192


def rows(stores: Stores) -> int:
    with stores.database.reading() as connection:
        counts = (select(func.count()).select_from(table) for table in metadata.sorted_tables)
        return sum(connection.execute(query).scalar_one() for query in counts)


def test_where_there_is_room_nothing_stays(stores: Stores) -> None:
    before = rows(stores)

    try_writing(stores.database, SOME)
    try_writing(stores.database, SOME)

    assert rows(stores) == before


def test_without_tables_it_fails(failing: Stores) -> None:
    with pytest.raises(StorageError):
        try_writing(failing.database, SOME)


def test_a_full_disk_is_noticed_and_so_is_room_on_it(tmp_path: Path) -> None:
    stores = open_stores(tmp_path / "cases.db")

    with no_file_grows_beyond(len(log_of(file_of(stores)))), pytest.raises(StorageError):
        try_writing(stores.database, SOME)
    try_writing(stores.database, SOME)

    stores.close()


def test_it_writes_as_much_as_it_is_given(tmp_path: Path) -> None:
    stores = open_stores(tmp_path / "cases.db")
    stores.database.empty_log()

    try_writing(stores.database, SOME)

    assert len(log_of(file_of(stores))) > len(SOME)
    stores.close()
