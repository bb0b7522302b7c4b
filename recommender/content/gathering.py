"""Read content files through their schemas and gather every problem of a folder."""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from marshmallow import Schema, ValidationError

from recommender.content.phrases import OTHER_BRACES, filled, misused
from recommender.content.places import UNNAMED, KeyPath, Places
from recommender.content.reading import Texts, read_yaml
from recommender.content.yaml_values import Yaml
from recommender.domain.errors import ContentError, Problem


class EntryPlace(NamedTuple):
    """Where an entry stands: its file, its name, and the path that leads to it in the file."""

    file: str
    name: str = ""
    path: KeyPath = ()


class Gatherer:
    """Reads the files of one content; what is wrong with them is kept, not raised."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._unread = dict.fromkeys(texts)
        self._places = Places(texts)
        self._phrases: Mapping[str, str] = {}
        self.problems: list[Problem] = []

    def say(self, file: str, entry: str, message: str, *, column: int = 0, about: str = "") -> None:
        """Keep a problem; see `Problem` for the parts."""
        self.problems.append(Problem(file, entry, message, column, about=about))

    def say_below(self, entry: EntryPlace, below: KeyPath, message: str) -> None:
        """Keep a problem of the part of an entry to which a path leads."""
        places = self._places.of(entry.file)
        line = places.at((*entry.path, *below)).line if places else 0
        self.problems.append(Problem(entry.file, entry.name, message, line=line))

    def stop_if_wrong(self) -> None:
        """Raise ContentError, each problem with its line, when anything is wrong so far."""
        if self.problems:
            raise ContentError([self._places.placed(problem) for problem in self.problems])

    def files(self, folder: str, pattern: str = "*.yaml") -> list[str]:
        """Return the YAML files below a folder, sorted, as paths from the root."""
        found = (name for name in self._texts if name.startswith(f"{folder}/"))
        return sorted(name for name in found if fnmatchcase(name, pattern))

    def whole(self, name: str, schema: Schema) -> Any:
        """Return what one file holds as a whole, or None with a problem kept."""
        raw = self._read(name)
        return None if raw is None else self.load(EntryPlace(name), schema, raw)

    def entries(self, name: str, schema: Schema) -> Iterator[Any]:
        """Yield each entry of a file that is a list; faulty ones are kept as problems."""
        for _, entry in self.placed_entries(name, schema):
            yield entry

    def placed_entries(self, name: str, schema: Schema) -> Iterator[tuple[EntryPlace, Any]]:
        """Yield each entry of a file that is a list, and before it its place."""
        raw = self._read(name)
        if raw is not None and not isinstance(raw, list):
            self.say(name, "", "must be a list of entries, each starting with a hyphen")
            return
        for index, entry in enumerate(raw or []):
            place = EntryPlace(name, _name_of(entry, index + 1), (index,))
            built = self.load(place, schema, entry)
            if built is not None:
                yield place, built

    def load(self, entry: EntryPlace, schema: Schema, raw: Any, *, below: KeyPath = ()) -> Any:
        """Return a raw value through its schema, or None with its problems kept.

        `below` is the path from the entry to the value, where it is not the whole entry.
        """
        try:
            return schema.load(raw)
        except ValidationError as error:
            for path, message in _flat(error.messages, below):
                part = ".".join(str(step) for step in path)
                self.say_below(entry, path, f"{part}: {message}" if part else message)
            return None

    def say_unread(self) -> None:
        """Keep a problem for each file that nothing has read: its author thinks that it counts."""
        known = {problem.file for problem in self.problems}
        for name in (name for name in self._unread if name not in known):
            hint = "name it .yaml" if name.endswith(".yml") else "move it, or correct its name"
            self.say(name, "", f"is a file that nothing reads; {hint}")

    def pass_over(self, files: Iterable[str]) -> None:
        """Take files as read that are not needed."""
        for name in files:
            self._unread.pop(name, None)

    def take_phrases(self, file: str, schema: Schema) -> None:
        """Read the phrases that the files after this one take in; a content may have none."""
        found: dict[str, str] = {}
        for place, phrase in self.placed_entries(file, schema) if file in self._texts else ():
            if phrase.id in found:
                self.say_below(place, ("id",), "this id stands twice")
            found[phrase.id] = phrase.text
        self._phrases = found

    def _read(self, name: str) -> Yaml | None:
        self._unread.pop(name, None)
        if name not in self._texts:
            self.say(name, "", "is missing")
            return None
        raw, problems = read_yaml(self._texts[name], name)
        if raw is None and not problems:
            problems = [Problem(name, "", "is empty")]
        self.problems += problems
        return self._filled(name, raw) if self._phrases else raw

    def _filled(self, name: str, raw: Yaml | None) -> Yaml | None:
        if raw is None:
            return raw
        if name in OTHER_BRACES:
            return filled(raw, self._phrases)
        faults = list(misused(raw, self._phrases))
        for text, fault in faults:
            self.say(name, "", fault, about=text)
        return raw if faults else filled(raw, self._phrases)


def _name_of(entry: object, number: int) -> str:
    given = entry.get("id") if isinstance(entry, dict) else None
    return str(given) if given else f"{UNNAMED}{number}"


def _flat(messages: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(messages, dict):
        for key, below in messages.items():
            # what is wrong with a mapping as a whole, or with one of its keys or values
            step = () if key in ("_schema", "key", "value") else (key,)
            yield from _flat(below, (*path, *step))
    else:
        for message in messages:
            yield path, str(message)
