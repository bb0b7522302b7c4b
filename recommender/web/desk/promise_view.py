"""What the pages of promises show: all with the claims about all rules, and one promise."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from recommender.domain.promises import Promise
from recommender.domain.reviews import Signature
from recommender.exchange.promises import promise_data
from recommender.service.proofs import ProofReport
from recommender.service.results import FamilyVerdict, Proof, ProofResult, Weakness
from recommender.service.signatures import Signed
from recommender.service.words import ConditionText, assurance_words, tell
from recommender.web.context import app
from recommender.web.desk.answer_pairs import AnswerPair, unusual_pairs
from recommender.web.desk.cited_sources import CitedSource, cited_sources
from recommender.web.desk.filters import is_asked_for
from recommender.web.desk.signing_form import SigningForm, signing_form


@dataclass(frozen=True)
class ProvedPromise:
    """A promise with what its proof found: None while it is being proved.

    `example` is in whom somebody for whom it fails differs from an ordinary person.
    """

    promise: Promise
    proof: Proof | None
    example: tuple[AnswerPair, ...]

    @property
    def topic(self) -> str:
        """What the file is about that has the promise."""
        return PurePath(self.promise.file).stem.replace("-", " ").capitalize()

    @property
    def holds(self) -> bool:
        """Whether it is proved to hold for everybody."""
        return self.proof is Proof.HOLDS

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {
            "id": self.promise.id,
            "topic": self.topic,
            "title": self.promise.title,
            "if": self.promise.when_text,
            "because": self.promise.because,
            "sources": [entry.source for entry in self.promise.sources],
            "proof": self.proof or "",
            "holds": self.holds,
            "example": self.example,
        }


@dataclass(frozen=True)
class ListedPromise:
    """A promise in the list, and the signature under its text of today, if any."""

    proved: ProvedPromise
    signature: Signature | None

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {**self.proved.data, "signature": self.signature}


@dataclass(frozen=True)
class PromiseList:
    """The promises that the address asks for; of all, how many, and how many are signed.

    `report` is None while the promises are being proved.
    """

    promises: tuple[ListedPromise, ...]
    total: int
    signed: int
    report: ProofReport | None

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        report = self.report
        return {
            "questions": report.questions if report else None,
            "answers": report.answers if report else None,
            "promises": [entry.data for entry in self.promises],
            "signed": self.signed,
            "claims": [_claim_data(claim) for claim in report.families] if report else [],
        }


@dataclass(frozen=True)
class PromiseText:
    """A promise in words: all that a signature under it stands for."""

    entry: Promise
    plainly: ConditionText
    assured: Mapping[str, tuple[str, ...]]
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True)
class PromiseView:
    """A promise: its text, whether it holds, and who signed it, or why nobody can."""

    text: PromiseText
    verdict: ProvedPromise
    signatures: tuple[Signed, ...]
    obstacle: str
    form: SigningForm

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {
            "promise": promise_data(self.text.entry),
            "text_digest": self.form.text_digest,
            "verdict": self.verdict.data,
            "signatures": self.signatures,
        }


def promise_list(report: ProofReport | None) -> PromiseList:
    """Return the page of all promises of today's content, with what is proved of them so far."""
    promises, signed = app().content.promises, app().signatures.signed_promises()
    verdicts = {entry.promise.id: entry for entry in report.promises} if report else {}
    return PromiseList(
        promises=tuple(
            ListedPromise(_proved(entry, verdicts.get(entry.id)), signed.get(entry.id))
            for entry in promises
            if is_asked_for(signed.get(entry.id))
        ),
        total=len(promises),
        signed=len(signed),
        report=report,
    )


def promise_text(promise: Promise) -> PromiseText:
    """Return a promise of today's content in words."""
    content = app().content
    return PromiseText(
        entry=promise,
        plainly=tell(content, promise.when),
        assured=assurance_words(content, promise.then),
        sources=cited_sources(content, promise.sources),
    )


def promise_view(promise: Promise) -> PromiseView:
    """Return the page of a promise of today's content, which is proved for it."""
    return PromiseView(
        text=promise_text(promise),
        verdict=_proved(promise, app().proofs.verdict(app().content, promise)),
        signatures=app().signatures.signatures(promise),
        obstacle=app().signatures.obstacle(promise),
        form=signing_form(promise),
    )


def _proved(promise: Promise, verdict: ProofResult | None) -> ProvedPromise:
    if verdict is None:
        return ProvedPromise(promise, None, ())
    example = unusual_pairs(app().content, verdict.counterexample or {})
    return ProvedPromise(promise, verdict.proof, example)


def _claim_data(claim: FamilyVerdict) -> dict[str, object]:
    return {
        "claim": claim.claim,
        "weaknesses": [_weakness_data(entry) for entry in claim.weaknesses],
        "exempted": [
            {**_weakness_data(entry), "because": exemption.because}
            for entry, exemption in claim.exempted
        ],
    }


def _weakness_data(weakness: Weakness) -> dict[str, object]:
    return {"family": weakness.family, "what": weakness.what, "say": weakness.say}
