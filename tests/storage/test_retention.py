"""Deleting what is older than a time: all that belongs to it, some at a time, and nothing else."""

from recommender.domain.cases import CaseFilter
from recommender.domain.records import Event, RecordKind
from recommender.domain.reviews import Review, Verdict
from recommender.storage import forgetting
from recommender.storage.stores import Stores
from tests.storage.conftest import (
    AT,
    a_calendar,
    a_case,
    all_rows,
    an_event,
    as_new,
    hour,
    keep,
    noted,
)

TOKEN_OF_OLD = "token of old"  # noqa: S105 - as the cases of these tests have it
OF_A_CASE = (
    *("cases", "case_tokens", "idempotency_keys", "reviews"),
    *("diary", "calendars", "interviews", "interview_cases"),
)


def retained(case_id: str) -> Event:
    return an_event(case_id, RecordKind.DELETION, actor="retention", body=b'{"why":"retention"}')


def test_what_is_older_goes_with_all_that_belongs_to_it(stores: Stores) -> None:
    keep(stores, a_case("content"))
    stores.cases.delete("content", retained("content"))
    stores.interviews.begin("visit", b"answers", hour(9))
    stores.cases.add(as_new(a_case("old"), key="key", request_digest="a", visit="visit"))
    stores.diary.add("old", noted("plank"), AT)
    stores.calendars.put(TOKEN_OF_OLD, a_calendar())
    stores.reviews.review(Review("old", "ada", AT, Verdict.AGREE), b"salt")
    before = all_rows(stores)
    assert all(before[name] for name in OF_A_CASE)

    assert stores.cases.delete_older(hour(10), retained) == 1

    after = all_rows(stores)
    assert {name: after[name] for name in OF_A_CASE if after[name]} == {}
    [left] = stores.records.about("old")
    assert (left.actor, left.body) == ("retention", b'{"why":"retention"}')
    assert stores.records.verify().broken is None


def test_what_is_not_older_stays_as_it_was(stores: Stores) -> None:
    old, young = a_case("old", at=hour(8)), a_case("young", at=hour(9))
    keep(stores, old, young)

    assert stores.cases.count_older(hour(9)) == 1
    assert stores.cases.delete_older(hour(9), retained) == 1

    assert stores.cases.count_older(hour(9)) == 0
    assert stores.cases.find_by_token("token of young") == young


def test_of_a_line_only_the_older_case_goes(stores: Stores) -> None:
    keep(stores, a_case("old", at=hour(8)))
    young = a_case("young", at=hour(9))
    stores.cases.add(as_new(young, token=TOKEN_OF_OLD, replaces="old"))

    stores.cases.delete_older(hour(9), retained)

    assert [case.id for case in stores.cases.line_of(TOKEN_OF_OLD)] == ["young"]
    assert stores.records.verify().broken is None


def test_many_go_in_several_turns_and_each_has_its_record(stores: Stores) -> None:
    number = 2 * forgetting.FORGOTTEN_AT_ONCE + 1
    keep(stores, *(a_case(f"{each:04}", at=hour(8)) for each in range(number)))

    assert stores.cases.delete_older(hour(9), retained) == number

    assert stores.cases.count(CaseFilter()) == 0
    assert stores.records.verify().records == 2 * number


def test_where_nothing_is_older_nothing_is_written(stores: Stores) -> None:
    keep(stores, a_case("young", at=hour(9)))
    before = all_rows(stores)

    assert stores.cases.delete_older(hour(9), retained) == 0
    assert all_rows(stores) == before
