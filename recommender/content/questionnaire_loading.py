"""Build the questionnaire; each `ask_when` may speak of questions of earlier pages only."""

from dataclasses import replace
from typing import Any

from marshmallow import Schema, fields

from recommender.content.fields import kebab, snake, words
from recommender.content.gathering import Gatherer
from recommender.content.knowledge_schemas import QuestionSchema
from recommender.content.language import LanguageError, Names, parse_condition
from recommender.domain.questions import (
    Page,
    Question,
    QuestionKind,
    Questionnaire,
)

FILE = "knowledge/questionnaire.yaml"


class PageSchema(Schema):
    """One page of a section."""

    id = kebab()
    title = words()
    questions = fields.List(fields.Nested(QuestionSchema), required=True)


class SectionSchema(Schema):
    """One section: pages under a common title."""

    id = snake()
    title = words()
    pages = fields.List(fields.Nested(PageSchema), required=True)


class QuestionnaireSchema(Schema):
    """The whole file."""

    sections = fields.List(fields.Nested(SectionSchema), required=True)


def load_questionnaire(gatherer: Gatherer, *, is_kept: bool) -> Questionnaire:
    """Return the questionnaire; what is wrong with it is kept in the gatherer.

    One of a kept content may lack the topics and error messages, which came later.
    """
    raw: dict[str, Any] = gatherer.whole(FILE, QuestionnaireSchema()) or {"sections": []}
    pages: list[Page] = []
    earlier: dict[str, Question] = {}
    for section in raw["sections"]:
        for page in section["pages"]:
            names = Names(dict(earlier), frozenset())
            questions = tuple(_resolve(gatherer, entry, names) for entry in page["questions"])
            for question in questions:
                _check(gatherer, question, earlier)
                if not is_kept:
                    _check_words(gatherer, question, earlier)
                earlier[question.id] = question
            pages.append(Page(page["id"], page["title"], section["title"], questions))
    return Questionnaire(tuple(pages))


def _resolve(gatherer: Gatherer, question: Question, names: Names) -> Question:
    if not question.ask_when_text:
        return question
    try:
        condition = parse_condition(question.ask_when_text, names)
    except LanguageError as error:
        message = f"ask_when: {error} (only questions of earlier pages may stand here)"
        gatherer.say(FILE, question.id, message, error.column)
        return question
    return replace(question, ask_when=condition)


def _check(gatherer: Gatherer, question: Question, earlier: dict[str, Question]) -> None:
    if question.id in earlier:
        gatherer.say(FILE, question.id, "this id stands twice")
    has_options = question.kind in (QuestionKind.ONE, QuestionKind.MANY)
    is_unique = len(set(question.option_ids)) == len(question.options)
    if has_options and (not is_unique or len(question.offered()) < 2):
        gatherer.say(FILE, question.id, "needs two or more options, each id once")
    if not has_options and question.options:
        gatherer.say(FILE, question.id, f"a {question.kind} question has no options")
    if question.kind is QuestionKind.NUMBER and question.minimum >= question.maximum:
        gatherer.say(FILE, question.id, "needs a minimum below its maximum")
    if question.kind is QuestionKind.NUMBER and not question.unit:
        gatherer.say(FILE, question.id, "needs a unit")


def _check_words(gatherer: Gatherer, question: Question, earlier: dict[str, Question]) -> None:
    """Say what is missing that tells the question from all others, at the desk and in an error."""
    message = question.error_message
    if not question.topic:
        gatherer.say(FILE, question.id, "needs a topic")
    if not message:
        gatherer.say(FILE, question.id, "needs an error_message")
        return
    for other in earlier.values():
        if other.error_message == message:
            gatherer.say(FILE, question.id, f"has the error_message of {other.id!r}")
    bounds = f"{question.minimum} to {question.maximum}"
    if question.minimum < question.maximum and bounds not in message:
        gatherer.say(FILE, question.id, f"needs an error_message with {bounds} in it")
