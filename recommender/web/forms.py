"""What a page's form sent: typed values of its questions, or one message a question."""

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from recommender.domain.conditions import Value
from recommender.domain.errors import AnswersError
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind
from recommender.service.answers import check_answer
from recommender.web.words import _

YES, NO = "yes", "no"
# numbers of so many digits are none
_DIGITS_MOST = 10


@dataclass(frozen=True)
class Filled:
    """A form as it came: the values that are right, what was typed, and what is wrong."""

    values: Mapping[str, Value]
    typed: Mapping[str, tuple[str, ...]]
    errors: Mapping[str, str]


def read_form(questions: tuple[Question, ...], form: MultiDict[str, str]) -> Filled:
    """Return what the form says about these questions; all problems at once."""
    values: dict[str, Value] = {}
    errors: dict[str, str] = {}
    typed = {question.id: tuple(form.getlist(question.id)) for question in questions}
    for question in questions:
        given = [entry.strip() for entry in typed[question.id] if entry.strip()]
        if not given:
            if question.is_required:
                errors[question.id] = missing(question)
            continue
        try:
            values[question.id] = check_answer(question, _value(question, given))
        except AnswersError:
            errors[question.id] = wrong(question, given)
    return Filled(values, typed, errors)


def buttons(question: Question, typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the numbers to tap, with one that was answered elsewhere and is none of them."""
    numbers = {*question.numbers, *(int(one) for one in typed if _is_allowed(question, one))}
    return tuple(str(number) for number in sorted(numbers))


def shown(value: Value | None) -> tuple[str, ...]:
    """Return a kept answer as its form fields hold it."""
    if value is None:
        return ()
    if isinstance(value, tuple):
        return value
    if isinstance(value, bool):
        return (YES if value else NO,)
    return (str(value),)


def missing(question: Question) -> str:
    """Return what to enter or choose for a question without an answer."""
    if question.error_message:
        return _(question.error_message)
    return _("Answer the question “%(question)s”", question=_(question.text))


def wrong(question: Question, given: list[str]) -> str:
    """Return what to do about an answer that cannot be used."""
    if question.kind is QuestionKind.NUMBER:
        return _("%(message)s, as a whole number", message=missing(question))
    if NONE_OF_THESE in given and NONE_OF_THESE in question.option_ids and len(given) > 1:
        return _("%(message)s, but not both", message=missing(question))
    return missing(question)


def _value(question: Question, given: list[str]) -> object:
    given = list(dict.fromkeys(given))
    if question.kind is QuestionKind.MANY or len(given) > 1:
        # several values where one belongs are not an answer to the question
        return given
    match question.kind:
        case QuestionKind.NUMBER:
            return int(given[0]) if _is_number(given[0]) else given[0]
        case QuestionKind.YES_NO:
            return {YES: True, NO: False}.get(given[0], given[0])
    return given[0]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < _DIGITS_MOST


def _is_allowed(question: Question, text: str) -> bool:
    return _is_number(text) and question.minimum <= int(text) <= question.maximum
