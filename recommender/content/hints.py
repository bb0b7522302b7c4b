"""How to write a comparison right: the second half of what an author of a condition is told."""

import ast
from collections.abc import Sequence

from recommender.domain.questions import Question, QuestionKind


def how_to_compare(question: Question, option: str | None = None) -> str:
    """Return an example of a comparison with a question, if possible with this option."""
    match question.kind:
        case QuestionKind.YES_NO:
            return f"`{question.id}` or `not {question.id}`"
        case QuestionKind.NUMBER:
            return f"a number, such as `{question.id} >= {question.minimum}`"
    known = question.option_ids
    return _with_option(question, option if option in known else known[0])


def an_option(name: str, asking: Sequence[Question]) -> str:
    """Return that a name is an option of these questions, and how to ask for it."""
    first = asking[0]
    others = f" and {len(asking) - 1} more" if len(asking) > 1 else ""
    return f"{name!r} is an option of {first.id}{others}; write {_with_option(first, name)}"


def not_this(node: ast.expr) -> str:
    """Return what stands in place of a whole number, where it can be named."""
    match node:
        case ast.Constant(value=str(text)) if text.isdecimal():
            return f" without quotes: {text}"
        case ast.Constant(value=float(number)):
            return f", not {number}"
        case ast.Name(id=name):
            return f", not {name!r}"
    return ""


def _with_option(question: Question, option: str) -> str:
    written = option if option.isidentifier() else repr(option)
    if question.kind is QuestionKind.ONE:
        return f"`{question.id} == {written}`"
    return f"`{written} in {question.id}`"
