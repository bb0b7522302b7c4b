"""experta decides and the evaluation is held against it: where they differ nobody gets a week.

Each fault is planted on either side in turn.
"""

from typing import Any

import pytest

from recommender import pipeline
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.errors import EngineError, Fault
from recommender.domain.evaluation import evaluate
from recommender.domain.rules import Triage
from recommender.inference.deciding import Decider
from tests.blinded import Blind, blind_engine, blind_evaluation, few_rules
from tests.people import a_person, random_answers
from tests.test_pipeline import BrokenDecider

DIFFER = "the rule engine and the evaluation differ"
STOPS = [
    ({"chest_signs": ["chest_pain"]}, "chest-pain", Triage.EMERGENCY),
    ({"ill_signs": ["fever"]}, "fever", Triage.URGENT),
    ({"age": 17}, "under-18", Triage.CLINICIAN_FIRST),
]
either = pytest.mark.parametrize("blind", [blind_engine, blind_evaluation])


@pytest.mark.parametrize("seed", range(20))
def test_they_agree_on_everything_that_fired(decider: Decider, seed: int) -> None:
    answers = random_answers(decider.content, seed, ill=0.05 * (seed % 5))

    assessment = decider.assess(answers)

    evaluation = evaluate(decider.content, answers)
    assert {firing.rule for firing in assessment.trace} == evaluation.fired
    assert assessment == decider.conclusion(evaluation)
    assert assessment.triage is evaluation.certain


@either
@pytest.mark.parametrize(("different", "rule", "triage"), STOPS)
def test_a_stop_that_one_of_them_misses_goes_out(
    content: Content, blind: Blind, different: dict[str, Any], rule: str, triage: Triage
) -> None:
    made = pipeline.recommend(blind(content, rule), a_person(content, **different))

    assert (made.triage, made.week) == (triage, None)
    assert rule in [message.rule for message in made.assessment.messages]
    assert made.assessment.fault == Fault(DIFFER, (rule,))


@either
def test_of_two_stops_the_graver_goes_out(content: Content, blind: Blind) -> None:
    answers = a_person(content, ill_signs=["fever"], chest_signs=["chest_pain"])

    made = pipeline.recommend(blind(content, "chest-pain"), answers)

    assert made.triage is Triage.EMERGENCY
    assert {"chest-pain", "fever"} <= {message.rule for message in made.assessment.messages}


@either
def test_a_certain_stop_goes_out_before_everything_is_answered(
    content: Content, blind: Blind
) -> None:
    made = pipeline.recommend(blind(content, "chest-pain"), {"chest_signs": ("chest_pain",)})

    assert made.triage is Triage.EMERGENCY


@either
@pytest.mark.parametrize(
    ("different", "rule"),
    [({}, "no-bouncing"), ({}, "dose-acute"), ({"course": "worse"}, "worse-early")],
)
def test_where_they_differ_and_neither_sees_a_stop_there_is_no_plan(
    content: Content, blind: Blind, different: dict[str, Any], rule: str
) -> None:
    with pytest.raises(EngineError) as failed:
        pipeline.recommend(blind(content, rule), a_person(content, **different))

    assert failed.value.fault == Fault(DIFFER, (rule,))


@either
def test_a_finding_that_one_of_them_misses_is_named_with_what_rests_on_it(
    content: Content, blind: Blind
) -> None:
    with pytest.raises(EngineError) as failed:
        pipeline.recommend(blind(content, "acute-phase"), a_person(content))

    assert {"acute-phase", "dose-acute"} <= set(failed.value.fault.rules)


def test_a_failed_engine_does_not_hold_back_the_stop_that_the_evaluation_sees(
    content: Content,
) -> None:
    made = pipeline.recommend(
        BrokenDecider(few_rules(content)), a_person(content, chest_signs=["chest_pain"])
    )

    assert made.triage is Triage.EMERGENCY
    assert made.assessment.fault == Fault("the rule engine failed (RuntimeError)")


def failing_evaluation(content: Content) -> Decider:
    """Return a decider whose evaluation fails."""
    broken = few_rules(content)
    vars(broken)["compiled_rules"] = None
    return Decider(broken)


def test_a_failed_evaluation_does_not_hold_back_the_stop_that_the_engine_sees(
    content: Content,
) -> None:
    answers = a_person(content, chest_signs=["chest_pain"])

    made = pipeline.recommend(failing_evaluation(content), answers)

    assert made.triage is Triage.EMERGENCY
    assert made.assessment.fault == Fault("the evaluation of the rules failed (AttributeError)")


def test_a_failed_evaluation_is_no_plan(content: Content) -> None:
    with pytest.raises(EngineError):
        pipeline.recommend(failing_evaluation(content), a_person(content))


@either
def test_a_check_takes_no_stop_with_a_fault(content: Content, blind: Blind) -> None:
    answers: Answers = a_person(content, chest_signs=["chest_pain"])

    with pytest.raises(EngineError):
        blind(content, "chest-pain").assess(answers)
