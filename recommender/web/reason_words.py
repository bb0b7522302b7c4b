"""What forced a decision, in the person's own words."""

from dataclasses import dataclass

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.service.told_reasons import Reason, told_reasons
from recommender.web.viewing import Data, in_words


@dataclass(frozen=True)
class ReasonRow:
    """A question, and the answer to it that counts."""

    text: str
    words: list[str]


@dataclass(frozen=True)
class Reasons:
    """The answers that forced a decision; of a plan with care also what would stop it."""

    forced_by: tuple[ReasonRow, ...]
    change: tuple[ReasonRow, ...]
    then: str


def reason_words(content: Content, answers: Answers, plan: Data) -> Reasons | None:
    """Return the reasons of a plan for its person, or None where they cannot be told."""
    told = told_reasons(content, answers, plan)
    if told is None:
        return None
    return Reasons(_rows(told.forced_by), _rows(told.change), told.then)


def _rows(reasons: tuple[Reason, ...]) -> tuple[ReasonRow, ...]:
    return tuple(
        ReasonRow(entry.question.text, in_words(entry.question, entry.value)) for entry in reasons
    )
