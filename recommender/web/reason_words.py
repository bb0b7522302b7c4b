"""What forced a decision, in the person's own words."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.questions import Page, Question
from recommender.domain.rules import Triage
from recommender.service.told_reasons import AnswerReason, told_reasons
from recommender.web.viewing import in_words


@dataclass(frozen=True)
class ReasonRow:
    """A question, the page that asks it, and the answer to it that counts, in words and as such."""

    question: Question
    page: Page
    words: list[str]
    value: Value


@dataclass(frozen=True)
class Reasons:
    """The answers that forced a decision; of a plan with care also what would stop it.

    Of a stop they are all that sent the person there, and `other_signs` what they told besides.
    """

    forced_by: tuple[ReasonRow, ...]
    change: tuple[ReasonRow, ...]
    then: str
    other_signs: tuple[ReasonRow, ...] = ()

    @property
    def ways_back(self) -> tuple[ReasonRow, ...]:
        """Return the first answer of each page that would have to be put right."""
        ways: dict[str, ReasonRow] = {}
        for row in self.forced_by:
            ways.setdefault(row.page.id, row)
        return tuple(ways.values())


def reason_words(content: Content, answers: Answers, triage: Triage) -> Reasons | None:
    """Return the reasons of a triage for its person, or None where they cannot be told."""
    told = told_reasons(content, answers, triage)
    if told is None:
        return None
    pages = {
        question.id: page for page in content.questionnaire.pages for question in page.questions
    }
    return Reasons(
        _rows(told.forced_by, pages),
        _rows(told.change, pages),
        told.then,
        _rows(told.other_signs, pages),
    )


def _rows(reasons: tuple[AnswerReason, ...], pages: Mapping[str, Page]) -> tuple[ReasonRow, ...]:
    return tuple(
        ReasonRow(
            entry.question,
            pages[entry.question.id],
            in_words(entry.question, entry.value),
            entry.value,
        )
        for entry in reasons
    )
