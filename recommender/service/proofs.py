"""Prove the promises of a content and the claims about all of its rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from recommender.analysis.checking_families import (
    PROOFS,
    FamilyVerdict,
    family_verdicts,
    idle_exemptions,
)
from recommender.analysis.proving import Proof, ProofResult, Prover
from recommender.analysis.variables import answers_to
from recommender.domain.content import Content
from recommender.domain.promises import Exemption


@dataclass(frozen=True)
class ProofReport:
    """What was proved of one content, over all that its `questions` and `answers` can say.

    `answers` counts each number, each choice and each option that can be ticked.
    """

    questions: int
    answers: int
    promises: tuple[ProofResult, ...]
    families: tuple[FamilyVerdict, ...]
    idle: tuple[Exemption, ...]

    @property
    def broken(self) -> tuple[ProofResult, ...]:
        """The promises that do not hold for everybody, or that speak of nobody."""
        return tuple(entry for entry in self.promises if entry.proof is not Proof.HOLDS)

    @property
    def is_sound(self) -> bool:
        """Whether every promise and every claim holds, and no exemption is idle."""
        return not (self.broken or self.idle or any(entry.weaknesses for entry in self.families))


class Proofs:
    """The proofs of one content, one after the other."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._prover = Prover(content)

    @property
    def steps(self) -> int:
        """How many promises and claims there are to prove."""
        return len(self.content.promises) + len(PROOFS)

    def run(self) -> Iterator[ProofResult | FamilyVerdict]:
        """Yield the verdict on each promise and then on each claim, as each is proved."""
        yield from self._prover.verdicts()
        yield from family_verdicts(self._prover.outcomes)

    def report(self, verdicts: list[ProofResult | FamilyVerdict]) -> ProofReport:
        """Return all verdicts of a run together."""
        families = [entry for entry in verdicts if isinstance(entry, FamilyVerdict)]
        return ProofReport(
            questions=len(self.content.questionnaire.questions),
            answers=sum(len(answers_to(entry)) for entry in self.content.questionnaire),
            promises=tuple(entry for entry in verdicts if isinstance(entry, ProofResult)),
            families=tuple(families),
            idle=idle_exemptions(families, self.content.exemptions),
        )


def prove(content: Content) -> ProofReport:
    """Return what is proved of a content; it takes some seconds."""
    proofs = Proofs(content)
    return proofs.report(list(proofs.run()))
