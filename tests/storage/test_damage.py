"""A damaged file is named, and so is the first record that it holds back."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from recommender.domain.errors import DamageError
from recommender.storage.stores import Stores, open_stores
from tests.full_disk import file_of
from tests.storage.conftest import SQLITE, Databases, a_case, keep

CASES, PAGE = 60, 4096


@pytest.fixture(scope="module")
def whole(databases: Databases) -> Path:
    """The file of a closed store with so many cases that they fill several pages."""
    stores = databases.opened(SQLITE)
    keep(stores, *(a_case(f"case {number:02}") for number in range(1, CASES + 1)))
    file = file_of(stores)
    stores.close()
    return file


@pytest.fixture
def damaged(whole: Path, tmp_path: Path) -> Iterator[Callable[[int], Stores]]:
    """Zero the page of the file in which the body of a record lies."""
    made: list[Stores] = []

    def damage(record: int) -> Stores:
        file = Path(shutil.copy(whole, tmp_path / "damaged.db"))
        text = bytearray(file.read_bytes())
        page = text.index(f"salt case {record:02}".encode()) // PAGE * PAGE
        text[page : page + PAGE] = bytes(PAGE)
        file.write_bytes(text)
        made.append(open_stores(file))
        return made[-1]

    yield damage
    for stores in made:
        stores.close()


@pytest.mark.parametrize("record", [25, 40])
def test_the_first_record_that_a_damaged_file_holds_back_is_named(
    damaged: Callable[[int], Stores], record: int
) -> None:
    stores = damaged(record)

    found = stores.records.verify().broken

    assert found is not None
    assert 1 < found.number <= record
    assert found.why == f"{file_of(stores)}: the file is damaged; use a backup from before that"
    assert len(stores.records.about("case 01")) == 1
    with pytest.raises(DamageError):
        stores.records.about(f"case {found.number:02}")


def test_what_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    file.write_bytes(b"no database at all, but long enough to be one\n" * 100)

    with pytest.raises(DamageError, match=r"other\.db: the file is damaged"):
        open_stores(file)
