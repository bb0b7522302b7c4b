"""Read content files through their schemas and gather every problem of a folder."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from marshmallow import Schema, ValidationError

from recommender.content.reading import Texts, read_yaml
from recommender.domain.errors import ContentError, Problem

# How a fault names an entry that has no id.
UNNAMED = "entry "


class Gatherer:
    """Reads the files of one content; what is wrong with them is kept, not raised."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._unread = dict.fromkeys(texts)
        self.problems: list[Problem] = []

    def say(self, file: str, entry: str, message: str, column: int = 0) -> None:
        """Keep a problem."""
        self.problems.append(Problem(file, entry, message, column))

    def stop_if_wrong(self) -> None:
        """Raise ContentError when anything is wrong so far."""
        if self.problems:
            raise ContentError(self.problems)

    def files(self, folder: str, pattern: str = "*.yaml") -> list[str]:
        """Return the YAML files below a folder, sorted, as paths from the root."""
        found = (name for name in self._texts if name.startswith(f"{folder}/"))
        return sorted(name for name in found if fnmatchcase(name, pattern))

    def whole(self, name: str, schema: Schema) -> Any:
        """Return what one file holds as a whole, or None with a problem kept."""
        raw = self._read(name)
        return None if raw is None else self.load(name, "", schema, raw)

    def entries(self, name: str, schema: Schema) -> Iterator[Any]:
        """Yield each entry of a file that is a list; faulty ones are kept as problems."""
        raw = self._read(name)
        if raw is not None and not isinstance(raw, list):
            self.say(name, "", "must be a list of entries, each starting with a hyphen")
            return
        for number, entry in enumerate(raw or [], start=1):
            built = self.load(name, _name_of(entry, number), schema, entry)
            if built is not None:
                yield built

    def load(self, name: str, entry: str, schema: Schema, raw: Any, *, at: str = "") -> Any:
        """Return the raw entry through its schema, or None with its problems kept.

        `at` names the part of the entry that `raw` is, where it is not the whole.
        """
        try:
            return schema.load(raw)
        except ValidationError as error:
            for place, message in _flat(error.messages, at):
                self.say(name, entry, f"{place}: {message}" if place else message)
            return None

    def say_unread(self) -> None:
        """Keep a problem for each file that nothing has read: its author thinks that it counts."""
        known = {problem.file for problem in self.problems}
        for name in (name for name in self._unread if name not in known):
            hint = "name it .yaml" if name.endswith(".yml") else "move it, or mend its name"
            self.say(name, "", f"is a file that nothing reads; {hint}")

    def _read(self, name: str) -> Any:
        self._unread.pop(name, None)
        if name not in self._texts:
            self.say(name, "", "is missing")
            return None
        raw, problems = read_yaml(self._texts[name], name)
        if raw is None and not problems:
            problems = [Problem(name, "", "is empty")]
        self.problems += problems
        return raw


def _name_of(entry: Any, number: int) -> str:
    given = entry.get("id") if isinstance(entry, dict) else None
    return str(given) if given else f"{UNNAMED}{number}"


def _flat(messages: Any, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(messages, dict):
        for key, below in messages.items():
            part = "" if key == "_schema" else str(key)
            yield from _flat(below, ".".join(filter(None, [place, part])))
    else:
        for message in messages:
            yield place, str(message)
