"""What makes a question of the questionnaire wrong by itself, or beside earlier ones."""

from collections.abc import Iterator, Mapping

from recommender.content.gathering import Gatherer
from recommender.domain.questions import (
    NOT_SURE,
    Page,
    Question,
    QuestionKind,
    Safety,
    Show,
)

QUESTIONNAIRE_FILE = "knowledge/questionnaire.yaml"
# so many buttons still stand in rows that can be taken in at a glance
BUTTONS_MOST = 11

# The key at which the fault stands, and what is wrong.
_Fault = tuple[str, str]
Earlier = Mapping[str, Question]


def check_page(gatherer: Gatherer, page: Page) -> None:
    """Say that a page is asked and offered later at once."""
    if len({question.is_later for question in page.questions}) > 1:
        gatherer.say(QUESTIONNAIRE_FILE, page.id, "offer all questions of a page later, or none")


def check_question(gatherer: Gatherer, question: Question, earlier: Earlier) -> None:
    """Say what is wrong with how a question is answered, shown and asked."""
    if question.id in earlier:
        gatherer.say(QUESTIONNAIRE_FILE, question.id, "this id stands twice")
    has_options = question.kind in (QuestionKind.ONE, QuestionKind.MANY)
    faults = _option_faults(question) if has_options else _faults_without_options(question)
    for key, fault in (*faults, *_number_faults(question), *_asking_faults(question)):
        gatherer.say(QUESTIONNAIRE_FILE, question.id, fault, about=key)


def check_words(gatherer: Gatherer, question: Question, earlier: Earlier) -> None:
    """Say what is missing that tells the question from all others, at the desk and in an error."""
    message = question.error_message
    if not question.topic:
        gatherer.say(QUESTIONNAIRE_FILE, question.id, "needs a topic")
    if not message:
        gatherer.say(QUESTIONNAIRE_FILE, question.id, "needs an error_message")
        return
    for other in earlier.values():
        # lists that ask which one say it in the same words
        if other.error_message == message and not (question.which_of and other.which_of):
            fault = f"has the error_message of {other.id!r}"
            gatherer.say(QUESTIONNAIRE_FILE, question.id, fault, about="error_message")
    bounds = f"{question.minimum} to {question.maximum}"
    if question.minimum < question.maximum and bounds not in message:
        fault = f"needs an error_message with {bounds} in it"
        gatherer.say(QUESTIONNAIRE_FILE, question.id, fault, about="error_message")


def _option_faults(question: Question) -> Iterator[_Fault]:
    is_unique = len(set(question.option_ids)) == len(question.options)
    if not is_unique or len(question.offered()) < 2:
        yield "options", "needs two or more options, each id once"
    if question.asks_which and (
        question.kind is not QuestionKind.MANY or NOT_SURE not in question.option_ids
    ):
        yield "unsure", f"unsure: which is for a list (many) with the option {NOT_SURE!r}"


def _faults_without_options(question: Question) -> Iterator[_Fault]:
    if question.options:
        yield "options", f"a {question.kind} question has no options"
    if question.asks_which:
        yield "unsure", f"unsure: which is for a list (many) with the option {NOT_SURE!r}"


def _number_faults(question: Question) -> Iterator[_Fault]:
    if question.kind is not QuestionKind.NUMBER:
        if question.show or question.ends or question.values:
            yield "show", "show, ends and values are for numbers"
        return
    if question.minimum >= question.maximum:
        yield "minimum", "needs a minimum below its maximum"
    if not question.unit:
        yield "unit", "needs a unit"
    yield from _button_faults(question)


def _button_faults(question: Question) -> Iterator[_Fault]:
    is_scale, is_values = question.show is Show.SCALE, question.show is Show.VALUES
    if len(question.ends) != (2 if is_scale else 0):
        yield (
            "show",
            "needs two ends, the words at both ends, where it is shown as a scale, and only there",
        )
    if is_scale and question.maximum - question.minimum >= BUTTONS_MOST:
        yield "show", f"a scale has {BUTTONS_MOST} numbers at most"
    if bool(question.values) != is_values:
        yield "values", "needs values where it is shown as values, and only there"
    elif not _are_offered(question):
        yield "values", "needs values that rise, none below minimum or above maximum"


def _are_offered(question: Question) -> bool:
    bounds = range(question.minimum, question.maximum + 1)
    rises = list(question.values) == sorted(set(question.values))
    return rises and all(value in bounds for value in question.values)


def _asking_faults(question: Question) -> Iterator[_Fault]:
    if question.safety is Safety.HARD_STOP and not question.is_required:
        yield "required", "is a hard stop: it may not be optional"
    if question.is_later and question.is_required:
        yield "offered", "is offered later: write required: no"
