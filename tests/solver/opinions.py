"""The solver's opinion on promises and conditions."""

from dataclasses import dataclass

import z3

from recommender.domain.conditions import Answers, Condition
from recommender.domain.content import Content
from recommender.domain.promises import Assurance
from recommender.domain.truth import Truth
from tests.solver.answers import AnswerSet
from tests.solver.decisions import Decisions
from tests.solver.meanings import Meanings


@dataclass(frozen=True)
class Opinion:
    """Answers of somebody of whom a promise speaks, and of somebody for whom it fails."""

    example: Answers | None
    counterexample: Answers | None


class SecondOpinion:
    """One solver that knows one content, and is asked question after question."""

    def __init__(self, content: Content) -> None:
        self._answers = AnswerSet(content.questionnaire)
        self._meanings = Meanings(content, self._answers)
        self._decisions = Decisions(content, self._meanings)
        # truth values and whole numbers of known size: told so, z3 is three times as fast
        self._solver = z3.SolverFor("QF_LIA")
        self._solver.add(*self._answers.rules())
        self._may_end = z3.Bool("the interview may end")
        self._solver.add(self._may_end == z3.Not(z3.Or(*self._decisions.waits())))

    def on(self, condition: Condition, then: Assurance) -> Opinion:
        """Return the opinion on the promise that who meets a condition gets an assurance."""
        premise = self._meanings.of(condition).yes
        spoken_of = [self._may_end, premise, self._decisions.speaks_of(then)]
        kept = self._decisions.keeps(then)
        return Opinion(self._find(*spoken_of), self._find(*spoken_of, z3.Not(kept)))

    def example(
        self, condition: Condition, truth: Truth, given: Answers | None = None
    ) -> Answers | None:
        """Return answers, the given ones among them, for which a condition is so; None without."""
        meaning = self._meanings.of(condition)
        wanted = {Truth.YES: meaning.yes, Truth.NO: meaning.no, Truth.UNKNOWN: meaning.unknown}
        return self._find(*self._answers.includes(given or {}), wanted[truth])

    def _find(self, *wanted: z3.BoolRef) -> Answers | None:
        result = self._solver.check(*wanted)
        if result == z3.unknown:
            raise AssertionError(self._solver.reason_unknown())
        return self._answers.in_model(self._solver.model()) if result == z3.sat else None
