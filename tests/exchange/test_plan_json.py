"""A plan read from its JSON is the plan that was written, and is written again to the byte."""

import json
from typing import Any

import pytest

from recommender.domain.canonical import canonical_json
from recommender.domain.errors import PlanError
from recommender.domain.rules import Avoids
from recommender.domain.severity import Severity
from recommender.exchange.plan import conclusion_data, conclusion_of
from recommender.exchange.plan_json import dump_plan, load_plan, plan_text, read_plan
from recommender.exchange.plan_schema import PlanSchema
from tests.golden.deciding import NAMES, golden

WEEK, STOP = "daily-steroids", "chest-pain"


def data_of(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(golden(name))
    return data


def older(data: dict[str, Any]) -> dict[str, Any]:
    """Return a plan as it was kept before precautions, safety nets and an order of limits."""
    messages = [{"rule": entry["rule"], "say": entry["say"]} for entry in data["messages"]]
    limits = dict(reversed(data["limits"].items()))
    kept = {name: value for name, value in data.items() if name != "precautions"}
    return {**kept, "messages": messages, "limits": limits}


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_that_was_read_is_written_to_the_same_bytes(name: str) -> None:
    assert plan_text(read_plan(golden(name))) == golden(name)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_and_read_is_what_the_schema_says(name: str) -> None:
    plan = load_plan(data_of(name))

    assert plan == PlanSchema().load(data_of(name))
    assert dump_plan(plan) == PlanSchema().dump(plan)


@pytest.mark.parametrize("name", [WEEK, STOP])
def test_what_an_older_plan_does_not_have_stays_away(name: str) -> None:
    kept = canonical_json(older(data_of(name)))

    plan = read_plan(kept)

    assert plan.precautions is None
    assert plan_text(plan) == kept


def test_what_a_newer_software_wrote_besides_is_passed_over() -> None:
    data = data_of(WEEK)
    data["week"]["days"][0]["mood"] = "calm"

    assert load_plan({**data, "pictures": []}) == load_plan(data_of(WEEK))


@pytest.mark.parametrize(
    ("part", "value", "place"),
    [
        ("triage", "home", "triage"),
        ("advice", None, "advice"),
        ("week", {"days": [{"day": "Monday"}]}, "week / days / 0 / day"),
        ("limits", {"courage": {"value": 1, "because": []}}, "limits / courage / key"),
    ],
)
def test_what_is_no_plan_is_refused_with_the_place(part: str, value: object, place: str) -> None:
    with pytest.raises(PlanError) as refused:
        load_plan({**data_of(WEEK), part: value})

    assert str(refused.value) == f"no plan: {place} cannot be read"


@pytest.mark.parametrize(
    "said",
    [
        {"concluded": {"cure": "secret"}},
        {"concluded": {"limit": {"phase": "secret"}}},
        {"concluded": {"avoid": [], "say": "Mind.", "say_with": "secret"}},
        {"concluded": {"avoid": [], "say": "Mind.", "severity": "secret"}},
        {"concluded": {"avoid": [], "say": "Mind.", "unless_said": "secret"}},
        {"answers": [{"question": "age", "state": "secret", "answer": None}]},
        {"answers": [{"question": "age", "state": "answered", "answer": {"secret": 1}}]},
    ],
)
def test_a_firing_that_cannot_be_read_is_refused_without_its_words(said: dict[str, Any]) -> None:
    data = data_of(WEEK)
    data["trace"][0] |= said

    with pytest.raises(PlanError) as refused:
        load_plan(data)

    assert "trace" in str(refused.value) or "a rule that fired" in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("text", [b"", b"nonsense", b"[]", b"null", b"{}"])
def test_a_text_that_is_no_plan_is_refused(text: bytes) -> None:
    with pytest.raises(PlanError):
        read_plan(text)


def test_what_a_precaution_speaks_of_is_written_only_where_it_says_so() -> None:
    plain, full = (
        Avoids(("kneeling",), "No."),
        Avoids(("kneeling",), "No.", ("standing",), Severity.MAJOR, ("weak",)),
    )

    assert conclusion_data(plain) == {"avoid": ["kneeling"], "say": "No."}
    assert conclusion_data(full) == {
        **conclusion_data(plain), "say_with": ["standing"], "severity": "major",
        "unless_said": ["weak"],
    }  # fmt: skip
    assert [conclusion_of(conclusion_data(one)) for one in (plain, full)] == [plain, full]
