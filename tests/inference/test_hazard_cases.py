"""The cases of the hazards are decided, and what is decided otherwise is said."""

from dataclasses import replace

import pytest

from recommender.content.loading import load_content
from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.inference.deciding import Decider
from recommender.inference.hazard_cases import check_hazard_cases
from tests.content.folders import SMALL


@pytest.mark.crowd
def test_every_case_of_the_real_hazards_is_decided_as_it_says(content: Content) -> None:
    assert [str(problem) for problem in check_hazard_cases(Decider(content))] == []


def test_a_case_that_is_sent_elsewhere_is_said() -> None:
    assert said(triage=Triage.EMERGENCY) == ["is sent to urgent, not emergency"]


def test_a_near_miss_that_fires_is_said() -> None:
    assert said(is_near_miss=True) == ["is a near miss, yet it fires high-fall"]


def test_a_case_that_fires_no_rule_of_its_cause_is_said() -> None:
    missed = {"where": ("not_sure",)}

    assert said(answers=missed, triage=Triage.CLINICIAN_FIRST) == [
        "fires none of the rules of its cause"
    ]


def test_an_answer_that_would_not_be_asked_for_is_said() -> None:
    unasked = {"onset": "not_sure", "fall_height": "high"}

    assert said(answers=unasked) == ["answers 'fall_height', which would not be asked"]


def said(**changes: object) -> list[str]:
    """Return what is said of the small content's first case with something changed in it."""
    content = load_content(SMALL)
    hazard = content.hazards["broken-bone"]
    case = replace(hazard.cases[0], **changes)  # type: ignore[arg-type]  # any field
    changed = replace(content, hazards={hazard.id: replace(hazard, cases=(case,))})
    start = f"knowledge/hazards/falls.yaml: broken-bone: case {case.name!r}: "
    return [str(problem).removeprefix(start) for problem in check_hazard_cases(Decider(changed))]
