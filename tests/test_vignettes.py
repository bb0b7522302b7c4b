"""The 31 written cases: where each is sent, and what no week of theirs may ask for.

What a case does not mention is answered as by a well person who owns all equipment, the strictest
choice for what must not be in a week.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.service.recommending import Service, json_text

FOLDER = Path(__file__).parent / "vignettes"
EXPECTED: list[dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text("utf-8"))
SAME_DAY = (Triage.EMERGENCY, Triage.URGENT)
EVERYTHING = "ALL"

PLAN_FIELDS = {
    *("triage", "messages", "findings", "avoid", "limits", "emphasis", "week", "left_out"),
    *("precautions", "advice", "trace", "content_digest", "software_version"),
}
DAY_FIELDS = {"day", "theme", "programme", "minutes", "rest", "items"}
ITEM_FIELDS = {"exercise", "name", "demands", "dose", "because", "sources"}
DOSE_FIELDS = {"sets", "repetitions", "hold_seconds", "minutes", "sides"}

Plans = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def plans(service: Service) -> Plans:
    """The plan of each vignette as it arrives at the other side of any door."""
    texts = {entry["id"]: (FOLDER / f"{entry['id']}.json").read_text("utf-8") for entry in EXPECTED}
    plans = {name: service.plan(service.read(text)) for name, text in texts.items()}
    return {name: json.loads(json_text(plan)) for name, plan in plans.items()}


def days_of(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return plan["week"]["days"] if plan["week"] else []


def items_of(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for day in days_of(plan) for item in day["items"]]


def test_there_are_31_vignettes_each_with_its_answers() -> None:
    answered = {path.stem for path in FOLDER.glob("V*.json")}

    assert len(EXPECTED) == 31
    assert answered == {entry["id"] for entry in EXPECTED}


def test_each_vignette_is_sent_where_it_belongs(plans: Plans) -> None:
    wrong = {
        entry["id"]: (plan["triage"], plan["messages"])
        for entry in EXPECTED
        if (plan := plans[entry["id"]])["triage"] not in entry["triage"]
    }

    assert wrong == {}


def test_no_week_holds_a_movement_that_its_vignette_forbids(plans: Plans, content: Content) -> None:
    known = {*content.demands, EVERYTHING}
    wrong = {}
    for entry in EXPECTED:
        plan, forbidden = plans[entry["id"]], set(entry["must_not_include"])
        found = [item["exercise"] for item in items_of(plan) if forbidden & set(item["demands"])]
        if found or not forbidden <= known or (plan["week"] and EVERYTHING in forbidden):
            wrong[entry["id"]] = (forbidden - known, found)

    assert wrong == {}


def test_no_emergency_and_no_case_for_today_is_sent_lower(plans: Plans) -> None:
    grave = [entry for entry in EXPECTED if set(entry["triage"]) <= set(SAME_DAY)]
    lower = [
        entry["id"]
        for entry in grave
        if Triage(plans[entry["id"]]["triage"]).gravity
        < min(Triage(allowed).gravity for allowed in entry["triage"])
    ]

    assert len(grave) == 11
    assert lower == []


def test_each_plan_has_every_field(plans: Plans) -> None:
    for plan in plans.values():
        assert set(plan) >= PLAN_FIELDS
        assert all({"rule", "say"} <= set(message) for message in plan["messages"])
        assert all(
            "because" in entry and {"demand", "exercise"} & set(entry) for entry in plan["avoid"]
        )
        assert all(set(day) >= DAY_FIELDS for day in days_of(plan))
        assert all(set(item) >= ITEM_FIELDS for item in items_of(plan))
        assert all(set(item["dose"]) == DOSE_FIELDS for item in items_of(plan))


def test_a_week_has_seven_days_and_no_week_has_none(plans: Plans) -> None:
    days = {name: [day["day"] for day in days_of(plan)] for name, plan in plans.items()}

    assert days == {
        name: list(range(1, 8)) if Triage(plan["triage"]).allows_week else []
        for name, plan in plans.items()
    }
