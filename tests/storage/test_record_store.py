"""The record store: what was written is read back, by subject and by kind."""

from recommender.domain.records import RecordKind
from recommender.storage.stores import Stores
from tests.storage.conftest import an_event


def test_events_come_back_as_they_were_written(stores: Stores) -> None:
    happened = an_event("x", body=b'{"why":"\xc3\xa4"}', salt=bytes(range(256)))

    stores.records.write(happened)

    assert stores.records.about("x") == (happened,)


def test_events_about_a_subject_come_in_order_and_alone(stores: Stores) -> None:
    first, second = an_event("x", actor="ada"), an_event("x", actor="bob")
    for happened in (first, an_event("xy"), second):
        stores.records.write(happened)

    assert stores.records.about("x") == (first, second)


def test_events_about_a_subject_can_be_asked_for_by_kind(stores: Stores) -> None:
    look, what_if = an_event("x"), an_event("x", RecordKind.WHAT_IF)
    for happened in (look, what_if):
        stores.records.write(happened)

    assert stores.records.about("x", RecordKind.WHAT_IF) == (what_if,)
