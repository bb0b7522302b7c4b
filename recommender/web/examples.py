"""The examples of the API's document: made by the service itself, so that they are true."""

from functools import lru_cache
from typing import Any

from recommender.domain.conditions import Value
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind
from recommender.exchange.interview import interview_data
from recommender.exchange.plan import value_data
from recommender.exchange.plan_json import dump_plan
from recommender.service.explanations import SHARED_EXPLANATIONS, explanation_data
from recommender.service.recommender import Recommender


@lru_cache(maxsize=4)
def examples(recommender: Recommender) -> dict[str, Any]:
    """Return answers of a healthy person, the plan as kept and as told, and a first page."""
    answers: dict[str, Value] = {}
    while (page := recommender.interview(answers).page) is not None:
        for question in recommender.asked_on(page, answers):
            answers[question.id] = _harmless(question)
    made = recommender.plan(answers)
    plan = dump_plan(made)
    explained = SHARED_EXPLANATIONS.for_person(recommender.content, answers, made.triage)
    return {
        "answers": {name: value_data(value) for name, value in answers.items()},
        "plan": plan,
        "told": {**plan, "explanation": explanation_data(explained)},
        "interview": interview_data(recommender.interview({})),
    }


def _harmless(question: Question) -> Value:
    """Return `none` or the first option, and a number in the lower part of its range."""
    match question.kind:
        case QuestionKind.YES_NO:
            return False
        case QuestionKind.NUMBER:
            return question.minimum + (question.maximum - question.minimum) // 3
        case QuestionKind.ONE:
            return question.option_ids[0]
    return (NONE_OF_THESE if NONE_OF_THESE in question.option_ids else question.option_ids[0],)
