"""The catalogues: the whole content as JSON-ready data."""

from typing import Any

import pytest

from recommender.domain.content import Content
from recommender.domain.exercises import Prescription, Range
from recommender.domain.rules import RuleKind
from recommender.exchange.catalogue import CATALOGUES, prescription_data
from recommender.service.recommender import json_text

Data = dict[str, Any]


def entries(content: Content, what: str) -> dict[str, Data]:
    return {entry["id"]: entry for entry in CATALOGUES[what](content)}


@pytest.mark.parametrize("what", CATALOGUES)
def test_each_catalogue_can_be_written_as_json_with_an_id_that_stands_once(
    content: Content, what: str
) -> None:
    listed = CATALOGUES[what](content)

    assert json_text(listed)
    assert len({entry["id"] for entry in listed}) == len(listed)


def test_a_question_stands_with_its_page_and_options(content: Content) -> None:
    floor = entries(content, "questions")["floor"]

    assert (floor["page"], floor["kind"], floor["required"]) == ("mobility", "one", True)
    assert floor["topic"] == "Getting to the floor"
    assert floor["ask_when"].startswith("age >= 65 or mobility in conditions")
    assert [option["id"] for option in floor["options"]] == ["easily", "slowly", "no", "not_sure"]
    assert "minimum" not in floor


def test_a_number_has_its_unit_and_bounds_and_no_options(content: Content) -> None:
    weeks = entries(content, "questions")["weeks_pregnant"]

    assert (weeks["unit"], weeks["minimum"], weeks["maximum"]) == ("weeks", 1, 43)
    assert weeks["ask_when"] == "pregnancy == pregnant"
    assert "options" not in weeks


def test_questions_stand_in_the_order_in_which_they_are_asked(content: Content) -> None:
    assert list(entries(content, "questions")) == list(content.questionnaire.questions)


def test_a_rule_stands_as_its_author_wrote_it(content: Content) -> None:
    rule = entries(content, "rules")["face-droops"]

    assert rule["kind"] == "triage"
    assert rule["when"] == "face_droop in face_head_signs"
    assert rule["then"]["triage"] == "emergency"
    assert rule["because"]
    assert all(cited["id"] in content.sources for cited in rule["sources"])
    assert rule["file"] == "rules/triage/stroke.yaml"


def test_a_rule_has_its_examples_with_their_answers(content: Content) -> None:
    examples = entries(content, "rules")["face-droops"]["examples"]

    assert {example["fires"] for example in examples} >= {"yes", "no"}
    assert ["face_droop"] in [example["answers"].get("face_head_signs") for example in examples]


def test_a_rule_has_its_safety_net_as_its_author_wrote_it(content: Content) -> None:
    assert entries(content, "rules")["arm-nerve-pain"]["then"]["say_if"] == [
        {
            "when": "arm_weak in limb_signs and limb_time in (today, days)",
            "call": "urgent",
            "say": "If the arm becomes weak, or weaker, call 111 today.",
        }
    ]


def test_a_rule_without_a_safety_net_has_no_empty_one(content: Content) -> None:
    assert "say_if" not in entries(content, "rules")["saddle-numbness"]["then"]


def test_every_kind_of_rule_is_listed_with_what_it_concludes(content: Content) -> None:
    concluded: dict[str, set[str]] = {}
    for entry in CATALOGUES["rules"](content):
        concluded.setdefault(entry["kind"], set()).update(entry["then"])

    assert concluded == {
        RuleKind.FINDINGS: {"finding"},
        RuleKind.TRIAGE: {"triage", "say", "say_if"},
        RuleKind.CONTRAINDICATIONS: {"avoid", "say", "say_with", "severity", "unless_said"},
        RuleKind.EMPHASIS: {"favour"},
        RuleKind.DOSES: {"limit"},
        RuleKind.ADVICE: {"tell"},
    }


def test_an_exercise_keeps_the_name_and_the_dose_of_each_source(content: Content) -> None:
    cat_cow = entries(content, "exercises")["cat-cow"]

    assert {alias["source"] for alias in cat_cow["also_called"]} == {
        *("seed-000", "seed-001", "seed-002")
    }
    assert {dose["source"] for dose in cat_cow["doses"]} >= {"seed-000", "seed-001"}
    assert cat_cow["disabled"] is None


def test_a_disabled_exercise_says_why_and_by_which_source(content: Content) -> None:
    roller = entries(content, "exercises")["roller-lower-back"]

    assert roller["disabled"]["because"]
    assert roller["disabled"]["source"] in content.sources
    assert "pressure_on_lumbar_spine" in roller["demands"]


