"""A question of each kind, and random conditions and situations over them."""

from recommender.domain.conditions import (
    IsWithin,
    IsYes,
)
from recommender.domain.questions import QuestionKind
from tests.domain.builders import a_question, a_questionnaire
from tests.domain.random_conditions import FINDINGS, conditions, situations
from tests.explain.builders import a_content

QUESTIONS = (
    a_question("cough", QuestionKind.YES_NO),
    a_question("fever", QuestionKind.YES_NO),
    a_question("pain", QuestionKind.NUMBER),
    a_question("onset", QuestionKind.ONE, "slowly", "fall", "lift"),
    a_question("signs", QuestionKind.MANY, "rash", "chills", "none"),
)
QUESTIONNAIRE = a_questionnaire(*QUESTIONS)
COUGH, FEVER, STRONG = IsYes("cough"), IsYes("fever"), IsWithin("pain", 8, None)
CONTENT = a_content(QUESTIONS)
some_conditions = conditions(QUESTIONNAIRE)
some_situations = situations(QUESTIONNAIRE, [question.id for question in QUESTIONS], FINDINGS)
