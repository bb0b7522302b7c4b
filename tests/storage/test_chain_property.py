"""Of any chain: it holds as it was written, and one changed word is found where it stands."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import update

from recommender.domain.records import Event, Record, RecordKind
from recommender.storage import chain
from recommender.storage.database import Database
from recommender.storage.packing import pack
from recommender.storage.tables import bodies, metadata, records
from recommender.storage.verifying import verify

words = some.text(max_size=20)
# the first three would have to stand in lists too, and a deletion excuses what is missing
LISTED = {RecordKind.CASE, RecordKind.REVIEW, RecordKind.SIGNATURE}
kinds = some.sampled_from(
    [kind for kind in RecordKind if kind not in {*LISTED, RecordKind.DELETION}]
)
events = some.builds(
    Event,
    at=words,
    kind=kinds,
    subject=words,
    actor=words,
    salt=some.binary(max_size=16),
    body=some.binary(max_size=40),
    answers=some.binary(max_size=40),
)
histories = some.lists(events, min_size=1, max_size=6)
columns = some.sampled_from([field.name for field in fields(Record) if field.name != "number"])


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    """One database for all examples, as each new one would work its statements out anew."""
    made = Database("sqlite://")
    with made.writing() as connection:
        metadata.create_all(connection)
    yield made
    made.close()


def keep(database: Database, history: list[Event]) -> None:
    """Keep a history in place of the one before."""
    with database.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
        for happened in history:
            chain.append(connection, happened)


@settings(max_examples=40)
@given(histories)
def test_any_history_is_a_chain_that_holds(database: Database, history: list[Event]) -> None:
    keep(database, history)

    found = verify(database)

    assert (found.records, found.broken) == (len(history), None)


@settings(max_examples=80)
@given(histories, columns, words, some.data())
def test_any_changed_word_is_found_where_it_stands(
    database: Database, history: list[Event], column: str, word: str, data: some.DataObject
) -> None:
    keep(database, history)
    number = data.draw(some.integers(1, len(history)))
    with database.writing() as connection:
        row = connection.execute(records.select().where(records.c.number == number)).one()
        changed = f"{row._mapping[column]}{word or '.'}"
        change = update(records).where(records.c.number == number)
        connection.execute(change.values({column: changed}))

    broken = verify(database).broken

    assert broken is not None
    assert broken.number == number


@settings(max_examples=40)
@given(histories, some.sampled_from(["salt", "answers", "body"]), some.data())
def test_any_changed_saying_is_found_where_it_stands(
    database: Database, history: list[Event], column: str, data: some.DataObject
) -> None:
    keep(database, history)
    number = data.draw(some.integers(1, len(history)))
    before: bytes = getattr(history[number - 1], column)
    said = data.draw(some.binary(max_size=40).filter(lambda other: other != before))
    with database.writing() as connection:
        value = said if column == "salt" else pack(said)
        change = update(bodies).where(bodies.c.number == number)
        connection.execute(change.values({column: value}))

    broken = verify(database).broken

    assert broken is not None
    assert broken.number == number


@settings(max_examples=40)
@given(some.lists(events, min_size=2, max_size=6), some.data())
def test_any_two_records_that_changed_places_are_found(
    database: Database, history: list[Event], data: some.DataObject
) -> None:
    keep(database, history)
    number = data.draw(some.integers(1, len(history) - 1))
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for table in (records, bodies):
            for old, new in ((number, -1), (number + 1, number), (-1, number + 1)):
                move = update(table).where(table.c.number == old)
                connection.execute(move.values(number=new))

    broken = verify(database).broken

    assert broken is not None
    assert broken.number == number
