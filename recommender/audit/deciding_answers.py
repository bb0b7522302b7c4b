"""Which answers stood behind where a person was sent."""

from collections.abc import Iterator, Mapping
from typing import Any

from recommender.domain.content import Content
from recommender.domain.rules import RuleKind


def questions_behind(content: Content, plan: Mapping[str, Any]) -> frozenset[str]:
    """Return the questions that the fired triage rules read, findings followed to the answers."""
    found = {
        question
        for firing in plan["trace"]
        if firing["kind"] == RuleKind.TRIAGE
        for question in _read_by(plan, firing)
    }
    return frozenset(found & set(content.questionnaire.questions))


def _read_by(plan: Mapping[str, Any], firing: Mapping[str, Any]) -> Iterator[str]:
    yield from (entry["question"] for entry in firing["answers"])
    names = {entry["finding"] for entry in firing["findings"]}
    for earlier in plan["trace"]:
        if earlier["concluded"].get("finding") in names:
            yield from _read_by(plan, earlier)
