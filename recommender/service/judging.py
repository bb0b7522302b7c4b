"""What clinicians say of cases and rules: reviews, agreement, the queue, signatures."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from recommender.analysis.agreement import (
    PairAgreement,
    RuleAgreement,
    by_pair,
    by_rule,
    outcome_of,
    verdict_of,
)
from recommender.analysis.queue import Queued, make_queue
from recommender.domain.access import Visitor
from recommender.domain.canonical import canonical_json, sha256_hex
from recommender.domain.cases import CaseFilter, CaseOrder
from recommender.domain.content import Content
from recommender.domain.errors import ContentError, NotFoundError
from recommender.domain.reviewing import DisagreeReason, Review, Signature, Verdict
from recommender.domain.rules import Rule, Sends, Triage
from recommender.exchange.catalogue import rule_data
from recommender.service.desk import Desk

# The queue is drawn from so many of the newest cases.
QUEUE_FROM = 1000
QUEUE_SIZE = 20
WEEKS = 26
# What of a rule is not its text: who signed it, and which file it lies in.
OUTSIDE_TEXT = ("reviewed", "file")


@dataclass(frozen=True)
class Judgement:
    """What a reviewer says of a case, before it is known who and when."""

    verdict: Verdict
    reason: DisagreeReason | None = None
    right_triage: Triage | None = None
    rule: str = ""
    words: str = ""


@dataclass(frozen=True)
class Signed:
    """A signature, and whether it still holds for the rule's text of today."""

    signature: Signature
    holds: bool


@dataclass(frozen=True)
class RuleVersion:
    """A rule's text in one content version; `change` is new, changed, same, or gone."""

    content_digest: str
    at: str
    change: str
    when: str = ""


@dataclass(frozen=True)
class Agreement:
    """How far reviewers agree with the rules and with each other."""

    rules: tuple[RuleAgreement, ...]
    verdicts: tuple[PairAgreement, ...]
    outcomes: tuple[PairAgreement, ...]


@dataclass(frozen=True)
class Bench:
    """Where cases and rules are judged; threads may share it."""

    desk: Desk

    def review(self, case_id: str, said: Judgement, visitor: Visitor) -> Review:
        """Keep a review beside its case; raises NotFoundError."""
        surroundings = self.desk.keeper.surroundings
        review = Review(
            case=case_id,
            reviewer=visitor.name,
            at=surroundings.time(),
            verdict=said.verdict,
            reason=said.reason,
            right_triage=said.right_triage,
            rule=said.rule,
            words=said.words,
        )
        self.desk.keeper.stores.judgements.review(review, surroundings.new_salt())
        return review

    def reviews(self, case_id: str, visitor: Visitor) -> tuple[tuple[Review, ...], int]:
        """Return the reviews of a case that somebody may see, and how many are kept back.

        Who has not judged a case yet does not see what others said, so that opinions stay
        independent and agreement means something.
        """
        every = self.desk.keeper.stores.judgements.reviews_of(case_id)
        if any(review.reviewer == visitor.name for review in every) or visitor.is_machine:
            return every, 0
        return (), len(every)

    def agreement(self) -> Agreement:
        """Return the agreement over all reviews."""
        reviews = self.desk.keeper.stores.judgements.every_review()
        marks = self.desk.keeper.stores.cases.marks_of({review.case for review in reviews})
        there = [review for review in reviews if review.case in marks]
        rules = by_rule(there, {case: entry.fired for case, entry in marks.items()})
        triages = {case: entry.triage for case, entry in marks.items()}
        return Agreement(
            rules=tuple(sorted(rules.values(), key=lambda entry: (entry.rate, entry.rule))),
            verdicts=by_pair(there, verdict_of),
            outcomes=by_pair(there, outcome_of(triages)),
        )

    def queue(self, visitor: Visitor) -> tuple[Queued, ...]:
        """Return cases to review next; the same for a whole day, different for each reviewer."""
        page = self.desk.cases(CaseFilter(), CaseOrder.NEWEST, size=QUEUE_FROM)
        seen = self.desk.keeper.stores.judgements.reviewed_by(visitor.name)
        grave = {rule.id for rule in self.desk.content.rules if _sends_away(rule)}
        seed = f"{visitor.name} {self.desk.keeper.surroundings.time()[:10]}"
        return make_queue(page.entries, seen, grave, seed=seed, size=QUEUE_SIZE)

    def sign(self, rule_id: str, name: str, note: str, visitor: Visitor) -> Signature:
        """Keep a signature under a rule's text of today; raises NotFoundError."""
        rule = self.rule(rule_id)
        surroundings = self.desk.keeper.surroundings
        signature = Signature(
            rule=rule.id,
            text_digest=text_digest(rule),
            at=surroundings.time(),
            user=visitor.name,
            name=name,
            note=note,
        )
        self.desk.keeper.stores.judgements.sign(signature, surroundings.new_salt())
        return signature

    def signatures(self, rule: Rule) -> tuple[Signed, ...]:
        """Return the signatures under a rule, the newest first."""
        found = self.desk.keeper.stores.judgements.signatures(rule.id)
        now = text_digest(rule)
        return tuple(Signed(entry, entry.text_digest == now) for entry in reversed(found))

    def signed_rules(self) -> frozenset[str]:
        """Return the rules whose text of today a clinician has signed."""
        now = {rule.id: text_digest(rule) for rule in self.desk.content.rules}
        found = self.desk.keeper.stores.judgements.signatures()
        return frozenset(entry.rule for entry in found if now.get(entry.rule) == entry.text_digest)

    def rule(self, rule_id: str) -> Rule:
        """Return a rule of today's content; raises NotFoundError."""
        rule = self.desk.content.rules_by_id.get(rule_id)
        if rule is None:
            raise NotFoundError(f"no rule {rule_id!r} in today's content")
        return rule

    def fired_by_week(self, rule_id: str) -> tuple[tuple[str, int], ...]:
        """Return in how many cases a rule fired in each of the last weeks, by their Mondays."""
        counted: Counter[date] = Counter()
        for day, cases in self.desk.keeper.stores.cases.fired_by_day(rule_id):
            counted[_monday(date.fromisoformat(day))] += cases
        last = _monday(self.desk.keeper.surroundings.now().date())
        weeks = [last - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]
        return tuple((week.isoformat(), counted[week]) for week in weeks)

    def history(self, rule_id: str) -> tuple[RuleVersion, ...]:
        """Return what became of a rule in each kept content version, the oldest first."""
        versions: list[RuleVersion] = []
        before: str | None = None
        for kept in self.desk.keeper.stores.contents.every():
            rule = self._rule_in(kept.digest, rule_id)
            now = text_digest(rule) if rule else None
            if now is not None or before is not None:
                when = rule.when_text if rule else ""
                versions.append(RuleVersion(kept.digest, kept.at, _change(before, now), when))
            before = now
        return tuple(versions)

    def _rule_in(self, digest: str, rule_id: str) -> Rule | None:
        try:
            content: Content = self.desk.shelf.service(digest).content
        except ContentError:
            return None
        return content.rules_by_id.get(rule_id)


def text_digest(rule: Rule) -> str:
    """Return the digest of all that a signature under a rule stands for."""
    data = {name: value for name, value in rule_data(rule).items() if name not in OUTSIDE_TEXT}
    return sha256_hex(canonical_json(data))


def _change(before: str | None, now: str | None) -> str:
    if now is None:
        return "gone"
    if before is None:
        return "new"
    return "same" if before == now else "changed"


def _sends_away(rule: Rule) -> bool:
    return isinstance(rule.then, Sends) and not rule.then.triage.allows_week


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
