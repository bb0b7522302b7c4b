"""A question of each kind and a finding, for tests of the condition language."""

from recommender.content.language import Names, parse_condition
from recommender.domain.conditions import Condition
from recommender.domain.questions import QuestionKind
from tests.domain.builders import a_question

QUESTIONS = (
    a_question("worried", QuestionKind.YES_NO),
    a_question("pain", QuestionKind.NUMBER),
    a_question("pain_worst", QuestionKind.NUMBER),
    a_question("onset", QuestionKind.ONE, "fall", "lift", "none", "6_weeks", "not_sure"),
    a_question("where", QuestionKind.MANY, "neck", "low_back", "3_places", "none", "not_sure"),
)
NAMES = Names({question.id: question for question in QUESTIONS}, frozenset({"older", "frail"}))


def parsed(text: str) -> Condition:
    return parse_condition(text, NAMES)
