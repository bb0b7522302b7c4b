"""The chain grows by a record each time, and holds while nobody touches it."""

from recommender.domain.records import BEGINNING
from recommender.storage.stores import Stores
from tests.storage.conftest import an_event


def test_nothing_is_a_whole_chain(stores: Stores) -> None:
    found = stores.records.verify()

    assert (found.records, found.head, found.broken) == (0, BEGINNING, None)


def test_what_happened_forms_a_chain_that_holds(chained: Stores) -> None:
    found = chained.records.verify()

    assert (found.records, found.broken) == (6, None)


def test_the_head_is_the_digest_of_the_last_record(chained: Stores) -> None:
    found = chained.records.verify()

    assert found.head == chained.records.digest_of(6)


def test_a_record_that_is_not_there_has_no_digest(chained: Stores) -> None:
    assert chained.records.digest_of(7) == ""


def test_whoever_verifies_is_told_of_each_record(chained: Stores) -> None:
    told: list[int] = []

    chained.records.verify(told.append)

    assert told == [1, 2, 3, 4, 5, 6]


def test_the_same_event_twice_has_two_digests(stores: Stores) -> None:
    stores.records.write(an_event())
    stores.records.write(an_event())

    assert stores.records.digest_of(1) != stores.records.digest_of(2)
