"""Builders for small rule bases: what a test is not about is filled in here."""

from collections.abc import Iterable
from dataclasses import replace

from recommender.domain.conditions import AllOf, Condition, Found, IsYes, Situation
from recommender.domain.content import Content
from recommender.domain.questions import Page, Question, QuestionKind, Questionnaire
from recommender.domain.rules import (
    Avoids,
    Conclusion,
    Favours,
    Finds,
    Limits,
    Rule,
    RuleKind,
    Sends,
    Tells,
    Triage,
)

_KINDS: dict[type[Conclusion], RuleKind] = {
    Finds: RuleKind.FINDINGS,
    Sends: RuleKind.TRIAGE,
    Avoids: RuleKind.CONTRAINDICATIONS,
    Favours: RuleKind.EMPHASIS,
    Limits: RuleKind.DOSES,
    Tells: RuleKind.ADVICE,
}


def a_rule(rule_id: str, when: Condition, then: Conclusion | None = None) -> Rule:
    """Return a rule that gives a tip unless it is told to conclude something else."""
    conclusion = then or Tells("keep-moving")
    return Rule(
        id=rule_id,
        kind=_KINDS[type(conclusion)],
        title="A rule",
        when=when,
        when_text="",
        then=conclusion,
        because="",
        sources=(),
        evidence="judgement",
        reviewed="none",
        examples=(),
        file="",
    )


def finds(finding: str, when: Condition, rule_id: str = "") -> Rule:
    """Return a rule that concludes a finding."""
    return a_rule(rule_id or f"{finding}-rule", when, Finds(finding))


def sends(triage: Triage, when: Condition, rule_id: str = "") -> Rule:
    """Return a rule that sends a person somewhere."""
    return a_rule(rule_id or triage.value, when, Sends(triage, f"Go to {triage}."))


def yes_no(
    question_id: str, *, ask_when: Condition | None = None, is_required: bool = True
) -> Question:
    """Return a yes/no question."""
    return Question(
        question_id, QuestionKind.YES_NO, "?", ask_when=ask_when, is_required=is_required
    )


def a_page(*questions: Question) -> Page:
    """Return a page named after its first question."""
    return Page(questions[0].id, "A page", "A section", questions)


def a_content(content: Content, pages: Iterable[Page | Question], rules: Iterable[Rule]) -> Content:
    """Return the content with these pages and rules instead; a lone question is a page.

    The planner reads no questions of its own there.
    """
    whole = tuple(page if isinstance(page, Page) else a_page(page) for page in pages)
    asked = whole[0].questions[0].id
    return replace(
        content,
        questionnaire=Questionnaire(whole),
        rules=tuple(rules),
        week=replace(
            content.week,
            minutes_question=asked,
            days_question=asked,
            equipment_question=asked,
            likes_question=asked,
        ),
    )


def unknown() -> Situation:
    """Return the situation of a person of whom nothing is known."""
    return Situation({})


def both(question: str, finding: str) -> AllOf:
    """Return the condition that a finding is there and then that a question is answered yes."""
    return AllOf((Found(finding), IsYes(question)))
