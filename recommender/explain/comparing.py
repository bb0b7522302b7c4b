"""How two plans differ: every place, with what stood there before and what stands there now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeGuard

from recommender.domain.canonical import Json, JsonObject, canonical_json

_DAY = "day"
# What a list's entries are told apart by, the first that they have.
_NAMES = ("rule", "finding", "demand", "exercise", "need", "tip", "question", _DAY, "programme")
# Which version decided is said beside a comparison; it is not a difference in what was decided.
ORIGIN = ("content_digest", "software_version")
ABSENT = "nothing"


class Missing(Enum):
    """What stands where a part is not there at all, for null is a part too."""

    HERE = "missing"


@dataclass(frozen=True)
class Difference:
    """One place in a plan, such as `week / day 3 / wall-slide / dose`, and both its values."""

    place: str
    before: str
    after: str


def differences(before: JsonObject, after: JsonObject) -> tuple[Difference, ...]:
    """Return every difference between two plans as data, in the order of the plan."""
    return tuple(_compare("", without_origin(before), without_origin(after)))


def without_origin(plan: JsonObject) -> JsonObject:
    """Return a plan without the names of the versions that made it."""
    return {name: value for name, value in plan.items() if name not in ORIGIN}


def _compare(place: str, before: Json | Missing, after: Json | Missing) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _by_name(place, before, after)
    elif _is_named(before) and _is_named(after):
        was, now = _named(before), _named(after)
        yield from _by_name(place, was, now)
        if was == now:
            yield Difference(_joined(place, "order"), ", ".join(was), ", ".join(now))
    else:
        yield Difference(place, _words(before), _words(after))


def _by_name(place: str, before: JsonObject, after: JsonObject) -> Iterator[Difference]:
    for name in dict.fromkeys((*before, *after)):
        sides = before.get(name, Missing.HERE), after.get(name, Missing.HERE)
        yield from _compare(_joined(place, name), *sides)


def _is_named(entries: Json | Missing) -> TypeGuard[Sequence[JsonObject]]:
    return isinstance(entries, list | tuple) and all(map(_has_name, entries))


def _has_name(entry: Json) -> bool:
    return isinstance(entry, Mapping) and any(name in entry for name in _NAMES)


def _named(entries: Sequence[JsonObject]) -> dict[str, JsonObject]:
    named: dict[str, JsonObject] = {}
    for entry in entries:
        key = next(name for name in _NAMES if name in entry)
        word = f"{_DAY} {entry[key]}" if key == _DAY else str(entry[key])
        if key != _DAY and _DAY in entry:
            word = f"{word}, {_DAY} {entry[_DAY]}"
        while word in named:
            word += " again"
        # the place in the order of firing moves with every rule that is new before it
        named[word] = {name: value for name, value in entry.items() if name != "order"}
    return named


def _joined(place: str, name: str) -> str:
    return f"{place} / {name}" if place else name


def _words(value: Json | Missing) -> str:
    if value is None or isinstance(value, Missing):
        return ABSENT
    return value if isinstance(value, str) else canonical_json(value).decode()
