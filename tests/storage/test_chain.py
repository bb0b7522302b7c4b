"""The chain: whatever is changed in it is found, and where."""

import gc
import warnings

import pytest

from recommender.domain.records import BEGINNING, Record, RecordKind
from recommender.domain.reviewing import DisagreeReason, Review, Signature, Verdict
from recommender.storage.packing import pack
from recommender.storage.stores import Stores
from recommender.storage.tables import records
from tests.storage.conftest import (
    AT,
    POSTGRESQL,
    SQLITE,
    a_case,
    a_deletion,
    an_event,
    keep,
    tamper,
)

OTHER_DIGEST = "f" * 64


def sealed(stores: Stores, number: int, **words: str) -> str:
    """Return the digest that a record would have with other words."""
    with stores.database.reading() as connection:
        row = connection.execute(records.select().where(records.c.number == number)).one()
    return Record(**{**row._mapping, **words}).expected_digest()


@pytest.fixture
def chained(stores: Stores) -> Stores:
    """Six records: three cases, a look at the second, an export, and something of access."""
    keep(stores, a_case("one"), a_case("two"), a_case("three"))
    stores.journal.write(an_event("two", RecordKind.LOOK))
    stores.journal.write(an_event("", RecordKind.EXPORT, body=b'{"cases":3}'))
    stores.journal.write(an_event("bob", RecordKind.ACCESS))
    return stores


def test_nothing_is_a_whole_chain(stores: Stores) -> None:
    found = stores.journal.verify()

    assert (found.records, found.head, found.broken) == (0, BEGINNING, None)


def test_what_happened_forms_a_chain_that_holds(chained: Stores) -> None:
    found = chained.journal.verify()

    assert (found.records, found.broken) == (6, None)


def test_the_head_is_the_digest_of_the_last_record(chained: Stores) -> None:
    found = chained.journal.verify()

    assert found.head == chained.journal.digest_of(6)


def test_a_record_that_is_not_there_has_no_digest(chained: Stores) -> None:
    assert chained.journal.digest_of(7) == ""


def test_whoever_verifies_is_told_of_each_record(chained: Stores) -> None:
    told: list[int] = []

    chained.journal.verify(told.append)

    assert told == [1, 2, 3, 4, 5, 6]


def test_the_same_event_twice_has_two_digests(stores: Stores) -> None:
    stores.journal.write(an_event())
    stores.journal.write(an_event())

    assert stores.journal.digest_of(1) != stores.journal.digest_of(2)


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

    broken = chained.journal.verify().broken

    assert broken is not None
    assert broken.number == 4


@pytest.mark.parametrize("number", [1, 6])
def test_the_first_and_the_last_record_are_looked_at_too(chained: Stores, number: int) -> None:
    tamper(chained, f"UPDATE records SET actor = 'eve' WHERE number = {number}")

    broken = chained.journal.verify().broken

    assert broken is not None
    assert broken.number == number


def test_a_changed_number_is_found(chained: Stores) -> None:
    tamper(
        chained,
        "UPDATE records SET number = 9 WHERE number = 6",
        "UPDATE bodies SET number = 9 WHERE number = 6",
    )

    broken = chained.journal.verify().broken

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

    broken = chained.journal.verify().broken

    assert broken is not None
    assert (broken.number, broken.why) == (2, "what it says was changed")


@pytest.mark.parametrize("column", ["answers", "body"])
def test_words_that_cannot_be_read_any_more_are_found(chained: Stores, column: str) -> None:
    tamper(chained, f"UPDATE bodies SET {column} = :value WHERE number = 4", value=b"junk")

    broken = chained.journal.verify().broken

    assert broken is not None
    assert broken.number == 4


@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
@pytest.mark.parametrize("column", ["salt", "answers", "body"])
def test_words_changed_to_text_by_hand_are_found(chained: Stores, column: str) -> None:
    tamper(chained, f"UPDATE bodies SET {column} = 'by hand' WHERE number = 4")

    broken = chained.journal.verify().broken

    assert broken is not None
    assert broken.number == 4


def test_answers_that_become_part_of_the_plan_are_found(chained: Stores) -> None:
    [event] = chained.journal.about("one")
    both = {"answers": b"", "body": pack(event.answers + event.body)}
    tamper(chained, "UPDATE bodies SET answers = :answers, body = :body WHERE number = 1", **both)

    broken = chained.journal.verify().broken

    assert broken is not None
    assert broken.number == 1


def test_of_two_changes_the_first_is_named(chained: Stores) -> None:
    tamper(chained, "UPDATE records SET actor = 'eve' WHERE number IN (3, 5)")

    found = chained.journal.verify()

    assert found.broken is not None
    assert (found.records, found.broken.number) == (2, 3)


