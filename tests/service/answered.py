"""What a program is answered: the plan, and beside it why it is so."""

from typing import Any

from recommender.domain.conditions import Answers
from recommender.service.explanations import SHARED_EXPLANATIONS, explanation_data
from recommender.service.recommender import Recommender
from tests.plans import data_of


def answered(recommender: Recommender, answers: Answers) -> dict[str, Any]:
    plan = recommender.plan(answers)
    SHARED_EXPLANATIONS.warm(recommender.content)
    explained = SHARED_EXPLANATIONS.for_person(recommender.content, answers, plan.triage)
    return {**data_of(plan), "explanation": explanation_data(explained)}
