"""What clinicians say of cases: reviews, agreement, the queue."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from recommender.analysis.agreement import (
    PairAgreement,
    ReviewedCase,
    RuleAgreement,
    by_pair,
    by_rule,
    outcome_of,
    triage_verdicts,
    unattributed,
    verdict_of,
    week_verdicts,
)
from recommender.analysis.queue import Queued, make_queue
from recommender.domain.cases import CaseEntry, CaseFilter, CaseOrder
from recommender.domain.reviews import DisagreeReason, Review, Verdict
from recommender.domain.rules import Rule, Sends, Triage
from recommender.domain.users import Right, Visitor
from recommender.service.content_cache import ContentCache
from recommender.service.events import EventName, SecurityEvent, log_event
from recommender.service.system import System
from recommender.storage.case_store import CaseStore
from recommender.storage.review_store import ReviewStore

# The queue is drawn from so many of the newest cases.
QUEUE_FROM = 1000
QUEUE_SIZE = 20


@dataclass(frozen=True)
class NewReview:
    """What a reviewer says of a case, before it is known who and when.

    A disagreement without `right_triage` disputes something else than the triage. The verdicts on
    triage and week are None where only the whole was judged.
    """

    verdict: Verdict
    reason: DisagreeReason | None = None
    right_triage: Triage | None = None
    rule: str = ""
    words: str = ""
    triage_verdict: Verdict | None = None
    week_verdict: Verdict | None = None


@dataclass(frozen=True)
class Agreement:
    """How far reviewers agree with the rules, the most doubted first, and with each other.

    `unattributed` counts the disagreements that speak against no rule. Between reviewers,
    `verdicts` are on the whole, `triages` and `weeks` on those parts, `outcomes` on which triage
    is right.
    """

    rules: tuple[RuleAgreement, ...]
    unattributed: int
    verdicts: tuple[PairAgreement, ...]
    triages: tuple[PairAgreement, ...]
    weeks: tuple[PairAgreement, ...]
    outcomes: tuple[PairAgreement, ...]


@dataclass(frozen=True)
class Reviews:
    """The reviews of cases, how far they agree, and what to review next; threads may share it."""

    store: ReviewStore
    cases: CaseStore
    contents: ContentCache
    system: System

    def add(self, case_id: str, said: NewReview, visitor: Visitor) -> Review:
        """Keep a review beside its case; raises NotFoundError.

        A disagreement that names no other triage accepts the one given.
        """
        right = said.right_triage
        if said.verdict is Verdict.DISAGREE and right is None:
            right = self.cases.entry(case_id).triage
        review = Review(
            case=case_id,
            reviewer=visitor.name,
            at=self.system.time(),
            verdict=said.verdict,
            reason=said.reason,
            right_triage=right,
            rule=said.rule,
            words=said.words,
            triage_verdict=said.triage_verdict,
            week_verdict=said.week_verdict,
        )
        self.store.review(review, self.system.new_salt())
        log_event(SecurityEvent(EventName.CREATE, who=visitor.name))
        return review

    def of_case(self, case_id: str, visitor: Visitor) -> tuple[tuple[Review, ...], int]:
        """Return the reviews of a case that somebody may see, and how many are kept back.

        Who may review and has not judged a case yet does not see the others, so that opinions stay
        independent and agreement means something.
        """
        every = self.store.reviews_of(case_id)
        if any(review.reviewer == visitor.name for review in every) or not visitor.may(
            Right.REVIEW
        ):
            return every, 0
        return (), len(every)

    def agreement(self) -> Agreement:
        """Return the agreement over all reviews."""
        reviews = self.store.every_review()
        marks = self.cases.marks_of({review.case for review in reviews})
        there = [review for review in reviews if review.case in marks]
        cases = {case: self._judged(entry) for case, entry in marks.items()}
        rules = by_rule(there, cases)
        triages = {case: entry.triage for case, entry in marks.items()}
        return Agreement(
            rules=tuple(sorted(rules.values(), key=_doubt)),
            unattributed=unattributed(there, cases),
            verdicts=by_pair(there, verdict_of),
            triages=by_pair(there, triage_verdicts(triages)),
            weeks=by_pair(there, week_verdicts(triages)),
            outcomes=by_pair(there, outcome_of(triages)),
        )

    def queue(self, visitor: Visitor) -> tuple[Queued, ...]:
        """Return cases to review next; the same for a whole day, different for each reviewer."""
        page = self.cases.page(CaseFilter(), CaseOrder.NEWEST, size=QUEUE_FROM)
        seen = self.store.reviewed_by(visitor.name)
        grave = {rule.id for rule in self.contents.today.rules if _sends_away(rule)}
        seed = f"{visitor.name} {self.system.time()[:10]}"
        return make_queue(page.entries, seen, grave, seed=seed, size=QUEUE_SIZE)

    def _judged(self, entry: CaseEntry) -> ReviewedCase:
        sends = self._where_rules_send(entry.content_digest)
        deciding = frozenset(rule for rule in entry.fired if sends.get(rule) is entry.triage)
        return ReviewedCase(entry.triage, entry.fired, deciding)

    def _where_rules_send(self, digest: str) -> Mapping[str, Triage]:
        if digest not in self._sending:
            content = self.contents.content(digest)
            rules = content.rules if content else ()
            self._sending[digest] = {
                rule.id: rule.then.triage for rule in rules if isinstance(rule.then, Sends)
            }
        return self._sending[digest]

    @cached_property
    def _sending(self) -> dict[str, Mapping[str, Triage]]:
        """Where the rules of each content send: small, and opening many contents takes long."""
        return {}


def _doubt(entry: RuleAgreement) -> tuple[int, float, str]:
    """Return what sorts rules by doubt: many disagreements first, then many among few reviews."""
    return -entry.disagreements, entry.rate, entry.rule


def _sends_away(rule: Rule) -> bool:
    return isinstance(rule.then, Sends) and not rule.then.triage.allows_week
