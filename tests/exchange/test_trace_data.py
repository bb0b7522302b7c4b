"""The trace of a plan as JSON-ready data: what each firing read and concluded."""

from typing import Any

import pytest

from recommender.service.recommender import Recommender
from tests.people import a_person
from tests.plans import plan_data

Data = dict[str, Any]


def plan_of(recommender: Recommender, **different: Any) -> Data:
    return plan_data(recommender, a_person(recommender.content, **different))


def fired(plan: Data, rule: str) -> Data:
    """Return the entry of the trace for one rule."""
    [entry] = [entry for entry in plan["trace"] if entry["rule"] == rule]
    assert isinstance(entry, dict)
    return entry


def test_the_trace_counts_each_firing_in_its_order(recommender: Recommender) -> None:
    plan = plan_of(recommender)

    assert [entry["order"] for entry in plan["trace"]] == list(range(1, len(plan["trace"]) + 1))


def test_a_firing_says_which_rule_read_which_answers_and_findings(recommender: Recommender) -> None:
    plan = plan_of(recommender, age=66)

    entry = fired(plan, "need-older")
    assert list(entry) == [
        *("order", "rule", "kind", "title", "when", "answers", "findings", "concluded")
    ]
    assert entry["kind"] == "emphasis"
    assert entry["when"] == "older"
    assert entry["findings"] == [{"finding": "older", "truth": "yes"}]
    assert entry["concluded"]["favour"]["balance"] == 4


def test_a_firing_tells_an_answer_from_a_question_that_does_not_apply(
    recommender: Recommender,
) -> None:
    plan = plan_of(recommender, conditions=["mobility"], walking="limp", balance=["none"])

    read = [answer for entry in plan["trace"] for answer in entry["answers"]]
    assert {"question": "walking", "state": "answered", "answer": "limp"} in read
    assert any(answer["state"] == "not_applicable" for answer in read)


def test_a_firing_tells_a_question_that_was_not_answered(recommender: Recommender) -> None:
    plan = plan_data(recommender, {"saddle_signs": ("saddle_numbness",), "where": ("neck",)})

    answers = fired(plan, "neck-leads")["answers"]
    assert {"question": "where", "state": "answered", "answer": ["neck"]} in answers
    assert {"question": "main_problem", "state": "unanswered", "answer": None} in answers


def test_a_firing_shows_several_options_as_a_list(recommender: Recommender) -> None:
    plan = plan_of(recommender, saddle_signs=["saddle_numbness", "saddle_old"])

    [answer] = fired(plan, "saddle-numbness")["answers"]
    assert answer["answer"] == ["saddle_numbness", "saddle_old"]


@pytest.mark.parametrize(
    ("rule", "different", "concluded"),
    [
        ("older-from-65", {"age": 65}, {"finding": "older"}),
        ("advice-start-small", {"experience": "new"}, {"tell": "start-small"}),
        ("programme-main-weak", {}, {"favour": {"000-myofascial-week": 6}}),
        ("short-session-size", {"minutes_a_day": 20}, {"limit": {"items": 7}}),
    ],
)
def test_a_firing_concludes_in_the_words_of_its_rule(
    recommender: Recommender, rule: str, different: Data, concluded: Data
) -> None:
    plan = plan_of(recommender, **different)

    assert fired(plan, rule)["concluded"] == concluded


def test_a_contraindication_concludes_what_to_avoid_and_says_so(recommender: Recommender) -> None:
    plan = plan_of(recommender, joint_conditions=["wrist_problem"])

    said = fired(plan, "wrist")["concluded"]
    assert said["avoid"] == ["wrist_loading"]
    assert said["say"]


def test_a_triage_rule_concludes_where_to_and_what_to_say(recommender: Recommender) -> None:
    plan = plan_of(recommender, face_head_signs=["face_droop"])

    said = fired(plan, "face-droops")["concluded"]
    assert said["triage"] == "emergency"
    assert said["say"] == plan["messages"][0]["say"]
