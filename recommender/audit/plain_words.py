"""Conditions in plain English: the same tree that decides, read out."""

from dataclasses import dataclass

from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Found,
    Includes,
    IsOneOf,
    IsWithin,
    IsYes,
    Lacks,
    Not,
    Value,
)
from recommender.domain.content import Content
from recommender.domain.questions import Question


@dataclass(frozen=True)
class Told:
    """A condition in words: one line, and the parts that it speaks of, if it has any.

    `question` or `finding` names what a line without parts reads.
    """

    words: str
    parts: tuple["Told", ...] = ()
    question: str = ""
    finding: str = ""


def tell(content: Content, condition: Condition) -> Told:
    """Return a condition in plain words, part by part."""
    match condition:
        case Comparison():
            question = content.questionnaire.questions[condition.question]
            return Told(f"“{question.text}” {_claim(question, condition)}", question=question.id)
        case Found(finding=finding):
            return Told(f"found: {finding.replace('_', ' ')}", finding=finding)
        case Not(part=part):
            return Told("it is known that this is not so", (tell(content, part),))
        case AllOf(parts=parts):
            return Told("all of these hold", _each(content, parts))
        case AnyOf(parts=parts):
            return Told("at least one of these holds", _each(content, parts))
        case AtLeast(least=least, parts=parts):
            return Told(f"at least {least} of these hold", _each(content, parts))
    raise TypeError(f"no condition: {type(condition).__name__}")


def answer_words(question: Question, value: Value | None) -> str:
    """Return an answer in the words of its question; None is no answer."""
    if value is None:
        return "no answer"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value} {question.unit}"
    chosen = value if isinstance(value, tuple) else (value,)
    return "; ".join(_text(question, option) for option in chosen)


def _each(content: Content, parts: tuple[Condition, ...]) -> tuple[Told, ...]:
    return tuple(tell(content, part) for part in parts)


def _claim(question: Question, comparison: Comparison) -> str:
    match comparison:
        case IsYes():
            return "is answered with yes"
        case IsOneOf(options=options):
            return f"is {' or '.join(f'“{_text(question, option)}”' for option in options)}"
        case Includes(option=option):
            return f"includes “{_text(question, option)}”"
        case Lacks(option=option):
            return f"does not include “{_text(question, option)}”"
        case IsWithin(lowest=lowest, highest=highest):
            return f"is {_range(lowest, highest)} {question.unit}"
    raise TypeError(f"no comparison: {type(comparison).__name__}")


def _range(lowest: int | None, highest: int | None) -> str:
    if lowest is None:
        return f"at most {highest}"
    if highest is None:
        return f"at least {lowest}"
    return str(lowest) if lowest == highest else f"{lowest} to {highest}"


def _text(question: Question, option: str) -> str:
    return next((entry.text for entry in question.options if entry.id == option), option)
