"""What forced a decision as its person is told it, to be put into words by a page or a terminal."""

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.questions import Question
from recommender.domain.rules import Triage
from recommender.explain.told_signs import answers_that_sent, other_signs, with_more
from recommender.service.explanations import SHARED_EXPLANATIONS


@dataclass(frozen=True)
class AnswerReason:
    """A question, and the answer to it that counts."""

    question: Question
    value: Value


@dataclass(frozen=True)
class ToldReasons:
    """The answers that forced a decision; of a plan with care also a change that would stop it.

    Of a stop they are all that sent the person there, the gravest first, and `other_signs` is what
    names a sign besides. `then` is the title of what the person would be told after that change. A
    plan that nothing speaks against has none: it would be the same for everybody.
    """

    forced_by: tuple[AnswerReason, ...]
    change: tuple[AnswerReason, ...]
    then: str
    other_signs: tuple[AnswerReason, ...] = ()


def told_reasons(content: Content, answers: Answers, triage: Triage) -> ToldReasons | None:
    """Return the reasons of a triage for its person, or None where they cannot be told."""
    explained = SHARED_EXPLANATIONS.for_person(content, answers, triage)
    if explained is None:
        return None
    forced = {entry.question: entry.answer for entry in explained.forced_by}
    if not triage.allows_week:
        return _of_stop(content, answers, triage, forced)
    stop = None if triage is Triage.PLAN else explained.nearest_stop
    return ToldReasons(
        forced_by=_reasons(content, forced.items(), {}),
        change=_reasons(content, stop.answers.items(), answers) if stop else (),
        then=content.outcomes[stop.triage].title if stop else "",
    )


def _of_stop(
    content: Content, answers: Answers, triage: Triage, forced: dict[str, Value]
) -> ToldReasons:
    """Return all that sent somebody there: whoever helps must hear of each sign, not of one."""
    evaluation = evaluate(content, answers)
    told = with_more(forced, answers_that_sent(evaluation, triage))
    sent = content.gravest_first.answers(told)
    others = other_signs(evaluation, sent)
    return ToldReasons(
        forced_by=_reasons(content, sent.items(), {}),
        change=(),
        then="",
        other_signs=_reasons(content, others.items(), {}),
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
