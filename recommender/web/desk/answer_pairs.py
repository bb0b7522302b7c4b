"""Answers beside what their questions are called, for pages that tell of people by a few."""

from dataclasses import dataclass

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.service.words import answer_words
from recommender.web.viewing import in_words
from recommender.web.words import _


@dataclass(frozen=True)
class AnswerPair:
    """An answer in words, and what its question is called."""

    question: str
    answer: str


def answer_pairs(content: Content, answers: Answers) -> tuple[AnswerPair, ...]:
    """Return answers in the words of the desk, in their order."""
    questions = content.questionnaire.questions
    return tuple(
        AnswerPair(questions[name].called, answer_words(questions[name], value))
        for name, value in answers.items()
    )


def unusual_pairs(content: Content, answers: Answers) -> tuple[AnswerPair, ...]:
    """Return the answers that differ from an ordinary person's, in the words of the form."""
    questions = content.questionnaire.questions
    return tuple(
        AnswerPair(_(questions[name].called), ", ".join(in_words(questions[name], value)))
        for name, value in answers.items()
        if content.ordinary.get(name) != value
    )
