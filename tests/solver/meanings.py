"""What conditions mean to the solver: for each, when it is surely yes and when it is surely no."""

from dataclasses import dataclass
from functools import cache

import z3

from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    HasFinding,
    Not,
)
from recommender.domain.content import Content
from recommender.domain.strata import findings_in_order
from tests.solver.answers import AnswerSet


@dataclass(frozen=True)
class Meaning:
    """When a condition is surely yes, and when it is surely no; else it is unknown."""

    yes: z3.BoolRef
    no: z3.BoolRef

    @property
    def unknown(self) -> z3.BoolRef:
        """When it is neither."""
        return z3.Not(z3.Or(self.yes, self.no))


UNKNOWN = Meaning(z3.BoolVal(val=False), z3.BoolVal(val=False))


class Meanings:
    """The meanings of conditions in one content; `of` works each out once."""

    def __init__(self, content: Content, answers: AnswerSet) -> None:
        self.of = cache(self._of)
        self._answers = answers
        self._outside: dict[str, z3.BoolRef] = {}
        self._findings: dict[str, Meaning] = {}
        for question in content.questionnaire:
            # a gate reads questions of earlier pages alone, and no finding
            if question.ask_when is not None:
                is_given = answers.to[question.id].is_given
                gate = self.of(question.ask_when)
                self._outside[question.id] = z3.And(z3.Not(is_given), gate.no)
        for name in findings_in_order(content.rules):
            whens = tuple(rule.when for rule in content.rules_of_finding[name])
            self._findings[name] = self.of(AnyOf(whens))

    def is_outside(self, question: str) -> z3.BoolRef:
        """Return whether a question is unanswered because it does not apply."""
        return self._outside.get(question, UNKNOWN.yes)

    def is_open(self, question: str) -> z3.BoolRef:
        """Return whether a question is unanswered and not known not to apply."""
        is_given = self._answers.to[question].is_given
        return z3.Not(z3.Or(is_given, self.is_outside(question)))

    def _of(self, condition: Condition) -> Meaning:
        match condition:
            case Comparison():
                return self._comparison(condition)
            case HasFinding(finding=finding):
                return self._findings.get(finding, UNKNOWN)
            case Not(part=part):
                meaning = self.of(part)
                return Meaning(yes=meaning.no, no=meaning.yes)
        return self._together(condition)

    def _comparison(self, comparison: Comparison) -> Meaning:
        answer = self._answers.to[comparison.question]
        accepted = answer.accepted_by(comparison)
        refused = z3.And(answer.is_given, z3.Not(accepted))
        return Meaning(
            yes=z3.And(answer.is_given, accepted),
            no=z3.Or(refused, self.is_outside(comparison.question)),
        )

    def _together(self, condition: AllOf | AnyOf | AtLeast) -> Meaning:
        parts = [self.of(part) for part in condition.parts]
        yes, no = [part.yes for part in parts], [part.no for part in parts]
        match condition:
            case AllOf():
                return Meaning(z3.And(*yes), z3.Or(*no))
            case AnyOf():
                return Meaning(z3.Or(*yes), z3.And(*no))
            case AtLeast(least=least):
                # so many parts have failed that the others cannot be enough
                return Meaning(z3.AtLeast(*yes, least), z3.AtLeast(*no, len(parts) - least + 1))
