"""The trace of a plan as JSON-ready data: what each firing read and concluded."""

from typing import Any

import pytest

from recommender.service.recommending import Service
from tests.people import a_person
from tests.plans import plan_data

Data = dict[str, Any]


def plan_of(service: Service, **different: Any) -> Data:
    return plan_data(service, a_person(service.content, **different))


def fired(plan: Data, rule: str) -> Data:
    """Return the entry of the trace for one rule."""
    [entry] = [entry for entry in plan["trace"] if entry["rule"] == rule]
    assert isinstance(entry, dict)
    return entry


def test_the_trace_counts_each_firing_in_its_order(service: Service) -> None:
    plan = plan_of(service)

    assert [entry["order"] for entry in plan["trace"]] == list(range(1, len(plan["trace"]) + 1))


def test_a_firing_says_which_rule_read_which_answers_and_findings(service: Service) -> None:
    plan = plan_of(service, age=66)

    entry = fired(plan, "dose-older")
    assert list(entry) == [
        *("order", "rule", "kind", "title", "when", "answers", "findings", "concluded")
    ]
    assert entry["kind"] == "doses"
    assert entry["when"] == "older"
    assert entry["findings"] == [{"finding": "older", "truth": "yes"}]
    assert entry["concluded"]["limit"]["level"] == 2


def test_a_firing_tells_an_answer_from_a_question_that_does_not_apply(service: Service) -> None:
    plan = plan_of(service, pregnancy="not_sure")

    answers = fired(plan, "early-pregnancy")["answers"]
    assert {"question": "pregnancy", "state": "answered", "answer": "not_sure"} in answers
    assert {"question": "weeks_pregnant", "state": "not_applicable", "answer": None} in answers


def test_a_firing_tells_a_question_that_was_not_answered(service: Service) -> None:
    plan = plan_data(service, {"saddle_signs": ("saddle_numbness",), "where": ("neck",)})

    answers = fired(plan, "neck-leads")["answers"]
    assert {"question": "where", "state": "answered", "answer": ["neck"]} in answers
    assert {"question": "main_problem", "state": "unanswered", "answer": None} in answers


def test_a_firing_shows_several_options_as_a_list(service: Service) -> None:
    plan = plan_of(service, saddle_signs=["saddle_numbness", "saddle_old"])

    [answer] = fired(plan, "saddle-numbness")["answers"]
    assert answer["answer"] == ["saddle_numbness", "saddle_old"]


@pytest.mark.parametrize(
    ("rule", "different", "concluded"),
    [
        ("older-from-65", {"age": 65}, {"finding": "older"}),
        ("advice-start-small", {"experience": "new"}, {"tell": "start-small"}),
        ("programme-main-weak", {}, {"favour": {"000-myofascial-week": 6}}),
        ("dose-acute", {}, {"limit": {"phase": "acute"}}),
    ],
)
def test_a_firing_concludes_in_the_words_of_its_rule(
    service: Service, rule: str, different: Data, concluded: Data
) -> None:
    plan = plan_of(service, **different)

    assert fired(plan, rule)["concluded"] == concluded


def test_a_contraindication_concludes_what_to_avoid_and_says_so(service: Service) -> None:
    plan = plan_of(service, joint_conditions=["wrist_problem"])

    said = fired(plan, "wrist")["concluded"]
    assert said["avoid"] == ["wrist_loading"]
    assert said["say"]


def test_a_triage_rule_concludes_where_to_and_what_to_say(service: Service) -> None:
    plan = plan_of(service, face_head_signs=["face_droop"])

    said = fired(plan, "face-droops")["concluded"]
    assert said["triage"] == "emergency"
    assert said["say"] == plan["messages"][0]["say"]
