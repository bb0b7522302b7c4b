"""Pages: every entry once, in order, as it was kept."""

from collections.abc import Callable

import pytest

from recommender.domain.cases import CaseEntry, CaseFilter, CaseOrder
from recommender.domain.reviews import Review, Verdict
from recommender.storage import case_store
from recommender.storage.stores import Stores
from tests.storage.conftest import (
    AT,
    POSTGRESQL,
    a_case,
    a_deletion,
    keep,
)
from tests.storage.lists.conftest import CASES, SIZE, Crowd, fits


def test_entries_say_what_was_kept(crowd: Crowd) -> None:
    page = crowd.stores.cases.page(CaseFilter(), CaseOrder.OLDEST, size=CASES)

    assert page.entries == crowd.entries


ORDERS: dict[CaseOrder, Callable[[CaseEntry], tuple[int, ...]]] = {
    CaseOrder.NEWEST: lambda entry: (-entry.number,),
    CaseOrder.OLDEST: lambda entry: (entry.number,),
    CaseOrder.GRAVEST: lambda entry: (-entry.triage.gravity, -entry.number),
}


@pytest.mark.parametrize("order", CaseOrder)
@pytest.mark.parametrize("wanted", [CaseFilter(), CaseFilter(is_reviewed=False)])
def test_cursors_walk_through_all_once_and_in_order(
    crowd: Crowd, order: CaseOrder, wanted: CaseFilter
) -> None:
    page = crowd.stores.cases.page(wanted, order, size=SIZE)
    walked = list(page.entries)
    while page.next_cursor:
        page = crowd.stores.cases.page(wanted, order, page.next_cursor, SIZE)
        walked += page.entries

    expected = [entry for entry in crowd.entries if fits(wanted, entry)]
    assert walked == sorted(expected, key=ORDERS[order])


@pytest.mark.parametrize(("size", "pages_follow"), [(CASES - 1, True), (CASES, False)])
def test_a_cursor_is_given_where_more_follows(
    crowd: Crowd, size: int, *, pages_follow: bool
) -> None:
    page = crowd.stores.cases.page(CaseFilter(), CaseOrder.NEWEST, size=size)

    assert bool(page.next_cursor) is pages_follow


@pytest.mark.parametrize(("most", "has_more"), [(CASES - 1, True), (CASES, False)])
def test_a_page_counts_a_long_list_only_so_far(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch, most: int, *, has_more: bool
) -> None:
    monkeypatch.setattr(case_store, "COUNTED_MOST", most)

    page = crowd.stores.cases.page(CaseFilter(), CaseOrder.NEWEST, size=SIZE)

    assert (page.total, page.has_more) == (most, has_more)


@pytest.mark.parametrize("order", CaseOrder)
def test_each_page_says_how_many_there_are_in_all(crowd: Crowd, order: CaseOrder) -> None:
    first = crowd.stores.cases.page(CaseFilter(), order, size=SIZE)

    second = crowd.stores.cases.page(CaseFilter(), order, first.next_cursor, SIZE)

    assert (first.total, second.total) == (CASES, CASES)


def test_a_page_goes_on_after_a_case_that_was_deleted(stores: Stores) -> None:
    keep(stores, *(a_case(str(number)) for number in range(4)))
    cursor = stores.cases.page(CaseFilter(), CaseOrder.OLDEST, size=2).next_cursor

    stores.cases.delete("1", a_deletion("1"))

    page = stores.cases.page(CaseFilter(), CaseOrder.OLDEST, cursor)
    assert [entry.id for entry in page.entries] == ["2", "3"]


@pytest.mark.parametrize("kind", [POSTGRESQL], indirect=True)
def test_verdicts_stand_in_order_wherever_their_rows_lie(stores: Stores) -> None:
    keep(stores, a_case("gone"), a_case("stays"))
    for case, verdict in (("gone", Verdict.AGREE), ("stays", Verdict.AGREE)):
        stores.reviews.review(Review(case, "ada", AT, verdict), b"salt")
    stores.cases.delete("gone", a_deletion("gone"))
    swept = stores.database.engine.execution_options(isolation_level="AUTOCOMMIT")
    with swept.connect() as connection:
        connection.exec_driver_sql("VACUUM reviews")

    stores.reviews.review(Review("stays", "bob", AT, Verdict.DISAGREE), b"salt")

    assert stores.cases.marks_of({"stays"})["stays"].verdicts == ("agree", "disagree")
