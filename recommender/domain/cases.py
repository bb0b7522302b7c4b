"""Cases: decisions as they were made and told, and how they are found again."""

from dataclasses import dataclass
from enum import StrEnum

from recommender.domain.answer_wishes import AnswerWish
from recommender.domain.conditions import Answers
from recommender.domain.plan import Plan
from recommender.domain.rules import Triage


@dataclass(frozen=True)
class Case:
    """One decision: what was answered, what was told, and by which content and software.

    `at` is UTC in ISO 8601 with microseconds. `plan_text` is the plan as the JSON text that is
    kept, digested and sent, to the byte.
    """

    id: str
    at: str
    answers: Answers
    plan: Plan
    plan_text: bytes

    @property
    def triage(self) -> Triage:
        """The triage that the person was told."""
        return self.plan.triage

    @property
    def content_digest(self) -> str:
        """The digest of the content that decided."""
        return self.plan.content_digest

    @property
    def software_version(self) -> str:
        """The version of the software that decided."""
        return self.plan.software_version

    @property
    def fired(self) -> tuple[str, ...]:
        """The ids of the rules that fired, in order."""
        return self.plan.fired

    @property
    def decided_by(self) -> str:
        """The rule that decided the triage, or the planner's reason; nothing where none spoke."""
        return self.plan.decided_by

    @property
    def stop_reason(self) -> str:
        """Why the planner sent the person away where no rule did; empty in all other cases."""
        return self.plan.stop_reason

    @property
    def avoided(self) -> tuple[str, ...]:
        """The demands and exercises that are out."""
        return self.plan.avoided


@dataclass(frozen=True)
class KeptTexts:
    """A case as it lies in the store: its answers and its plan are the JSON texts themselves."""

    id: str
    at: str
    content_digest: str
    software_version: str
    answers: bytes
    plan: bytes


@dataclass(frozen=True)
class CaseEntry:
    """What a list says of a case; `verdicts` are each reviewer's last, in order.

    `decided_by` is the rule that decided the triage, or nothing. `near_triage` is the gravest
    triage that one small step of one answer would have given, where it is graver than the case's.
    """

    number: int
    id: str
    at: str
    triage: Triage
    content_digest: str
    software_version: str
    fired: tuple[str, ...]
    near: tuple[str, ...]
    avoided: tuple[str, ...]
    verdicts: tuple[str, ...] = ()
    decided_by: str = ""
    near_triage: Triage | None = None


class CaseOrder(StrEnum):
    """How a list of cases is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    GRAVEST = "gravest"


@dataclass(frozen=True)
class CaseFilter:
    """Which cases are wanted; None or empty leaves a side open.

    `since` and `until` are days (YYYY-MM-DD), both included, in UTC. `near_triage` is a stop that
    one likely answer would have been, and never allows a week. No column tells that, or the
    `answers`: for both, the answers of each case must be read. `judged_by` is whose review a case
    must have.
    """

    since: str = ""
    until: str = ""
    triage: Triage | None = None
    fired: str = ""
    near: str = ""
    near_triage: Triage | None = None
    avoided: str = ""
    content: str = ""
    is_reviewed: bool | None = None
    verdict: str = ""
    judged_by: str = ""
    answers: tuple[AnswerWish, ...] = ()


@dataclass(frozen=True)
class CasePage:
    """Some cases of a list, how many there are in all, and where the next page starts.

    Where the answers of so many cases were read for it (`read`), `total` counts those of the page.
    With `has_more`, there are more than `total`: counting all of a long list would take longer than
    anybody wants to wait for a page of it.
    """

    entries: tuple[CaseEntry, ...]
    total: int
    next_cursor: str = ""
    read: int = 0
    has_more: bool = False
