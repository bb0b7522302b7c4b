"""Questions as JSON-ready data, as the catalogue and an interview tell them."""

from recommender.domain.content import Content
from recommender.domain.questions import Option, Page, Question, QuestionKind
from recommender.exchange.plan import Data


def questions_data(content: Content) -> list[Data]:
    """Return every question in the order in which they are asked."""
    return [
        question_data(page, question)
        for page in content.questionnaire.pages
        for question in page.questions
    ]


def question_data(page: Page, question: Question) -> Data:
    """Return one question with the page it stands on."""
    data: Data = {
        "id": question.id,
        "section": page.section,
        "page": page.id,
        "kind": question.kind.value,
        "topic": question.topic,
        "text": question.text,
        "help": question.help,
        "error_message": question.error_message,
        "required": question.is_required,
        "ask_when": question.ask_when_text or None,
    }
    if question.options:
        data["options"] = [_option_data(entry) for entry in question.options]
    if question.kind is QuestionKind.NUMBER:
        data |= {"unit": question.unit, "minimum": question.minimum, "maximum": question.maximum}
    return {**data, **_told(question)}


def _told(question: Question) -> Data:
    """Return what only some questions have: what they are for, and how they are shown and asked."""
    told = {
        "safety": question.safety and question.safety.value,
        "show": question.show and question.show.value,
        "ends": list(question.ends),
        "values": list(question.values),
        "offered": "later" if question.is_later else "",
        "which": question.which,
        "which_of": question.which_of,
    }
    return {key: value for key, value in told.items() if value}


def _option_data(option: Option) -> Data:
    told = {
        "heading": option.heading,
        "sign": option.sign and option.sign.value,
        "plan_only": option.is_plan_only,
        "status": "retired" if option.is_retired else "",
    }
    return {
        "id": option.id,
        "text": option.text,
        **{key: value for key, value in told.items() if value},
    }
