"""Conditions: the `when` of a rule, and whether it holds in a situation.

`holds` is the reference meaning. The engine's patterns, the compiled forms and every other
reader of a condition come from this tree and are tested against it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recommender.domain.truth import (
    NO,
    UNKNOWN,
    YES,
    Truth,
    all_of,
    any_of,
    count_at_least,
    truth_of,
)

Value = bool | int | str | tuple[str, ...]
Answers = Mapping[str, Value]


@dataclass(frozen=True)
class Situation:
    """What is known of one person: the answers, what does not apply, and the findings so far.

    A question in neither `answers` nor `not_applicable` is unknown. An answer counts even where
    its question would not have been asked, so that no red flag is ever set aside.
    """

    answers: Answers
    not_applicable: frozenset[str] = frozenset()
    findings: Mapping[str, Truth] = field(default_factory=dict)

    def known(self, question: str) -> Truth:
        """Return YES where there is an answer, NO where the question does not apply."""
        if question in self.answers:
            return YES
        return NO if question in self.not_applicable else UNKNOWN


@dataclass(frozen=True)
class Comparison:
    """The answer to one question lies in a set: what all comparisons have in common.

    Every comparison with a question that does not apply is no, also `!=` and `not in`.
    """

    question: str

    def accepts(self, value: Value) -> bool:
        """Return whether this value of the answer satisfies the comparison."""
        raise NotImplementedError

    def holds(self, situation: Situation) -> Truth:
        """Return unknown where the question applies and has no answer."""
        known = situation.known(self.question)
        if known is not YES:
            return known
        return truth_of(self.accepts(situation.answers[self.question]))


@dataclass(frozen=True)
class IsYes(Comparison):
    """A yes/no question is answered with yes."""

    def accepts(self, value: Value) -> bool:
        """Return whether the answer is yes."""
        return value is True


@dataclass(frozen=True)
class IsOneOf(Comparison):
    """The chosen option is one of these."""

    options: tuple[str, ...]

    def accepts(self, value: Value) -> bool:
        """Return whether the chosen option is among them."""
        return value in self.options


@dataclass(frozen=True)
class Includes(Comparison):
    """The options ticked include this one."""

    option: str

    def accepts(self, value: Value) -> bool:
        """Return whether the option is ticked."""
        return isinstance(value, tuple) and self.option in value


@dataclass(frozen=True)
class Excludes(Comparison):
    """The question is answered and this option is not ticked."""

    option: str

    def accepts(self, value: Value) -> bool:
        """Return whether the option is not ticked."""
        return isinstance(value, tuple) and self.option not in value


@dataclass(frozen=True)
class IsWithin(Comparison):
    """The number lies between these, both included; None leaves a side open."""

    lowest: int | None
    highest: int | None

    def accepts(self, value: Value) -> bool:
        """Return whether the number lies in the range."""
        return (
            isinstance(value, int)
            and (self.lowest is None or value >= self.lowest)
            and (self.highest is None or value <= self.highest)
        )


@dataclass(frozen=True)
class HasFinding:
    """A finding is yes."""

    finding: str

    def holds(self, situation: Situation) -> Truth:
        """Return the truth of the finding; unknown before its rules are decided."""
        return situation.findings.get(self.finding, UNKNOWN)


@dataclass(frozen=True)
class Not:
    """The part is known not to hold."""

    part: "Condition"

    def holds(self, situation: Situation) -> Truth:
        """Return the opposite; unknown stays unknown."""
        return ~self.part.holds(situation)


@dataclass(frozen=True)
class AllOf:
    """Every part holds."""

    parts: tuple["Condition", ...]

    def holds(self, situation: Situation) -> Truth:
        """Return Kleene's conjunction of the parts."""
        return all_of(part.holds(situation) for part in self.parts)


@dataclass(frozen=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Condition", ...]

    def holds(self, situation: Situation) -> Truth:
        """Return Kleene's disjunction of the parts."""
        return any_of(part.holds(situation) for part in self.parts)


@dataclass(frozen=True)
class AtLeast:
    """At least so many of the parts hold."""

    least: int
    parts: tuple["Condition", ...]

    def holds(self, situation: Situation) -> Truth:
        """Return whether enough parts hold, whatever the unknown ones turn out to be."""
        return count_at_least(self.least, (part.holds(situation) for part in self.parts))


Condition = Comparison | HasFinding | Not | AllOf | AnyOf | AtLeast

# What holds for everybody: there is nothing that would have to hold.
ALWAYS = AllOf(())


def leaves(condition: Condition) -> Iterator[Comparison | HasFinding]:
    """Yield each comparison and finding that the condition reads, left to right."""
    match condition:
        case Comparison() | HasFinding():
            yield condition
        case Not(part=part):
            yield from leaves(part)
        case _:
            for part in condition.parts:
                yield from leaves(part)


def questions_read(condition: Condition) -> tuple[str, ...]:
    """Return the questions that the condition reads itself, in order, each once."""
    found = (leaf.question for leaf in leaves(condition) if isinstance(leaf, Comparison))
    return tuple(dict.fromkeys(found))


def findings_read(condition: Condition) -> tuple[str, ...]:
    """Return the findings that the condition reads, in order, each once."""
    found = (leaf.finding for leaf in leaves(condition) if isinstance(leaf, HasFinding))
    return tuple(dict.fromkeys(found))
