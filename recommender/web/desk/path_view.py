"""The way to a decision of a case: its picture, and its rules with what each rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import url_for

from recommender.domain.truth import Truth
from recommender.service.case_inspector import OpenCase, explained, path_picture
from recommender.service.results import Decided, EvaluatedCondition, holding
from recommender.web.desk.cited_sources import CitedSource, cited_sources


@dataclass(frozen=True)
class PathRule:
    """A rule on the way, and what it rests on.

    `held` is its condition with only the parts that made it fire, `whole` with all of them.
    """

    rule: str
    because: str
    evidence: str
    sources: tuple[CitedSource, ...]
    held: EvaluatedCondition
    whole: EvaluatedCondition

    @property
    def parts(self) -> tuple[EvaluatedCondition, ...]:
        """What held, part by part; the condition itself where it is more than its parts."""
        parts = self.held.parts
        is_sum = bool(parts) and all(part.truth is Truth.YES for part in parts)
        return parts if is_sum else (self.held,)


@dataclass(frozen=True)
class PathView:
    """The way to one decision: which it is, its picture as SVG or nothing, and its rules."""

    chosen: Decided
    picture: str
    rules: tuple[PathRule, ...]


def path_view(opened: OpenCase, decided: tuple[Decided, ...], shown: str) -> PathView:
    """Return the path to the decision of this name, or to the first where none has it."""
    chosen = tuple(entry for entry in decided if entry.name == shown) or decided[:1]
    drawn = path_picture(opened, chosen, lambda kind, name: _link(opened.case.id, kind, name))
    return PathView(chosen[0], drawn, tuple(_rules(opened, chosen)))


def _rules(opened: OpenCase, chosen: Iterable[Decided]) -> Iterator[PathRule]:
    for name in dict.fromkeys(rule for entry in chosen for rule in entry.rules):
        found = explained(opened, name)
        if found is not None:
            rule = found.rule
            yield PathRule(
                rule=rule.id,
                because=rule.because,
                evidence=rule.evidence,
                sources=cited_sources(opened.content, rule.sources),
                held=holding(found.judged),
                whole=found.judged,
            )


def _link(case_id: str, kind: str, name: str) -> str:
    if kind == "answer":
        return f"#answer-{name}"
    return url_for("cases.case_rule", case_id=case_id, rule_id=name)
