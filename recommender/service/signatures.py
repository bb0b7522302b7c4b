"""Signatures: a clinician's name under the text of one rule or one promise."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from recommender.analysis.proving import Proof
from recommender.domain.canonical import canonical_json, sha256_hex
from recommender.domain.content import Content
from recommender.domain.errors import ConflictError, NotFoundError, did_you_mean
from recommender.domain.promises import Promise
from recommender.domain.reviews import Signature
from recommender.domain.rules import Rule
from recommender.domain.users import Visitor
from recommender.exchange.catalogue import rule_data
from recommender.exchange.plan import Data
from recommender.exchange.promises import promise_data
from recommender.service.events import EventName, SecurityEvent, log_event
from recommender.service.proof_cache import ProofCache
from recommender.service.system import System
from recommender.storage.review_store import ReviewStore

Signable = Rule | Promise
# an id has no colon, so no rule can be taken for a promise
OF_PROMISES = "promise:"
NAMELESS = (
    "You cannot sign yet: nobody has entered your name and profession. Ask an admin to enter it."
)
UNPROVED: Mapping[Proof, str] = {
    Proof.BROKEN: "This promise cannot be signed: it does not hold for everybody. "
    "The rules or the promise have to be changed first.",
    Proof.VACUOUS: "This promise cannot be signed: it is about nobody, so it protects nobody. "
    "Its condition has to be changed first.",
}


@dataclass(frozen=True)
class Signed:
    """A signature, and whether it still holds for the text of today."""

    signature: Signature
    holds: bool


@dataclass(frozen=True)
class Signatures:
    """The signatures under rules and promises; threads may share it."""

    content: Content
    store: ReviewStore
    proofs: ProofCache
    system: System

    def promise(self, promise_id: str) -> Promise:
        """Return a promise of today's content; raises NotFoundError."""
        if promise_id not in self._promises:
            hint = did_you_mean(promise_id, tuple(self._promises))
            raise NotFoundError(f"no promise {promise_id!r} in today's content{hint}")
        return self._promises[promise_id]

    def obstacle(self, entry: Signable) -> str:
        """Return why nobody can sign this today, in plain words, or nothing."""
        if isinstance(entry, Rule):
            return ""
        return UNPROVED.get(self.proofs.verdict(self.content, entry).proof, "")

    def sign(self, entry: Signable, note: str, visitor: Visitor) -> Signature:
        """Keep a signature under a text of today, with the name that an admin has entered.

        Raises ConflictError where nobody can sign the text, or the visitor cannot sign.
        """
        if obstacle := self.obstacle(entry) or obstacle_of(visitor):
            raise ConflictError(obstacle)
        signature = Signature(
            subject=subject_of(entry),
            text_digest=text_digest(entry),
            at=self.system.time(),
            user=visitor.name,
            name=visitor.signing_name,
            note=note,
        )
        self.store.sign(signature, self.system.new_salt())
        log_event(SecurityEvent(EventName.CREATE, who=visitor.name))
        return signature

    def signatures(self, entry: Signable) -> tuple[Signed, ...]:
        """Return the signatures under a rule or promise, the newest first."""
        found = self.store.signatures(subject_of(entry))
        now = text_digest(entry)
        return tuple(Signed(each, each.text_digest == now) for each in reversed(found))

    def signed_rules(self) -> Mapping[str, Signature]:
        """Return the newest signature under each rule whose text of today is signed."""
        return self._standing(self.content.rules)

    def signed_promises(self) -> Mapping[str, Signature]:
        """Return the newest signature under each promise whose text of today is signed."""
        return self._standing(self.content.promises)

    def _standing(self, entries: tuple[Signable, ...]) -> Mapping[str, Signature]:
        ids = {subject_of(entry): entry.id for entry in entries}
        found = [each for each in self.store.signatures() if each.subject in ids]
        # reading all texts takes 40 ms, which the first page need not wait for where none is signed
        now = self._text_digests if found else {}
        return {ids[each.subject]: each for each in found if now[each.subject] == each.text_digest}

    @cached_property
    def _promises(self) -> Mapping[str, Promise]:
        return {promise.id: promise for promise in self.content.promises}

    @cached_property
    def _text_digests(self) -> Mapping[str, str]:
        entries: tuple[Signable, ...] = (*self.content.rules, *self.content.promises)
        return {subject_of(entry): text_digest(entry) for entry in entries}


def obstacle_of(visitor: Visitor) -> str:
    """Return why somebody can sign nothing, in plain words, or nothing."""
    return "" if visitor.signing_name else NAMELESS


def subject_of(entry: Signable) -> str:
    """Return under which name the store keeps the signatures of a rule or promise."""
    return entry.id if isinstance(entry, Rule) else f"{OF_PROMISES}{entry.id}"


def text_digest(entry: Signable) -> str:
    """Return the digest of all that a signature stands for."""
    return sha256_hex(canonical_json(text_of(entry)))


def text_of(entry: Signable) -> Data:
    """Return all that a rule or promise says; which file it is in does not matter."""
    said = rule_data(entry) if isinstance(entry, Rule) else promise_data(entry)
    return {name: value for name, value in said.items() if name != "file"}
