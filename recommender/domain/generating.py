"""Conditions as generated Python: the fast form of `holds`, and tested against it.

The code is built as a syntax tree, never as text. Options and numbers are constants in it and
every name in it is made here, so nothing of a content can become code.
"""

import ast
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Excludes,
    HasFinding,
    Includes,
    IsOneOf,
    IsWithin,
    IsYes,
    Not,
)
from recommender.domain.known import UNKNOWN, Known, Mark
from recommender.domain.truth import Truth

Findings = Mapping[str, Truth]
# (what is known, the findings so far) -> of each condition, whether it surely is as wanted
Tests = Callable[[Known, Findings], tuple[bool, ...]]


def make_tests(wanted: Iterable[tuple[Condition, Truth]]) -> Tests:
    """Return one test of many conditions, each wanted to be surely yes or surely no.

    It looks up once what they read and has no other state, so any thread may call it.
    """
    writer = _Writer()
    body = _tuple([writer.expression(*pair) for pair in wanted])
    test = writer.function(body)
    answers, ticked, findings = map(tuple, (writer.answers, writer.ticked, writer.findings))

    def tests(known: Known, found: Findings) -> tuple[bool, ...]:
        return test(
            *[known.get(question, UNKNOWN) for question in answers],
            *[_ticks(known.get(question)) for question in ticked],
            *[found.get(finding) for finding in findings],
        )

    return tests


def _ticks(answer: object) -> tuple[str, ...]:
    return answer if isinstance(answer, tuple) else ()


_LOAD = ast.Load()
_Node = TypeVar("_Node", ast.arg, ast.expr)


