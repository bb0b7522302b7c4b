"""What a program is answered: the plan, and beside it why it is so."""

from typing import Any

from recommender.domain.conditions import Answers
from recommender.service.explanations import SHARED, explanation_data
from recommender.service.recommending import Service
from tests.plans import data_of


def answered(service: Service, answers: Answers) -> dict[str, Any]:
    plan = service.plan(answers)
    SHARED.warm(service.content)
    explained = SHARED.for_person(service.content, answers, plan.triage)
    return {**data_of(plan), "explanation": explanation_data(explained)}
