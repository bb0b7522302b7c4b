"""The facts that the engine works on."""

from typing import Any

from recommender.domain.conditions import Situation
from recommender.domain.truth import Truth
from recommender.inference.experta_door import Fact


class NotApplicable:
    """What stands in place of an answer where the question does not apply; there is only one."""


NOT_APPLICABLE = NotApplicable()

# A known answer, or the mark of a question that does not apply; nothing stands for unknown.
Known = dict[str, Any]


class Answered(Fact):  # type: ignore[misc]  # experta has no types
    """All that is known of one person: one field a question, since fields shared would clash."""


class Finding(Fact):  # type: ignore[misc]
    """A finding that is decided: `truth` is yes or no; nothing stands for unknown."""


def known_of(situation: Situation) -> Known:
    """Return the answers together with the marks of what does not apply."""
    return {**situation.answers, **dict.fromkeys(situation.not_applicable, NOT_APPLICABLE)}


def finding_fact(name: str, truth: Truth) -> Finding:
    """Return the fact that a finding is decided."""
    return Finding(name=name, truth=truth.value)
