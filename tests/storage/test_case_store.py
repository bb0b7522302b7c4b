"""Deciding and keeping: what went out comes back, to whom it belongs, and once."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from recommender.domain.cases import CaseFilter
from recommender.domain.content import Content
from recommender.domain.errors import ConflictError, NotFoundError
from recommender.service.app import App
from recommender.service.cases import NotKeptError
from recommender.service.system import hashed
from recommender.storage.stores import Stores
from tests.people import a_person, a_plain_case
from tests.storage.conftest import AT, CONTENT, a_case, all_rows, as_new, keep


def test_a_case_comes_back_as_it_was_told(services: App, content: Content) -> None:
    answers = a_plain_case(content, "knots")

    kept = services.cases.decide(answers)

    assert services.stores.cases.find(kept.case.id) == kept.case


def test_several_choices_come_back_as_a_tuple(services: App, content: Content) -> None:
    answers = a_person(content, where=["low_back", "buttock_hip"])

    kept = services.cases.decide(answers)

    assert services.stores.cases.find(kept.case.id).answers == answers


def test_the_token_opens_its_own_case(services: App, content: Content) -> None:
    services.cases.decide(a_plain_case(content, "spasm"))
    kept = services.cases.decide(a_plain_case(content, "knots"))

    assert services.cases.own_case(kept.token) == kept.case


@pytest.mark.parametrize("token", ["", "-", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AA"])
def test_a_wrong_token_opens_nothing(services: App, content: Content, token: str) -> None:
    services.cases.decide(a_plain_case(content, "spasm"))

    assert services.cases.own_case(token) is None


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda token: token.replace("-", ""),
        lambda token: token.replace("-", " "),
        lambda token: f" {token}\n",
    ],
    ids=["lower", "without hyphens", "with spaces", "with a line's end"],
)
def test_a_token_may_be_typed_as_people_type(
    services: App, content: Content, typed: Callable[[str], str]
) -> None:
    kept = services.cases.decide(a_plain_case(content, "spasm"))

    assert services.cases.own_case(typed(kept.token)) == kept.case


def test_a_token_lies_nowhere_in_the_database(services: App, content: Content) -> None:
    kept = services.cases.decide(a_plain_case(content, "spasm"), "some key")

    everything = repr(all_rows(services.stores))

    assert hashed(kept.token) in everything
    for secret in (kept.token, kept.token.replace("-", ""), "some key"):
        assert secret not in everything


def test_a_case_nobody_knows_is_not_found(stores: Stores) -> None:
    with pytest.raises(NotFoundError, match="no case 'else'"):
        stores.cases.find("else")


def test_the_same_request_makes_the_same_case(services: App, content: Content) -> None:
    answers = a_plain_case(content, "spasm")

    first, second = (services.cases.decide(answers, "key") for _ in range(2))

    assert second.case == first.case


def test_the_same_request_is_one_record(services: App, content: Content) -> None:
    for _ in range(2):
        services.cases.decide(a_plain_case(content, "spasm"), "key")

    assert services.stores.records.verify().records == 1


def test_the_same_request_gives_one_token_that_opens(services: App, content: Content) -> None:
    kept = [services.cases.decide(a_plain_case(content, "spasm"), "key") for _ in range(2)]

    assert kept[0].token == kept[1].token
    assert [services.cases.own_case(each.token) for each in kept] == [kept[0].case] * 2


def test_the_same_key_with_other_answers_is_a_conflict(services: App, content: Content) -> None:
    services.cases.decide(a_plain_case(content, "spasm"), "key")

    with pytest.raises(ConflictError):
        services.cases.decide(a_plain_case(content, "knots"), "key")


def test_a_conflict_keeps_nothing(services: App, content: Content) -> None:
    services.cases.decide(a_plain_case(content, "spasm"), "key")
    before = all_rows(services.stores)

    with pytest.raises(ConflictError):
        services.cases.decide(a_plain_case(content, "knots"), "key")

    assert all_rows(services.stores) == before


def test_without_a_key_the_same_answers_are_two_cases(services: App, content: Content) -> None:
    answers = a_plain_case(content, "spasm")

    first, second = (services.cases.decide(answers) for _ in range(2))

    assert first.case.id != second.case.id


def test_a_store_that_knows_the_key_keeps_nothing_of_the_second_case(stores: Stores) -> None:
    stores.contents.keep(CONTENT, {}, AT)
    first = as_new(a_case("first"), key="key", request_digest="asked")
    second = as_new(a_case("second"), key="key", request_digest="asked")

    made = stores.cases.add(first, second)

    assert made == ("first", "first")
    assert stores.cases.count(CaseFilter()) == 1


def test_of_several_cases_all_are_kept_or_none(stores: Stores) -> None:
    stores.contents.keep(CONTENT, {}, AT)
    good, bad = a_case("good"), a_case("bad", content_digest="b" * 64)

    with pytest.raises(NotFoundError):
        stores.cases.add(as_new(good), as_new(bad))

    assert stores.cases.count(CaseFilter()) == 0
    assert stores.records.verify().records == 0


def test_a_token_for_a_case_that_is_not_there_is_refused(stores: Stores) -> None:
    with pytest.raises(NotFoundError):
        stores.cases.add_token("else", "token")


def test_a_case_is_opened_again_with_the_token_that_opens_it(
    services: App, content: Content
) -> None:
    kept = services.cases.decide(a_plain_case(content, "spasm"))

    assert services.cases.reopen(kept.case.id, kept.token, "visit") == kept


@pytest.mark.parametrize("is_other", [True, False])
def test_a_case_is_opened_again_with_a_new_token_where_this_one_opens_another_or_none(
    services: App, content: Content, *, is_other: bool
) -> None:
    kept = services.cases.decide(a_plain_case(content, "spasm"))
    other = services.cases.decide(a_plain_case(content, "neck")).token if is_other else ""

    again = services.cases.reopen(kept.case.id, other, "visit")

    assert again.token not in (kept.token, other)
    assert services.cases.reopen(kept.case.id, other, "visit") == again
    assert services.cases.reopen(kept.case.id, other, "another visit").token != again.token
    assert services.cases.own_case(again.token) == again.case == kept.case


def test_a_stop_that_cannot_be_kept_goes_out_all_the_same(
    services: App, content: Content, failing: Stores
) -> None:
    answers = a_person(content, chest_signs=["chest_pain"])

    with pytest.raises(NotKeptError) as caught:
        replace(services, stores=failing).cases.decide(answers)

    assert caught.value.plan == services.recommender.plan(answers)


def test_a_stop_that_came_with_a_key_goes_out_all_the_same(
    services: App, content: Content, failing: Stores
) -> None:
    answers = a_person(content, chest_signs=["chest_pain"])

    with pytest.raises(NotKeptError) as caught:
        replace(services, stores=failing).cases.decide(answers, "key")

    assert caught.value.plan == services.recommender.plan(answers)


def test_a_week_that_cannot_be_kept_does_not_go_out(
    services: App, content: Content, failing: Stores
) -> None:
    with pytest.raises(NotKeptError) as caught:
        replace(services, stores=failing).cases.decide(a_plain_case(content, "spasm"))

    assert caught.value.plan is None


def test_what_could_not_be_kept_is_in_no_error(
    services: App, content: Content, failing: Stores
) -> None:
    with pytest.raises(NotKeptError) as caught:
        replace(services, stores=failing).cases.decide(a_plain_case(content, "spasm"))

    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


@pytest.mark.parametrize(
    ("beginning", "most", "found"),
    [
        ("ab9", 9, ("ab9", "ab9f")),
        ("ab", 9, ("ab9", "ab9f", "aba0")),
        ("ab", 2, ("ab9", "ab9f")),
        ("ab9f", 9, ("ab9f",)),
        ("ac", 9, ()),
    ],
)
def test_ids_are_found_by_how_they_begin(
    stores: Stores, beginning: str, most: int, found: tuple[str, ...]
) -> None:
    keep(stores, *map(a_case, ("b0", "aba0", "ab9f", "ab9", "aa")))

    assert stores.cases.ids_beginning(beginning, most) == found


def test_the_answers_of_some_cases_come_by_their_ids(stores: Stores) -> None:
    one, other = a_case("one"), a_case("other")
    keep(stores, one, other, a_case("third"))

    found = stores.cases.answers_to({"one", "other", "gone"})

    assert found == {"one": one.answers, "other": other.answers}
