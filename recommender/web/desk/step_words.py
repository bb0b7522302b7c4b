"""The small steps of one answer that would have fired a rule, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.questions import Question
from recommender.domain.rules import Triage
from recommender.service.likely_stops import LikelyStop
from recommender.service.words import answer_words
from recommender.web.words import _


@dataclass(frozen=True)
class Step:
    """A question, what it is called, and the answers any of which would have done."""

    question: str
    called: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class NearStop:
    """A graver stop that one likely answer would have been, and that answer."""

    triage: Triage
    answer: Step


def near_stop(stop: LikelyStop | None) -> NearStop | None:
    """Return it in words, where there is one."""
    if stop is None:
        return None
    near = stop.answer
    [step] = step_words(stop.content, stop.answers, {near.question: (near.value,)})
    return NearStop(near.triage, step)


def step_words(
    content: Content, answers: Answers, steps: Mapping[str, tuple[Value, ...]]
) -> tuple[Step, ...]:
    """Return each question with the answers to it that would have done, in words."""
    questions = content.questionnaire.questions
    return tuple(
        Step(
            question=name,
            called=questions[name].called,
            answers=tuple(_words(questions[name], answers[name], value) for value in values),
        )
        for name, values in steps.items()
    )


def _words(question: Question, before: Value, after: Value) -> str:
    if not isinstance(after, tuple) or not isinstance(before, tuple):
        return answer_words(question, after)
    new = tuple(option for option in after if option not in before)
    gone = tuple(option for option in before if option not in after)
    if new and gone:
        # nothing was ticked before, or nothing is after
        return answer_words(question, after)
    if new:
        return _("also “%(option)s”", option=answer_words(question, new))
    return _("without “%(option)s”", option=answer_words(question, gone))
