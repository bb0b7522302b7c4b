"""What was deleted leaves SQLite's log too: at once, or as soon as nobody reads it any more."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from recommender.storage.stores import Stores, open_stores
from tests.full_disk import file_of, log_of, no_file_grows_beyond
from tests.storage.conftest import SQLITE, a_case, a_deletion, as_new, hour, keep

pytestmark = pytest.mark.parametrize("kind", [SQLITE], indirect=True)
STATE = hashlib.sha512(b"answers").digest()


def is_in_a_file(said: bytes, file: Path) -> bool:
    return said in file.read_bytes() or said in log_of(file)


@contextmanager
def another_reader(file: Path) -> Iterator[None]:
    """Read as another process would, from before until after."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM records").fetchone()
        yield


@pytest.fixture
def visited(stores: Stores) -> Stores:
    """Stores with a visit that can be found in the file byte for byte."""
    stores.interviews.begin("visit", STATE, hour(9))
    assert is_in_a_file(STATE, file_of(stores))
    return stores


def test_what_a_reader_held_goes_when_this_reader_has_gone(visited: Stores) -> None:
    with visited.database.reading() as connection:
        connection.execute(text("SELECT count(*) FROM records"))
        visited.interviews.end("visit")
        assert is_in_a_file(STATE, file_of(visited))

    assert not is_in_a_file(STATE, file_of(visited))


def test_what_another_process_read_goes_with_the_next_thing_that_is_asked_here(
    visited: Stores,
) -> None:
    with another_reader(file_of(visited)):
        visited.interviews.end("visit")
        visited.records.digest_of(1)
        assert is_in_a_file(STATE, file_of(visited))

    visited.records.digest_of(1)

    assert not is_in_a_file(STATE, file_of(visited))


def test_of_many_deletions_in_the_way_of_a_reader_nothing_stays_once_it_has_gone(
    stores: Stores,
) -> None:
    states = [hashlib.sha512(str(number).encode()).digest() for number in range(10)]
    for number, state in enumerate(states):
        stores.interviews.begin(str(number), state, hour(9))
    with another_reader(file_of(stores)):
        for number in range(10):
            stores.interviews.end(str(number))

    stores.records.digest_of(1)

    assert not any(is_in_a_file(state, file_of(stores)) for state in states)


def test_what_a_reader_held_goes_when_the_stores_are_closed(visited: Stores) -> None:
    with another_reader(file_of(visited)):
        visited.interviews.end("visit")

    with closing(sqlite3.connect(file_of(visited))) as other:
        # so that this is not the last connection, which would empty the log by itself
        other.execute("SELECT count(*) FROM records").fetchone()
        visited.close()
        assert not is_in_a_file(STATE, file_of(visited))


def test_what_a_killed_process_left_goes_with_the_next_opening(visited: Stores) -> None:
    with another_reader(file_of(visited)):
        visited.interviews.end("visit")
    assert is_in_a_file(STATE, file_of(visited))

    open_stores(file_of(visited)).close()

    assert not is_in_a_file(STATE, file_of(visited))


def grown(stores: Stores) -> int:
    """Let the log hold pages that the file has not yet; return the size of the file."""
    words = tuple(f"{number * 7919 % 10007} times" for number in range(9000))
    keep(stores, a_case("stays", do_now=words[:10]))
    stores.cases.delete("stays", a_deletion("stays"))
    size = file_of(stores).stat().st_size
    stores.cases.add(as_new(a_case("one", do_now=words)))
    return size


def test_a_disk_that_is_full_when_the_log_is_emptied_undoes_no_deletion(stores: Stores) -> None:
    size = grown(stores)

    with no_file_grows_beyond(size):
        stores.cases.delete("one", a_deletion("one"))
        assert log_of(file_of(stores))

    assert stores.cases.find_by_token("token of one") is None
    assert stores.records.verify().broken is None


def test_a_log_that_a_full_disk_kept_is_emptied_when_there_is_room(stores: Stores) -> None:
    size = grown(stores)
    stores.interviews.begin("visit", STATE, hour(9))
    with no_file_grows_beyond(size):
        stores.interviews.end("visit")
    assert is_in_a_file(STATE, file_of(stores))

    stores.records.digest_of(1)

    assert not is_in_a_file(STATE, file_of(stores))


def throttle(stores: Stores) -> set[int]:
    """Return how long the connections of the pool wait for others, in milliseconds."""
    with stores.database.reading() as connection:
        return {int(connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one())}


def test_a_connection_is_as_patient_as_before_whatever_became_of_the_log(stores: Stores) -> None:
    size = grown(stores)
    before = throttle(stores)

    with another_reader(file_of(stores)):
        stores.interviews.end("nobody's")
    with no_file_grows_beyond(size):
        stores.cases.delete("one", a_deletion("one"))
    stores.interviews.end("nobody's")

    assert throttle(stores) == before == {30_000}
