"""What the pages of hazards show: the causes by group, and one cause with its cases decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.content import Content
from recommender.domain.hazards import Hazard, HazardLevel
from recommender.domain.promises import Promise
from recommender.domain.reviews import Signature
from recommender.domain.rules import Rule, Triage
from recommender.exchange.hazards import (
    SignData,
    sign_data,
    traced_rules,
    untraced_rules,
    untraced_signs,
)
from recommender.service.results import DecidedCase
from recommender.web.context import app
from recommender.web.desk.answer_pairs import AnswerPair, answer_pairs
from recommender.web.desk.cited_sources import CitedSource, cited_sources


@dataclass(frozen=True)
class HazardRow:
    """A cause in the list: where it is sent, and what is counted of it."""

    hazard: Hazard
    levels: tuple[Triage, ...]
    rules_signed: int
    cases: int
    near_misses: int

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        hazard = self.hazard
        return {
            "id": hazard.id,
            "name": hazard.name,
            "group": hazard.group,
            "severity": hazard.severity,
            "likelihood": {"before": hazard.before, "after": hazard.after},
            "levels": self.levels,
            "signs": len(hazard.signs),
            "rules": len(hazard.rules),
            "rules_signed": self.rules_signed,
            "promises": len(hazard.promises),
            "cases": self.cases,
            "near_misses": self.near_misses,
        }


@dataclass(frozen=True)
class HazardList:
    """All causes, and the triage rules and signs that are traced to none.

    `traced` counts the rules that act for a cause, `signed` those of them that are signed.
    """

    rows: tuple[HazardRow, ...]
    untraced_rules: tuple[Rule, ...]
    untraced_signs: tuple[SignData, ...]
    traced: int
    signed: int

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {
            "hazards": [row.data for row in self.rows],
            "untraced_rules": [rule.id for rule in self.untraced_rules],
            "untraced_signs": self.untraced_signs,
        }


@dataclass(frozen=True)
class CitedLevel:
    """How far a cause must be sent, and where that was read."""

    level: HazardLevel
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True)
class ActingRule:
    """A rule that acts for a cause, and the signature under its text of today, if any."""

    rule: Rule
    signature: Signature | None


@dataclass(frozen=True)
class JudgedCase:
    """A case of a cause as it is decided today; `acting` are the rules of the cause that fire."""

    decided: DecidedCase
    acting: tuple[Rule, ...]
    answers: tuple[AnswerPair, ...]


@dataclass(frozen=True)
class HazardView:
    """A cause: what tells it and makes it graver, what acts for it, and its cases."""

    hazard: Hazard
    levels: tuple[CitedLevel, ...]
    signs: tuple[SignData, ...]
    risks: tuple[SignData, ...]
    rules: tuple[ActingRule, ...]
    promises: tuple[Promise, ...]
    cases: tuple[JudgedCase, ...]

    @property
    def data(self) -> dict[str, object]:
        """What the twin says beside the cause itself."""
        return {
            "rules": [{"id": one.rule.id, "signature": one.signature} for one in self.rules],
            "decided": [
                {
                    "triage": case.decided.triage,
                    "acting": case.decided.acting,
                    "as_said": not case.decided.faults,
                }
                for case in self.cases
            ],
        }


def hazard_list() -> HazardList:
    """Return the page of all causes of today's content."""
    content, signed = app().content, app().signatures.signed_rules()
    traced = traced_rules(content)
    return HazardList(
        rows=tuple(_row(hazard, signed) for hazard in content.hazards.values()),
        untraced_rules=untraced_rules(content),
        untraced_signs=tuple(sign_data(content, sign) for sign in untraced_signs(content)),
        traced=len(traced),
        signed=len(traced & signed.keys()),
    )


def hazard_view(hazard: Hazard) -> HazardView:
    """Return the page of a cause; decides each of its cases."""
    content, signed = app().content, app().signatures.signed_rules()
    return HazardView(
        hazard=hazard,
        levels=tuple(
            CitedLevel(level, cited_sources(content, level.sources)) for level in hazard.levels
        ),
        signs=tuple(sign_data(content, sign) for sign in hazard.signs),
        risks=tuple(sign_data(content, sign) for sign in hazard.risks),
        rules=tuple(
            ActingRule(content.rules_by_id[rule], signed.get(rule)) for rule in hazard.rules
        ),
        promises=tuple(app().signatures.promise(promise) for promise in hazard.promises),
        cases=tuple(_judged(content, one) for one in app().recommender.decided_cases(hazard)),
    )


def _row(hazard: Hazard, signed: Mapping[str, Signature]) -> HazardRow:
    near = sum(case.is_near_miss for case in hazard.cases)
    return HazardRow(
        hazard=hazard,
        levels=tuple(dict.fromkeys(level.triage for level in hazard.levels)),
        rules_signed=len(signed.keys() & set(hazard.rules)),
        cases=len(hazard.cases) - near,
        near_misses=near,
    )


def _judged(content: Content, decided: DecidedCase) -> JudgedCase:
    return JudgedCase(
        decided=decided,
        acting=tuple(content.rules_by_id[rule] for rule in decided.acting),
        answers=answer_pairs(content, decided.case.answers),
    )
