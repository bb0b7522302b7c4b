"""The comments of a YAML file, each with the key or list entry to which it belongs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$")


@dataclass
class Comments:
    """By the line of a key or entry: the comments above it, and the one behind it."""

    above: dict[int, list[str]] = field(default_factory=dict)
    behind: dict[int, str] = field(default_factory=dict)
    at_end: list[str] = field(default_factory=list)
    lines: frozenset[int] = frozenset()

    def within(self, node: yaml.Node) -> bool:
        """Return whether a comment stands between the first and the last line of a node."""
        return any(node.start_mark.line <= line < node.end_mark.line for line in self.lines)


def comments_of(lines: list[str], root: yaml.Node) -> Comments:
    """Return the comments of a file; lines are counted from 0.

    A comment on a line of its own belongs to the next key or entry that begins a line. One behind
    the end of a text that began on an earlier line belongs to the next one too.
    """
    starts = sorted(set(_starts(root)))
    found = dict(_found(lines, root))
    comments = Comments(lines=frozenset(found))
    for line, (text, is_alone) in found.items():
        is_apart = line > 0 and not lines[line - 1].strip()
        if not is_alone and line in starts:
            comments.behind[line] = text
            continue
        following = next((start for start in starts if start > line), None)
        if following is None:
            comments.at_end.append(text)
        else:
            above = comments.above.setdefault(following, [])
            above += ["", text] if is_apart and above else [text]
    return comments


def _starts(node: yaml.Node) -> Iterator[int]:
    """Yield the lines on which keys and entries begin."""
    match node:
        case yaml.MappingNode(value=pairs):
            for key, value in pairs:
                yield key.start_mark.line
                yield from _starts(value)
        case yaml.SequenceNode(value=entries):
            for entry in entries:
                yield entry.start_mark.line
                yield from _starts(entry)


def _found(lines: list[str], root: yaml.Node) -> Iterator[tuple[int, tuple[str, bool]]]:
    """Yield each line with a comment, the comment, and whether it stands alone."""
    texts = _columns_of_texts(root)
    for number, line in enumerate(lines):
        for match in _COMMENT.finditer(_blanked(line, texts.get(number, []))):
            yield number, (line[match.start() :].rstrip(), not line[: match.start()].strip())
            break


def _columns_of_texts(root: yaml.Node) -> dict[int, list[tuple[int, int | None]]]:
    """Return by line the columns that belong to texts, in which a `#` begins no comment."""
    columns: dict[int, list[tuple[int, int | None]]] = {}
    for node in _scalars(root):
        start, end = node.start_mark, node.end_mark
        for line in range(start.line, end.line + 1):
            first = start.column if line == start.line else 0
            columns.setdefault(line, []).append((first, end.column if line == end.line else None))
    return columns


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    match node:
        case yaml.ScalarNode():
            yield node
        case yaml.MappingNode(value=pairs):
            for key, value in pairs:
                yield from (*_scalars(key), *_scalars(value))
        case yaml.SequenceNode(value=entries):
            for entry in entries:
                yield from _scalars(entry)


def _blanked(line: str, texts: list[tuple[int, int | None]]) -> str:
    for first, last in texts:
        end = len(line) if last is None else last
        line = line[:first] + "x" * (end - first) + line[end:]
    return line
