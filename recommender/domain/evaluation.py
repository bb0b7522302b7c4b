"""The one evaluation of a decision: what is known of a person, and the truth of every rule.

The interview, the engine's check, nearness, explanations and paths all read it.
"""

from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.conditions import Answers, Situation
from recommender.domain.content import Content
from recommender.domain.known import known_of
from recommender.domain.questions import not_applicable
from recommender.domain.rules import Rule, Sends, Triage
from recommender.domain.truth import Truth


@dataclass(frozen=True)
class Evaluation:
    """The truths of all findings and rules of one content for one person, computed once.

    `situation` has the findings, `truths` has one truth a rule, in the order of the rules.
    `failure` is the kind of error where nothing could be evaluated; every truth is unknown then.
    """

    content: Content = field(repr=False)
    situation: Situation = field(repr=False)
    truths: tuple[Truth, ...] = field(repr=False)
    failure: str = ""

    @cached_property
    def fired(self) -> frozenset[str]:
        """The ids of the rules whose condition is yes."""
        return frozenset([rule.id for rule in self.having(Truth.YES)])

    @cached_property
    def certain(self) -> Triage:
        """The gravest triage that no further answer can undo."""
        sent = [rule.then.triage for rule in self.having(Truth.YES) if isinstance(rule.then, Sends)]
        return max([Triage.PLAN, *sent], key=lambda triage: triage.gravity)

    def having(self, truth: Truth) -> list[Rule]:
        """Return the rules whose condition has this truth, in the order of the rules."""
        pairs = zip(self.content.rules, self.truths, strict=True)
        return [rule for rule, own in pairs if own is truth]


def evaluate(content: Content, answers: Answers) -> Evaluation:
    """Return the truths of all findings and rules for these answers."""
    outside = not_applicable(content.questionnaire, answers)
    known = known_of(Situation(answers, outside))
    findings = content.compiled_rules.findings(known)
    truths = content.compiled_rules.rules(known, findings)
    return Evaluation(content, Situation(answers, outside, findings), tuple(truths))


def not_evaluated(content: Content, answers: Answers, failure: str) -> Evaluation:
    """Return an evaluation that knows the answers and nothing else, and why."""
    findings = dict.fromkeys(content.rules_of_finding, Truth.UNKNOWN)
    unknown = (Truth.UNKNOWN,) * len(content.rules)
    return Evaluation(content, Situation(answers, frozenset(), findings), unknown, failure)
