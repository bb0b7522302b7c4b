"""Visits of people who answer the questionnaire, counted in pages, taps and words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recommender.domain.conditions import Answers, Situation, Value
from recommender.domain.questions import (
    NONE_OF_THESE,
    NOT_SURE,
    Page,
    Question,
    QuestionKind,
    Questionnaire,
    not_applicable,
)
from recommender.domain.truth import Truth
from tests.content.questionnaire_visitors import USUAL

_WORD = re.compile(r"\S*[A-Za-z0-9]\S*")


@dataclass(frozen=True)
class Visit:
    """What a visit costs before the check page.

    A tap is a tick, a button of a scale, a field to type in, or a button that leads on; Start and
    the button of the check page are two of them. Typed digits and the words on buttons are
    not counted; the steps are a bar.
    """

    pages: tuple[str, ...]
    questions: tuple[str, ...]
    taps: int
    words: int


def visit(questionnaire: Questionnaire, visitor: Mapping[str, Value]) -> Visit:
    """Return what the visitor sees; whoever says nothing of a list ticks “none of these”."""
    person = {**USUAL, **visitor}
    answers: dict[str, Value] = {}
    pages: list[str] = []
    questions: list[str] = []
    taps, read = 2, 0
    for page in questionnaire.pages:
        # what applies follows from the answers of earlier pages
        situation = Situation(answers, not_applicable(questionnaire, answers))
        asked = [question for question in page.questions if _is_asked(question, situation)]
        if not asked:
            continue
        for question in asked:
            answers |= answer_of(question, person)
        pages.append(page.id)
        questions += [question.id for question in asked]
        taps += 1 + sum(_taps(answers.get(question.id, ())) for question in asked)
        read += words_of_page(page, asked)
    never_asked = sorted(set(visitor) - set(questions))
    assert not never_asked, f"these were not asked: {never_asked}"
    return Visit(tuple(pages), tuple(questions), taps, read)


def answer_of(question: Question, person: Answers) -> Answers:
    """Return what a person says to a question: no or none where they say nothing of it."""
    if question.id in person:
        return {question.id: person[question.id]}
    if question.kind is QuestionKind.YES_NO:
        return {question.id: False}
    if question.kind is QuestionKind.MANY and question.is_required:
        return {question.id: (NONE_OF_THESE,)}
    if question.kind is QuestionKind.ONE and "no" in question.option_ids:
        return {question.id: "no"}
    assert not question.is_required, f"{question.id}: say what this visitor answers"
    return {}


def words_of_page(page: Page, asked: Sequence[Question]) -> int:
    """Return how many words a page has, without those on buttons.

    The title is its heading, but where a question for everybody stands alone.
    """
    is_alone = len(asked) == 1 and asked[0].ask_when is None
    heading = 0 if is_alone else words(page.title)
    return heading + sum(words(text) for question in asked for text in texts_of(question))


def words(text: str) -> int:
    """Return how many words a text has."""
    return len(_WORD.findall(text))


def is_for_everybody(question: Question) -> bool:
    """Return whether everybody is asked, whatever was said before."""
    return question.ask_when is None and not question.is_later


def texts_of(question: Question) -> Iterator[str]:
    """Yield all that stands on the page for a question, but for the marks of what is optional."""
    yield from (question.text, question.help, *question.ends)
    if question.kind is QuestionKind.NUMBER and not question.show:
        yield question.unit
    if question.kind is QuestionKind.YES_NO:
        yield "Yes No"
    if question.kind is QuestionKind.MANY and "tick" not in (question.text + question.help).lower():
        yield "Tick any"
    if question.kind is QuestionKind.MANY and {NONE_OF_THESE, NOT_SURE} & {*question.option_ids}:
        yield "or"
    for option in question.offered():
        yield from (option.text, option.heading)


def _is_asked(question: Question, situation: Situation) -> bool:
    if question.is_later:
        return False
    return question.ask_when is None or question.ask_when.holds(situation) is Truth.YES


def _taps(answer: Value) -> int:
    return len(answer) if isinstance(answer, tuple) else 1
