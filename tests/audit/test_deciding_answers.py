"""Which questions stood behind where a person was sent."""

from typing import Any

import pytest

from recommender.audit.deciding_answers import questions_behind
from recommender.service.recommending import Service
from tests.people import a_person


@pytest.mark.parametrize(
    ("different", "expected"),
    [
        ({}, set()),
        ({"chest_signs": ["chest_pain"]}, {"chest_signs"}),
        ({"age": 17}, {"age"}),
    ],
)
def test_questions_behind_are_those_that_triage_read(
    service: Service, different: dict[str, Any], expected: set[str]
) -> None:
    plan = service.plan(a_person(service.content, **different))

    found = questions_behind(service.content, plan)

    assert expected <= found
    assert bool(found) is bool(expected)


def test_a_finding_is_followed_to_the_answers(service: Service) -> None:
    trace = [
        a_firing("findings", {"finding": "older"}, answers=["age"]),
        a_firing("findings", {"finding": "frail"}, findings=["older"], answers=["balance"]),
        a_firing("findings", {"finding": "worried"}, answers=["worried"]),
        a_firing("triage", {"triage": "urgent"}, findings=["frail"], answers=["floor", "gone"]),
        a_firing("doses", {"limit": {}}, answers=["pain_now"]),
    ]

    found = questions_behind(service.content, {"trace": trace})

    assert found == {"age", "balance", "floor"}


def a_firing(
    kind: str, concluded: dict[str, Any], findings: list[str] | None = None, *, answers: list[str]
) -> dict[str, Any]:
    return {
        "kind": kind,
        "concluded": concluded,
        "answers": [{"question": name} for name in answers],
        "findings": [{"finding": name} for name in findings or []],
    }
