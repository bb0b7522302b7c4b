"""What clinicians say: it comes back as it was said, and nothing said takes its place."""

from typing import Any

import pytest
from sqlalchemy import insert, select

from recommender.domain.errors import NotFoundError
from recommender.domain.records import Event, RecordKind
from recommender.domain.reviews import DisagreeReason, Review, Signature, Verdict
from recommender.domain.rules import Triage
from recommender.storage import chain
from recommender.storage.stores import Stores
from recommender.storage.tables import cases, reviews
from tests.storage.conftest import AT, a_case, a_deletion, keep

LATER = "2026-11-22T09:00:00.000000Z"


def a_review(case: str = "one", **more: Any) -> Review:
    return Review(**{"reviewer": "ada", "at": AT, "verdict": Verdict.AGREE, **more}, case=case)


def a_signature(subject: str = "chest-pain", **more: Any) -> Signature:
    said = {"text_digest": "d" * 64, "at": AT, "user": "ada", "name": "Ada L.", **more}
    return Signature(subject=subject, **said)


@pytest.fixture
def judged(stores: Stores) -> Stores:
    """Stores with two cases to be judged."""
    keep(stores, a_case("one"), a_case("two"))
    return stores


def test_an_agreement_comes_back_as_it_was_said(judged: Stores) -> None:
    judged.reviews.review(a_review(), b"salt")

    assert judged.reviews.reviews_of("one") == (a_review(),)


def test_a_disagreement_comes_back_as_it_was_said(judged: Stores) -> None:
    review = a_review(
        verdict=Verdict.DISAGREE,
        reason=DisagreeReason.NOT_CAUTIOUS_ENOUGH,
        right_triage=Triage.URGENT,
        rule="chest-pain",
        words="„Schmerz“ \n in Ruhe",
    )

    judged.reviews.review(review, b"salt")

    assert judged.reviews.reviews_of("one") == (review,)


def test_the_verdicts_on_the_parts_come_back(judged: Stores) -> None:
    review = a_review(
        verdict=Verdict.DISAGREE, triage_verdict=Verdict.AGREE, week_verdict=Verdict.DISAGREE
    )

    judged.reviews.review(review, b"salt")

    assert judged.reviews.reviews_of("one") == (review,)


def test_a_review_of_before_there_were_parts_is_still_read(judged: Stores) -> None:
    body = b'{"reason":null,"right_triage":null,"rule":"","verdict":"agree","words":"As I would."}'
    old = Event(AT, RecordKind.REVIEW, "one", "ada", b"salt", body)
    with judged.database.writing() as connection:
        number = chain.append(connection, old)
        of = connection.execute(select(cases.c.number).where(cases.c.id == "one")).scalar_one()
        row = {"number": number, "case": of, "reviewer": "ada", "verdict": "agree"}
        connection.execute(insert(reviews).values(row))

    assert judged.reviews.reviews_of("one") == (a_review(words="As I would."),)


def test_a_second_review_stands_beside_the_first(judged: Stores) -> None:
    first, second = a_review(), a_review(verdict=Verdict.DISAGREE, at=LATER)

    for review in (first, second):
        judged.reviews.review(review, b"salt")

    assert judged.reviews.reviews_of("one") == (first, second)


def test_every_review_comes_in_the_order_in_which_it_was_said(judged: Stores) -> None:
    said = (a_review("two"), a_review("one"), a_review("two", reviewer="bob"))

    for review in said:
        judged.reviews.review(review, b"salt")

    assert judged.reviews.every_review() == said


def test_it_is_known_who_has_reviewed_what(judged: Stores) -> None:
    for review in (a_review("two"), a_review("two"), a_review("one", reviewer="bob")):
        judged.reviews.review(review, b"salt")

    assert judged.reviews.reviewed_by("ada") == {"two"}


def test_a_review_leaves_the_case_as_it_was(judged: Stores) -> None:
    judged.reviews.review(a_review(), b"salt")

    assert judged.cases.find("one") == a_case("one")


def test_a_review_is_a_record(judged: Stores) -> None:
    judged.reviews.review(a_review(), b"salt")

    [event] = judged.records.about("one", RecordKind.REVIEW)
    assert (event.actor, event.at) == ("ada", AT)
    assert judged.records.verify().broken is None


def test_a_case_that_is_not_there_cannot_be_reviewed(judged: Stores) -> None:
    with pytest.raises(NotFoundError):
        judged.reviews.review(a_review("else"), b"salt")


def test_a_deleted_case_cannot_be_reviewed(judged: Stores) -> None:
    judged.cases.delete("one", a_deletion("one"))

    with pytest.raises(NotFoundError):
        judged.reviews.review(a_review(), b"salt")

    assert judged.records.verify().records == 3


def test_a_signature_comes_back_as_it_was_given(stores: Stores) -> None:
    signature = a_signature(note="seen with the team")

    stores.reviews.sign(signature, b"salt")

    assert stores.reviews.signatures() == (signature,)


def test_signatures_under_one_rule_come_alone_and_in_order(stores: Stores) -> None:
    first, second = a_signature(), a_signature(text_digest="e" * 64, at=LATER)

    for signature in (first, a_signature("chest-pain-at-rest"), second):
        stores.reviews.sign(signature, b"salt")

    assert stores.reviews.signatures("chest-pain") == (first, second)


def test_a_signature_is_a_record(stores: Stores) -> None:
    stores.reviews.sign(a_signature(), b"salt")

    [event] = stores.records.about("chest-pain", RecordKind.SIGNATURE)
    assert event.actor == "ada"
    assert stores.records.verify().records == 1


def test_their_state_is_another_with_each_review_and_each_deletion(judged: Stores) -> None:
    seen = [judged.reviews.state()]
    for case in ("one", "two", "one"):
        judged.reviews.review(a_review(case), b"salt")
        seen.append(judged.reviews.state())
    judged.reviews.sign(a_signature(), b"salt")
    assert judged.reviews.state() == seen[-1]

    judged.cases.delete("two", a_deletion("two"))
    seen.append(judged.reviews.state())

    assert len(set(seen)) == len(seen) == 5