@pytest.mark.parametrize("kind", [POSTGRESQL], indirect=True)
def test_a_break_leaves_nothing_open(chained: Stores) -> None:
    tamper(chained, "UPDATE records SET actor = 'eve' WHERE number = 3")

    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always", ResourceWarning)
        chained.journal.verify()
        gc.collect()

    assert [str(warning.message) for warning in warned] == []


def test_up_to_a_break_the_head_is_that_of_the_last_whole_record(chained: Stores) -> None:
    tamper(chained, "UPDATE records SET actor = 'eve' WHERE number = 3")

    assert chained.journal.verify().head == chained.journal.digest_of(2)


@pytest.mark.parametrize("number", [1, 2, 5])
def test_a_record_removed_in_the_middle_is_found(chained: Stores, number: int) -> None:
    tamper(
        chained,
        f"DELETE FROM cases WHERE number = {number}",
        f"DELETE FROM bodies WHERE number = {number}",
        f"DELETE FROM records WHERE number = {number}",
    )

    broken = chained.journal.verify().broken

    assert broken is not None
    assert (broken.number, broken.why) == (number + 1, f"record {number} is missing")


def test_a_record_replaced_with_a_sealed_other_is_found_at_the_next(chained: Stores) -> None:
    tamper(
        chained,
        "UPDATE records SET actor = 'eve', digest = :digest WHERE number = 5",
        digest=sealed(chained, 5, actor="eve"),
    )

    broken = chained.journal.verify().broken

    assert broken is not None
    assert (broken.number, broken.why) == (6, "it does not follow from the record before it")


@pytest.mark.parametrize("number", [1, 4, 6])
def test_words_removed_without_a_deletion_are_found(chained: Stores, number: int) -> None:
    tamper(chained, f"DELETE FROM bodies WHERE number = {number}")

    broken = chained.journal.verify().broken

    assert broken is not None
    assert (broken.number, broken.why) == (number, "what it says was deleted without a record")


def test_a_deletion_excuses_no_other_subject(chained: Stores) -> None:
    chained.cases.delete("two", a_deletion("two"))
    tamper(chained, "DELETE FROM bodies WHERE number = 3")

    broken = chained.journal.verify().broken

    assert broken is not None
    assert broken.number == 3


def test_the_words_of_a_deletion_itself_must_stay(chained: Stores) -> None:
    chained.cases.delete("two", a_deletion("two"))
    tamper(chained, "UPDATE bodies SET salt = :salt WHERE number = 7", salt=b"other")

    broken = chained.journal.verify().broken

    assert broken is not None
    assert broken.number == 7


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM cases WHERE number = 2",
        "UPDATE cases SET id = 'else' WHERE number = 2",
        "UPDATE cases SET at = '2026-11-20T09:00:00.000000Z' WHERE number = 2",
        "UPDATE cases SET gravity = 4 WHERE number = 2",
    ],
)
def test_a_list_of_cases_that_was_changed_is_found(chained: Stores, change: str) -> None:
    tamper(chained, change)

    broken = chained.journal.verify().broken

    assert broken is not None
    assert broken.number == 2
    assert broken.why == "the lists do not show it as it was"


@pytest.mark.parametrize(
    "change", ["DELETE FROM signatures", "UPDATE signatures SET rule = 'chest-ache'"]
)
def test_a_signature_that_was_changed_in_the_lists_is_found(chained: Stores, change: str) -> None:
    chained.judgements.sign(Signature("chest-pain", "d" * 64, AT, "ada", "Ada"), b"salt")
    tamper(chained, change)

    broken = chained.journal.verify().broken

    assert broken is not None
    assert (broken.number, broken.why) == (7, "the lists do not show it as it was")


@pytest.mark.parametrize("change", ["UPDATE reviews SET verdict = 'agree'", "DELETE FROM reviews"])
def test_a_verdict_that_was_changed_in_the_lists_is_found(chained: Stores, change: str) -> None:
    review = Review("two", "ada", AT, Verdict.DISAGREE, DisagreeReason.NOT_CAUTIOUS_ENOUGH)
    chained.judgements.review(review, b"salt")
    tamper(chained, change)

    broken = chained.journal.verify().broken

    assert broken is not None
    assert (broken.number, broken.why) == (7, "the lists do not show it as it was")


def without_tail(chained: Stores) -> None:
    tamper(
        chained,
        "DELETE FROM bodies WHERE number >= 5",
        "DELETE FROM records WHERE number >= 5",
    )


def test_a_tail_that_was_cut_off_is_not_found_by_the_chain_alone(chained: Stores) -> None:
    without_tail(chained)

    assert chained.journal.verify().broken is None


def test_a_tail_that_was_cut_off_changes_the_head(chained: Stores) -> None:
    before = chained.journal.verify().head

    without_tail(chained)

    assert chained.journal.verify().head != before