def test_an_exercise_names_what_is_a_step_easier_and_harder_on_each_of_its_ladders(
    content: Content,
) -> None:
    listed = entries(content, "exercises")

    assert listed["plank-on-knees"]["ladders"] == [
        {"id": "plank", "name": "Planks", "easier": ["wall-plank"], "harder": ["plank"]}
    ]
    assert listed["belly-breathing"]["ladders"][0]["easier"] == []
    assert listed["calf-stretch"]["ladders"] == []


def test_an_exercise_names_the_places_where_it_is_felt(content: Content) -> None:
    listed = entries(content, "exercises")

    assert listed["glute-bridge"]["places"] == ["buttock", "low_back"]
    assert listed["walking"]["places"] == []


def test_an_exercise_names_the_rules_that_leave_it_out_in_their_order(content: Content) -> None:
    listed = entries(content, "exercises")

    assert listed["walking"]["left_out_by"] == ["hardly-walks-no-floor", "wheelchair-no-standing"]
    assert listed["pelvic-floor-squeeze"]["left_out_by"] == []


def test_what_exercises_name_by_id_has_its_name_in_a_list_of_its_own(content: Content) -> None:
    known = {what: entries(content, what) for what in ("demands", "needs", "places", "equipment")}

    for exercise in CATALOGUES["exercises"](content):
        for what, named in known.items():
            assert {*exercise[what]} <= {*named}, exercise["id"]
    assert known["places"]["neck"]["name"] == "Neck"
    assert known["equipment"]["belt"]["household"]
    assert not known["equipment"]["roller"]["household"]


def test_a_programme_has_the_items_tips_offers_and_days_of_its_seed(content: Content) -> None:
    programme = entries(content, "programmes")["004-self-release"]

    assert programme["seed"] == "004"
    assert {offer["name"] for offer in programme["offers"]} >= {"Pilates", "Rolfing"}
    assert all(offer["source"] in content.sources for offer in programme["offers"])
    assert all(tip["title"] and tip["text"] for tip in programme["tips"])
    assert [day["day"] for day in programme["arc"]] == list(range(1, 8))


@pytest.mark.parametrize(
    ("programme", "items"),
    [
        ("000-myofascial-week", 28),
        ("001-spasm-week", 21),
        ("002-eight-stretches", 8),
        ("003-fascia-session", 6),
    ],
)
def test_a_programme_prescribes_every_item_of_its_seed(
    content: Content, programme: str, items: int
) -> None:
    assert len(entries(content, "programmes")[programme]["items"]) == items


def test_a_programme_of_ours_has_no_seed_and_no_items(content: Content) -> None:
    chair = entries(content, "programmes")["chair-week"]

    assert chair["seed"] is None
    assert chair["items"] == []


def test_an_item_that_clashes_with_a_safety_source_shows_the_conflict(content: Content) -> None:
    items = entries(content, "programmes")["003-fascia-session"]["items"]

    [roll_down] = [item for item in items if item["exercise"] == "roll-down"]
    assert roll_down["instead"] == "hip-hinge"
    assert roll_down["said"]
    assert roll_down["day"] is None
    assert list(roll_down["conflict"]) == ["seed", "we", "because", "source"]
    assert roll_down["dose"]["minutes"] == 1.5


def test_an_item_without_a_conflict_shows_none(content: Content) -> None:
    items = entries(content, "programmes")["002-eight-stretches"]["items"]

    assert {item["conflict"] for item in items} == {None}


def test_a_day_of_a_programme_names_its_exercises_and_where_they_come_from(
    content: Content,
) -> None:
    first = entries(content, "programmes")["000-myofascial-week"]["arc"][0]

    assert first["theme"]
    assert first["focus"] in content.needs
    assert {item["programme"] for item in first["items"]} <= set(content.programmes)


def test_a_demand_lists_the_exercises_that_carry_it(content: Content) -> None:
    listed = entries(content, "demands")

    assert list(listed) == list(content.demands)
    assert listed["pressure_on_neck"]["exercises"] == ["neck-roller"]
    assert "cobra" in listed["prone_lying"]["exercises"]


def test_a_source_lists_the_rules_that_rest_on_it(content: Content) -> None:
    listed = entries(content, "sources")

    assert "foot-drop-new" in listed["dg-spinal"]["rules"]
    assert all(entry["grade"] and entry["title"] for entry in listed.values())
    assert {entry["url"] for entry in listed.values()} >= {None}


def test_a_dose_is_a_number_a_range_or_null() -> None:
    dose = Prescription(
        source="seed-002",
        sets=Range(2, 2),
        hold_seconds=Range(20, 30),
        minutes=Range(1.5, 1.5),
    )

    assert prescription_data(dose) == {
        "source": "seed-002",
        "sets": 2,
        "repetitions": None,
        "hold_seconds": [20, 30],
        "minutes": 1.5,
    }
