"""Findings may build on findings: the order in which they can be decided, and circles."""

from graphlib import CycleError, TopologicalSorter

from recommender.domain.conditions import findings_read
from recommender.domain.rules import Finds, Rule, RuleKind


def findings_in_order(rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """Return every finding after all findings that it builds on.

    Raises graphlib.CycleError for a circle; check with `circle` first.
    """
    builds_on = _builds_on(rules)
    sorter = TopologicalSorter({name: sorted(builds_on[name]) for name in sorted(builds_on)})
    return tuple(name for name in sorter.static_order() if name in builds_on)


def layers_of_findings(rules: tuple[Rule, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the findings in layers: each builds on findings of the layers before it alone."""
    builds_on = _builds_on(rules)
    layer_of: dict[str, int] = {}
    for name in findings_in_order(rules):
        layer_of[name] = 1 + max((layer_of.get(below, 0) for below in builds_on[name]), default=0)
    return tuple(
        tuple(name for name, layer in layer_of.items() if layer == wanted)
        for wanted in range(1, max(layer_of.values(), default=0) + 1)
    )


def rules_of_finding(rules: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
    """Return the rules that conclude each finding, in the order of the rules."""
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        if rule.kind is RuleKind.FINDINGS and isinstance(rule.then, Finds):
            found[rule.then.finding] = (*found.get(rule.then.finding, ()), rule)
    return found


def circle(rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """Return the findings of one circle, first and last the same, or nothing."""
    try:
        findings_in_order(rules)
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def _builds_on(rules: tuple[Rule, ...]) -> dict[str, set[str]]:
    return {
        finding: {name for rule in concluding for name in findings_read(rule.when)}
        for finding, concluding in rules_of_finding(rules).items()
    }
