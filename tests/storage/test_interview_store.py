"""Interviews in progress: kept while somebody is at it, and then gone."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from recommender.domain.errors import NotFoundError
from recommender.storage.interview_store import InterviewStore
from recommender.storage.stores import Stores
from tests.storage.conftest import AT, CONTENT, SQLITE, a_case, a_deletion, all_rows, as_new, hour

STATE = b'{"age":40,"said":"\xc3\xa4"}'


def test_a_visit_comes_back_as_it_was_left(stores: Stores) -> None:
    stores.interviews.begin("token", STATE, hour(9))

    assert stores.interviews.find("token", hour(8)) == STATE


@pytest.mark.parametrize("state", [b"", bytes(range(256)) * 100])
def test_a_state_may_be_anything(stores: Stores, state: bytes) -> None:
    stores.interviews.begin("token", state, hour(9))

    assert stores.interviews.find("token", hour(8)) == state


def test_a_visit_that_was_never_paid_is_not_found(stores: Stores) -> None:
    assert stores.interviews.find("token", hour(8)) is None


def test_what_a_visit_has_become_takes_the_place_of_what_it_was(stores: Stores) -> None:
    stores.interviews.begin("token", b"before", hour(9))

    stores.interviews.keep("token", STATE, hour(10))

    assert stores.interviews.find("token", hour(8)) == STATE
    assert len(all_rows(stores)["interviews"]) == 1


def test_visits_of_others_stay(stores: Stores) -> None:
    stores.interviews.begin("one", STATE, hour(9))

    stores.interviews.begin("two", b"other", hour(9))

    assert stores.interviews.find("one", hour(8)) == STATE


def test_a_visit_ends(stores: Stores) -> None:
    stores.interviews.begin("token", STATE, hour(9))

    stores.interviews.end("token")

    assert stores.interviews.find("token", hour(8)) is None
    assert all_rows(stores)["interviews"] == []


@pytest.mark.parametrize(("since", "is_found"), [(8, True), (9, True), (10, False)])
def test_a_visit_goes_with_its_time(stores: Stores, since: int, *, is_found: bool) -> None:
    stores.interviews.begin("token", STATE, hour(9))

    assert (stores.interviews.find("token", hour(since)) is not None) is is_found


def test_old_visits_are_dropped(stores: Stores) -> None:
    stores.interviews.begin("old", STATE, hour(9))
    stores.interviews.begin("new", STATE, hour(12))

    stores.interviews.drop(hour(10))

    [left] = all_rows(stores)["interviews"]
    assert left[0] == "new"


def of_file(stores: Stores) -> bytes:
    """Return every byte of a SQLite database and of its log."""
    file = Path(str(stores.database.engine.url.database))
    return file.read_bytes() + file.with_name(f"{file.name}-wal").read_bytes()


@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
@pytest.mark.parametrize(
    "go", [lambda visits: visits.end("one"), lambda visits: visits.drop(hour(10))]
)
def test_nothing_of_what_was_answered_stays_in_the_file(
    stores: Stores, go: Callable[[InterviewStore], None]
) -> None:
    state = hashlib.sha512(b"answers").digest()
    stores.interviews.begin("one", state, hour(9))
    before = of_file(stores)

    go(stores.interviews)

    assert state in before
    assert state not in of_file(stores)


def test_what_has_ended_does_not_come_back(stores: Stores) -> None:
    stores.interviews.begin("token", STATE, hour(9))
    stores.interviews.end("token")

    with pytest.raises(NotFoundError):
        stores.interviews.keep("token", STATE, hour(10))

    assert all_rows(stores)["interviews"] == []


def test_a_visit_ends_with_any_case_that_it_has_become(stores: Stores) -> None:
    stores.interviews.begin("visit", STATE, hour(9))
    stores.interviews.begin("other's", STATE, hour(9))
    stores.contents.keep(CONTENT, {}, AT)
    for name in ("one", "two"):
        stores.cases.add(as_new(a_case(name), visit="visit"))
    stores.cases.add(as_new(a_case("three"), visit="other's"))

    stores.cases.delete("one", a_deletion("one"))

    assert stores.interviews.find("visit", hour(8)) is None
    assert stores.interviews.find("other's", hour(8)) == STATE
    assert [row[0] for row in all_rows(stores)["interview_cases"]] == ["other's"]


def test_the_same_case_asked_for_by_a_visit_twice_ends_it_too(stores: Stores) -> None:
    stores.interviews.begin("visit", STATE, hour(9))
    stores.contents.keep(CONTENT, {}, AT)
    for token in ("first", "second"):
        stores.cases.add(as_new(a_case("one"), token=token, key="key", visit="visit"))

    stores.cases.delete("one", a_deletion("one"))

    assert stores.interviews.find("visit", hour(8)) is None


def test_no_case_is_kept_for_a_visit_that_has_ended(stores: Stores) -> None:
    stores.contents.keep(CONTENT, {}, AT)

    with pytest.raises(NotFoundError):
        stores.cases.add(as_new(a_case("one"), visit="visit"))

    assert stores.records.verify().records == 0


def test_a_visit_is_no_record(stores: Stores) -> None:
    stores.interviews.begin("token", STATE, hour(9))

    assert stores.records.verify().records == 0
