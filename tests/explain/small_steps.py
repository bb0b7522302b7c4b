"""Which rules nearly fired, found the long way: by trying every small step of every answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recommender.domain.conditions import (
    Answers,
    Condition,
    Situation,
    Value,
    findings_read,
    questions_read,
)
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind, not_applicable
from recommender.domain.reference import decide_findings
from recommender.domain.rules import Rule
from recommender.domain.truth import Truth

Step = tuple[str, Value]


@dataclass(frozen=True)
class Trial:
    """One person, the rules that fired, and for each other rule the steps that fire it."""

    answers: Answers
    fired: frozenset[str]
    steps: dict[str, frozenset[Step]]


def try_every_step(content: Content, answers: Answers) -> Trial:
    """Return what every small step does while the other questions stay as they are."""
    outside = not_applicable(content.questionnaire, answers)
    fired = _fired(content, content.rules, answers, outside)
    silent = [rule for rule in content.rules if rule.id not in fired]
    behind = {rule.id: frozenset(_questions_behind(content, rule.when)) for rule in silent}
    steps: dict[str, set[Step]] = {rule.id: set() for rule in silent}
    for name, value in answers.items():
        reading = [rule for rule in silent if name in behind[rule.id]]
        for other in values_near(content.questionnaire.questions[name], value):
            for rule in _fired(content, reading, {**answers, name: other}, outside):
                steps[rule].add((name, other))
    return Trial(answers, fired, {rule: frozenset(found) for rule, found in steps.items()})


def says_nothing(content: Content, condition: Condition) -> bool:
    """Return whether a condition rests on a single question that is no number.

    A list and the question that asks which of it somebody is not sure about are one.
    """
    questions = content.questionnaire.questions
    behind = _questions_behind(content, condition)
    read = {questions[name].which_of or name for name in behind}
    return len(read) == 1 and questions[read.pop()].kind is not QuestionKind.NUMBER


def values_near(question: Question, value: Value) -> Iterator[Value]:
    """Yield the answers that are one small step from this one, as the form allows them."""
    match value:
        case bool():
            yield not value
        case int():
            yield from {value - 1, value + 1} & {*range(question.minimum, question.maximum + 1)}
        case str():
            yield from {option.id for option in question.offered()} - {value}
        case tuple():
            options = question.offered(value)
            yield from (_clicked(question, value, option.id) for option in options)


def _clicked(question: Question, ticked: tuple[str, ...], option: str) -> tuple[str, ...]:
    others = {*ticked} ^ {option}
    if option == NONE_OF_THESE or others == set():
        has_none = NONE_OF_THESE in question.option_ids
        return (NONE_OF_THESE,) if has_none else ticked
    return tuple(one for one in question.option_ids if one in others - {NONE_OF_THESE})


def _fired(
    content: Content, rules: Iterable[Rule], answers: Answers, outside: frozenset[str]
) -> frozenset[str]:
    findings = decide_findings(content.rules, Situation(answers, outside))
    situation = Situation(answers, outside, findings)
    return frozenset(rule.id for rule in rules if rule.when.holds(situation) is Truth.YES)


def _questions_behind(content: Content, condition: Condition) -> Iterator[str]:
    yield from questions_read(condition)
    for finding in findings_read(condition):
        for rule in content.rules_of_finding[finding]:
            yield from _questions_behind(content, rule.when)
