"""The plan as JSON-ready data: every field, and what each says."""

import json
from typing import Any

import pytest

from recommender.domain.exercises import Dose
from recommender.domain.rules import Cap, Phase, Triage
from recommender.exchange.plan import cap_data, value_data
from recommender.exchange.plan_json import plan_text
from recommender.exchange.plan_schema import DoseSchema
from recommender.service.recommender import Recommender
from tests.people import a_person, a_plain_case
from tests.plans import plan_data

Data = dict[str, Any]

FIELDS = [
    *("triage", "outcome", "messages", "precautions", "findings", "avoid", "limits", "emphasis"),
    *("week", "left_out", "advice", "trace", "content_digest", "software_version"),
]


def plan_of(recommender: Recommender, **different: Any) -> Data:
    return plan_data(recommender, a_person(recommender.content, **different))


def items_of(plan: Data) -> list[Data]:
    return [item for day in plan["week"]["days"] for item in day["items"]]


@pytest.mark.parametrize(
    ("different", "triage"),
    [
        ({}, Triage.PLAN),
        ({"leg_reach": "below_knee"}, Triage.PLAN_WITH_CARE),
        ({"pain_rest": 8}, Triage.CLINICIAN_FIRST),
        ({"limb_signs": ["foot_drops"], "limb_time": "days"}, Triage.URGENT),
        ({"saddle_signs": ["not_sure"]}, Triage.EMERGENCY),
    ],
)
def test_every_plan_has_every_field_and_a_week_only_where_one_is_allowed(
    recommender: Recommender, different: Data, triage: Triage
) -> None:
    plan = plan_of(recommender, **different)

    assert list(plan) == FIELDS
    assert plan["triage"] == triage.value
    assert (plan["week"] is not None) is triage.allows_week


def test_a_message_names_its_rule_and_says_what_to_do(recommender: Recommender) -> None:
    plan = plan_of(recommender, saddle_signs=["saddle_numbness"], pain_rest=8)

    assert [message["rule"] for message in plan["messages"]] == [
        "saddle-numbness",
        "strong-at-rest",
    ]
    assert all(message["say"] for message in plan["messages"])


def test_a_message_has_its_safety_net_without_what_is_answered(recommender: Recommender) -> None:
    weak = plan_of(recommender, leg_reach="below_knee", limb_signs=["leg_weak"], limb_time="days")
    [message] = [entry for entry in weak["messages"] if entry["rule"] == "leg-nerve-pain"]

    assert message["say_if"] == [
        "If you get new numbness between the legs or trouble with your bladder, call 999 at once."
    ]
    assert "If the leg becomes weak" not in json.dumps(weak)


def test_a_message_without_a_safety_net_has_no_empty_one(recommender: Recommender) -> None:
    plan = plan_of(recommender, saddle_signs=["saddle_numbness"])

    assert [sorted(message) for message in plan["messages"]] == [["rule", "say"]]


def test_the_outcome_is_the_page_of_the_triage(recommender: Recommender) -> None:
    plan = plan_of(recommender)

    known = recommender.content.outcomes["plan"]
    assert plan["outcome"] == {
        "title": known.title,
        "do_now": [line.say for line in known.do_now],
        "call": list(known.call),
        "tell_them": list(known.tell_them),
        "watch_for": [line.say for line in known.watch_for],
    }


def test_a_finding_names_the_rules_behind_it(recommender: Recommender) -> None:
    plan = plan_of(recommender, age=66)

    assert {"finding": "older", "because": ["older-from-65"]} in plan["findings"]


def test_what_to_avoid_is_a_demand_or_an_exercise_with_its_rules(recommender: Recommender) -> None:
    plan = plan_of(recommender, conditions=["illness"], illnesses=["vertigo"])

    by_demand = {entry["demand"]: entry["because"] for entry in plan["avoid"] if "demand" in entry}
    by_exercise = {
        entry["exercise"]: entry["because"] for entry in plan["avoid"] if "exercise" in entry
    }
    assert by_demand["rapid_head_position_change"] == ["vertigo"]
    assert by_exercise["neck-side-tilt"] == ["vertigo"]


def test_a_limit_has_its_value_and_the_rules_that_set_it_so_low(recommender: Recommender) -> None:
    plan = plan_of(recommender, duration="over_12_weeks", pain_rest=6)

    assert plan["limits"]["level"] == {"value": 1, "because": ["dose-pain-red"]}


def test_the_phase_is_a_limit_by_its_name(recommender: Recommender) -> None:
    plan = plan_data(recommender, a_plain_case(recommender.content, "spasm", spasm="acute"))

    assert plan["limits"]["phase"] == {"value": "first_days", "because": ["dose-first-days"]}


