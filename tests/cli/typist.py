"""Somebody at the keyboard: the lines that give some answers to the interview."""

from collections.abc import Mapping
from io import StringIO
from typing import Any

from rich.console import Console

from recommender.cli.asking import ask_all
from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.questions import Question, QuestionKind
from recommender.service.recommender import Recommender
from tests.people import as_asked


def lines_for(recommender: Recommender, different: Mapping[str, Any] | None = None) -> list[str]:
    """Return what to type on every page that comes, for the healthy person or a different one."""
    questions = recommender.content.questionnaire.questions
    wanted = wanted_answers(recommender.content, different)
    return [line_for(questions[name], value) for name, value in wanted.items()]


def wanted_answers(content: Content, different: Mapping[str, Any] | None = None) -> Answers:
    """Return what the healthy person, or a different one, answers up to the interview's end."""
    return as_asked(content, **(different or {}))


def line_for(question: Question, value: Value) -> str:
    """Return the line to type for one answer."""
    if question.kind is QuestionKind.NUMBER:
        return str(value)
    if question.kind is QuestionKind.YES_NO:
        return "1" if value else "2"
    chosen = value if isinstance(value, tuple) else (value,)
    offered = [option.id for option in question.offered()]
    return ",".join(str(offered.index(str(entry)) + 1) for entry in chosen)


def ask(recommender: Recommender, lines: list[str]) -> tuple[Answers, str]:
    """Return the answers of an interview in which these lines are typed, and what was shown."""
    console = a_console()
    answers = ask_all(recommender, console, StringIO("\n".join(lines) + "\n"))
    return answers, shown_on(console)


def a_console() -> Console:
    """Return a console that writes to memory."""
    return Console(file=StringIO(), width=88, highlight=False)


def shown_on(console: Console) -> str:
    """Return what was printed on a console of ours."""
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()
