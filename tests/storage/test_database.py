"""The connection: all or nothing, and no value in an error."""

import stat
import traceback
from pathlib import Path

import pytest
from sqlalchemy import event, insert, text

from recommender.domain.errors import NotFoundError, StorageError
from recommender.storage import chain
from recommender.storage.database import POOL_SIZE, Database
from recommender.storage.stores import Stores, open_stores
from recommender.storage.tables import interviews, records
from tests.storage.conftest import POSTGRESQL, SQLITE, all_rows, an_event

PRIVATE = "what nobody may read"


class PowerCutError(Exception):
    """Anything that goes wrong halfway."""


def write_and_break(stores: Stores) -> None:
    with stores.database.writing() as connection:
        chain.append(connection, an_event())
        raise PowerCutError


def write_and_fail(stores: Stores) -> None:
    with stores.database.writing() as connection:
        chain.append(connection, an_event())
        connection.execute(text("SELECT no FROM nothing"))


def keep_twice(stores: Stores, words: str) -> None:
    values = {"token_hash": words, "touched": words, "state": words.encode()}
    with stores.database.writing() as connection:
        for _ in range(2):
            connection.execute(insert(interviews).values(values))


def test_what_is_written_is_there_afterwards(stores: Stores) -> None:
    with stores.database.writing() as connection:
        chain.append(connection, an_event())

    assert stores.records.verify().records == 1


def test_an_error_halfway_leaves_nothing(stores: Stores) -> None:
    with pytest.raises(PowerCutError):
        write_and_break(stores)

    assert stores.records.verify().records == 0


def test_an_error_of_the_database_halfway_leaves_nothing(stores: Stores) -> None:
    with pytest.raises(StorageError):
        write_and_fail(stores)

    assert stores.records.verify().records == 0


def test_after_an_error_others_can_write(stores: Stores) -> None:
    with pytest.raises(StorageError):
        write_and_fail(stores)

    stores.records.write(an_event())

    assert stores.records.verify().records == 1


def test_an_error_of_this_package_stays_what_it_is(stores: Stores) -> None:
    with pytest.raises(NotFoundError, match="no such"), stores.database.writing():
        raise NotFoundError("no such")


def test_a_reader_sees_one_state_of_everything(stores: Stores) -> None:
    with stores.database.reading() as connection:
        before = connection.execute(records.select()).all()
        stores.records.write(an_event())
        after = connection.execute(records.select()).all()

    assert after == before == []


def test_a_reader_can_write_nothing_that_stays(stores: Stores) -> None:
    before = all_rows(stores)

    with stores.database.reading() as connection:
        chain.append(connection, an_event())

    assert all_rows(stores) == before


def failure(stores: Stores) -> StorageError:
    """Return the error of a statement that holds a secret."""
    with pytest.raises(StorageError) as caught:
        keep_twice(stores, PRIVATE)
    return caught.value


def test_an_error_says_no_value(stores: Stores) -> None:
    assert str(failure(stores)) == "the database failed (IntegrityError)"


def test_an_error_carries_no_other_that_knows_the_values(stores: Stores) -> None:
    error = failure(stores)

    assert (error.__cause__, error.__context__) == (None, None)


@pytest.mark.parametrize("kind", [POSTGRESQL], indirect=True)
def test_an_error_as_it_is_logged_shows_no_value(stores: Stores) -> None:
    assert PRIVATE not in "".join(traceback.format_exception(failure(stores)))


def test_a_reader_is_told_of_an_error_too(failing: Stores) -> None:
    with pytest.raises(StorageError, match="the database failed"):
        failing.cases.find("one")


# SQLite measures no text
@pytest.mark.parametrize("kind", [POSTGRESQL], indirect=True)
def test_a_value_too_long_for_its_column_is_a_storage_error_without_it(stores: Stores) -> None:
    with pytest.raises(StorageError) as caught:
        stores.records.write(an_event(PRIVATE * 20))

    assert PRIVATE not in str(caught.value)


@pytest.mark.usefixtures("as_served")
@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
@pytest.mark.parametrize(
    ("setting", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_sqlite_is_set_to_be_safe(stores: Stores, setting: str, value: object) -> None:
    with stores.database.reading() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar() == value


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    open_stores(tmp_path / "mine?x=1#.db").close()

    assert [file.name for file in tmp_path.iterdir()] == ["mine?x=1#.db"]


def test_a_file_and_its_log_are_for_their_owner_alone(tmp_path: Path) -> None:
    stores = open_stores(f"sqlite:///{tmp_path / 'mine.db'}")

    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}

    stores.close()
    assert modes == dict.fromkeys(("mine.db", "mine.db-shm", "mine.db-wal"), 0o600)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"nowhere/mine\.db: cannot be opened"):
        open_stores(f"sqlite:///{tmp_path / 'nowhere' / 'mine.db'}")


@pytest.mark.parametrize("kind", [POSTGRESQL], indirect=True)
def test_postgresql_reads_in_one_snapshot(stores: Stores) -> None:
    with stores.database.reading() as connection:
        level = connection.execute(text("SHOW transaction_isolation")).scalar()

    assert level == "repeatable read"


@pytest.mark.parametrize(("asked", "seconds"), [("", 5), ("&connect_timeout=2", "2")])
def test_a_server_that_does_not_answer_is_given_up_after_seconds_that_the_address_may_say(
    asked: str, seconds: object
) -> None:
    database = Database(f"postgresql+psycopg://nobody@/none?host=/no/such{asked}")
    said: dict[str, object] = {}
    event.listen(database.engine, "do_connect", lambda *given: said.update(given[-1]))

    with pytest.raises(StorageError), database.reading():
        pass

    assert said["connect_timeout"] == seconds
    assert {"keepalives_idle", "tcp_user_timeout"} <= said.keys()


def test_the_pages_that_all_connections_keep_are_soon_as_many_as_ever(empty_store: Path) -> None:
    """Each keeps what it writes until it has as many as it may: so memory grew for hours."""
    database = Database(empty_store)

    with database.reading() as connection:
        kilobytes = -int(connection.execute(text("PRAGMA cache_size")).scalar_one())
    database.close()

    assert 0 < kilobytes * POOL_SIZE <= 16 * 1024
