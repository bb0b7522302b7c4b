"""Whatever is taken out of the chain is missed, unless a deletion says that it went."""

import pytest

from recommender.storage.stores import Stores
from tests.storage.conftest import a_deletion, tamper


@pytest.mark.parametrize("number", [1, 2, 5])
def test_a_record_removed_in_the_middle_is_found(chained: Stores, number: int) -> None:
    tamper(
        chained,
        f"DELETE FROM cases WHERE number = {number}",
        f"DELETE FROM bodies WHERE number = {number}",
        f"DELETE FROM records WHERE number = {number}",
    )

    broken = chained.records.verify().broken

    assert broken is not None
    assert (broken.number, broken.why) == (number + 1, f"record {number} is missing")


@pytest.mark.parametrize("number", [1, 4, 6])
def test_words_removed_without_a_deletion_are_found(chained: Stores, number: int) -> None:
    tamper(chained, f"DELETE FROM bodies WHERE number = {number}")

    broken = chained.records.verify().broken

    assert broken is not None
    assert (broken.number, broken.why) == (number, "what it says was deleted without a record")


def test_a_deletion_excuses_no_other_subject(chained: Stores) -> None:
    chained.cases.delete("two", a_deletion("two"))
    tamper(chained, "DELETE FROM bodies WHERE number = 3")

    broken = chained.records.verify().broken

    assert broken is not None
    assert broken.number == 3


def test_the_words_of_a_deletion_itself_must_stay(chained: Stores) -> None:
    chained.cases.delete("two", a_deletion("two"))
    tamper(chained, "UPDATE bodies SET salt = :salt WHERE number = 7", salt=b"other")

    broken = chained.records.verify().broken

    assert broken is not None
    assert broken.number == 7


def without_tail(chained: Stores) -> None:
    tamper(
        chained,
        "DELETE FROM bodies WHERE number >= 5",
        "DELETE FROM records WHERE number >= 5",
    )


def test_a_tail_that_was_cut_off_is_not_found_by_the_chain_alone(chained: Stores) -> None:
    without_tail(chained)

    assert chained.records.verify().broken is None


def test_a_tail_that_was_cut_off_changes_the_head(chained: Stores) -> None:
    before = chained.records.verify().head

    without_tail(chained)

    assert chained.records.verify().head != before
