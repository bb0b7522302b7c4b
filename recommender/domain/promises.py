"""Safety promises: what must hold for everybody, whatever the other answers are.

A promise is not a rule and changes no decision. It is proved over every possible answer set before
rules are put to work, and an edit that breaks it is found before it can reach anybody.
"""

from dataclasses import dataclass
from enum import StrEnum

from recommender.domain.conditions import Condition
from recommender.domain.rules import Cap, Citation, Triage


@dataclass(frozen=True)
class TriageWithin:
    """The triage is no milder than `mildest` and no graver than `gravest`."""

    mildest: Triage
    gravest: Triage


@dataclass(frozen=True)
class WeekAvoids:
    """A week, where there is one, leaves all of these demands and exercises out."""

    what: tuple[str, ...]


@dataclass(frozen=True)
class WeekCapped:
    """A week, where there is one, keeps each cap at most this high."""

    caps: tuple[tuple[Cap, int], ...]


@dataclass(frozen=True)
class NeverHolds:
    """The condition of the promise holds for nobody."""


Assurance = TriageWithin | WeekAvoids | WeekCapped | NeverHolds


@dataclass(frozen=True)
class Promise:
    """One promise as its author wrote it: for everybody who meets `when`, `then` holds."""

    id: str
    title: str
    when: Condition
    when_text: str
    then: Assurance
    because: str
    sources: tuple[Citation, ...]
    file: str


class Family(StrEnum):
    """A claim about all rules at once, proved like a promise; each may have exemptions."""

    DEAD_RULE = "dead_rule"
    ALWAYS_TRUE_RULE = "always_true_rule"
    SWALLOWED_RULE = "swallowed_rule"
    UNUSED_FINDING = "unused_finding"
    REDUNDANT_AVOID = "redundant_avoid"
    UNREAD_ANSWER = "unread_answer"
    DANGER_LOWERS_TRIAGE = "danger_lowers_triage"
    DANGER_FREES_DEMAND = "danger_frees_demand"
    DANGER_RAISES_CAP = "danger_raises_cap"
    UNSURE_MILDER = "unsure_milder"
    CONTRADICTING_CAPS = "contradicting_caps"
    EMPTY_CORE = "empty_core"
    BROKEN_SAFETY_NET = "broken_safety_net"
    VACUOUS_SAFETY_NET = "vacuous_safety_net"


@dataclass(frozen=True)
class Exemption:
    """One thing that a family may find, and why that is right; `what` is as the family names it."""

    family: Family
    what: str
    because: str
