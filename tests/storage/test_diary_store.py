"""The diary keeps each note once, gives it back with its case, and goes with it."""

import pytest

from recommender.domain.diary import Note
from recommender.domain.errors import NotFoundError
from recommender.storage.stores import Stores
from tests.storage.conftest import AT, a_case, a_deletion, all_rows, at_once, hour, keep, noted


def test_what_was_noted_comes_back_as_it_was_oldest_first(stores: Stores) -> None:
    keep(stores, a_case("one"))
    entries = (noted("walk"), noted("bridge", Note.HURTS), noted("", Note.DAY_DONE))
    for number, entry in enumerate(entries):
        stores.diary.add("one", entry, hour(9 + number))

    assert stores.diary.of_case("one") == entries


def test_the_same_note_is_kept_once(stores: Stores) -> None:
    keep(stores, a_case("one"))

    first = stores.diary.add("one", noted("walk"), hour(9))
    again = stores.diary.add("one", noted("walk"), hour(10))

    assert (first, again) == (True, False)
    assert len(stores.diary.of_case("one")) == 1


def test_two_tabs_at_once_keep_a_note_once(stores: Stores) -> None:
    keep(stores, a_case("one"))

    kept = at_once(*[lambda: stores.diary.add("one", noted("walk"), AT)] * 4)

    assert sorted(kept) == [False, False, False, True]


def test_a_code_gives_the_diaries_of_all_its_cases_and_no_other(stores: Stores) -> None:
    keep(stores, a_case("one"), a_case("two"), a_case("three"))
    stores.cases.add_token("one", "code")
    stores.cases.add_token("two", "code")
    for case in ("one", "two", "three"):
        stores.diary.add(case, noted(case), AT)

    found = stores.diary.of_token("code")

    assert found == {"one": (noted("one"),), "two": (noted("two"),)}


def test_the_diary_goes_with_its_case_and_the_chain_holds(stores: Stores) -> None:
    keep(stores, a_case("one"), a_case("two"))
    for case in ("one", "two"):
        stores.diary.add(case, noted("walk"), AT)

    stores.cases.delete("one", a_deletion("one"))

    assert len(all_rows(stores)["diary"]) == 1
    found = stores.records.verify()
    assert (found.records, found.broken) == (3, None)


def test_noting_makes_no_record(stores: Stores) -> None:
    keep(stores, a_case("one"))
    before = stores.records.verify()

    stores.diary.add("one", noted("walk"), AT)

    assert stores.records.verify() == before


def test_nothing_is_noted_of_a_case_that_is_gone(stores: Stores) -> None:
    with pytest.raises(NotFoundError, match="no case 'one'"):
        stores.diary.add("one", noted("walk"), AT)
