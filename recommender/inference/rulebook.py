"""The rules made ready for the engine: compiled, and each with a place of its own.

Beside every rule stands one closing rule a finding: it decides that the finding is out once all
of its rules are surely no.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from recommender.domain.conditions import AnyOf, Condition, findings_read, questions_read
from recommender.domain.content import rules_of_finding
from recommender.domain.rules import Finds, Rule
from recommender.domain.strata import findings_in_order
from recommender.domain.truth import Truth
from recommender.inference.compiling import Test, compile_condition


@dataclass(frozen=True)
class Step:
    """One thing the engine can do: fire a rule, or close a finding (`rule` is None).

    `when` must be surely `wanted`. Steps run in the order of their places.
    """

    place: int
    name: str
    when: Condition
    wanted: Truth
    test: Test
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
    """All steps in order; the same rules always give the same order."""

    steps: tuple[Step, ...]

    @cached_property
    def readers(self) -> dict[str, tuple[Step, ...]]:
        """The steps that read each finding."""
        found: dict[str, list[Step]] = {}
        for step in self.steps:
            for finding in step.findings:
                found.setdefault(finding, []).append(step)
        return {finding: tuple(steps) for finding, steps in found.items()}


def make_rulebook(rules: tuple[Rule, ...]) -> Rulebook:
    """Return the rulebook: findings in the order in which they build, then the other kinds."""
    concluding = rules_of_finding(rules)
    parts: list[tuple[str, Condition, Truth, str, Rule | None]] = []
    for finding in findings_in_order(rules):
        parts += [(rule.id, rule.when, Truth.YES, finding, rule) for rule in concluding[finding]]
        conditions = tuple(rule.when for rule in concluding[finding])
        parts.append((f"no-{finding}", AnyOf(conditions), Truth.NO, finding, None))
    others = [rule for rule in rules if not isinstance(rule.then, Finds)]
    parts += [(rule.id, rule.when, Truth.YES, "", rule) for rule in others]
    return Rulebook(tuple(_steps(parts)))


def _steps(parts: list[tuple[str, Condition, Truth, str, Rule | None]]) -> Iterable[Step]:
    for place, (name, when, wanted, finding, rule) in enumerate(parts):
        compiled = compile_condition(when)
        test = compiled.is_yes if wanted is Truth.YES else compiled.is_no
        yield Step(place, name, when, wanted, test, finding, rule)
