"""How two plans differ: every place, with what stood there before and what stands there now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recommender.domain.canonical import canonical_json

# What a list's entries are told apart by, the first that they have.
NAMES = ("rule", "finding", "demand", "exercise", "need", "tip", "question", "day", "programme")
# Which version decided is said beside a comparison; it is no difference in what was decided.
ORIGIN = ("content_digest", "software_version")
ABSENT = "nothing"
MISSING = object()


@dataclass(frozen=True)
class Difference:
    """One place in a plan, such as `week / day 3 / wall-slide / dose`, and both its values."""

    place: str
    before: str
    after: str


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Return every difference between two plans, in the order of the plan."""
    return tuple(_compare("", without_origin(before), without_origin(after)))


def without_origin(plan: Mapping[str, Any]) -> dict[str, Any]:
    """Return a plan without the names of the versions that made it."""
    return {name: value for name, value in plan.items() if name not in ORIGIN}


def _compare(place: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _by_name(place, before, after)
    elif _is_named(before) and _is_named(after):
        yield from _by_name(place, _named(before), _named(after))
        if not _differs(_named(before), _named(after)):
            order = [", ".join(_named(side)) for side in (before, after)]
            yield Difference(_joined(place, "order"), *order)
    else:
        yield Difference(place, _words(before), _words(after))


def _by_name(
    place: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Difference]:
    for name in dict.fromkeys((*before, *after)):
        sides = before.get(name, MISSING), after.get(name, MISSING)
        yield from _compare(_joined(place, name), *sides)


def _differs(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return dict(before) != dict(after)


def _is_named(entries: Any) -> bool:
    return isinstance(entries, list | tuple) and all(map(_has_name, entries))


def _has_name(entry: Any) -> bool:
    return isinstance(entry, Mapping) and any(name in entry for name in NAMES)


def _named(entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    named: dict[str, Any] = {}
    for entry in entries:
        key = next(name for name in NAMES if name in entry)
        word = f"day {entry[key]}" if key == "day" else str(entry[key])
        if key != "day" and "day" in entry:
            word = f"{word}, day {entry['day']}"
        while word in named:
            word += " again"
        # the place in the order of firing moves with every rule that is new before it
        named[word] = {name: value for name, value in entry.items() if name != "order"}
    return named


def _joined(place: str, name: str) -> str:
    return f"{place} / {name}" if place else name


def _words(value: Any) -> str:
    if value is None or value is MISSING:
        return ABSENT
    return value if isinstance(value, str) else canonical_json(value).decode()
