"""Hazards: the serious causes that the rules must not miss, and how each is traced to a test.

A hazard changes no decision. It says which answers can tell a cause, which rules act on them,
which promises hold for them, and of which people it is known what is decided.
"""

from dataclasses import dataclass
from enum import StrEnum

from recommender.domain.conditions import Answers, Situation
from recommender.domain.questions import Questionnaire
from recommender.domain.rules import Citation, Triage
from recommender.domain.severity import Severity
from recommender.domain.truth import Truth


class Certainty(StrEnum):
    """How sure a level is."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


class Likelihood(StrEnum):
    """How likely it is that somebody with the cause is sent too low, the likeliest first."""

    VERY_HIGH = "very_high"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    VERY_LOW = "very_low"


@dataclass(frozen=True)
class Sign:
    """An answer by which a person can tell a cause; a number has no `option`."""

    question: str
    option: str = ""

    def __str__(self) -> str:
        return f"{self.question}.{self.option}" if self.option else self.question


@dataclass(frozen=True)
class HazardLevel:
    """How far a cause must be sent, for whom, how sure that is, and where it was read."""

    triage: Triage
    when: str
    certainty: Certainty
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class HazardCase:
    """A person of whom it is known what is decided; on a near miss none of the rules fires.

    `answers` are those that differ from the ordinary person's.
    """

    name: str
    answers: Answers
    triage: Triage
    is_near_miss: bool


@dataclass(frozen=True)
class Hazard:
    """One serious cause as its author wrote it.

    `signs` tell it, `risks` lift its level, `guards` are who must not be sent for it. `before` and
    `after` say how likely it goes too low without and with the rules and promises named here.
    """

    id: str
    name: str
    group: str
    what: str
    signs: tuple[Sign, ...]
    risks: tuple[Sign, ...]
    levels: tuple[HazardLevel, ...]
    guards: tuple[str, ...]
    rules: tuple[str, ...]
    promises: tuple[str, ...]
    harm: str
    severity: Severity
    before: Likelihood
    after: Likelihood
    cases: tuple[HazardCase, ...]
    file: str


def whole_answers(questionnaire: Questionnaire, ordinary: Answers, differing: Answers) -> Answers:
    """Return the answers of a person who differs from the ordinary one, to all that is asked."""
    answers: Answers = {}
    outside: frozenset[str] = frozenset()
    for question in questionnaire:
        gate = question.ask_when
        if gate is not None and gate.holds(Situation(answers, outside)) is Truth.NO:
            outside |= {question.id}
            continue
        value = differing.get(question.id, ordinary.get(question.id))
        if value is not None:
            answers = {**answers, question.id: value}
    return answers
