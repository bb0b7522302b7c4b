"""Several machines on one PostgreSQL: who is gone stands in nobody's way, and nothing is lost."""

import pytest
from sqlalchemy import text

from recommender.domain.errors import StorageError
from recommender.storage import chain, database
from recommender.storage.stores import Stores
from tests.storage.conftest import POSTGRESQL, an_event, at_once

pytestmark = pytest.mark.parametrize("kind", [POSTGRESQL], indirect=True)
ENDED = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"


def end_all_connections(stores: Stores) -> None:
    """Do to connections what a restart of the server does."""
    with stores.database.engine.connect() as connection:
        connection.execute(text(f"{ENDED} AND datname = current_database()"))


def write_and_be_cut(stores: Stores) -> None:
    with stores.database.writing() as connection:
        chain.append(connection, an_event("lost"))
        end_all_connections(stores)


def write_and_say_nothing_more(stores: Stores) -> None:
    # longer than a busy machine takes from one statement to the next
    with stores.database.writing(idle_seconds=0.5) as connection:
        chain.append(connection, an_event("vanished"))
        # another waits until the turn is free
        stores.records.write(an_event("next"))


def test_connections_that_were_cut_are_replaced_when_next_used(stores: Stores) -> None:
    at_once(*[lambda: stores.records.write(an_event())] * 4)

    end_all_connections(stores)

    at_once(*[lambda: stores.records.write(an_event())] * 4)
    assert stores.records.verify().records == 8


def test_a_connection_that_is_cut_halfway_leaves_nothing_and_the_next_write_works(
    stores: Stores,
) -> None:
    with pytest.raises(StorageError):
        write_and_be_cut(stores)

    stores.records.write(an_event("kept"))
    found = stores.records.verify()
    assert (found.records, found.broken) == (1, None)
    assert stores.records.about("kept")


def test_a_writer_of_whom_nothing_more_comes_loses_the_turn(stores: Stores) -> None:
    with pytest.raises(StorageError):
        write_and_say_nothing_more(stores)

    assert (stores.records.verify().records, stores.records.about("vanished")) == (1, ())


def test_a_writer_whose_turn_does_not_come_fails(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)

    with stores.database.writing() as connection:
        chain.append(connection, an_event("first"))
        with pytest.raises(StorageError):
            stores.records.write(an_event("second"))

    assert (stores.records.verify().records, stores.records.about("second")) == (1, ())


def test_what_is_written_waits_for_the_disk_whatever_the_server_is_set_to(stores: Stores) -> None:
    # the server of the tests is set not to wait
    asked = text("SHOW synchronous_commit")

    with stores.database.reading() as connection:
        assert connection.execute(asked).scalar() == "off"
    with stores.database.writing() as connection:
        assert connection.execute(asked).scalar() == "on"
