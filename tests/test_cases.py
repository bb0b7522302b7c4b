"""Whole people, written from the clinical basis without looking at the rules.

Each case names the row it rests on. `different` is what the person adds to the healthy one,
`triage` what may be said, `must_not_include` the demands that no exercise of the week may carry.
`not_yet` says what comes out where the rules do not hold the case yet, and why.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from recommender import pipeline
from recommender.domain.content import Content
from recommender.domain.week import Item, Recommendation
from recommender.inference.deciding import Decider
from tests.people import a_person

CASES: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "cases").glob("*.json"))
}
FIELDS = {
    *("title", "why", "different", "triage", "must_not_include", "must_include_kinds"),
    "not_yet",
}


@pytest.fixture(scope="module")
def made(decider: Decider) -> dict[str, Recommendation]:
    """What each person gets, by the name of the case."""
    return {
        name: pipeline.recommend(decider, a_person(decider.content, **case["different"]))
        for name, case in CASES.items()
    }


def items_of(recommendation: Recommendation) -> list[Item]:
    days = recommendation.week.days if recommendation.week else ()
    return [item for day in days for item in day.items]


def test_each_case_names_known_fields_and_demands(content: Content) -> None:
    wrong = [
        name
        for name, case in CASES.items()
        if not set(case) <= FIELDS
        or not case["triage"]
        or not set(case["must_not_include"]) <= set(content.demands)
    ]

    assert CASES
    assert wrong == []


def test_each_person_is_sent_where_the_basis_says(made: dict[str, Recommendation]) -> None:
    wrong = {
        name: (each.triage.value, [message.rule for message in each.assessment.messages])
        for name, each in made.items()
        if each.triage.value not in CASES[name]["triage"] and "not_yet" not in CASES[name]
    }

    assert wrong == {}


def test_a_case_that_does_not_hold_yet_is_taken_off_that_list_once_it_does(
    made: dict[str, Recommendation],
) -> None:
    known = {name: case["not_yet"] for name, case in CASES.items() if "not_yet" in case}

    assert {name: made[name].triage.value for name in known} == {
        name: entry["triage"] for name, entry in known.items()
    }
    assert [name for name, entry in known.items() if entry["triage"] in CASES[name]["triage"]] == []
    assert all(entry["why"] for entry in known.values())


def test_each_person_gets_a_week_only_where_one_is_allowed(
    made: dict[str, Recommendation],
) -> None:
    wrong = [
        name for name, each in made.items() if (each.week is not None) != each.triage.allows_week
    ]

    assert wrong == []


def test_no_week_asks_for_what_the_basis_forbids_this_person(
    made: dict[str, Recommendation],
) -> None:
    wrong = {
        (name, item.exercise.id): sorted(forbidden)
        for name, each in made.items()
        for item in items_of(each)
        if (forbidden := {*CASES[name]["must_not_include"]} & {*item.exercise.demands})
    }

    assert wrong == {}


def test_a_week_holds_the_kinds_of_exercise_that_the_basis_asks_for(
    made: dict[str, Recommendation],
) -> None:
    missing = {
        name: sorted(kinds)
        for name, each in made.items()
        if each.week
        and (
            kinds := set(CASES[name].get("must_include_kinds", ()))
            - {item.exercise.kind.value for item in items_of(each)}
        )
    }

    assert missing == {}
