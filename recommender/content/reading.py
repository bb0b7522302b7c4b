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
    """Keeps every scalar as text and refuses a key that stands twice."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,
    ) -> dict[Hashable, Any]:
        """Build the mapping after looking for a repeated key."""
        seen: set[str] = set()
        for key, _ in node.value:
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
        return yaml.load(text, Loader=TextLoader), []  # noqa: S506 - a BaseLoader builds text only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        return None, [Problem(name, where, f"not valid YAML: {error.problem}")]
    except (OSError, UnicodeDecodeError) as error:
        return None, [Problem(name, "", f"cannot be read: {type(error).__name__}")]
