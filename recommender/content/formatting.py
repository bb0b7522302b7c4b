"""One layout for the YAML of a content, whoever wrote it; comments and blank lines stay.

What stands on one line in brackets stays so while it fits. A text is plain where that reads the
same, else in quotes, and folded where its line would be too long. `sources` is one line, or a list
below; the keys of a rule come in the order in which a rule is read.
"""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import yaml
from yaml.emitter import Emitter
from yaml.resolver import Resolver

from recommender.content.comments import Comments, comments_of
from recommender.content.yaml_values import FASTEST, Yaml, load_values

WIDTH = 120
# What stands on one line in brackets is read like the row of a table, which may be wider.
ROW_WIDTH = 160
INDENT = 2
# The keys of rules and promises, in the order in which they are read.
ORDER = (
    *("id", "title", "when", "if", "then", "because", "sources", "evidence"),
    *("reviewed", "status", "examples"),
)
_EMITTER = Emitter(StringIO(), allow_unicode=True)
_RESOLVER = Resolver()

_Pair = tuple[yaml.ScalarNode, yaml.Node]


def formatted(text: str, *, is_rules: bool = False) -> str:
    """Return the same content in the one spelling.

    Raises yaml.YAMLError for what is not a content, and ValueError rather than change its meaning.
    With `is_rules` the keys of each entry come in the order of a rule.
    """
    before = load_values(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    root = yaml.compose(text, Loader=FASTEST)
    if root is None:
        return text
    lines = text.split("\n")
    writer = _Writer(lines, comments_of(lines, root), is_rules=is_rules)
    written = writer.whole(root)
    if _spaced(load_values(written) or "") != _spaced(before or ""):
        raise ValueError("formatting would change what the file holds")
    return written


def _spaced(value: Yaml) -> Yaml:
    """Return a value with single spaces in all its texts, as content is read."""
    match value:
        case str():
            return " ".join(value.split())
        case list():
            return [_spaced(entry) for entry in value]
        case dict():
            return {key: _spaced(below) for key, below in value.items()}
    return value


class _Writer:
    def __init__(self, lines: list[str], comments: Comments, *, is_rules: bool) -> None:
        self._lines = lines
        self._comments = comments
        self._is_rules = is_rules
        # what stands above or behind a line is written once, with the outermost part there
        self._written: set[int] = set()

    def whole(self, root: yaml.Node) -> str:
        out = list(self._block(root, 0)) if _is_open(root) else [self._flow(root)]
        return "\n".join([*out, *self._comments.at_end]) + "\n"

    def _block(self, node: yaml.Node, indent: int) -> Iterator[str]:
        """Yield the lines of a mapping or list that stands on lines of its own."""
        if isinstance(node, yaml.MappingNode):
            for key, value in self._ordered(node.value, indent):
                yield from self._part(key, f"{_key(key)}:", value, indent)
        else:
            for entry in node.value:
                yield from self._part(entry, "-", entry, indent)

    def _ordered(self, pairs: list[_Pair], indent: int) -> list[_Pair]:
        keys = {key.value for key, _ in pairs}
        if not self._is_rules or indent != INDENT or not {"id", "title"} <= keys:
            return pairs
        known = {key: place for place, key in enumerate(ORDER)}
        return sorted(pairs, key=lambda pair: known.get(pair[0].value, len(known)))

    def _part(self, start: yaml.Node, name: str, value: yaml.Node, indent: int) -> Iterator[str]:
        """Yield the lines of a key or an entry, with its comments and the blank line above it."""
        line = start.start_mark.line
        above, behind = self._around(line)
        margin = " " * indent
        yield from (f"{margin}{text}" if text else "" for text in above)
        first, *others = self._named(name, value, indent)
        yield f"{first}  {behind}" if behind else first
        yield from others

    def _around(self, line: int) -> tuple[list[str], str]:
        if line in self._written:
            return [], ""
        self._written.add(line)
        above = self._comments.above.get(line, [])
        # a blank line above the comments is one above the part
        before = line - len(above) - 1
        blank = [""] if before >= 0 and not self._lines[before].strip() else []
        return [*blank, *above], self._comments.behind.get(line, "")

    def _named(self, name: str, value: yaml.Node, indent: int) -> list[str]:
        margin = " " * indent
        head = f"{margin}{name} "
        if isinstance(value, yaml.ScalarNode):
            return self._text(head, value, indent)
        line = head + self._flow(value)
        if self._stays_flow(name, value, len(line)):
            return [line]
        if self._is_wrapped(name, value):
            return list(self._wrapped(head, value))
        inner = list(self._block(value, indent + INDENT))
        if name == "-":
            return [f"{margin}- {inner[0][indent + INDENT :]}", *inner[1:]]
        return [f"{margin}{name}", *inner]

    def _stays_flow(self, name: str, value: yaml.Node, width: int) -> bool:
        if not value.value:
            return True
        is_flow = _is_flow(value) or name == "sources:"
        return is_flow and width <= ROW_WIDTH and not self._comments.within(value)

    def _is_wrapped(self, name: str, value: yaml.Node) -> bool:
        """Return whether a part that is too long for one line goes on below its bracket."""
        if not _is_flow(value) or self._comments.within(value):
            return False
        below = value.value
        if isinstance(value, yaml.MappingNode):
            return name == "answers:"
        return all(isinstance(entry, yaml.ScalarNode) and " " not in entry.value for entry in below)

    def _wrapped(self, head: str, value: yaml.Node) -> Iterator[str]:
        parts = self._flow_parts(value)
        opening, closing = _brackets(value)
        line, margin = head + opening, " " * (len(head) + 1)
        for number, part in enumerate(parts):
            end = closing if number == len(parts) - 1 else ","
            gap = "" if line in (head + opening, margin) else " "
            if gap and len(line) + 1 + len(part) + len(end) > WIDTH:
                yield line
                line, gap = margin, ""
            line += gap + part + end
        yield line

    def _text(self, head: str, node: yaml.ScalarNode, indent: int) -> list[str]:
        line = head + _spelt(node, is_flow=False)
        words = node.value.split()
        if len(line) <= WIDTH or len(words) < 2 or "\n" in node.value.strip():
            return [line]
        margin = " " * (indent + INDENT)
        return [f"{head}>-", *(margin + part for part in _filled(words, WIDTH - len(margin)))]

    def _flow(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            return _spelt(node, is_flow=True)
        opening, closing = _brackets(node)
        return opening + ", ".join(self._flow_parts(node)) + closing

    def _flow_parts(self, node: yaml.Node) -> list[str]:
        if isinstance(node, yaml.MappingNode):
            return [f"{_key(key)}: {self._flow(value)}" for key, value in node.value]
        return [self._flow(entry) for entry in node.value]


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _is_open(node: yaml.Node) -> bool:
    return not isinstance(node, yaml.ScalarNode) and bool(node.value)


def _brackets(node: yaml.Node) -> tuple[str, str]:
    return ("{", "}") if isinstance(node, yaml.MappingNode) else ("[", "]")


def _key(node: yaml.ScalarNode) -> str:
    return _quoted(node.value, is_flow=True, was_quoted=node.style in ("'", '"'))


def _spelt(node: yaml.ScalarNode, *, is_flow: bool) -> str:
    """Return a text as it is written, without the space around it."""
    text = node.value.strip() or node.value
    return _quoted(text, is_flow=is_flow, was_quoted=node.style in ("'", '"'))


def _quoted(text: str, *, is_flow: bool, was_quoted: bool) -> str:
    """Return a text plain if possible, else in quotes."""
    analysis: Any = _EMITTER.analyze_scalar(text)
    is_plain = bool(analysis.allow_flow_plain if is_flow else analysis.allow_block_plain)
    # what other readers would take for a number or a yes stays in the quotes of its author
    tag = str(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)))  # type: ignore[no-untyped-call]
    if is_plain and (tag.endswith(":str") or not was_quoted):
        return text
    if '"' in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(map(_printable, escaped)) + '"'


def _printable(character: str) -> str:
    return character if character.isprintable() else f"\\U{ord(character):08X}"


def _filled(words: list[str], width: int) -> Iterator[str]:
    """Yield lines of words, none wider than this but for a single long word."""
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
