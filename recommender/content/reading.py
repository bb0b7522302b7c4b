"""Read YAML files as text; the schemas give every value its type.

YAML would guess: an unquoted `no` becomes False and `12:30` becomes 750. Here each scalar stays
what its author typed.
"""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from recommender.domain.errors import Problem


class TextLoader(yaml.BaseLoader):
    """Keeps every scalar as text and refuses a key that stands twice or is no plain word."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,
    ) -> dict[Hashable, Any]:
        """Build the mapping after looking for a repeated key."""
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(
                    problem="a key must be a plain word", problem_mark=key.start_mark
                )
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"the key {key.value!r} stands twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path, name: str) -> tuple[Any, list[Problem]]:
    """Return what the file holds, all scalars as text, or what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return None, [Problem(name, "", f"cannot be read: {type(error).__name__}")]
    try:
        return yaml.load(text, Loader=TextLoader), []  # noqa: S506 - a BaseLoader builds text only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        return None, [Problem(name, where, f"not valid YAML: {error.problem}")]
    except yaml.reader.ReaderError as error:
        where = f"line {text.count(chr(10), 0, error.position) + 1}"
        return None, [Problem(name, where, f"not valid YAML: {error.reason}")]
