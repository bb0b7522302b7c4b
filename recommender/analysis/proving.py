"""Prove promises over every answer set at which a decision may be made.

That is every complete one, and every incomplete one at which the interview may end: a promise
holds for everybody who is told something, however early.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from recommender.analysis.danger_families import single_answers
from recommender.analysis.diagram import Node
from recommender.analysis.nearest import most_ordinary
from recommender.analysis.outcomes import EVERYBODY, NOBODY, Outcomes, Union
from recommender.analysis.regions import Region
from recommender.analysis.space import AnswerSpace
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.promises import (
    Assurance,
    Promise,
    TriageWithin,
    WeekAvoids,
    WeekCapped,
)
from recommender.domain.rules import Triage
from recommender.domain.safety_nets import checked_nets

# whom a promise speaks of, the triage that they get, and the sets in one of which it keeps them
_PromiseCase = tuple[Node, Triage, Union]


class Proof(StrEnum):
    """What the proof of a promise found."""

    HOLDS = "holds"
    BROKEN = "broken"
    VACUOUS = "vacuous"


@dataclass(frozen=True)
class ProofResult:
    """Whether a promise holds for everybody, and if not, answers of somebody for whom it fails."""

    promise: Promise
    proof: Proof
    counterexample: Answers | None = None


class Prover:
    """Proves the promises of one content; it is made anew for each content."""

    def __init__(self, content: Content) -> None:
        promised = (promise.when for promise in content.promises)
        watched = (net.when for net in checked_nets(content))
        self.space = AnswerSpace(content, [*promised, *watched, *single_answers(content)])
        self.outcomes = Outcomes(self.space)

    def verdicts(self) -> Iterator[ProofResult]:
        """Yield the verdict on each promise of the content, in their order."""
        return (self.verdict(promise) for promise in self.space.content.promises)

    def verdict(self, promise: Promise) -> ProofResult:
        """Return whether a promise holds; where it fails, with the most ordinary such answers.

        A promise is vacuous where it could never fail because nobody meets its condition.
        """
        cases = list(self._cases(promise))
        broken = [case for case in cases if self._can_fail(*case)]
        if broken:
            return ProofResult(promise, Proof.BROKEN, self._most_ordinary(broken))
        is_met = any(self._is_met(premise, triage) for premise, triage, _ in cases)
        is_vacuous = not is_met and _needs_somebody(promise.then)
        return ProofResult(promise, Proof.VACUOUS if is_vacuous else Proof.HOLDS)

    def _cases(self, promise: Promise) -> Iterator[_PromiseCase]:
        """Yield whom the promise speaks of, by triage, and the sets in which it keeps them."""
        premise = self.space.meaning(promise.when).yes
        for triage in Triage:
            for kept in self._kept(promise.then, triage):
                yield premise, triage, kept

    def _can_fail(self, premise: Node, triage: Triage, kept: Union) -> bool:
        """Return whether a decision can be made for somebody whom the promise does not keep."""
        graver = self.outcomes.exactly[triage].outside
        # nearly every promise holds for whomever no rule sends further, and that is soon seen
        may_fail = self.space.has_any(Region((premise,), (*kept, *graver)))
        return may_fail and self.space.has_any(self._failing(premise, triage, kept))

    def _failing(self, premise: Node, triage: Triage, kept: Union) -> Region:
        return self.outcomes.ended[triage].within(premise).without(*kept)

    def _is_met(self, premise: Node, triage: Triage) -> bool:
        """Return whether this triage can be decided for somebody of whom the promise speaks."""
        whole = self.outcomes.exactly[triage].within(premise, *self.space.complete)
        return self.space.has_any(whole, self.outcomes.ended[triage].within(premise))

    def _kept(self, then: Assurance, triage: Triage) -> Iterator[Union]:
        """Yield the sets that must all hold everybody with this triage, if the promise says any."""
        match then:
            case TriageWithin(mildest=mildest, gravest=gravest):
                is_kept = mildest.gravity <= triage.gravity <= gravest.gravity
                yield EVERYBODY if is_kept else NOBODY
            case WeekAvoids(what=what) if triage.allows_week:
                yield from (self.outcomes.avoided.get(name, NOBODY) for name in what)
            case WeekCapped(caps=caps) if triage.allows_week:
                yield from (self.outcomes.cap_at_most(cap, most, triage) for cap, most in caps)
            case WeekAvoids() | WeekCapped():
                return
            case _:
                yield NOBODY

    def _most_ordinary(self, cases: list[_PromiseCase]) -> Answers:
        """Return the answers nearest to ordinary ones for which a promise fails."""
        return most_ordinary(self.space, [self._failing(*case) for case in cases])


def _needs_somebody(then: Assurance) -> bool:
    return isinstance(then, TriageWithin | WeekAvoids | WeekCapped)
