"""Danger answers: what names a sign, or what a rule counts that sends, leaves out or limits.

Of an answer that none of these rules counts, every comparison is no, and so it is where the
question does not apply: that answer can go, and no such rule changes. A sign stays even where no
rule counts it, since a clinician who reads the answers does.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from recommender.domain.conditions import (
    Comparison,
    Includes,
    IsOneOf,
    Value,
    findings_read,
    leaves,
)
from recommender.domain.questions import Question, QuestionKind
from recommender.domain.rules import Rule, RuleKind

COUNTING = (RuleKind.TRIAGE, RuleKind.CONTRAINDICATIONS, RuleKind.DOSES)
Counted = Mapping[str, tuple[Comparison, ...]]


def counted_signs(
    questions: Iterable[Question],
    rules: Iterable[Rule],
    rules_of_finding: Mapping[str, tuple[Rule, ...]],
) -> Counted:
    """Return by question what accepts its signs, and what the rules for safety compare it with.

    The comparisons of a finding that such a rule uses are among them.
    """
    safety = [rule for rule in rules if rule.kind in COUNTING]
    found = {question.id: tuple(_signs(question)) for question in questions}
    for rule in (*safety, *rules_behind(safety, rules_of_finding)):
        for leaf in leaves(rule.when):
            if isinstance(leaf, Comparison):
                found[leaf.question] = (*found.get(leaf.question, ()), leaf)
    return found


def _signs(question: Question) -> Iterator[Comparison]:
    for option in question.options:
        if option.sign is not None:
            is_list = question.kind is QuestionKind.MANY
            yield (
                Includes(question.id, option.id) if is_list else IsOneOf(question.id, (option.id,))
            )


def is_counted(comparisons: Counted, question: str, value: Value) -> bool:
    """Return whether this answer is a danger answer."""
    return any(comparison.accepts(value) for comparison in comparisons.get(question, ()))


def names_sign(question: Question, value: Value) -> bool:
    """Return whether an option that may lead to a triage was chosen, also one that says `none`."""
    return any(sign.accepts(value) for sign in _signs(question))


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
