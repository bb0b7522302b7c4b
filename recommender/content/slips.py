"""What the author of an invalid condition most likely meant, such as `==` by `=`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


class Slip(NamedTuple):
    """What to write instead, and the column, which counts from 1."""

    message: str
    column: int


# Words and signs of other languages and of everyday notes, and what stands for them here.
_MEANT = {
    "=": "==",
    "=>": ">=",
    "=<": "<=",
    "<>": "!=",
    "===": "==",
    "&": "and",
    "&&": "and",
    "|": "or",
    "||": "or",
    "!": "not",
}
_SMALL = ("and", "or", "not", "in")
_QUOTED = r"'[^']*'|\"[^\"]*\""
_TOKEN = re.compile(rf"(?P<quoted>{_QUOTED})|(?P<word>\w+)|(?P<sign>[=<>!&|]+)|(?P<other>\S)")


def slip_in(line: str) -> Slip | None:
    """Return the first slip of a line, if it has one of those that are known."""
    return next(_slips(line), None)


def _slips(line: str) -> Iterator[Slip]:
    tokens = list(_TOKEN.finditer(line))
    for token in tokens:
        said = _said_of(token)
        if said:
            yield Slip(said, token.start() + 1)
    yield from _bracket(tokens)
    yield from _gaps(tokens)


def _said_of(token: re.Match[str]) -> str:
    text = token.group()
    match token.lastgroup:
        case "sign" if text in _MEANT:
            return f"write `{_MEANT[text]}`, not `{text}`"
        case "word" if text.lower() in _SMALL and not text.islower():
            return f"write `{text.lower()}` in small letters"
        case "word" if re.match(r"\d+[a-z_]", text):
            return f"quote an option that starts with a digit: '{text}'"
    return ""


def _bracket(tokens: list[re.Match[str]]) -> Iterator[Slip]:
    """Yield the first bracket that has no partner, the closing ones first."""
    opened: list[re.Match[str]] = []
    for token in tokens:
        if token.group() == "(":
            opened.append(token)
        elif token.group() == ")":
            if not opened:
                yield Slip("this bracket closes none", token.start() + 1)
                return
            opened.pop()
    if opened:
        yield Slip("this bracket is never closed", opened[-1].start() + 1)


def _gaps(tokens: list[re.Match[str]]) -> Iterator[Slip]:
    """Yield two things that nothing links, and a link after which nothing comes."""
    for left, right in pairwise(tokens):
        if _is_thing(left) and _is_thing(right):
            message = f"write `and`, `or` or a comparison between {left[0]} and {right[0]}"
            yield Slip(message, right.start() + 1)
    if tokens and (tokens[-1].group() in _SMALL or tokens[-1].lastgroup == "sign"):
        last = tokens[-1]
        yield Slip(f"something must follow `{last.group()}`", last.start() + 1)


def _is_thing(token: re.Match[str]) -> bool:
    return token.lastgroup in ("word", "quoted") and token.group() not in _SMALL
