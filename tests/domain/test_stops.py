"""What a stop page tells: nothing that a rule forbids or might forbid."""

from typing import Any

import pytest

from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.help import Help
from recommender.domain.rules import Triage
from recommender.domain.stops import Until, not_asked_yet, told_first, until_seen
from tests.people import a_person

PREGNANT: dict[str, Any] = {
    "conditions": ["pregnancy_birth"],
    "pregnancy": "pregnant",
    "weeks_pregnant": 20,
    "pregnancy_signs": ["none"],
}


@pytest.fixture
def help_(content: Content) -> Help:
    assert content.help is not None
    return content.help


def until(content: Content, **different: Any) -> Until:
    assert content.help is not None
    return until_seen(
        evaluate(content, a_person(content, **different)), content.help, Triage.URGENT
    )


def test_two_positions_at_most_are_told(content: Content) -> None:
    assert len(until(content).positions) == 2


def test_a_pregnant_person_is_not_laid_on_the_back(content: Content) -> None:
    assert any("on your back" in line for line in until(content).positions)

    told = until(content, **PREGNANT)

    assert len(told.positions) == 2
    assert not any("on your back" in line for line in told.positions)


def test_who_was_not_asked_yet_is_not_told_what_an_answer_could_forbid(
    content: Content, help_: Help
) -> None:
    answers = {**a_person(content, **PREGNANT)}
    del answers["weeks_pregnant"]

    told = until_seen(evaluate(content, answers), help_, Triage.URGENT)

    assert not any("on your back" in line for line in told.positions)


@pytest.mark.parametrize(
    "injury",
    [
        {"onset": "road", "injury_time": "days"},
        {"onset": "low_fall", "injury_time": "days", "injury_signs": ["not_sure"]},
    ],
)
def test_who_may_have_to_keep_still_is_told_no_position_at_all(
    content: Content, injury: dict[str, Any]
) -> None:
    assert until(content, **injury) == Until()


def test_an_injury_that_was_not_asked_about_is_no_no(content: Content, help_: Help) -> None:
    answers = {**a_person(content, onset="road")}
    del answers["injury_time"]

    assert until_seen(evaluate(content, answers), help_, Triage.URGENT) == Until()


def test_in_an_emergency_nothing_comes_before_the_call(content: Content, help_: Help) -> None:
    assert until_seen(evaluate(content, a_person(content)), help_, Triage.EMERGENCY) == Until()


@pytest.mark.parametrize(("question", "sign"), [("ill_signs", "fever"), ("conditions", "diabetes")])
def test_warmth_is_for_who_surely_has_nothing_against_it(
    content: Content, question: str, sign: str
) -> None:
    assert any("Warmth" in line for line in until(content).more)
    assert not any("Warmth" in line for line in until(content, **{question: [sign]}).more)


CANCER = "cancer"


@pytest.mark.parametrize(
    ("more", "triage", "is_told"),
    [
        ({}, Triage.URGENT, True),
        ({"cancer_time": "past"}, Triage.CLINICIAN_FIRST, True),
        ({"cancer_time": "skin"}, Triage.URGENT, False),
        ({}, Triage.EMERGENCY, False),
    ],
)
def test_a_cancer_that_was_ticked_leads_also_before_it_was_asked_when(
    content: Content, help_: Help, more: dict[str, Any], triage: Triage, *, is_told: bool
) -> None:
    answers = {"ill_signs": ("weight_loss",), "conditions": ("cancer",), **more}

    told = told_first(help_.tell_first, evaluate(content, answers).situation, triage)

    assert any(CANCER in line for line in told) is is_told


def test_where_illnesses_were_not_asked_a_cancer_is_to_be_told_all_the_same(
    content: Content, help_: Help
) -> None:
    before = evaluate(content, {"ill_signs": ("weight_loss",)}).situation
    after = evaluate(content, {"conditions": ("none",)}).situation

    assert any(CANCER in line for line in not_asked_yet(help_, before))
    assert not_asked_yet(help_, after) == ()
