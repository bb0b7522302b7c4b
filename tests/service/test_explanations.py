"""An explanation says what forced a decision, and a person no way around a stop."""

import logging

import pytest

from recommender.analysis.forced_answers import Forced
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.service.explanations import Explanations, PersonExplanation, explanation_data
from tests.people import a_person

SADDLE = Forced("saddle_signs", ("saddle_numbness",))


@pytest.fixture(scope="module")
def explanations(content: Content) -> Explanations:
    made = Explanations()
    made.warm(content)
    return made


@pytest.fixture
def stopped(content: Content) -> Answers:
    return a_person(content, saddle_signs=["saddle_numbness"])


def test_a_person_who_is_stopped_reads_only_what_forced_it(
    content: Content, explanations: Explanations, stopped: Answers
) -> None:
    explained = explanations.for_person(content, stopped, Triage.EMERGENCY)

    assert explained == PersonExplanation((SADDLE,), None)
    assert explanation_data(explained) == {
        "forced_by": [
            {"question": "saddle_signs", "answer": ["saddle_numbness"], "and_no_other": False}
        ],
        "nearest_stop": None,
    }


def test_a_clinician_reads_what_would_have_changed_a_stop(
    content: Content, explanations: Explanations, stopped: Answers
) -> None:
    explained = explanations.for_desk(content, stopped, Triage.EMERGENCY)

    assert explained is not None
    assert explained.forced_by == (SADDLE,)
    assert explained.nearest_milder is not None
    assert explained.nearest_milder.answers == {"saddle_signs": ("none",)}
    assert explained.nearest_graver is None


def test_with_a_week_a_person_reads_what_would_stop_it(
    content: Content, explanations: Explanations
) -> None:
    explained = explanations.for_person(
        content, a_person(content, course="worse"), Triage.PLAN_WITH_CARE
    )

    assert explained is not None
    assert explained.nearest_stop is not None
    assert explained.nearest_stop.triage is Triage.CLINICIAN_FIRST


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


def test_a_stop_does_not_wait_until_its_explanation_can_be_made(
    content: Content, stopped: Answers
) -> None:
    explanations = Explanations()

    at_once = explanations.for_person(content, stopped, Triage.EMERGENCY)
    explanations.for_desk(content, stopped, Triage.EMERGENCY)
    later = explanations.for_person(content, stopped, Triage.EMERGENCY)

    assert at_once is None
    assert later == PersonExplanation((SADDLE,), None)


def test_what_could_not_be_made_is_not_tried_at_every_request(
    content: Content, stopped: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Content] = []

    def fails(content: Content) -> None:
        tried.append(content)
        raise MemoryError

    monkeypatch.setattr("recommender.service.explanations.Reasoner", fails)
    explanations = Explanations()
    explanations.warm(content)

    told = [explanations.for_desk(content, stopped, Triage.EMERGENCY) for _ in range(3)]

    assert told == [None, None, None]
    assert len(tried) == 1
