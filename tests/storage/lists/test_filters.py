"""Filters: SQL finds what the plainest reading of a filter finds."""

import random
from typing import Any

import pytest

from recommender.domain.cases import CaseEntry, CaseFilter, CaseOrder
from recommender.domain.plan import PlanAvoid
from recommender.domain.reviews import Verdict
from recommender.domain.rules import Triage
from recommender.storage.stores import Stores, open_stores
from tests.postgresql import Postgres
from tests.storage.conftest import AT, CONTENT, a_case, keep
from tests.storage.lists.conftest import CASES, OTHER, Crowd, day, fits, may_have_nearly_been

# of all marks each fifth, as they differ in nothing but their names
FIFTH = slice(None, None, 5)


def test_without_a_filter_all_are_counted(crowd: Crowd) -> None:
    assert crowd.stores.cases.count(CaseFilter()) == CASES


@pytest.mark.parametrize("since", [day(0), day(20), day(CASES - 1), "2026-12-01"])
def test_since_takes_its_own_day(crowd: Crowd, since: str) -> None:
    assert crowd.found(since=since) == crowd.wanted(lambda entry: entry.at[:10] >= since)


@pytest.mark.parametrize("until", ["2026-10-31", day(0), day(20), day(CASES - 1)])
def test_until_takes_its_own_day(crowd: Crowd, until: str) -> None:
    assert crowd.found(until=until) == crowd.wanted(lambda entry: entry.at[:10] <= until)


@pytest.mark.parametrize("triage", Triage)
def test_a_triage_is_found(crowd: Crowd, triage: Triage) -> None:
    assert crowd.found(triage=triage) == crowd.wanted(lambda entry: entry.triage is triage)


@pytest.mark.parametrize("triage", [each for each in Triage if each.gravity])
def test_a_triage_one_answer_away_is_found(crowd: Crowd, triage: Triage) -> None:
    assert crowd.found(near_triage=triage) == crowd.wanted(
        lambda entry: may_have_nearly_been(entry, triage)
    )


@pytest.mark.parametrize("mark", ["fired", "near", "avoided"])
def test_a_mark_is_found(crowd: Crowd, mark: str) -> None:
    names = sorted({name for entry in crowd.entries for name in getattr(entry, mark)})

    for name in names[FIFTH]:
        expected = crowd.wanted(lambda entry: name in getattr(entry, mark))  # noqa: B023 - at once
        assert crowd.found(**{mark: name}) == expected


@pytest.mark.parametrize("mark", ["fired", "near", "avoided", "content", "verdict"])
@pytest.mark.parametrize("name", ["no such", "-1", "1", " ", "%", "'"])
def test_what_is_unknown_is_nowhere(crowd: Crowd, mark: str, name: str) -> None:
    assert crowd.found(**{mark: name}) == []


@pytest.mark.parametrize("digest", [CONTENT, OTHER])
def test_a_content_is_found(crowd: Crowd, digest: str) -> None:
    assert crowd.found(content=digest) == crowd.wanted(lambda entry: entry.content_digest == digest)


@pytest.mark.parametrize("is_reviewed", [True, False])
def test_reviewed_or_not_is_found(crowd: Crowd, *, is_reviewed: bool) -> None:
    assert crowd.found(is_reviewed=is_reviewed) == crowd.wanted(
        lambda entry: bool(entry.verdicts) is is_reviewed
    )


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_found(crowd: Crowd, verdict: Verdict) -> None:
    assert crowd.found(verdict=verdict.value) == crowd.wanted(
        lambda entry: verdict.value in entry.verdicts
    )


def some_filter(chance: random.Random, entry: CaseEntry) -> CaseFilter:
    """Return a filter of several wishes; most of them fit the entry."""
    wishes: dict[str, Any] = {
        "since": day(chance.randrange(CASES)),
        "until": day(chance.randrange(CASES)),
        "triage": entry.triage,
        "fired": chance.choice(entry.fired),
        "near": chance.choice(entry.near),
        "near_triage": entry.near_triage,
        "avoided": chance.choice(entry.avoided or ("nothing",)),
        "content": entry.content_digest,
        "is_reviewed": chance.random() < 0.5,
        "verdict": chance.choice(list(Verdict)).value,
    }
    return CaseFilter(**{name: wishes[name] for name in chance.sample(sorted(wishes), 3)})


def test_several_wishes_must_all_be_met(crowd: Crowd) -> None:
    chance = random.Random(11)

    for _ in range(150):
        wanted = some_filter(chance, chance.choice(crowd.entries))
        page = crowd.stores.cases.page(wanted, CaseOrder.OLDEST, size=CASES)
        assert page.entries == tuple(entry for entry in crowd.entries if fits(wanted, entry))
        assert page.total == len(page.entries)


def test_rules_whose_names_or_numbers_begin_alike_are_not_confused(stores: Stores) -> None:
    # twelve and more, so that the number of one is the beginning of another's
    rules = tuple("r" * length for length in range(1, 15))
    keep(stores, *(a_case(rule, fired=(rule,)) for rule in rules))

    for rule in rules:
        page = stores.cases.page(CaseFilter(fired=rule), CaseOrder.OLDEST)
        assert [entry.id for entry in page.entries] == [rule]


def test_demands_whose_names_hold_each_other_are_not_confused(stores: Stores) -> None:
    for name in ("bend", "bend_far", "far"):
        keep(stores, a_case(f"case {name}", avoid=(PlanAvoid((), demand=name),)))

    page = stores.cases.page(CaseFilter(avoided="bend"), CaseOrder.OLDEST)

    assert [entry.id for entry in page.entries] == ["case bend"]


def test_exercises_can_be_avoided_too(stores: Stores) -> None:
    keep(
        stores,
        a_case("one", avoid=(PlanAvoid((), demand="bend"), PlanAvoid((), exercise="bridge"))),
    )

    page = stores.cases.page(CaseFilter(avoided="bridge"), CaseOrder.OLDEST)

    assert [entry.avoided for entry in page.entries] == [("bend", "bridge")]


def test_until_takes_its_own_day_in_a_database_that_sorts_as_people_do(
    postgres: Postgres,
) -> None:
    stores = open_stores(postgres.new_database(f"LOCALE '{postgres.peoples_locale()}'"))
    keep(stores, a_case("one"))

    found = stores.cases.count(CaseFilter(until=AT[:10]))

    stores.close()
    assert found == 1