class _Writer:
    """Writes conditions as expressions over parameters, and keeps which it has made for what.

    There is one for the answer to a question or its mark, one for the options that are ticked
    there, and one for the truth of a finding.
    """

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}
        self.ticked: dict[str, str] = {}
        self.findings: dict[str, str] = {}
        self._names: dict[str, object] = {
            "__builtins__": {},
            "UNKNOWN": UNKNOWN,
            "YES": Truth.YES,
            "NO": Truth.NO,
            "isinstance": isinstance,
            "int": int,
            "sum": sum,
            "tuple": tuple,
            "Mark": Mark,
        }

    def function(self, body: ast.expr) -> Callable[..., tuple[bool, ...]]:
        """Return the function of all answers, ticks and findings, in this order, with this body."""
        names = [*self.answers.values(), *self.ticked.values(), *self.findings.values()]
        taken = [_placed(ast.arg(name)) for name in names]
        arguments = ast.arguments([], taken, None, [], [], None, [])
        tree = ast.Expression(_placed(ast.Lambda(arguments, body)))
        code = compile(tree, "<conditions>", "eval")
        made: Callable[..., tuple[bool, ...]] = eval(code, self._names)  # noqa: S307
        return made

    def expression(self, condition: Condition, wanted: Truth) -> ast.expr:
        """Return what is true when the condition surely is as wanted."""
        match condition:
            case Comparison():
                return self._comparison(condition, wanted)
            case HasFinding(finding=finding):
                name = "YES" if wanted is Truth.YES else "NO"
                return _compared(self._finding(finding), ast.Is(), _name(name))
            case Not(part=part):
                return self.expression(part, ~wanted)
            case AllOf(parts=parts):
                return self._count(len(parts), parts, wanted)
            case AnyOf(parts=parts):
                return self._count(1, parts, wanted)
            case AtLeast(least=least, parts=parts):
                return self._count(least, parts, wanted)
        raise TypeError(f"no condition: {type(condition).__name__}")

    def _count(self, least: int, parts: tuple[Condition, ...], wanted: Truth) -> ast.expr:
        needed = least if wanted is Truth.YES else len(parts) - least + 1
        written = [self.expression(part, wanted) for part in parts]
        if len(written) == needed == 1:
            return written[0]
        if needed == len(written) > 0:
            return _all(written)
        if needed == 1 < len(written):
            return _placed(ast.BoolOp(ast.Or(), written))
        total = _call("sum", _tuple(written))
        return _compared(total, ast.GtE(), _constant(needed))

    def _comparison(self, comparison: Comparison, wanted: Truth) -> ast.expr:
        accepts = self._accepts(comparison)
        if wanted is Truth.YES:
            return accepts
        is_known = _compared(self._answer(comparison.question), ast.IsNot(), _name("UNKNOWN"))
        return _all([is_known, _not(accepts)])

    def _accepts(self, comparison: Comparison) -> ast.expr:
        """Return what is true for an answer that is accepted, and for no mark."""
        if type(comparison) not in _WRITTEN:
            return self._asked(comparison)
        question = comparison.question
        match comparison:
            case IsOneOf(options=options):
                among = _tuple([_constant(option) for option in options])
                return _compared(self._answer(question), ast.In(), among)
            case Includes(option=option):
                return _compared(_constant(option), ast.In(), self._ticked(question))
            case Excludes(option=option):
                lacks = _compared(_constant(option), ast.NotIn(), self._ticked(question))
                return _all([self._is_a("tuple", question), lacks])
            case IsWithin(lowest=lowest, highest=highest):
                return self._within(question, lowest, highest)
        return _compared(self._answer(question), ast.Is(), _constant(value=True))

    def _within(self, question: str, lowest: int | None, highest: int | None) -> ast.expr:
        tests = [self._is_a("int", question)]
        if lowest is not None:
            tests.append(_compared(self._answer(question), ast.GtE(), _constant(lowest)))
        if highest is not None:
            tests.append(_compared(self._answer(question), ast.LtE(), _constant(highest)))
        return _all(tests) if len(tests) > 1 else tests[0]

    def _asked(self, comparison: Comparison) -> ast.expr:
        """Return the same for a kind of comparison that is not known here: it is asked itself."""
        name = f"accepts_{len(self._names)}"
        self._names[name] = comparison.accepts
        answer = self._answer(comparison.question)
        is_answer = _not(self._is_a("Mark", comparison.question))
        return _all([is_answer, _call(name, answer)])

    def _is_a(self, kind: str, question: str) -> ast.expr:
        return _call("isinstance", self._answer(question), _name(kind))

    def _answer(self, question: str) -> ast.expr:
        return self._parameter(self.answers, "answer", question)

    def _ticked(self, question: str) -> ast.expr:
        return self._parameter(self.ticked, "ticked", question)

    def _finding(self, finding: str) -> ast.expr:
        return self._parameter(self.findings, "finding", finding)

    @staticmethod
    def _parameter(known: dict[str, str], kind: str, what: str) -> ast.expr:
        return _name(known.setdefault(what, f"{kind}_{len(known)}"))


# the comparisons that are written out; another class, a subclass too, is asked by `accepts`
_WRITTEN = frozenset({IsYes, IsOneOf, Includes, Excludes, IsWithin})


def _name(name: str) -> ast.expr:
    return _placed(ast.Name(name, _LOAD))


def _constant(value: str | int) -> ast.expr:
    return _placed(ast.Constant(value))


def _tuple(entries: list[ast.expr]) -> ast.expr:
    return _placed(ast.Tuple(entries, _LOAD))


def _call(name: str, *arguments: ast.expr) -> ast.expr:
    return _placed(ast.Call(_name(name), [*arguments], []))


def _not(part: ast.expr) -> ast.expr:
    return _placed(ast.UnaryOp(ast.Not(), part))


def _all(parts: list[ast.expr]) -> ast.expr:
    return _placed(ast.BoolOp(ast.And(), parts))


def _compared(left: ast.expr, how: ast.cmpop, right: ast.expr) -> ast.expr:
    return _placed(ast.Compare(left, [how], [right]))


def _placed(node: _Node) -> _Node:
    # what compiles it wants a place; to look for all that lack one takes twice as long as the rest
    node.lineno, node.col_offset = 1, 0
    return node
