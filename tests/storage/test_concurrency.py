"""Many at once: one writes after the other, and whoever reads sees no half of anything."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event, text

from recommender.domain.content import Content
from recommender.domain.errors import StorageError
from recommender.service.app import App
from recommender.storage import chain, database
from recommender.storage.database import Database
from recommender.storage.stores import Stores, open_stores, stores_of
from tests.people import a_person, a_plain_case
from tests.storage.conftest import SQLITE, Databases, a_case, an_event, at_once, keep

THREADS = 8


def test_the_same_request_at_once_is_one_case(services: App, content: Content) -> None:
    answers = a_plain_case(content, "spasm")

    kept = at_once(*[lambda: services.cases.decide(answers, "key")] * THREADS)

    assert len({each.case.id for each in kept}) == 1
    assert services.stores.records.verify().records == 1
    assert all(services.cases.own_case(each.token) for each in kept)


def test_many_writers_make_one_chain(services: App, content: Content) -> None:
    answers = [a_plain_case(content, name) for name in ("spasm", "knots", "stiffness", "weak")]
    answers.append(a_person(content, chest_signs=["chest_pain"]))

    at_once(*[lambda: [services.cases.decide(each) for each in answers]] * THREADS)

    found = services.stores.records.verify()
    assert (found.records, found.broken) == (THREADS * len(answers), None)


def test_numbers_have_no_gaps_when_many_write(stores: Stores) -> None:
    keep(stores, a_case("first"))

    at_once(
        *[
            lambda writer=writer: keep(stores, *(a_case(f"{writer}-{each}") for each in range(5)))
            for writer in range(THREADS)
        ]
    )

    with stores.database.reading() as connection:
        numbers = connection.execute(text("SELECT number FROM records ORDER BY number"))
        assert list(numbers.scalars()) == list(range(1, THREADS * 5 + 2))


def half_cases(stores: Stores) -> int:
    """Return by how many rows the tables of cases differ, seen at one moment."""
    names = ("records", "bodies", "cases", "case_tokens")
    with stores.database.reading() as connection:
        counts = {
            int(connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one())
            for name in names
        }
    return max(counts) - min(counts)


def test_readers_see_no_half_case_while_others_write(stores: Stores) -> None:
    def write() -> set[int]:
        for number in range(20):
            keep(stores, a_case(str(number)))
        return set()

    def read() -> set[int]:
        return {half_cases(stores) for _ in range(60)}

    seen = at_once(write, read, read, read)

    assert set().union(*seen) == {0}


@pytest.fixture
def impatient(databases: Databases) -> Iterator[Stores]:
    """Stores on SQLite where whoever meets another writer in the database fails at once."""
    url = databases.empty(SQLITE)
    open_stores(url).close()
    stores = stores_of(Database(url))
    event.listen(
        stores.database.engine,
        "checkout",
        lambda connection, *_: connection.execute("PRAGMA busy_timeout=0"),
    )
    yield stores
    stores.close()


def test_writers_of_one_process_never_wait_inside_sqlite(impatient: Stores) -> None:
    def write() -> None:
        for number in range(20):
            impatient.records.write(an_event(str(number)))

    at_once(*[write] * THREADS)

    assert impatient.records.verify().records == THREADS * 20


def test_who_empties_the_log_takes_turns_with_writers_too(impatient: Stores) -> None:
    def write_and_empty() -> None:
        for number in range(10):
            impatient.records.write(an_event(str(number)))
            impatient.database.empty_log()

    at_once(*[write_and_empty] * THREADS)

    assert impatient.records.verify().records == THREADS * 10


@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
def test_a_writer_whose_turn_does_not_come_fails_and_the_others_go_on(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)

    with stores.database.writing() as connection:
        chain.append(connection, an_event())
        [told] = at_once(lambda: failure_of(stores))

    assert told == "the database is busy with other writers"
    assert stores.records.verify().records == 1


@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
def test_a_write_inside_a_write_fails_at_once_and_the_outer_one_is_kept(stores: Stores) -> None:
    with stores.database.writing() as connection:
        chain.append(connection, an_event())
        told = failure_of(stores)

    assert told == "a transaction of this thread is writing already"
    assert stores.records.verify().records == 1


def failure_of(stores: Stores) -> str:
    """Return what a write that fails is told."""
    with pytest.raises(StorageError) as caught:
        stores.records.write(an_event())
    return str(caught.value)
