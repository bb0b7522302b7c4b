"""What a program is answered: the plan, and beside it why it is so."""

from typing import Any

from recommender.domain.conditions import Answers
from recommender.domain.rules import Triage
from recommender.service.explanations import SHARED
from recommender.service.recommending import Service


def answered(service: Service, answers: Answers) -> dict[str, Any]:
    plan = service.plan(answers)
    SHARED.warm(service.content)
    explained = SHARED.for_person(service.content, answers, Triage(plan["triage"]))
    return {**plan, "explanation": explained}
