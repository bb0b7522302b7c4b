"""What the engine concluded of one person, and how it came to it."""

from dataclasses import dataclass
from functools import cached_property

from recommender.domain.conditions import Value
from recommender.domain.errors import Fault
from recommender.domain.rules import Cap, Triage
from recommender.domain.truth import Truth


@dataclass(frozen=True)
class AnswerRead:
    """An answer that a rule read; `value` is None where there was none.

    `known` is yes for an answer, no for a question that does not apply, unknown for one that
    applies and was not answered.
    """

    question: str
    known: Truth
    value: Value | None


@dataclass(frozen=True)
class FindingRead:
    """A finding that a rule read, and whether it was there."""

    finding: str
    truth: Truth


@dataclass(frozen=True)
class Firing:
    """One rule that fired: what it read and what it concluded, in the order of firing."""

    rule: str
    answers: tuple[AnswerRead, ...]
    findings: tuple[FindingRead, ...]


@dataclass(frozen=True)
class Message:
    """What a rule tells the person."""

    rule: str
    say: str


@dataclass(frozen=True)
class Stop:
    """Why the planner stops where no rule does: a reason, not a rule's id, and its words."""

    reason: str
    say: str


@dataclass(frozen=True)
class Because:
    """Something that rules concluded, and which rules."""

    what: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Limit:
    """A cap on the week, and the rules that set it that low."""

    cap: Cap
    value: int
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Points:
    """How strongly a programme or need is wanted, and the rules that say so."""

    what: str
    points: int
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Assessment:
    """The decision of the rules for one set of answers; `stop` is the planner's, where it stops.

    With a `fault` it is a stop that the engine or the evaluation sees, though they do not agree.
    """

    triage: Triage
    messages: tuple[Message, ...]
    findings: tuple[Because, ...]
    avoid: tuple[Because, ...]
    limits: tuple[Limit, ...]
    emphasis: tuple[Points, ...]
    tips: tuple[Because, ...]
    trace: tuple[Firing, ...]
    stop: Stop | None = None
    fault: Fault | None = None

    def cap(self, cap: Cap) -> int | None:
        """Return the value of one cap; None where no rule set it."""
        return next((limit.value for limit in self.limits if limit.cap is cap), None)

    def points(self, what: str) -> int:
        """Return the points of a programme or need; 0 where no rule gave any."""
        return self._points.get(what, 0)

    def rules_for(self, what: str) -> tuple[str, ...]:
        """Return the rules that gave points to a programme or need."""
        return self._emphasis[what].rules if what in self._emphasis else ()

    @cached_property
    def _points(self) -> dict[str, int]:
        return {entry.what: entry.points for entry in self.emphasis}

    @cached_property
    def _emphasis(self) -> dict[str, Points]:
        return {entry.what: entry for entry in self.emphasis}
