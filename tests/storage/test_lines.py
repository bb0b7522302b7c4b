"""Cases that replace each other: one code opens the newest, and all of them go with it."""

from dataclasses import replace

import pytest

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.service.app import App
from recommender.service.cases import Kept, NotKeptError
from recommender.storage.stores import Stores
from tests.people import a_person, a_plain_case
from tests.storage.conftest import AT, CONTENT, a_case, a_deletion, as_new

WRITTEN_DOWN, OTHER_BROWSER, NEW, LATE = "written down", "other browser", "new", "late"


@pytest.fixture
def line(stores: Stores) -> Stores:
    """Three cases of one person, the first with two tokens, and one of somebody else."""
    stores.contents.keep(CONTENT, {}, AT)
    stores.cases.add(as_new(a_case("first"), token=WRITTEN_DOWN))
    stores.cases.add_token("first", OTHER_BROWSER)
    stores.cases.add(as_new(a_case("someone else's")))
    stores.cases.add(as_new(a_case("second"), token=WRITTEN_DOWN, replaces="first"))
    stores.cases.add(as_new(a_case("third"), token=NEW, replaces="second"))
    return stores


@pytest.mark.parametrize("token", [WRITTEN_DOWN, OTHER_BROWSER, NEW])
def test_every_token_opens_the_newest_and_what_it_replaced(line: Stores, token: str) -> None:
    assert line.cases.find_by_token(token) == a_case("third")
    assert [case.id for case in line.cases.line_of(token)] == ["third", "second", "first"]


def test_somebody_elses_token_opens_their_own_case_alone(line: Stores) -> None:
    other = a_case("someone else's")

    assert line.cases.line_of(f"token of {other.id}") == (other,)


def test_one_more_token_opens_the_whole_line(line: Stores) -> None:
    line.cases.add_token("third", "one more")

    assert line.cases.line_of("one more") == line.cases.line_of(WRITTEN_DOWN)


def test_the_chain_holds_every_case_of_a_line(line: Stores) -> None:
    found = line.records.verify()

    assert (found.records, found.broken) == (4, None)


def test_without_its_newest_case_a_line_opens_with_the_one_before(line: Stores) -> None:
    line.cases.delete("third", a_deletion("third"))

    assert line.cases.find_by_token(WRITTEN_DOWN) == a_case("second")


def test_a_case_that_replaces_one_which_is_gone_has_its_own_token(line: Stores) -> None:
    line.cases.add(as_new(a_case("late"), token=LATE, replaces="deleted before"))

    assert line.cases.line_of(LATE) == (a_case("late"),)


def changed(services: App, kept: Kept, answers: Answers, token: str) -> Kept:
    return services.cases.decide_anew(
        services.recommender.evaluate(answers), "", kept.case.id, token
    )


def test_who_changes_an_answer_keeps_the_code(services: App, content: Content) -> None:
    first = services.cases.decide(a_plain_case(content, "knots"))

    second = changed(services, first, a_plain_case(content, "neck"), first.token)

    assert second.token == first.token
    assert services.cases.own_case(first.token) == second.case != first.case


def test_a_token_of_another_case_is_never_taken_for_the_persons_own(
    services: App, content: Content
) -> None:
    first = services.cases.decide(a_plain_case(content, "knots"))
    other = services.cases.decide(a_plain_case(content, "weak"))

    second = changed(services, first, a_plain_case(content, "neck"), other.token)

    assert second.token not in (first.token, other.token)
    assert (
        services.cases.own_case(second.token) == services.cases.own_case(first.token) == second.case
    )
    assert services.cases.own_case(other.token) == other.case


def test_all_that_is_kept_of_a_person_is_given_and_deleted_by_one_code(
    services: App, content: Content
) -> None:
    first = services.cases.decide(a_plain_case(content, "knots"))
    second = changed(services, first, a_plain_case(content, "neck"), first.token)

    data = services.cases.own_data(first.token)
    is_deleted = services.cases.delete_own(first.token)

    assert data is not None
    earlier = data["earlier"]
    assert isinstance(earlier, list)
    assert (data["case"], [case["case"] for case in earlier]) == (
        second.case.id,
        [first.case.id],
    )
    assert is_deleted is True
    assert services.stores.cases.line_of(first.token) == ()
    assert services.cases.own_data(first.token) is None
    assert services.stores.records.verify().broken is None


def test_a_changed_answer_that_means_stop_goes_out_though_it_cannot_be_kept(
    services: App, content: Content, failing: Stores
) -> None:
    answers = a_person(content, chest_signs=["chest_pain"])
    first = services.cases.decide(a_plain_case(content, "knots"))

    with pytest.raises(NotKeptError) as caught:
        changed(replace(services, stores=failing), first, answers, first.token)

    assert caught.value.plan == services.recommender.plan(answers)
