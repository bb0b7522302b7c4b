"""The condition language: one line in a subset of Python's expressions, parsed, never run.

Grammar (see docs/conditions.md): names, and, or, not, == != < <= > >= with chains, in, not in,
at_least(n, ...); or `always`, alone. A name on the left is a question or a finding; bare words on
the right are options of that question.
"""

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recommender.content.hints import an_option, how_to_compare, not_this
from recommender.content.slips import Slip, slip_in
from recommender.domain.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Excludes,
    HasFinding,
    Includes,
    IsOneOf,
    IsWithin,
    IsYes,
    Not,
)
from recommender.domain.errors import did_you_mean
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE, Question, QuestionKind


@dataclass(frozen=True)
class Names:
    """What a condition may speak of."""

    questions: Mapping[str, Question]
    findings: frozenset[str]

    def all(self) -> tuple[str, ...]:
        """Return every name that may stand on the left."""
        return (*self.questions, *sorted(self.findings))


class LanguageError(Exception):
    """A condition is wrong at a column, which counts from 1."""

    def __init__(self, message: str, node: ast.expr | None = None, column: int = 1) -> None:
        super().__init__(message)
        self.column = node.col_offset + 1 if node is not None else column


class _NoConditionError(LanguageError):
    """It is Python, but no condition."""


_FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
    ast.Eq: ast.Eq,
    ast.NotEq: ast.NotEq,
}


# Python would skip whatever follows a `#`, and with it perhaps a red flag.
_STRANGE = re.compile(r"[^ -~]|[#\\]")
# The whole of a condition that holds for everybody.
ALWAYS_WORD = "always"
_CURLY = "\u201c\u201d\u2018\u2019"


def parse_condition(text: str, names: Names) -> Condition:
    """Return the condition that the line means; raise LanguageError where it means none."""
    line = text.strip()
    if line == ALWAYS_WORD:
        return ALWAYS
    strange = _STRANGE.search(line)
    if strange:
        hint = "; write straight quotes" if strange[0] in _CURLY else ""
        raise LanguageError(
            f"the character {strange[0]!r} cannot stand in a condition{hint}",
            column=strange.start() + 1,
        )
    try:
        return _Parser(names).condition(ast.parse(line, mode="eval").body)
    except SyntaxError as error:
        slip = slip_in(line) or Slip("cannot be read as a condition", error.offset or 1)
    except _NoConditionError as error:
        slip = slip_in(line) or Slip(str(error), error.column)
    except (RecursionError, MemoryError):
        slip = Slip("is nested too deeply to be read", 1)
    raise LanguageError(slip.message, column=slip.column)


