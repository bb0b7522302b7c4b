"""Read the ordinary person, from whom examples made for readers differ as little as they can."""

from marshmallow import fields

from recommender.content.answers import parse_answers
from recommender.content.gathering import Gatherer
from recommender.content.rule_loading import typed_answers
from recommender.content.shapes import Shape
from recommender.domain.conditions import Answers
from recommender.domain.errors import AnswersError
from recommender.domain.questions import Questionnaire

_FILE = "knowledge/ordinary.yaml"


class OrdinarySchema(Shape):
    """The whole file; the answers get their types from the questionnaire."""

    answers = fields.Dict(keys=fields.String(), values=fields.Raw(), required=True)


def load_ordinary(gatherer: Gatherer, questionnaire: Questionnaire) -> Answers:
    """Return the ordinary person's answers; none in a content without the file."""
    if _FILE not in gatherer.files("knowledge"):
        return {}
    raw = gatherer.whole(_FILE, OrdinarySchema())
    questions = questionnaire.questions
    if raw is None or not questions:
        return {}
    try:
        return parse_answers(questions, typed_answers(questions, raw["answers"]))
    except AnswersError as error:
        for question, message in error.messages.items():
            gatherer.say(_FILE, question, message, about=question)
    return {}
