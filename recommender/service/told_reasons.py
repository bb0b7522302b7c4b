"""What forced a decision as its person is told it, to be put into words by a page or a terminal."""

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.questions import Question
from recommender.domain.rules import Triage
from recommender.service.explanations import SHARED_EXPLANATIONS


@dataclass(frozen=True)
class AnswerReason:
    """A question, and the answer to it that counts."""

    question: Question
    value: Value


@dataclass(frozen=True)
class ToldReasons:
    """The answers that forced a decision; of a plan with care also a change that would stop it.

    `then` is the title of what the person would be told after that change. A plan that nothing
    speaks against has none: it would be the same for everybody.
    """

    forced_by: tuple[AnswerReason, ...]
    change: tuple[AnswerReason, ...]
    then: str


def told_reasons(content: Content, answers: Answers, triage: Triage) -> ToldReasons | None:
    """Return the reasons of a triage for its person, or None where they cannot be told."""
    explained = SHARED_EXPLANATIONS.for_person(content, answers, triage)
    if explained is None:
        return None
    stop = None if triage is Triage.PLAN else explained.nearest_stop
    forced = ((entry.question, entry.answer) for entry in explained.forced_by)
    return ToldReasons(
        forced_by=_reasons(content, forced, {}),
        change=_reasons(content, stop.answers.items(), answers) if stop else (),
        then=content.outcomes[stop.triage].title if stop else "",
    )


def _reasons(
    content: Content, entries: Iterable[tuple[str, Value]], before: Answers
) -> tuple[AnswerReason, ...]:
    questions = content.questionnaire.questions
    return tuple(
        AnswerReason(questions[name], _new(before.get(name), value)) for name, value in entries
    )


def _new(before: Value | None, after: Value) -> Value:
    """Return an answer; of a list that only grew, what is new in it."""
    if not isinstance(after, tuple):
        return after
    new = tuple(option for option in after if not isinstance(before, tuple) or option not in before)
    return new or after
