"""Decide the cases of the hazards and compare with what they say."""

from collections.abc import Iterator
from dataclasses import dataclass

from recommender.domain.errors import Problem
from recommender.domain.hazards import Hazard, HazardCase, whole_answers
from recommender.domain.rules import Triage
from recommender.inference.deciding import Decider


@dataclass(frozen=True)
class DecidedCase:
    """What is decided of a case: where it is sent, and which rules of its hazard act on it.

    `unasked` are the questions that it answers although they would not be asked.
    """

    case: HazardCase
    triage: Triage
    acting: tuple[str, ...]
    unasked: tuple[str, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """What is decided otherwise than the hazard says of this case, in words; often nothing."""
        return tuple(self._faults())

    def _faults(self) -> Iterator[str]:
        case = self.case
        for name in self.unasked:
            yield f"answers {name!r}, which would not be asked"
        if self.triage is not case.triage:
            yield f"is sent to {self.triage.value}, not {case.triage.value}"
        if case.is_near_miss and self.acting:
            yield f"is a near miss, yet it fires {', '.join(self.acting)}"
        if not case.is_near_miss and not self.acting:
            yield "fires none of the rules of its cause"


def decided_cases(decider: Decider, hazard: Hazard) -> tuple[DecidedCase, ...]:
    """Return what is decided of each case of a hazard, in their order; raises EngineError."""
    return tuple(_decided(decider, hazard, case) for case in hazard.cases)


def check_hazard_cases(decider: Decider) -> list[Problem]:
    """Return each case of a hazard of which something else is decided than it says.

    Raises EngineError.
    """
    return [
        Problem(
            hazard.file,
            hazard.id,
            f"case {decided.case.name!r}: {fault}",
            about=decided.case.name,
        )
        for hazard in decider.content.hazards.values()
        for decided in decided_cases(decider, hazard)
        for fault in decided.faults
    ]


def _decided(decider: Decider, hazard: Hazard, case: HazardCase) -> DecidedCase:
    content = decider.content
    answers = whole_answers(content.questionnaire, content.ordinary, case.answers)
    made = decider.assess(answers)
    fired = {message.rule for message in made.messages}
    return DecidedCase(
        case=case,
        triage=made.triage,
        acting=tuple(rule for rule in hazard.rules if rule in fired),
        unasked=tuple(name for name in case.answers if name not in answers),
    )
