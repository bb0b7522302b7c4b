"""The lists beside the chain must show each record as it was."""

import pytest

from recommender.domain.reviewing import DisagreeReason, Review, Signature, Verdict
from recommender.storage.stores import Stores
from tests.storage.conftest import AT, tamper


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
