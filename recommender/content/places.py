"""Where in its file something stands: the line and column of a problem, for its author.

A file is read once more for this, and only when something is wrong.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import yaml

from recommender.content.reading import Texts, decoded
from recommender.content.yaml_values import FASTEST, load_values
from recommender.domain.errors import Problem

# The keys and numbers that lead from the top of a file to a part of it.
KeyPath = tuple[str | int, ...]
# How a problem names an entry that has no id, before its number in the file.
UNNAMED = "entry "
# What the YAML reader counts as the end of a line.
_LINE_END = re.compile("[\n\x85\u2028\u2029]")


class FilePlace(NamedTuple):
    """A line and a column, both counted from 1; column 0 stands for the whole line."""

    line: int
    column: int = 0


class _Part(NamedTuple):
    """A part of a file, and the line on which it is named."""

    node: yaml.Node | None
    line: int


class FilePlaces:
    """The places of one file; of a text that is no YAML only the first line is known."""

    def __init__(self, text: str) -> None:
        self._lines = _LINE_END.split(text)
        self._root = _composed(text)

    def names(self, entry: str, *, by_id: bool) -> bool:
        """Return whether an entry has this id, or at least says this word."""
        find = _with_id if by_id else _with_word
        return find(self._root, entry) is not None

    def at(self, path: KeyPath) -> FilePlace:
        """Return where a part begins, or the innermost part around it that is there."""
        return FilePlace(_walked(self._root, path).line)

    def within(self, entry: str, about: str, column: int = 0) -> FilePlace:
        """Return where an entry says `about`, else where the entry begins.

        With a column, counted from 1 within `about`, it is the place of that character.
        """
        part = self._entry(entry)
        for node in _scalars(part.node) if about else ():
            if " ".join(node.value.split()) == about:
                return (
                    self._inside(node, about[: column - 1]) if column else FilePlace(_line_of(node))
                )
        return FilePlace(part.line)

    def _entry(self, entry: str) -> _Part:
        if entry.startswith(UNNAMED):
            return _walked(self._root, (int(entry.removeprefix(UNNAMED)) - 1,))
        named = (_with_id(self._root, entry) or _with_word(self._root, entry)) if entry else None
        return _Part(named, _line_of(named)) if named else _Part(self._root, 1)

    def _inside(self, node: yaml.ScalarNode, before: str) -> FilePlace:
        """Return the place of the first character after those before it, spaces not counted."""
        passed = len("".join(before.split()))
        last = FilePlace(_line_of(node))
        for number, (place, character) in enumerate(self._characters(node)):
            if number == passed or character in "#\\":
                return place
            last = place
        return last

    def _characters(self, node: yaml.ScalarNode) -> Iterator[tuple[FilePlace, str]]:
        """Yield each character of a scalar but for spaces, with its place."""
        first, start = node.start_mark.line, node.start_mark.column
        if node.style in (">", "|"):
            first, start = first + 1, 0
        elif node.style in ("'", '"'):
            start += 1
        for number in range(first, min(node.end_mark.line + 1, len(self._lines))):
            for column, character in enumerate(self._lines[number]):
                if (number > first or column >= start) and not character.isspace():
                    yield FilePlace(number + 1, column + 1), character


class Places:
    """The places of all files of a content."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._files: dict[str, FilePlaces] = {}

    def of(self, file: str) -> FilePlaces | None:
        """Return the places of a file; None where there is none, or none that is text."""
        text = decoded(self._texts.get(file, b"")) if file in self._texts else None
        if file not in self._files and text is not None:
            self._files[file] = FilePlaces(text)
        return self._files.get(file)

    def placed(self, problem: Problem) -> Problem:
        """Return the problem with its file and line, as far as they can be told."""
        file = self._file_of(problem)
        places = self.of(file)
        if problem.line or places is None:
            return problem
        line, column = places.within(problem.entry, problem.about, problem.column)
        return replace(problem, file=file, line=line, column=column)

    def _file_of(self, problem: Problem) -> str:
        """Return the file that has the entry, where the problem names no more than a folder."""
        below = [name for name in sorted(self._texts) if name.startswith(f"{problem.file}/")]
        for by_id in (True, False):
            for name in below:
                places = self.of(name)
                if places is not None and places.names(problem.entry, by_id=by_id):
                    return name
        return problem.file


def _composed(text: str) -> yaml.Node | None:
    try:
        # refuses aliases and nesting without end, which would cost much to walk through
        load_values(text)
    except yaml.YAMLError:
        return None
    root: yaml.Node | None = yaml.compose(text, Loader=FASTEST)
    return root


def _line_of(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _walked(root: yaml.Node | None, path: KeyPath) -> _Part:
    part = _Part(root, 1)
    for step in path:
        below = _below(part.node, step)
        if below is None:
            return part
        part = below
    return part


def _below(node: yaml.Node | None, step: str | int) -> _Part | None:
    match node:
        case yaml.MappingNode(value=pairs):
            found = ((key, value) for key, value in pairs if key.value == str(step))
            return next((_Part(value, _line_of(key)) for key, value in found), None)
        case yaml.SequenceNode(value=entries) if isinstance(step, int) and step < len(entries):
            return _Part(entries[step], _line_of(entries[step]))
    return None


def _with_id(root: yaml.Node | None, entry: str) -> yaml.Node | None:
    return _outermost(root, lambda key, value: key == "id" and value == entry)


def _with_word(root: yaml.Node | None, entry: str) -> yaml.Node | None:
    return _outermost(root, lambda key, value: entry in (key, value))


def _outermost(root: yaml.Node | None, has: Callable[[str, str], bool]) -> yaml.Node | None:
    """Return the outermost mapping that has such a pair; of several at one depth the last."""
    level = [] if root is None else [root]
    while level:
        for node in reversed(level):
            if isinstance(node, yaml.MappingNode) and any(
                has(key.value, value.value if isinstance(value, yaml.ScalarNode) else "")
                for key, value in node.value
            ):
                return node
        level = [below for node in level for below in _children(node)]
    return None


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Yield each scalar in the order of the text, keys too."""
    waiting = deque([] if node is None else [node])
    while waiting:
        first = waiting.popleft()
        if isinstance(first, yaml.ScalarNode):
            yield first
        waiting.extendleft(reversed(list(_children(first, with_keys=True))))


def _children(node: yaml.Node, *, with_keys: bool = False) -> Iterator[yaml.Node]:
    match node:
        case yaml.MappingNode(value=pairs):
            for key, value in pairs:
                yield from (key, value) if with_keys else (value,)
        case yaml.SequenceNode(value=entries):
            yield from entries
