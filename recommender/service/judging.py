"""What clinicians say of cases and rules: reviews, agreement, the queue, signatures."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from recommender.analysis.agreement import (
    Judged,
    PairAgreement,
    RuleAgreement,
    by_pair,
    by_rule,
    outcome_of,
    unattributed,
    verdict_of,
)
from recommender.analysis.queue import Queued, make_queue
from recommender.domain.access import Visitor
from recommender.domain.canonical import canonical_json, sha256_hex
from recommender.domain.cases import CaseEntry, CaseFilter, CaseOrder
from recommender.domain.content import Content
from recommender.domain.errors import ContentError, NotFoundError
from recommender.domain.reviewing import DisagreeReason, Review, Signature, Verdict
from recommender.domain.rules import Rule, Sends, Triage
from recommender.exchange.catalogue import rule_data
from recommender.service.desk import Desk
from recommender.storage.contents import KeptContent

# The queue is drawn from so many of the newest cases.
QUEUE_FROM = 1000
QUEUE_SIZE = 20
WEEKS = 26
# so many contents' rules stay open for the histories of rules
VERSIONS_OPEN = 60
# What of a rule is not its text: who signed it, and which file it lies in.
OUTSIDE_TEXT = ("reviewed", "file")


@dataclass(frozen=True)
class Judgement:
    """What a reviewer says of a case, before it is known who and when.

    A disagreement without `right_triage` disputes something else than the triage.
    """

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
    """A rule's text in one content version, and what that version is.

    `change` is new, changed, same, or gone, beside the version before that was no mere proposal;
    `changed` names the parts of the rule that are different, `before` is the condition there.
    `proposed_by` is empty for a version that decides or decided, or was set to.
    """

    content_digest: str
    at: str
    change: str
    when: str = ""
    before: str = ""
    changed: tuple[str, ...] = ()
    proposed_by: str = ""
    is_today: bool = False
    cases: int = 0


@dataclass(frozen=True)
class Agreement:
    """How far reviewers agree with the rules, the most doubted first, and with each other.

    `unattributed` counts the disagreements that speak against no rule.
    """

    rules: tuple[RuleAgreement, ...]
    unattributed: int
    verdicts: tuple[PairAgreement, ...]
    outcomes: tuple[PairAgreement, ...]


@dataclass(frozen=True)
class Bench:
    """Where cases and rules are judged; threads may share it."""

    desk: Desk

    def entry(self, case_id: str) -> CaseEntry:
        """Return what a list says of a case; raises NotFoundError."""
        found = self.desk.keeper.stores.cases.marks_of({case_id})
        if case_id not in found:
            raise NotFoundError(f"no case {case_id!r}; it may have been deleted")
        return found[case_id]

    def review(self, case_id: str, said: Judgement, visitor: Visitor) -> Review:
        """Keep a review beside its case; raises NotFoundError.

        Who disagrees and names no other triage holds the one that was given to be right.
        """
        surroundings = self.desk.keeper.surroundings
        right = said.right_triage
        if said.verdict is Verdict.DISAGREE and right is None:
            right = self.entry(case_id).triage
        review = Review(
            case=case_id,
            reviewer=visitor.name,
            at=surroundings.time(),
            verdict=said.verdict,
            reason=said.reason,
            right_triage=right,
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
        cases = {case: self._judged(entry) for case, entry in marks.items()}
        rules = by_rule(there, cases)
        triages = {case: entry.triage for case, entry in marks.items()}
        return Agreement(
            rules=tuple(sorted(rules.values(), key=_doubt)),
            unattributed=unattributed(there, cases),
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
        now = self._text_digests
        found = self.desk.keeper.stores.judgements.signatures()
        return frozenset(entry.rule for entry in found if now.get(entry.rule) == entry.text_digest)

    @cached_property
    def _text_digests(self) -> Mapping[str, str]:
        return {rule.id: text_digest(rule) for rule in self.desk.content.rules}

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
        before: Rule | None = None
        for kept in self.desk.keeper.stores.contents.every():
            now = self._rule_in(kept.digest, rule_id)
            version = self._version(kept, before, now)
            if now or before:
                versions.append(version)
            if not version.proposed_by:
                before = now
        return tuple(versions)

    def _version(self, kept: KeptContent, before: Rule | None, now: Rule | None) -> RuleVersion:
        is_today = kept.digest == self.desk.content.digest
        changed = _changed_parts(before, now) if before and now else ()
        return RuleVersion(
            content_digest=kept.digest,
            at=kept.at,
            change=_change(before, now, changed),
            when=now.when_text if now else "",
            before=before.when_text if before else "",
            changed=changed,
            proposed_by="" if is_today or kept.cases else kept.by,
            is_today=is_today,
            cases=kept.cases,
        )

    def _judged(self, entry: CaseEntry) -> Judged:
        sends = self._where_rules_send(entry.content_digest)
        deciding = frozenset(rule for rule in entry.fired if sends.get(rule) is entry.triage)
        return Judged(entry.triage, entry.fired, deciding)

    def _where_rules_send(self, digest: str) -> Mapping[str, Triage]:
        if digest not in self._sending:
            content = self._content(digest)
            rules = content.rules if content else ()
            self._sending[digest] = {
                rule.id: rule.then.triage for rule in rules if isinstance(rule.then, Sends)
            }
        return self._sending[digest]

    @cached_property
    def _sending(self) -> dict[str, Mapping[str, Triage]]:
        """Where the rules of each content send: small, and opening many contents takes long."""
        return {}

    def _rule_in(self, digest: str, rule_id: str) -> Rule | None:
        rules = self._rules.get(digest)
        if rules is None:
            content = self._content(digest)
            rules = content.rules_by_id if content else {}
            for oldest in list(self._rules)[: len(self._rules) - VERSIONS_OPEN + 1]:
                self._rules.pop(oldest, None)
            self._rules[digest] = rules
        return rules.get(rule_id)

    @cached_property
    def _rules(self) -> dict[str, Mapping[str, Rule]]:
        """The rules of the contents that were looked at, for opening a content takes long."""
        return {}

    def _content(self, digest: str) -> Content | None:
        try:
            return self.desk.shelf.service(digest).content
        except ContentError:
            return None


def text_digest(rule: Rule) -> str:
    """Return the digest of all that a signature under a rule stands for."""
    return sha256_hex(canonical_json(_text(rule)))


def _text(rule: Rule) -> dict[str, Any]:
    return {name: value for name, value in rule_data(rule).items() if name not in OUTSIDE_TEXT}


def _changed_parts(before: Rule, now: Rule) -> tuple[str, ...]:
    was = _text(before)
    return tuple(name for name, value in _text(now).items() if value != was[name])


def _change(before: Rule | None, now: Rule | None, changed: tuple[str, ...]) -> str:
    if now is None:
        return "gone"
    if before is None:
        return "new"
    return "changed" if changed else "same"


def _doubt(entry: RuleAgreement) -> tuple[int, float, str]:
    """Return what sorts rules by doubt: many disagreements first, then many among few reviews."""
    return -entry.disagreements, entry.rate, entry.rule


def _sends_away(rule: Rule) -> bool:
    return isinstance(rule.then, Sends) and not rule.then.triage.allows_week


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
