"""The reference meaning of the whole rule base, in the plainest form; slow and surely right."""

from collections.abc import Callable
from dataclasses import replace

from recommender.domain.conditions import Answers, Situation
from recommender.domain.questions import Questionnaire, not_applicable
from recommender.domain.rules import Rule
from recommender.domain.strata import findings_in_order, rules_of_finding
from recommender.domain.truth import Truth, any_of


def deciding_findings(rules: tuple[Rule, ...]) -> Callable[[Situation], dict[str, Truth]]:
    """Return what decides each finding: yes when one of its rules is, no when all are no."""
    concluding, in_order = rules_of_finding(rules), findings_in_order(rules)

    def decide(situation: Situation) -> dict[str, Truth]:
        truths: dict[str, Truth] = {}
        for finding in in_order:
            so_far = replace(situation, findings=truths)
            truths[finding] = any_of(rule.when.holds(so_far) for rule in concluding[finding])
        return truths

    return decide


def decide_findings(rules: tuple[Rule, ...], situation: Situation) -> dict[str, Truth]:
    """Return each finding: yes when one of its rules is, no when all are no, else unknown."""
    return deciding_findings(rules)(situation)


def decide_rules(
    rules: tuple[Rule, ...], questionnaire: Questionnaire, answers: Answers
) -> dict[str, Truth]:
    """Return the truth of every rule's condition, by rule id."""
    outside = not_applicable(questionnaire, answers)
    findings = decide_findings(rules, Situation(answers, outside))
    situation = Situation(answers, outside, findings)
    return {rule.id: rule.when.holds(situation) for rule in rules}
