"""What a person typed or sent, checked once and turned into answers."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from reprlib import Repr

from recommender.domain.conditions import Answers, Value
from recommender.domain.errors import AnswersError, did_you_mean
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind

# The key under which a fault of the whole text is reported.
WHOLE_ANSWERS = "answers"
# A body may hold thousands of wrong names; so many are told one by one, the others are counted.
NAMED_MOST = 20
# Tells what was sent, however long or deep it is.
_SHORTENED = Repr()
_SHORTENED.maxstring = _SHORTENED.maxlong = _SHORTENED.maxother = 80
_SHORTENED.maxlevel = 2


def read_answers(questions: Mapping[str, Question], text: str) -> Answers:
    """Return the answers in a JSON text, or raise AnswersError with one line a question."""
    try:
        typed = json.loads(text, object_pairs_hook=_refuse_repeated_keys, parse_constant=_refuse)
    except RecursionError:
        raise AnswersError({WHOLE_ANSWERS: "This is nested too deeply to be read."}) from None
    except ValueError as error:
        raise AnswersError({WHOLE_ANSWERS: f"This is not JSON: {error}."}) from None
    if not isinstance(typed, dict):
        raise AnswersError({WHOLE_ANSWERS: "Write one object: question id and value."})
    return parse_answers(questions, typed)


def parse_answers(questions: Mapping[str, Question], typed: Mapping[str, object]) -> Answers:
    """Return the answers in the order of the questions, or raise AnswersError for all faults.

    Values are true or false, an option id, a list of option ids, or a whole number. Missing
    answers are not a fault here: whether they matter is decided with the rules.
    """
    messages: dict[str, str] = {}
    answers: dict[str, Value] = {}
    for question in questions.values():
        if question.id not in typed:
            continue
        value, fault = _check(question, typed[question.id])
        if fault:
            messages[question.id] = fault
        else:
            answers[question.id] = value
    known = tuple(questions)
    unknown = [name for name in typed if name not in questions]
    messages |= _told(unknown, lambda name: _missing("such question", name, known))
    if messages:
        raise AnswersError(messages)
    return answers


def check_answer(question: Question, value: object) -> Value:
    """Return the value as an answer to one question, or raise AnswersError."""
    checked, fault = _check(question, value)
    if fault:
        raise AnswersError({question.id: fault})
    return checked


def _check(question: Question, value: object) -> tuple[Value, str]:
    match question.kind:
        case QuestionKind.YES_NO:
            return (value, "") if isinstance(value, bool) else (False, "Answer true or false.")
        case QuestionKind.NUMBER:
            return _check_number(question, value)
        case QuestionKind.ONE:
            return _check_option(question, value)
    return _check_options(question, value)


def _check_number(question: Question, value: object) -> tuple[Value, str]:
    bounds = f"a whole number from {question.minimum} to {question.maximum}"
    # a whole number may arrive as 3.0; a bool is an int to Python and no number to a person
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return 0, f"Give {bounds} ({question.unit})."
    if not question.minimum <= value <= question.maximum:
        return 0, f"{value} is out of range: give {bounds} ({question.unit})."
    return value, ""


def _check_option(question: Question, value: object) -> tuple[Value, str]:
    if not isinstance(value, str):
        return "", f"Give one of: {_list(question)}."
    if value not in question.option_ids:
        return "", f"{_no_option(question, value)} Give one of: {_list(question)}."
    return value, ""


def _check_options(question: Question, value: object) -> tuple[Value, str]:
    if not isinstance(value, list | tuple) or not value:
        return (), f"Give a list of one or more of: {_list(question)}."
    # of one entry more than there are options, one is unknown or stands twice
    looked_at = value[: len(question.option_ids) + 1]
    unknown = [entry for entry in looked_at if entry not in question.option_ids]
    if unknown:
        return (), f"{_no_option(question, unknown[0])} Give one or more of: {_list(question)}."
    if len(set(looked_at)) < len(looked_at):
        return (), "An option stands twice."
    if NONE_OF_THESE in value and len(value) > 1:
        return (), f"{NONE_OF_THESE!r} stands alone: leave it out, or leave the others out."
    return tuple(option for option in question.option_ids if option in value), ""


def _no_option(question: Question, value: object) -> str:
    told = _SHORTENED.repr(value)
    return _missing(
        f"option {told}", value if isinstance(value, str) else told, question.option_ids
    )


def _missing(what: str, name: str, known: tuple[str, ...]) -> str:
    hint = did_you_mean(name, known)
    return f"There is no {what}{hint or '.'}"


def _list(question: Question) -> str:
    return ", ".join(option.id for option in question.offered())


def _refuse_repeated_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    whole = dict(pairs)
    if len(whole) < len(pairs):
        times = Counter(key for key, _ in pairs)
        repeated = [key for key in whole if times[key] > 1]
        message = "This question stands twice; answer it once."
        raise AnswersError(_told(repeated, lambda _key: message))
    return whole


def _told(names: Sequence[str], fault: Callable[[str], str]) -> dict[str, str]:
    """Return the fault of each name, and beyond as many as are told, how many more have it."""
    messages = {name: fault(name) for name in names[:NAMED_MOST]}
    if len(names) > NAMED_MOST:
        messages[WHOLE_ANSWERS] = f"More names with the same fault: {len(names) - NAMED_MOST}."
    return messages


def _refuse(constant: str) -> object:
    raise AnswersError({WHOLE_ANSWERS: f"{constant} is no JSON value."})
