"""Written people: where each is sent, and what no week of theirs may ask for.

Each file of `tests/vignettes` holds people of one origin. Whoever mapped them to the questionnaire
had not read the rules. What they do not mention is answered as by the ordinary person, who here
owns all equipment and exercises every day: the strictest choice for what must not be in a week.
Where the rules do not hold a person yet, `not_yet` says what comes out, and why.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from recommender.content.answers import parse_answers
from recommender.content.rule_loading import typed_answers
from recommender.domain.content import Content
from recommender.domain.hazards import whole_answers
from recommender.domain.rules import Triage
from recommender.service.recommender import Recommender
from tests.plans import plan_data

FOLDER = Path(__file__).parent / "vignettes"
PEOPLE: dict[str, dict[str, dict[str, Any]]] = {
    file.stem: {
        entry["id"]: entry for entry in yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    }
    for file in sorted(FOLDER.glob("*.yaml"))
}
EVERYBODY = {name: entry for people in PEOPLE.values() for name, entry in people.items()}
NOT_YET = {name: entry for name, entry in EVERYBODY.items() if "not_yet" in entry}
MOST = {"equipment": ["roller", "ball", "band", "step"], "minutes_a_day": 30, "days_a_week": 7}
SAME_DAY = Triage.URGENT

PLAN_FIELDS = {
    *("triage", "messages", "findings", "avoid", "limits", "emphasis", "week", "left_out"),
    *("precautions", "advice", "trace", "content_digest", "software_version"),
}
DAY_FIELDS = {"day", "theme", "programme", "minutes", "rest", "items"}
ITEM_FIELDS = {"exercise", "name", "demands", "dose", "because", "sources"}
DOSE_FIELDS = {"sets", "repetitions", "hold_seconds", "minutes", "sides"}

Plans = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def plans(recommender: Recommender) -> Plans:
    """The plan of each person as every interface gives it out."""
    content = recommender.content
    return {
        name: plan_data(recommender, _answers(content, entry)) for name, entry in EVERYBODY.items()
    }


def _answers(content: Content, entry: dict[str, Any]) -> Any:
    questions = content.questionnaire.questions
    told = parse_answers(questions, typed_answers(questions, {**MOST, **entry["answers"]}))
    return whole_answers(content.questionnaire, content.ordinary, told)


def days_of(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return plan["week"]["days"] if plan["week"] else []


def items_of(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for day in days_of(plan) for item in day["items"]]


def moves_of(plan: dict[str, Any]) -> set[str]:
    """Return what the exercises of a week ask for."""
    return {demand for item in items_of(plan) for demand in item["demands"]}


def test_nobody_is_lost_and_no_name_is_given_twice() -> None:
    counts = {name: len(people) for name, people in PEOPLE.items()}

    assert counts == {"ordinary": 36, "public": 39, "vignettes": 31}
    assert len(EVERYBODY) == 106


@pytest.mark.parametrize("name", EVERYBODY)
def test_whatever_a_person_tells_is_asked(content: Content, name: str) -> None:
    assert set(EVERYBODY[name]["answers"]) <= set(_answers(content, EVERYBODY[name]))


@pytest.mark.parametrize(
    "name", [name for name, entry in EVERYBODY.items() if "triage" not in entry.get("not_yet", ())]
)
def test_a_person_is_sent_where_they_belong(plans: Plans, name: str) -> None:
    rules = [message["rule"] for message in plans[name]["messages"]]

    assert plans[name]["triage"] in EVERYBODY[name]["triage"], rules


@pytest.mark.parametrize("name", EVERYBODY)
def test_no_week_holds_a_movement_that_its_person_must_leave_out(
    plans: Plans, content: Content, name: str
) -> None:
    forbidden = set(EVERYBODY[name].get("must_not_include", ()))
    known = set(EVERYBODY[name].get("not_yet", {}).get("moves", ()))

    assert forbidden <= set(content.demands)
    assert moves_of(plans[name]) & (forbidden - known) == set()


@pytest.mark.parametrize("name", NOT_YET)
def test_who_does_not_hold_yet_is_taken_off_that_list_once_they_do(plans: Plans, name: str) -> None:
    entry, known = EVERYBODY[name], NOT_YET[name]["not_yet"]

    assert known["why"]
    assert plans[name]["triage"] == known.get("triage", plans[name]["triage"])
    assert known.get("triage") not in entry["triage"]
    assert set(known.get("moves", ())) <= moves_of(plans[name])


def test_nobody_who_must_be_seen_today_is_sent_lower(plans: Plans) -> None:
    least = {
        name: min(Triage(level).gravity for level in entry["triage"])
        for name, entry in EVERYBODY.items()
    }
    grave = {name: level for name, level in least.items() if level >= SAME_DAY.gravity}

    lower = [name for name in grave if Triage(plans[name]["triage"]).gravity < grave[name]]

    assert len(grave) == 43
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
