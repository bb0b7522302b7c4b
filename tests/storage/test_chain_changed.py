"""Whatever is changed in the chain is found, and the first change is named."""

import gc
import warnings

import pytest

from recommender.domain.records import Record
from recommender.storage.packing import pack
from recommender.storage.stores import Stores
from recommender.storage.tables import records
from tests.storage.conftest import POSTGRESQL, SQLITE, tamper

OTHER_DIGEST = "f" * 64


def sealed(stores: Stores, number: int, **words: str) -> str:
    """Return the digest that a record would have with other words."""
    with stores.database.reading() as connection:
        row = connection.execute(records.select().where(records.c.number == number)).one()
    return Record(**{**row._mapping, **words}).expected_digest()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "2026-11-21T09:00:00.000001Z"),
        ("kind", "deletion"),
        ("kind", "no kind"),
        ("subject", "else"),
        ("actor", "eve"),
        ("body_digest", OTHER_DIGEST),
        ("previous", OTHER_DIGEST),
        ("digest", OTHER_DIGEST),
    ],
)
def test_a_changed_record_is_found(chained: Stores, column: str, value: str) -> None:
    tamper(chained, f"UPDATE records SET {column} = :value WHERE number = 4", value=value)

    broken = chained.records.verify().broken

    assert broken is not None
    assert broken.number == 4


@pytest.mark.parametrize("number", [1, 6])
def test_the_first_and_the_last_record_are_looked_at_too(chained: Stores, number: int) -> None:
    tamper(chained, f"UPDATE records SET actor = 'eve' WHERE number = {number}")

    broken = chained.records.verify().broken

    assert broken is not None
    assert broken.number == number


def test_a_changed_number_is_found(chained: Stores) -> None:
    tamper(
        chained,
        "UPDATE records SET number = 9 WHERE number = 6",
        "UPDATE bodies SET number = 9 WHERE number = 6",
    )

    broken = chained.records.verify().broken

    assert broken is not None
    assert (broken.number, broken.why) == (9, "record 6 is missing")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("salt", b"other"),
        ("answers", pack(b'{"age":41}')),
        ("body", pack(b'{"said":"other"}')),
        ("body", b""),
    ],
)
def test_changed_words_are_found(chained: Stores, column: str, value: bytes) -> None:
    tamper(chained, f"UPDATE bodies SET {column} = :value WHERE number = 2", value=value)

    broken = chained.records.verify().broken

    assert broken is not None
    assert (broken.number, broken.why) == (2, "what it says was changed")


@pytest.mark.parametrize("column", ["answers", "body"])
def test_words_that_cannot_be_read_any_more_are_found(chained: Stores, column: str) -> None:
    tamper(chained, f"UPDATE bodies SET {column} = :value WHERE number = 4", value=b"junk")

    broken = chained.records.verify().broken

    assert broken is not None
    assert broken.number == 4


@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
@pytest.mark.parametrize("column", ["salt", "answers", "body"])
def test_words_changed_to_text_by_hand_are_found(chained: Stores, column: str) -> None:
    tamper(chained, f"UPDATE bodies SET {column} = 'by hand' WHERE number = 4")

    broken = chained.records.verify().broken

    assert broken is not None
    assert broken.number == 4


def test_answers_that_become_part_of_the_plan_are_found(chained: Stores) -> None:
    [event] = chained.records.about("one")
    both = {"answers": b"", "body": pack(event.answers + event.body)}
    tamper(chained, "UPDATE bodies SET answers = :answers, body = :body WHERE number = 1", **both)

    broken = chained.records.verify().broken

    assert broken is not None
    assert broken.number == 1


def test_of_two_changes_the_first_is_named(chained: Stores) -> None:
    tamper(chained, "UPDATE records SET actor = 'eve' WHERE number IN (3, 5)")

    found = chained.records.verify()

    assert found.broken is not None
    assert (found.records, found.broken.number) == (2, 3)


@pytest.mark.parametrize("kind", [POSTGRESQL], indirect=True)
def test_a_break_leaves_nothing_open(chained: Stores) -> None:
    tamper(chained, "UPDATE records SET actor = 'eve' WHERE number = 3")

    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always", ResourceWarning)
        chained.records.verify()
        gc.collect()

    assert [str(warning.message) for warning in warned] == []


def test_up_to_a_break_the_head_is_that_of_the_last_whole_record(chained: Stores) -> None:
    tamper(chained, "UPDATE records SET actor = 'eve' WHERE number = 3")

    assert chained.records.verify().head == chained.records.digest_of(2)


def test_a_record_replaced_with_a_sealed_other_is_found_at_the_next(chained: Stores) -> None:
    tamper(
        chained,
        "UPDATE records SET actor = 'eve', digest = :digest WHERE number = 5",
        digest=sealed(chained, 5, actor="eve"),
    )

    broken = chained.records.verify().broken

    assert broken is not None
    assert (broken.number, broken.why) == (6, "it does not follow from the record before it")
