"""Rules: what they ask, what they conclude, and what they rest on."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property

from recommender.domain.conditions import Answers, Condition, findings_read, questions_read
from recommender.domain.severity import Severity
from recommender.domain.truth import Truth


class Triage(StrEnum):
    """Where a person is sent, the gravest first."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    CLINICIAN_FIRST = "clinician_first"
    PLAN_WITH_CARE = "plan_with_care"
    PLAN = "plan"

    @property
    def gravity(self) -> int:
        """Higher is graver; 0 is a plan."""
        return len(_BY_GRAVITY) - 1 - _BY_GRAVITY.index(self)

    @property
    def allows_week(self) -> bool:
        """Whether a week may be built."""
        return self in (Triage.PLAN, Triage.PLAN_WITH_CARE)


_BY_GRAVITY = tuple(Triage)
# how well a rule is founded, the surest first
EVIDENCE = ("A", "B", "C", "judgement")


class Phase(IntEnum):
    """How long the pain has lasted, which decides what a week may hold at all."""

    FIRST_DAYS = 0
    ACUTE = 1
    SUBACUTE = 2
    LASTING = 3


class Cap(StrEnum):
    """What a dose rule can cap; of several caps the lowest counts.

    ENTRY_STEP is the step of the step table on which the first week begins; 1 is the lowest.
    """

    LEVEL = "level"
    PHASE = "phase"
    MINUTES = "minutes"
    ITEMS = "items"
    SETS = "sets"
    REPETITIONS = "repetitions"
    HOLD_SECONDS = "hold_seconds"
    EFFORT_SECONDS = "effort_seconds"
    RELEASE_MINUTES = "release_minutes"
    WALK_MINUTES = "walk_minutes"
    STRENGTH_DAYS = "strength_days"
    RELEASE_DAYS = "release_days"
    HARD_A_DAY = "hard_a_day"
    DAYS = "days"
    ENTRY_STEP = "entry_step"


@dataclass(frozen=True)
class Finds:
    """The rule names something that other rules may read."""

    finding: str


@dataclass(frozen=True)
class SafetyNet:
    """What to do if something more is so, or comes later: the words `if X, call Y`.

    `when` is X in the language of rules, and anybody who meets it already must be sent as far as
    `call`, which is proved. Both are None where no question can tell X.
    """

    say: str
    when: Condition | None = None
    when_text: str = ""
    call: Triage | None = None


@dataclass(frozen=True)
class Sends:
    """The rule sends the person somewhere, in these words; `say_if` is its safety net."""

    triage: Triage
    say: str
    say_if: tuple[SafetyNet, ...] = ()


@dataclass(frozen=True)
class Avoids:
    """The rule takes demands or single exercises out of the week, and says so.

    `say_with` is what the words speak of (see `domain.precautions`); empty where they are about the
    whole life. `severity` is the harm that can come of not heeding them. They are not told where
    one of the rules `unless_said` fired, which says the same and at least as much.
    """

    what: tuple[str, ...]
    say: str
    say_with: tuple[str, ...] = ()
    severity: Severity = Severity.MINOR
    unless_said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Favours:
    """The rule gives points to programmes and needs."""

    points: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Limits:
    """The rule caps the doses of the week."""

    caps: tuple[tuple[Cap, int], ...]


@dataclass(frozen=True)
class Tells:
    """The rule adds a tip."""

    tip: str


Conclusion = Finds | Sends | Avoids | Favours | Limits | Tells


class RuleKind(StrEnum):
    """The folder of a rule, in the order in which rules are decided and listed."""

    FINDINGS = "findings"
    TRIAGE = "triage"
    CONTRAINDICATIONS = "contraindications"
    EMPHASIS = "emphasis"
    DOSES = "doses"
    ADVICE = "advice"


@dataclass(frozen=True)
class Citation:
    """A source and where in it the claim stands."""

    source: str
    where: str = ""


@dataclass(frozen=True)
class Example:
    """Answers for which the rule is known to fire, not to fire, or to be undecided."""

    name: str
    answers: Answers
    fires: Truth


@dataclass(frozen=True)
class Rule:
    """One clinical rule as its author wrote it, parsed; `when_text` is the line as written."""

    id: str
    kind: RuleKind
    title: str
    when: Condition
    when_text: str
    then: Conclusion
    because: str
    sources: tuple[Citation, ...]
    evidence: str
    examples: tuple[Example, ...]
    file: str

    @cached_property
    def questions(self) -> frozenset[str]:
        """The questions that the condition reads itself."""
        return frozenset(questions_read(self.when))

    @cached_property
    def findings(self) -> frozenset[str]:
        """The findings that the condition reads."""
        return frozenset(findings_read(self.when))
