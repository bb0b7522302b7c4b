"""Whole people, written from the clinical basis without looking at the rules.

Each case names the row it rests on. `different` is what the person adds to the healthy one,
`triage` what may be said, `must_not_include` the demands that no exercise of the week may carry.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from recommender import pipeline
from recommender.domain.week import Recommendation
from recommender.inference.deciding import Decider
from tests.people import a_person

CASES: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "cases").glob("*.json"))
}
FIELDS = {"title", "why", "different", "triage", "must_not_include", "must_include_kinds"}

every_case = pytest.mark.parametrize("name", CASES)


def _made(decider: Decider, name: str) -> Recommendation:
    return pipeline.recommend(decider, a_person(decider.content, **CASES[name]["different"]))


@every_case
def test_each_case_names_known_fields_and_demands(decider: Decider, name: str) -> None:
    case = CASES[name]

    assert set(case) <= FIELDS
    assert case["triage"]
    assert set(case["must_not_include"]) <= set(decider.content.demands)


@every_case
def test_each_person_is_sent_where_the_basis_says(decider: Decider, name: str) -> None:
    made = _made(decider, name)

    fired = [message.rule for message in made.assessment.messages]
    assert made.triage.value in CASES[name]["triage"], (CASES[name]["title"], fired)


@every_case
def test_each_person_gets_a_week_only_where_one_is_allowed(decider: Decider, name: str) -> None:
    made = _made(decider, name)

    assert (made.week is not None) == made.triage.allows_week


@every_case
def test_no_week_asks_for_what_the_basis_forbids_this_person(decider: Decider, name: str) -> None:
    made = _made(decider, name)

    forbidden = set(CASES[name]["must_not_include"])
    days = made.week.days if made.week else ()
    found = {
        item.exercise.id: sorted(forbidden & set(item.exercise.demands))
        for day in days
        for item in day.items
        if forbidden & set(item.exercise.demands)
    }
    assert not found


@every_case
def test_a_week_holds_the_kinds_of_exercise_that_the_basis_asks_for(
    decider: Decider, name: str
) -> None:
    made = _made(decider, name)

    days = made.week.days if made.week else ()
    kinds = {item.exercise.kind.value for day in days for item in day.items}
    assert not made.week or set(CASES[name].get("must_include_kinds", ())) <= kinds
