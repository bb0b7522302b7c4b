"""Reading many cases: as texts, with their answers, by day, and by id."""

import pytest

from recommender.domain.canonical import canonical_json
from recommender.domain.cases import Case, CaseFilter, KeptTexts
from recommender.domain.rules import Triage
from tests.storage.lists.conftest import CASES, OTHER, Crowd


def as_texts(case: Case) -> KeptTexts:
    return KeptTexts(
        id=case.id,
        at=case.at,
        content_digest=case.content_digest,
        software_version=case.software_version,
        answers=canonical_json(case.answers),
        plan=case.plan_text,
    )


def test_texts_are_those_that_were_kept(crowd: Crowd) -> None:
    assert list(crowd.stores.cases.texts(CaseFilter())) == [as_texts(case) for case in crowd.cases]


def test_texts_can_be_filtered(crowd: Crowd) -> None:
    found = crowd.stores.cases.texts(CaseFilter(content=OTHER))

    assert [kept.id for kept in found] == crowd.found(content=OTHER)


@pytest.mark.parametrize("newest", [1, 5, CASES + 1])
def test_the_newest_texts_come_first_where_only_so_many_are_wanted(
    crowd: Crowd, newest: int
) -> None:
    found = crowd.stores.cases.texts(CaseFilter(), newest=newest)

    assert [kept.id for kept in found] == [entry.id for entry in crowd.entries][::-1][:newest]


def test_one_case_is_found_as_texts(crowd: Crowd) -> None:
    assert crowd.stores.cases.find_texts("case-3") == as_texts(crowd.cases[3])


def test_every_case_comes_with_its_answers(crowd: Crowd) -> None:
    found = list(crowd.stores.cases.every(CaseFilter()))

    texts = [canonical_json(case.answers) for case in crowd.cases]
    assert found == list(zip(crowd.entries, texts, strict=True))


def test_every_case_that_a_filter_wants_comes(crowd: Crowd) -> None:
    found = crowd.stores.cases.every(CaseFilter(triage=Triage.URGENT))

    assert [entry.id for entry, _ in found] == crowd.found(triage=Triage.URGENT)


def test_days_are_counted_on_which_a_rule_fired(crowd: Crowd) -> None:
    rule = crowd.entries[0].fired[0]
    days = [entry.at[:10] for entry in crowd.entries if rule in entry.fired]

    first, *_, last = sorted(set(days))

    found = crowd.stores.cases.fired_by_day(rule, first)

    assert found == tuple((each, days.count(each)) for each in sorted(set(days)))
    assert crowd.stores.cases.fired_by_day(rule, last) == found[-1:]


@pytest.mark.parametrize(("avoided", "there"), [("", True), ("no-such-demand", False)])
def test_it_is_known_whether_there_is_any_such_case(
    crowd: Crowd, avoided: str, *, there: bool
) -> None:
    assert crowd.stores.cases.has(CaseFilter(avoided=avoided)) is there


def test_the_rules_of_all_cases_are_known(crowd: Crowd) -> None:
    found = crowd.stores.cases.rules_seen()

    seen = {name for entry in crowd.entries for name in (*entry.fired, *entry.near)}
    assert sorted(found) == sorted(seen | {entry.decided_by for entry in crowd.entries} - {""})


def test_a_rule_that_never_fired_has_no_day(crowd: Crowd) -> None:
    assert crowd.stores.cases.fired_by_day("no-such-rule", "") == ()


def test_marks_of_some_cases_are_their_entries(crowd: Crowd) -> None:
    found = crowd.stores.cases.marks_of({"case-3", "case-8", "gone"})

    assert found == {"case-3": crowd.entries[3], "case-8": crowd.entries[8]}


def test_marks_of_nothing_are_nothing(crowd: Crowd) -> None:
    assert crowd.stores.cases.marks_of(()) == {}
