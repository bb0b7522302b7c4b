"""An explanation says what forced a decision, and a person no way around a stop."""

import logging

import pytest

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.service.explanations import Explanations
from tests.people import a_person

SADDLE = {"question": "saddle_signs", "answer": ["saddle_numbness"], "and_no_other": False}


@pytest.fixture(scope="module")
def explanations() -> Explanations:
    return Explanations()


@pytest.fixture
def stopped(content: Content) -> Answers:
    return a_person(content, saddle_signs=["saddle_numbness"])


def test_a_person_who_is_stopped_reads_only_what_forced_it(
    content: Content, explanations: Explanations, stopped: Answers
) -> None:
    explained = explanations.for_person(content, stopped, Triage.EMERGENCY)

    assert explained == {"forced_by": [SADDLE], "nearest_stop": None}


def test_a_clinician_reads_what_would_have_changed_a_stop(
    content: Content, explanations: Explanations, stopped: Answers
) -> None:
    explained = explanations.for_desk(content, stopped, Triage.EMERGENCY)

    assert explained is not None
    assert explained["forced_by"] == [SADDLE]
    assert explained["nearest_milder"]["answers"] == [
        {"question": "saddle_signs", "answer": ["none"]}
    ]
    assert explained["nearest_graver"] is None


def test_with_a_week_a_person_reads_what_would_stop_it(
    content: Content, explanations: Explanations
) -> None:
    explained = explanations.for_person(
        content, a_person(content, course="worse"), Triage.PLAN_WITH_CARE
    )

    assert explained is not None
    assert explained["nearest_stop"]["triage"] == "clinician_first"


def test_a_stop_that_no_answer_forced_is_not_explained(
    content: Content, explanations: Explanations
) -> None:
    told = explanations.for_person(content, a_person(content), Triage.CLINICIAN_FIRST)

    assert told is None


def test_an_explanation_that_fails_is_left_out_and_logs_no_answer(
    content: Content, explanations: Explanations, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        told = explanations.for_person(content, {"age": "forty-secret"}, Triage.PLAN)

    assert told is None
    assert "no explanation" in caplog.text
    assert "secret" not in caplog.text
