"""Danger answers: what a rule counts that sends a person somewhere, leaves something out or limits.

They follow from the rules alone. Of an answer that none of these rules counts, every comparison is
no, and so it is where the question does not apply: that answer can go, and no such rule changes.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from recommender.domain.conditions import Comparison, Value, findings_read, leaves
from recommender.domain.rules import Rule, RuleKind

COUNTING = (RuleKind.TRIAGE, RuleKind.CONTRAINDICATIONS, RuleKind.DOSES)
Counted = Mapping[str, tuple[Comparison, ...]]


def counted(rules: Iterable[Rule], rules_of_finding: Mapping[str, tuple[Rule, ...]]) -> Counted:
    """Return by question each comparison of a rule for safety, or of a finding that one uses."""
    safety = [rule for rule in rules if rule.kind in COUNTING]
    found: dict[str, tuple[Comparison, ...]] = {}
    for rule in (*safety, *rules_behind(safety, rules_of_finding)):
        for leaf in leaves(rule.when):
            if isinstance(leaf, Comparison):
                found[leaf.question] = (*found.get(leaf.question, ()), leaf)
    return found


def is_counted(comparisons: Counted, question: str, value: Value) -> bool:
    """Return whether this answer is a danger answer."""
    return any(comparison.accepts(value) for comparison in comparisons.get(question, ()))


def rules_behind(
    rules: Iterable[Rule], rules_of_finding: Mapping[str, tuple[Rule, ...]]
) -> tuple[Rule, ...]:
    """Return the rules of every finding that these read, or that those findings build on."""
    behind: list[Rule] = []
    used: set[str] = set()
    for rule in chain(rules, behind):  # it grows on the way
        for finding in findings_read(rule.when):
            if finding not in used:
                used.add(finding)
                behind += rules_of_finding[finding]
    return tuple(behind)
