"""What forced a decision, in the person's own words."""

from dataclasses import dataclass
from typing import Any

from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.service.explanations import SHARED
from recommender.web.viewing import Data, in_words


@dataclass(frozen=True)
class ReasonRow:
    """A question, and the answer to it that counts."""

    text: str
    words: list[str]


@dataclass(frozen=True)
class Reasons:
    """The answers that forced a decision; with a week also the change that would stop it."""

    forced_by: tuple[ReasonRow, ...]
    change: tuple[ReasonRow, ...]
    then: str


def reason_words(content: Content, answers: Answers, plan: Data) -> Reasons | None:
    """Return the reasons of a plan for its person, or None where they cannot be told."""
    explained = SHARED.for_person(content, answers, Triage(plan["triage"]))
    if explained is None:
        return None
    stop = explained["nearest_stop"]
    return Reasons(
        forced_by=_rows(content, explained["forced_by"], {}),
        change=_rows(content, stop["answers"], answers) if stop else (),
        then=content.outcomes[stop["triage"]].title if stop else "",
    )


def _rows(content: Content, entries: list[Data], before: Answers) -> tuple[ReasonRow, ...]:
    questions = content.questionnaire.questions
    return tuple(
        ReasonRow(
            questions[entry["question"]].text,
            in_words(
                questions[entry["question"]],
                _new(before.get(entry["question"]), entry["answer"]),
            ),
        )
        for entry in entries
    )


def _new(before: Value | None, after: Any) -> Value:
    """Return an answer; of a list that only grew, what is new in it."""
    if not isinstance(after, list):
        return after  # type: ignore[no-any-return]  # JSON-ready
    new = tuple(option for option in after if not isinstance(before, tuple) or option not in before)
    return new or tuple(after)
