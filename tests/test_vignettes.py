"""The 31 written cases: where each is sent, and what no week of theirs may ask for.

What a case does not mention is answered as by a well person who owns all equipment, the strictest
choice for what must not be in a week.
"""

import json
from pathlib import Path
from typing import Any

import pytest

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

each_vignette = pytest.mark.parametrize("expected", EXPECTED, ids=lambda entry: entry["id"])


def plan_for(service: Service, expected: dict[str, Any]) -> dict[str, Any]:
    """Return the plan as it arrives at the other side of any door."""
    made = service.plan_text((FOLDER / f"{expected['id']}.json").read_text("utf-8"))
    plan: dict[str, Any] = json.loads(json_text(made))
    return plan


def days_of(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return plan["week"]["days"] if plan["week"] else []


def items_of(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for day in days_of(plan) for item in day["items"]]


def test_there_are_31_vignettes_each_with_its_answers() -> None:
    answered = {path.stem for path in FOLDER.glob("V*.json")}

    assert len(EXPECTED) == 31
    assert answered == {entry["id"] for entry in EXPECTED}


@each_vignette
def test_each_vignette_is_sent_where_it_belongs(service: Service, expected: dict[str, Any]) -> None:
    plan = plan_for(service, expected)

    assert plan["triage"] in expected["triage"], plan["messages"]


@each_vignette
def test_no_week_holds_a_movement_that_its_vignette_forbids(
    service: Service, content_demands: set[str], expected: dict[str, Any]
) -> None:
    plan = plan_for(service, expected)

    forbidden = set(expected["must_not_include"])
    found = [item["exercise"] for item in items_of(plan) if forbidden & set(item["demands"])]
    assert forbidden <= content_demands | {EVERYTHING}
    assert found == []
    assert plan["week"] is None or EVERYTHING not in forbidden


def test_no_emergency_and_no_case_for_today_is_sent_lower(service: Service) -> None:
    grave = [entry for entry in EXPECTED if set(entry["triage"]) <= set(SAME_DAY)]
    lower = [
        entry["id"]
        for entry in grave
        if Triage(plan_for(service, entry)["triage"]).gravity
        < min(Triage(allowed).gravity for allowed in entry["triage"])
    ]

    assert len(grave) == 11
    assert lower == []


@each_vignette
def test_each_plan_has_every_field(service: Service, expected: dict[str, Any]) -> None:
    plan = plan_for(service, expected)

    assert set(plan) >= PLAN_FIELDS
    assert all({"rule", "say"} <= set(message) for message in plan["messages"])
    assert all(
        "because" in entry and {"demand", "exercise"} & set(entry) for entry in plan["avoid"]
    )
    assert all(set(day) >= DAY_FIELDS for day in days_of(plan))
    assert all(set(item) >= ITEM_FIELDS for item in items_of(plan))
    assert all(set(item["dose"]) == DOSE_FIELDS for item in items_of(plan))


@each_vignette
def test_a_week_has_seven_days_and_no_week_has_none(
    service: Service, expected: dict[str, Any]
) -> None:
    plan = plan_for(service, expected)

    allows = Triage(plan["triage"]).allows_week
    assert [day["day"] for day in days_of(plan)] == (list(range(1, 8)) if allows else [])


@pytest.fixture(scope="session")
def content_demands(service: Service) -> set[str]:
    return set(service.content.demands)
