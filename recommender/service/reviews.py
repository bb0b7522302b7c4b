"""What clinicians say of cases: reviews, agreement, the queue."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
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
from recommender.analysis.queue import Queued, Why, make_queue
from recommender.domain.cases import CaseEntry, CaseFilter, CaseOrder
from recommender.domain.reviews import DisagreeReason, Review, Verdict
from recommender.domain.rules import Sends, Triage
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
    triage and week are None where only the whole was judged. `week_reason` is what is wrong with
    the week where the triage is disputed too. `words_verdict` is there where the words are.
    """

    verdict: Verdict
    reason: DisagreeReason | None = None
    right_triage: Triage | None = None
    rule: str = ""
    words: str = ""
    triage_verdict: Verdict | None = None
    week_verdict: Verdict | None = None
    week_reason: DisagreeReason | None = None
    words_verdict: Verdict | None = None


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
        """Keep a review beside its case; raises NotFoundError."""
        review = Review(
            case=case_id,
            reviewer=visitor.name,
            at=self.system.time(),
            verdict=said.verdict,
            reason=said.reason,
            right_triage=said.right_triage,
            rule=said.rule,
            words=said.words,
            triage_verdict=said.triage_verdict,
            week_verdict=said.week_verdict,
            week_reason=said.week_reason,
            words_verdict=said.words_verdict,
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
        if not visitor.may(Right.REVIEW) or any(one.reviewer == visitor.name for one in every):
            return every, 0
        return (), len(every)

    def shown_to(self, visitor: Visitor) -> Callable[[CaseEntry], CaseEntry]:
        """Return what takes the verdicts from what lists and files say of a case, where it must.

        They keep back what the page of the case does: from who may review and has not judged it.
        """
        if not visitor.may(Right.REVIEW):
            return lambda entry: entry
        judged = self.store.reviewed_by(visitor.name)
        return lambda entry: entry if entry.id in judged else replace(entry, verdicts=())

    def agreement(self) -> Agreement:
        """Return the agreement over all reviews, worked out once for as long as they stay."""
        state = self.store.state()
        known = self._agreed.get(state)
        if known is None:
            known = self._agreement()
            self._agreed.clear()
            self._agreed[state] = known
        return known

    def _agreement(self) -> Agreement:
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
        """Return cases to review next; the same for a whole day, different for each reviewer.

        Who may review is not told that others disagree: such a case looks like one at random, and
        where it stands tells nothing either.
        """
        page = self.cases.page(CaseFilter(), CaseOrder.NEWEST, size=QUEUE_FROM)
        seen = self.store.reviewed_by(visitor.name)
        seed = f"{visitor.name} {self.system.time()[:10]}"
        made = make_queue(page.entries, seen, self._sends_today, seed=seed, size=QUEUE_SIZE)
        return _unprompted(made, seed) if visitor.may(Right.REVIEW) else made

    def judged_by(self, visitor: Visitor) -> frozenset[str]:
        """Return the cases that somebody has reviewed."""
        return frozenset(self.store.reviewed_by(visitor.name))

    def left(self, visitor: Visitor) -> int:
        """Return how many of the newest cases somebody has not reviewed."""
        page = self.cases.page(CaseFilter(), CaseOrder.NEWEST, size=QUEUE_FROM)
        seen = self.store.reviewed_by(visitor.name)
        return sum(entry.id not in seen for entry in page.entries)

    @property
    def _sends_today(self) -> Mapping[str, Triage]:
        rules = self.contents.today.rules
        return {rule.id: rule.then.triage for rule in rules if isinstance(rule.then, Sends)}

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
    def _agreed(self) -> dict[tuple[int, str], Agreement]:
        """The agreement of the reviews as they last were."""
        return {}

    @cached_property
    def _sending(self) -> dict[str, Mapping[str, Triage]]:
        """Where the rules of each content send: small, and opening many contents takes long."""
        return {}


def _doubt(entry: RuleAgreement) -> tuple[int, float, str]:
    """Return what sorts rules by doubt: many disagreements first, then many among few reviews."""
    return -entry.disagreements, entry.rate, entry.rule


def _unprompted(made: Iterable[Queued], seed: str) -> tuple[Queued, ...]:
    """Return a queue without what others said of its cases, in an order that the seed gives."""
    found = (
        Queued(
            replace(queued.entry, verdicts=()),
            Why.RANDOM if queued.why is Why.SECOND_OPINION else queued.why,
            queued.rule,
        )
        for queued in made
    )

    def place(queued: Queued) -> bytes:
        return hashlib.sha256(f"{queued.entry.id} {seed}".encode()).digest()

    return tuple(sorted(found, key=place))
