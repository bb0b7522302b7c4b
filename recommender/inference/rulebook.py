"""The rules made ready for the engine: each with a place of its own, and generated tests.

Beside every rule stands one closing rule a finding: it decides that the finding is out once all
of its rules are surely no.
"""

from dataclasses import dataclass
from functools import cached_property

from recommender.domain.conditions import AnyOf, Condition, findings_read, questions_read
from recommender.domain.generating import Tests, make_tests
from recommender.domain.rules import Finds, Rule
from recommender.domain.strata import findings_in_order, rules_of_finding
from recommender.domain.truth import Truth


@dataclass(frozen=True)
class EngineStep:
    """One thing the engine can do: fire a rule, or close a finding (`rule` is None).

    `when` must be surely `wanted`. Steps run in the order of their places.
    """

    place: int
    name: str
    when: Condition
    wanted: Truth
    finding: str
    rule: Rule | None

    @cached_property
    def findings(self) -> tuple[str, ...]:
        """The findings that the step reads."""
        return findings_read(self.when)

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The questions that the step reads."""
        return questions_read(self.when)


@dataclass(frozen=True)
class Rulebook:
    """Steps in order; the same rules always give the same order."""

    steps: tuple[EngineStep, ...]

    @cached_property
    def tests(self) -> Tests:
        """One test that says of each step whether it holds."""
        return make_tests((step.when, step.wanted) for step in self.steps)

    @cached_property
    def readers(self) -> dict[str, "Rulebook"]:
        """The steps that read each finding, as a rulebook of their own."""
        found: dict[str, list[EngineStep]] = {}
        for step in self.steps:
            for finding in step.findings:
                found.setdefault(finding, []).append(step)
        return {finding: Rulebook(tuple(steps)) for finding, steps in found.items()}


def closing(finding: str) -> str:
    """Return the name of the step that decides that a finding is out."""
    return f"no-{finding}"


def make_rulebook(rules: tuple[Rule, ...]) -> Rulebook:
    """Return the rulebook: findings in the order in which they build, then the other kinds."""
    concluding = rules_of_finding(rules)
    parts: list[tuple[str, Condition, Truth, str, Rule | None]] = []
    for finding in findings_in_order(rules):
        parts += [(rule.id, rule.when, Truth.YES, finding, rule) for rule in concluding[finding]]
        conditions = tuple(rule.when for rule in concluding[finding])
        parts.append((closing(finding), AnyOf(conditions), Truth.NO, finding, None))
    others = [rule for rule in rules if not isinstance(rule.then, Finds)]
    parts += [(rule.id, rule.when, Truth.YES, "", rule) for rule in others]
    return Rulebook(tuple(EngineStep(place, *part) for place, part in enumerate(parts)))
