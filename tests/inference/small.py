"""Builders for small questionnaires with rules of their own, on top of the real content."""

from collections.abc import Iterable
from dataclasses import replace

from recommender.domain.conditions import Condition
from recommender.domain.content import Content
from recommender.domain.questions import Page, Question, QuestionKind, Questionnaire
from recommender.domain.rules import Rule, RuleKind, Sends, Triage
from tests.domain.builders import a_question, a_rule


def sends(triage: Triage, when: Condition, *, name: str = "") -> Rule:
    """Return a rule that sends a person somewhere."""
    then = Sends(triage, f"Go to {triage}.")
    return a_rule(name or triage.value, when, kind=RuleKind.TRIAGE, then=then)


def yes_no(name: str, *, ask_when: Condition | None = None, is_required: bool = True) -> Question:
    """Return a yes/no question."""
    question = a_question(name, QuestionKind.YES_NO, ask_when=ask_when)
    return replace(question, is_required=is_required)


def a_page(*questions: Question) -> Page:
    """Return a page named after its first question."""
    return Page(questions[0].id, "Page", "section", questions)


def a_content(
    content: Content, pages: Iterable[str | Page], rules: Iterable[Rule], *, week: str = ""
) -> Content:
    """Return the content with these pages and rules; a name is a page with a yes/no question.

    The planner reads the question `week` itself, or where none is named that of the first page.
    """
    asked = tuple(page if isinstance(page, Page) else a_page(yes_no(page)) for page in pages)
    read = week or asked[0].questions[0].id
    settings = replace(
        content.week,
        minutes_question=read,
        days_question=read,
        equipment_question=read,
        likes_question=read,
    )
    return replace(content, questionnaire=Questionnaire(asked), rules=tuple(rules), week=settings)
