"""Build plain values from YAML: text, lists and mappings, and nothing that YAML would guess.

They are built from the parser's events, in one pass and without recursion, because a text may
come from somebody whom nobody knows: aliases, which can make much of little, and nesting without
end are refused before they cost anything.
"""

from dataclasses import dataclass
from typing import NoReturn, TypeAlias

import yaml

# what a YAML text holds: all scalars as text
Yaml: TypeAlias = str | list["Yaml"] | dict[str, "Yaml"]

DEPTH_MOST = 30
FASTEST = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load_values(text: str) -> Yaml | None:
    """Return what a YAML text holds, all scalars as text; None for nothing.

    Raises yaml.YAMLError, with the place where it is known.
    """
    try:
        return _load(text, FASTEST)
    except yaml.YAMLError:
        # the slower reader says better what is wrong, and in the same words everywhere
        return _load(text, yaml.BaseLoader)


def _load(text: str, loader: type) -> Yaml | None:
    builder = _Builder()
    for event in yaml.parse(text, Loader=loader):
        builder.take(event)
    return builder.whole


@dataclass
class _Open:
    """A list or mapping that is being filled; `key` waits for its value."""

    value: list[Yaml] | dict[str, Yaml]
    key: str | None = None


class _Builder:
    def __init__(self) -> None:
        self.whole: Yaml | None = None
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._place(event.value, event)
            case yaml.SequenceStartEvent():
                self._begin([], event)
            case yaml.MappingStartEvent():
                self._begin({}, event)
            case yaml.CollectionEndEvent():
                self._open.pop()
            case yaml.AliasEvent():
                _refuse("an alias cannot stand here; write out what it means", event)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    _refuse("but found another document", event)

    def _begin(self, empty: list[Yaml] | dict[str, Yaml], event: yaml.Event) -> None:
        if len(self._open) == DEPTH_MOST:
            _refuse(f"this is nested deeper than {DEPTH_MOST} levels", event)
        self._place(empty, event)
        self._open.append(_Open(empty))

    def _place(self, value: Yaml, event: yaml.Event) -> None:
        if not self._open:
            self.whole = value
            return
        into = self._open[-1]
        if isinstance(into.value, list):
            into.value.append(value)
        elif into.key is None:
            into.key = _key(value, into.value, event)
        else:
            into.value[into.key] = value
            into.key = None


def _key(value: Yaml, taken: dict[str, Yaml], event: yaml.Event) -> str:
    if not isinstance(value, str):
        _refuse("a key must be a plain word", event)
    if value in taken:
        _refuse(f"the key {value!r} stands twice", event)
    return value


def _refuse(problem: str, event: yaml.Event) -> NoReturn:
    raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)  # type: ignore[arg-type]  # libyaml's marks have the same shape
