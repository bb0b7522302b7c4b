"""The questionnaire as a JSON Schema, so that the document says what may be sent."""

from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind, Questionnaire


def answers_body(questionnaire: Questionnaire, example: dict[str, object]) -> dict[str, object]:
    """Return what the document says of a request that brings answers."""
    schema = answers_schema(questionnaire)
    return {
        "required": True,
        "content": {"application/json": {"schema": schema, "example": example}},
    }


def answers_schema(questionnaire: Questionnaire) -> dict[str, object]:
    """Return the schema of a flat object of answers: question id and value."""
    return {
        "type": "object",
        "description": "Question id and value. Questions that do not apply are left out.",
        "properties": {question.id: _value(question) for question in questionnaire},
        "additionalProperties": False,
    }


def _value(question: Question) -> dict[str, object]:
    match question.kind:
        case QuestionKind.YES_NO:
            value: dict[str, object] = {"type": "boolean"}
        case QuestionKind.NUMBER:
            value = {
                "type": "integer",
                "minimum": question.minimum,
                "maximum": question.maximum,
            }
        case QuestionKind.ONE:
            value = {"type": "string", "enum": list(question.option_ids)}
        case QuestionKind.MANY:
            value = _list_of(question)
    return {**value, "description": question.text}


def _list_of(question: Question) -> dict[str, object]:
    """Return the schema of ticked options: some of them, or `none` alone."""
    real = [option for option in question.option_ids if option != NONE_OF_THESE]
    ticked = {
        "type": "array",
        "items": {"type": "string", "enum": real},
        "minItems": 1,
        "uniqueItems": True,
    }
    if NONE_OF_THESE not in question.option_ids:
        return ticked
    alone = {"type": "array", "items": {"const": NONE_OF_THESE}, "minItems": 1, "maxItems": 1}
    return {"oneOf": [ticked, alone]}
