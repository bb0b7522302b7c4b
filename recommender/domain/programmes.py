"""Programmes: what each seed prescribes, and the week that we build from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from recommender.domain.exercises import Prescription


@dataclass(frozen=True)
class Conflict:
    """Where a seed clashes with a safety source, and what we do instead."""

    seed: str
    we: str
    because: str
    source: str


@dataclass(frozen=True)
class Prescribed:
    """One item as the seed prescribes it; `day` is 0 where the seed has no days."""

    exercise: str
    name: str
    day: int
    dose: Prescription
    said: str
    conflict: Conflict | None
    instead: str


@dataclass(frozen=True)
class Offer:
    """What a professional offers, as something that advice can name."""

    id: str
    name: str
    about: str
    source: str


@dataclass(frozen=True)
class ArcItem:
    """An exercise of an arc's day, with the programme whose dose counts."""

    exercise: str
    programme: str


@dataclass(frozen=True)
class ArcDay:
    """One idea: a theme, its goal, the need it serves and its exercises in order."""

    theme: str
    goal: str
    focus: str
    items: tuple[ArcItem, ...]

    @cached_property
    def exercises(self) -> frozenset[str]:
        """The ids of its exercises."""
        return frozenset(item.exercise for item in self.items)


@dataclass(frozen=True)
class Programme:
    """One seed, or one of our own, with the seven days that a week follows."""

    id: str
    seed: str
    title: str
    about: str
    frequency: tuple[tuple[str, str], ...]
    items: tuple[Prescribed, ...]
    tips: tuple[str, ...]
    offers: tuple[Offer, ...]
    arc: tuple[ArcDay, ...]

    @cached_property
    def exercises(self) -> frozenset[str]:
        """The ids of the exercises of its whole arc."""
        return frozenset().union(*(day.exercises for day in self.arc))

    @cached_property
    def _items_for(self) -> Mapping[str, tuple[Prescribed, ...]]:
        """The items of the seed that are an exercise, or that it stands behind, by its id."""
        found: dict[str, tuple[Prescribed, ...]] = {}
        for item in self.items:
            for name in {item.exercise, item.instead}:
                found[name] = (*found.get(name, ()), item)
        return found

    def prescribes(self, exercise: str) -> bool:
        """Whether the seed has an exercise, or stands behind it, on any day."""
        return exercise in self._items_for

    def prescribed(self, exercise: str, day: int) -> Prescribed | None:
        """Return the item for an exercise: that of the day if there is one, else the first."""
        items = self._items_for.get(exercise, ())
        return next((item for item in items if item.day == day), items[0] if items else None)
