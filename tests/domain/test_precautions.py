"""What a person is told to take care of, of new plans and of those that were kept without it."""

from typing import Any

import pytest

from recommender.domain.precautions import PART, completed, precautions

SAY = "Keep a hand on something firm."


def firing(rule: str, kind: str, say: str) -> dict[str, Any]:
    """Return a rule that fired, as a plan holds it."""
    return {"rule": rule, "kind": kind, "concluded": {"avoid": ["kneeling"], "say": say}}


TRACE = [
    firing("chest-pain", "triage", "Call 999."),
    firing("older", "contraindications", SAY),
    firing("weak-bones", "contraindications", "No deep bends."),
    firing("unsteady", "contraindications", SAY),
]
TOLD = [{"rule": "older", "say": SAY}, {"rule": "weak-bones", "say": "No deep bends."}]


def test_each_contraindication_tells_its_words_and_the_same_words_come_once() -> None:
    assert precautions(TRACE) == TOLD


def test_an_older_plan_is_completed_from_its_trace_in_the_place_of_a_new_one() -> None:
    plan = {"triage": "plan", "messages": [], "week": {"days": []}, "trace": TRACE}

    whole = completed(plan)

    assert list(whole) == ["triage", "messages", PART, "week", "trace"]
    assert whole[PART] == TOLD


def test_without_a_week_there_is_nothing_to_take_care_of_in_it() -> None:
    plan = {"triage": "emergency", "messages": [], "week": None, "trace": TRACE}

    assert completed(plan)[PART] == []


@pytest.mark.parametrize("plan", [{"messages": [], "week": None, "trace": [], PART: []}, {"a": 1}])
def test_a_new_plan_and_one_that_is_no_plan_stay_as_they_are(plan: dict[str, Any]) -> None:
    assert completed(plan) is plan