def test_emphasis_is_for_a_programme_or_a_need_with_the_most_points_first(
    recommender: Recommender,
) -> None:
    plan = plan_data(recommender, a_plain_case(recommender.content, "stiffness"))

    points = [entry["points"] for entry in plan["emphasis"]]
    programmes = [entry["programme"] for entry in plan["emphasis"] if "programme" in entry]
    needs = {entry["need"] for entry in plan["emphasis"] if "need" in entry}
    assert points == sorted(points, reverse=True)
    assert programmes[0] == "002-eight-stretches"
    assert {"mobilise", "walk"} <= needs
    assert all(entry["because"] for entry in plan["emphasis"])


def test_a_day_has_its_theme_programme_minutes_and_items(recommender: Recommender) -> None:
    plan = plan_of(recommender, days_a_week=3)

    session, rest, *_ = plan["week"]["days"]
    assert list(session) == ["day", "theme", "goal", "programme", "minutes", "rest", "items"]
    assert session["rest"] is False
    assert session["items"]
    assert (rest["rest"], rest["items"], rest["minutes"]) == (True, [], 0)


def test_an_item_says_what_how_much_and_why(recommender: Recommender) -> None:
    plan = plan_of(recommender)

    known = recommender.content
    for item in items_of(plan):
        exercise = known.exercises[item["exercise"]]
        assert item["name"] == exercise.name
        assert item["demands"] == list(exercise.demands)
        assert list(item["dose"]) == ["sets", "repetitions", "hold_seconds", "minutes", "sides"]
        assert set(item["because"]) <= set(known.rules_by_id)
        assert set(item["sources"]) <= set(known.sources)
        assert item["steps"] == list(exercise.steps)
        assert item["stop_signs"] == list(exercise.stop_signs)


def test_a_substitute_names_what_it_stands_for_and_others_name_nothing(
    recommender: Recommender,
) -> None:
    plan = plan_data(recommender, a_plain_case(recommender.content, "neck", minutes_a_day=15))

    stands_for = {item["instead_of"] for item in items_of(plan)}
    assert None in stands_for
    assert stands_for - {None} <= set(recommender.content.exercises)
    assert len(stands_for) > 1


def test_what_was_left_out_is_an_exercise_or_a_day_of_a_programme_with_its_reason(
    recommender: Recommender,
) -> None:
    plan = plan_data(
        recommender,
        a_plain_case(
            recommender.content, "knots", feels=["knots", "stiff_morning"], main_problem="knots"
        ),
    )

    exercises = [entry for entry in plan["left_out"] if "exercise" in entry]
    programmes = [entry for entry in plan["left_out"] if "programme" in entry]
    assert exercises
    assert programmes
    assert all(entry["name"] and entry["why"] for entry in plan["left_out"])


def test_nothing_is_left_out_where_there_is_no_week(recommender: Recommender) -> None:
    plan = plan_of(recommender, pain_rest=9)

    assert plan["left_out"] == []
    assert plan["advice"] == []


def test_advice_is_a_tip_with_its_rules_and_sources(recommender: Recommender) -> None:
    plan = plan_of(recommender)

    [tip] = [entry for entry in plan["advice"] if entry["tip"] == "when-to-stop"]
    known = recommender.content.tips["when-to-stop"]
    assert tip == {
        "tip": known.id,
        "title": known.title,
        "text": known.text,
        "because": ["advice-when-to-stop"],
        "sources": list(known.sources),
    }


def test_the_plan_names_the_content_and_the_software_it_was_made_with(
    recommender: Recommender,
) -> None:
    plan = plan_of(recommender)

    assert plan["content_digest"] == recommender.content.digest
    assert plan["software_version"].count(".") == 2


def test_the_same_answers_give_the_same_text(recommender: Recommender) -> None:
    answers = a_person(recommender.content)

    assert plan_text(recommender.plan(answers)) == plan_text(recommender.plan(answers))


def test_what_a_dose_does_not_count_in_is_null() -> None:
    assert DoseSchema().dump(Dose(sets=2, sides=1, repetitions=10)) == {
        "sets": 2,
        "repetitions": 10,
        "hold_seconds": None,
        "minutes": None,
        "sides": 1,
    }


def test_a_cap_is_a_number_and_a_phase_its_name() -> None:
    assert cap_data(Cap.SETS, 2) == 2
    assert cap_data(Cap.PHASE, Phase.ACUTE) == "acute"


def test_several_options_are_a_list_and_other_answers_stay_as_they_are() -> None:
    assert value_data(("neck", "low_back")) == ["neck", "low_back"]
    assert value_data(value=True) is True
    assert value_data(3) == 3
    assert value_data(None) is None
