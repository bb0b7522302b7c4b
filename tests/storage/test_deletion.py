"""Deleting a case: nothing that it said stays, and that it was there does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recommender.domain.canonical import canonical_json
from recommender.domain.cases import CaseFilter
from recommender.domain.content import Content
from recommender.domain.errors import NotFoundError
from recommender.domain.records import RecordKind
from recommender.domain.reviews import Review, Verdict
from recommender.service.app import App
from recommender.service.cases import Kept
from recommender.storage.packing import pack
from recommender.storage.stores import Stores
from tests.people import a_plain_case
from tests.storage.conftest import (
    AT,
    SQLITE,
    a_case,
    a_deletion,
    all_rows,
    an_event,
    as_new,
    keep,
)

# shorter than what of a packed text stands on one page of the file
PIECE = 24


@pytest.fixture
def kept(services: App, content: Content) -> Kept:
    """A case with a key, a review and a look, after another case."""
    services.cases.decide(a_plain_case(content, "knots"))
    made = services.cases.decide(a_plain_case(content, "spasm"), "key")
    review = Review(made.case.id, "ada", AT, Verdict.AGREE, words="as I would")
    services.stores.reviews.review(review, b"salt")
    services.stores.records.write(an_event(made.case.id, RecordKind.LOOK, body=b'{"page":"case"}'))
    return made


def test_whoever_has_the_token_can_delete(services: App, kept: Kept) -> None:
    assert services.cases.delete_own(kept.token) is True


def test_deleting_twice_finds_nothing(services: App, kept: Kept) -> None:
    services.cases.delete_own(kept.token)

    assert services.cases.delete_own(kept.token) is False


def test_deleting_twice_is_one_record(services: App, kept: Kept) -> None:
    for _ in range(2):
        services.cases.delete_own(kept.token)

    assert services.stores.records.verify().records == 5


def test_a_wrong_token_deletes_nothing(services: App, kept: Kept) -> None:
    before = all_rows(services.stores)

    assert services.cases.delete_own("AAAA") is False
    assert all_rows(services.stores) == before


def test_a_deleted_case_is_not_found(services: App, kept: Kept) -> None:
    services.cases.delete_own(kept.token)

    with pytest.raises(NotFoundError):
        services.stores.cases.find(kept.case.id)


def test_the_token_of_a_deleted_case_opens_nothing(services: App, kept: Kept) -> None:
    services.cases.delete_own(kept.token)

    assert services.cases.own_case(kept.token) is None


def test_no_second_token_opens_a_deleted_case(services: App, kept: Kept) -> None:
    second = services.cases.decide(kept.case.answers, "key")
    services.cases.delete_own(kept.token)

    assert services.cases.own_case(second.token) is None


def test_a_deleted_case_is_in_no_list(services: App, kept: Kept) -> None:
    services.cases.delete_own(kept.token)

    assert services.stores.cases.count(CaseFilter()) == 1


def test_the_reviews_of_a_deleted_case_are_gone(services: App, kept: Kept) -> None:
    services.cases.delete_own(kept.token)

    assert services.stores.reviews.every_review() == ()
    assert services.stores.reviews.reviewed_by("ada") == frozenset()


def test_of_all_that_was_said_of_a_deleted_case_only_the_deletion_stays(
    services: App, kept: Kept
) -> None:
    services.cases.delete_own(kept.token)

    [left] = services.stores.records.about(kept.case.id)
    assert (left.kind, left.actor, left.body) == (RecordKind.DELETION, "person", b"{}")


def test_no_table_has_anything_of_what_was_said(services: App, kept: Kept) -> None:
    said = services.stores.records.about(kept.case.id)

    services.cases.delete_own(kept.token)

    everything = all_rows(services.stores)
    left = {value for rows in everything.values() for row in rows for value in row}
    texts = [text for event in said for text in (event.answers, event.body) if text]
    gone = {pack(text) for text in texts}
    assert not gone & left
    assert everything["reviews"] == everything["idempotency_keys"] == []


def test_the_chain_holds_after_a_deletion(services: App, kept: Kept) -> None:
    services.cases.delete_own(kept.token)

    found = services.stores.records.verify()
    assert (found.records, found.broken) == (5, None)


def test_a_deletion_keeps_the_digests_of_what_was(services: App, kept: Kept) -> None:
    before = services.stores.records.digest_of(4)

    services.cases.delete_own(kept.token)

    assert services.stores.records.digest_of(4) == before


def test_the_key_of_a_deleted_case_is_free(services: App, kept: Kept, content: Content) -> None:
    services.cases.delete_own(kept.token)

    again = services.cases.decide(a_plain_case(content, "weak"), "key")

    assert again.case.id != kept.case.id


def test_other_cases_stay_as_they_were(stores: Stores) -> None:
    stays = a_case("stays")
    keep(stores, stays, a_case("stays not"))

    stores.cases.delete("stays not", a_deletion("stays not"))

    assert stores.cases.find("stays") == stays
    assert stores.cases.find_by_token("token of stays") == stays


def test_a_case_whose_id_begins_like_a_deleted_one_stays(stores: Stores) -> None:
    longer = a_case("one more")
    keep(stores, longer, a_case("one"))

    stores.cases.delete("one", a_deletion("one"))

    assert stores.cases.find("one more") == longer
    assert stores.records.verify().broken is None


def test_after_a_deletion_cases_can_be_kept(stores: Stores) -> None:
    keep(stores, a_case("one"))
    stores.cases.delete("one", a_deletion("one"))

    keep(stores, a_case("two"))

    assert stores.records.verify().broken is None


def test_deleting_what_is_not_there_writes_nothing(stores: Stores) -> None:
    with pytest.raises(NotFoundError):
        stores.cases.delete("else", a_deletion("else"))

    assert stores.records.verify().records == 0


def raw_bytes(stores: Stores) -> bytes:
    """Return the file itself, after all that was written has arrived there."""
    with stores.database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    name = stores.database.engine.url.database
    assert name is not None
    beside = Path(f"{name}-wal")
    return Path(name).read_bytes() + (beside.read_bytes() if beside.exists() else b"")


def pieces(packed: bytes) -> Iterator[bytes]:
    """Yield the pieces of a text, each so short that some must lie in one place."""
    for start in range(0, len(packed) - PIECE, PIECE):
        yield packed[start : start + PIECE]


@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
def test_the_file_itself_has_no_piece_of_what_was_said(stores: Stores) -> None:
    # long enough for several pages
    case = a_case("long", do_now=tuple(f"{number * 7919 % 10007} times" for number in range(5000)))
    stores.contents.keep(case.content_digest, {}, AT)
    stores.cases.add(as_new(case))
    said = [*pieces(pack(canonical_json(case.answers))), *pieces(pack(case.plan_text))]
    before = raw_bytes(stores)

    stores.cases.delete("long", a_deletion("long"))

    after = raw_bytes(stores)
    assert sum(piece in before for piece in said) > len(said) * 0.9
    assert sum(piece in after for piece in said) == 0