class _Parser:
    """Turns Python's expression tree into a condition, resolving every name and type."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def condition(self, node: ast.expr) -> Condition:
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return AllOf(tuple(self.condition(value) for value in values))
            case ast.BoolOp(values=values):
                return AnyOf(tuple(self.condition(value) for value in values))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.condition(operand))
            case ast.Name(id=name):
                return self._bare_name(name, node)
            case ast.Compare():
                return self._chain(node)
            case ast.Call(func=ast.Name(id="at_least"), args=args, keywords=[]):
                return self._at_least(node, args)
        raise _NoConditionError(
            "only names, and, or, not, comparisons, in, not in and at_least(...) are allowed", node
        )

    def _bare_name(self, name: str, node: ast.expr) -> Condition:
        if name in self._names.findings:
            return HasFinding(name)
        if name == ALWAYS_WORD:
            raise LanguageError("`always` stands alone: what else is asked would not count", node)
        question = self._question(name, node)
        if question.kind is QuestionKind.YES_NO:
            return IsYes(name)
        raise LanguageError(
            f"{name!r} is not a yes/no question; compare it with {how_to_compare(question)}", node
        )

    def _at_least(self, node: ast.expr, args: list[ast.expr]) -> Condition:
        match args:
            case [ast.Constant(value=int(least)), *parts] if _is_count(least, parts):
                return AtLeast(least, tuple(self.condition(part) for part in parts))
        raise LanguageError("at_least needs a number and then at least that many conditions", node)

    def _chain(self, node: ast.Compare) -> Condition:
        sides = [node.left, *node.comparators]
        links = tuple(
            self._comparison(left, operator, right)
            for left, operator, right in zip(sides, node.ops, sides[1:], strict=False)
        )
        return links[0] if len(links) == 1 else AllOf(links)

    def _comparison(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Condition:
        if isinstance(operator, ast.In | ast.NotIn):
            return self._membership(left, operator, right)
        if isinstance(left, ast.Constant) and type(operator) in _FLIPPED:
            left, operator, right = right, _FLIPPED[type(operator)](), left
        if not isinstance(left, ast.Name):
            raise LanguageError("a comparison needs the name of a question on its left", left)
        question = self._question(left.id, left)
        if question.kind is QuestionKind.NUMBER:
            return _number_comparison(question, operator, right)
        if question.kind is QuestionKind.ONE and isinstance(operator, ast.Eq | ast.NotEq):
            option = self._option(question, right)
            return _choice(question, (option,), is_in=isinstance(operator, ast.Eq))
        raise LanguageError(
            f"{left.id!r} cannot be compared like this; use {how_to_compare(question)}", left
        )

    def _membership(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Condition:
        is_in = isinstance(operator, ast.In)
        if isinstance(right, ast.Name) and _word(left) is not None:
            question = self._question(right.id, right)
            if question.kind is not QuestionKind.MANY:
                use = how_to_compare(question, _word(left))
                raise LanguageError(f"{right.id!r} takes one answer; use {use}", right)
            return _ticked(question, self._option(question, left), is_in=is_in)
        if isinstance(left, ast.Name) and isinstance(right, ast.Tuple | ast.List) and right.elts:
            question = self._question(left.id, left)
            if question.kind is not QuestionKind.ONE:
                raise LanguageError(
                    f"{left.id!r} does not take one option; use {how_to_compare(question)}", left
                )
            options = tuple(self._option(question, element) for element in right.elts)
            return _choice(question, options, is_in=is_in)
        raise LanguageError("write `option in question` or `question in (option, option)`", left)

    def _question(self, name: str, node: ast.expr) -> Question:
        if name in self._names.questions:
            return self._names.questions[name]
        if name in self._names.findings:
            raise LanguageError(f"the finding {name!r} stands alone, without a comparison", node)
        asking = [one for one in self._names.questions.values() if name in one.option_ids]
        if asking:
            raise LanguageError(an_option(name, asking), node)
        hint = did_you_mean(name, self._names.all())
        raise LanguageError(f"question or finding {name!r} does not exist{hint}", node)

    def _option(self, question: Question, node: ast.expr) -> str:
        word = _word(node)
        if word is None:
            raise LanguageError(f"an option of {question.id!r} must stand here", node)
        if word not in question.option_ids:
            hint = did_you_mean(word, question.option_ids)
            raise LanguageError(f"{question.id!r} has no option {word!r}{hint}", node)
        return word


def _is_count(least: int, parts: list[ast.expr]) -> bool:
    return not isinstance(least, bool) and 1 <= least <= len(parts)


def _word(node: ast.expr) -> str | None:
    match node:
        case ast.Name(id=word):
            return word
        case ast.Constant(value=str(word)):
            return word
    return None


def _ticked(question: Question, option: str, *, is_in: bool) -> Condition:
    """Return that an option is ticked in a list, or said to be the one that is not sure.

    A person who is not sure and names it has not said “not sure”; until then neither is known.
    """
    here = (Includes if is_in else Excludes)(question.id, option)
    if not question.which or option == NONE_OF_THESE:
        return here
    there = Includes(question.which, option)
    if option != NOT_SURE:
        return AnyOf((here, there)) if is_in else AllOf((here, Not(there)))
    is_answered = AnyOf((Includes(question.id, option), Excludes(question.id, option)))
    return there if is_in else AllOf((is_answered, Not(there)))


def _choice(question: Question, options: tuple[str, ...], *, is_in: bool) -> Condition:
    # `!=` is a comparison of its own: with a question that does not apply it is no
    chosen = tuple(option for option in question.option_ids if (option in options) is is_in)
    return IsOneOf(question.id, chosen)


def _number_comparison(question: Question, operator: ast.cmpop, right: ast.expr) -> Condition:
    compared = _NUMBER_RANGES.get(type(operator))
    if compared is None:
        raise LanguageError(f"compare {question.id!r} with ==, !=, <, <=, > or >=", right)
    match right:
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            return compared(question.id, number)
    raise LanguageError(f"write a whole number{not_this(right)}", right)


_NUMBER_RANGES: dict[type[ast.cmpop], Callable[[str, int], Condition]] = {
    ast.Lt: lambda question, number: IsWithin(question, None, number - 1),
    ast.LtE: lambda question, number: IsWithin(question, None, number),
    ast.Gt: lambda question, number: IsWithin(question, number + 1, None),
    ast.GtE: lambda question, number: IsWithin(question, number, None),
    ast.Eq: lambda question, number: IsWithin(question, number, number),
    ast.NotEq: lambda question, number: AnyOf(
        (IsWithin(question, None, number - 1), IsWithin(question, number + 1, None))
    ),
}
