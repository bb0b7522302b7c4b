"""Decide the cases of the hazards and compare with what they say."""

from collections.abc import Iterator

from recommender.domain.errors import Problem
from recommender.domain.hazards import Hazard, HazardCase, whole_answers
from recommender.inference.deciding import Decider


def check_hazard_cases(decider: Decider) -> list[Problem]:
    """Return each case of a hazard of which something else is decided than it says.

    Raises EngineError.
    """
    return [
        Problem(hazard.file, hazard.id, f"case {case.name!r}: {fault}")
        for hazard in decider.content.hazards.values()
        for case in hazard.cases
        for fault in _faults(decider, hazard, case)
    ]


def _faults(decider: Decider, hazard: Hazard, case: HazardCase) -> Iterator[str]:
    content = decider.content
    made = decider.assess(whole_answers(content.questionnaire, content.ordinary, case.answers))
    if made.triage is not case.triage:
        yield f"is sent to {made.triage.value}, not {case.triage.value}"
    fired = {message.rule for message in made.messages}
    acting = [rule for rule in hazard.rules if rule in fired]
    if case.is_near_miss and acting:
        yield f"is a near miss, yet it fires {', '.join(acting)}"
    if not case.is_near_miss and not acting:
        yield "fires none of the rules of its cause"
