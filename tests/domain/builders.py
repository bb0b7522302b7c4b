"""Builders of small domain objects; what a test is not about, they fill in."""

from dataclasses import replace

from recommender.domain.conditions import Condition
from recommender.domain.content import Content
from recommender.domain.exercises import Prescription
from recommender.domain.programmes import Prescribed, Programme
from recommender.domain.questions import Option, Page, Question, QuestionKind, Questionnaire
from recommender.domain.rules import Conclusion, Finds, Rule, RuleKind, Tells


def a_question(
    name: str, kind: QuestionKind, *options: str, ask_when: Condition | None = None
) -> Question:
    return Question(
        id=name,
        kind=kind,
        text=f"{name}?",
        options=tuple(Option(option, option) for option in options),
        unit="of 10" if kind is QuestionKind.NUMBER else "",
        maximum=10 if kind is QuestionKind.NUMBER else 0,
        ask_when=ask_when,
    )


def a_questionnaire(*questions: Question) -> Questionnaire:
    return Questionnaire((Page("page", "Page", "section", questions),))


def a_rule(
    name: str, when: Condition, *, kind: RuleKind = RuleKind.ADVICE, then: Conclusion | None = None
) -> Rule:
    return Rule(
        id=name,
        kind=kind,
        title=name,
        when=when,
        when_text="",
        then=then or Tells("tip"),
        because="It is so.",
        sources=(),
        evidence="judgement",
        examples=(),
        file="rules/file.yaml",
    )


def a_finding_rule(name: str, finding: str, when: Condition) -> Rule:
    return a_rule(name, when, kind=RuleKind.FINDINGS, then=Finds(finding))


def an_item(exercise: str, day: int = 0, *, instead: str = "", source: str = "seed") -> Prescribed:
    return Prescribed(exercise, exercise, day, Prescription(source), "", None, instead)


def a_programme(name: str, *items: Prescribed) -> Programme:
    return Programme(name, "", name, "", (), items, (), (), ())


def without_stops(content: Content) -> Content:
    """Return the content without its rules of triage, which take most of the time of an engine."""
    rules = tuple(rule for rule in content.rules if rule.kind is not RuleKind.TRIAGE)
    return replace(content, rules=rules)
