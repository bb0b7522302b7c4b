"""The trace: of each rule that fired, what it read and what was not there."""

from collections.abc import Iterable, Mapping

from recommender.domain.assessment import AnswerRead, FindingRead, Firing
from recommender.domain.conditions import Situation
from recommender.domain.truth import Truth
from recommender.inference.rulebook import EngineStep


def trace_of(
    fired: Iterable[EngineStep], situation: Situation, findings: Mapping[str, Truth]
) -> tuple[Firing, ...]:
    """Return the firings of these steps, in their order, with all that they read."""
    reads = _Reads(situation, findings)
    return tuple([reads.firing(step) for step in fired])


class _Reads:
    """What there was to read; what several steps read alike is written down once for all."""

    def __init__(self, situation: Situation, findings: Mapping[str, Truth]) -> None:
        self._situation = situation
        self._truths = findings
        self._answers: dict[tuple[str, ...], tuple[AnswerRead, ...]] = {(): ()}
        self._findings: dict[tuple[str, ...], tuple[FindingRead, ...]] = {(): ()}

    def firing(self, step: EngineStep) -> Firing:
        """Return the firing of a step with all that it reads."""
        answers = self._answers.get(step.questions)
        if answers is None:
            answers = tuple([self._answer(name) for name in step.questions])
            self._answers[step.questions] = answers
        findings = self._findings.get(step.findings)
        if findings is None:
            findings = tuple([self._finding(name) for name in step.findings])
            self._findings[step.findings] = findings
        return Firing(step.name, answers, findings)

    def _answer(self, question: str) -> AnswerRead:
        situation = self._situation
        return AnswerRead(question, situation.known(question), situation.answers.get(question))

    def _finding(self, finding: str) -> FindingRead:
        return FindingRead(finding, self._truths.get(finding, Truth.UNKNOWN))
