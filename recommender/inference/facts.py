"""The facts that the engine works on."""

from typing import Any

from recommender.domain.truth import Truth
from recommender.inference.experta_import import Fact, FactList


class PlainFact(Fact):  # type: ignore[misc]  # experta has no types
    """A fact that only this package makes, of values that are plain and final.

    So nothing in it is frozen, validated or searched for patterns, which would take experta most
    of the time of a declaration.
    """

    def __init__(self, **fields: Any) -> None:
        dict.__init__(self, fields)

    def validate(self) -> None:
        """Accept it: no field has a schema."""

    def has_field_constraints(self) -> bool:
        """Whether a value is a pattern: only in rules, never in what is declared."""
        return False

    def has_nested_accessor(self) -> bool:
        """Whether a name holds two underscores: no id of a content does."""
        return False


class AnswersFact(PlainFact):
    """All that is known of one person: one field a question, since fields shared would clash."""


class FindingFact(PlainFact):
    """A finding that is decided: `truth` is yes or no; nothing stands for unknown."""


class Facts(FactList):  # type: ignore[misc]
    """The facts of one decision, each declared once, so that none is compared with the others."""

    def declare(self, fact: Fact) -> Fact:
        """Add a fact and return it."""
        fact.__factid__ = self.last_index
        self[self.last_index] = fact
        self.last_index += 1
        self.added.append(fact)
        return fact


def finding_fact(name: str, truth: Truth) -> FindingFact:
    """Return the fact that a finding is decided."""
    return FindingFact(name=name, truth=truth.value)
