"""The exercises of a content by what they are and what they serve, sorted once for all weeks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from recommender.domain.dose_steps import WORKING_KINDS
from recommender.domain.exercises import Exercise, ExerciseKind, Need
from recommender.domain.rules import Phase
from recommender.domain.week_settings import WeekSettings

# the kinds of which a high level means strain; of a stretch it means a long way to its end
EFFORTS = (ExerciseKind.STRENGTH, ExerciseKind.STABILITY, ExerciseKind.BALANCE)
_KeyT = TypeVar("_KeyT")
_NOTHING: frozenset[str] = frozenset()


def is_work(exercise: Exercise, settings: WeekSettings) -> bool:
    """Whether the exercise belongs on a working day: strength, or high strain of any kind."""
    return exercise.kind is ExerciseKind.STRENGTH or _is_high_strain(exercise, settings)


def _is_high_strain(exercise: Exercise, settings: WeekSettings) -> bool:
    """Whether the exercise strains so much that the next day must not; a stretch does not."""
    if exercise.level >= settings.high_strain_level and exercise.kind in EFFORTS:
        return True
    return not {*settings.high_strain_demands}.isdisjoint(exercise.demands)


@dataclass(frozen=True)
class ExerciseSets:
    """Exercises by their ids, in sets that a person's week takes what is safe from."""

    exercises: Mapping[str, Exercise]
    needs: Mapping[str, Need]
    settings: WeekSettings

    def of_kinds(self, kinds: Iterable[ExerciseKind]) -> frozenset[str]:
        """Return the exercises of some kinds."""
        return frozenset().union(*(self._of_kind.get(kind, _NOTHING) for kind in kinds))

    @cached_property
    def _of_kind(self) -> Mapping[ExerciseKind, frozenset[str]]:
        return _sorted((one.kind, name) for name, one in self.exercises.items())

    def first_for(self, need: str) -> frozenset[str]:
        """Return what serves a need first of all."""
        return self._first_for.get(need, _NOTHING)

    @cached_property
    def _first_for(self) -> Mapping[str, frozenset[str]]:
        return _sorted((one.needs[0], name) for name, one in self.exercises.items())

    def serving(self, need: str) -> frozenset[str]:
        """Return what names a need among those that it serves."""
        return self._serving.get(need, _NOTHING)

    @cached_property
    def _serving(self) -> Mapping[str, frozenset[str]]:
        every = self.exercises.items()
        return _sorted((need, name) for name, one in every for need in one.needs)

    @cached_property
    def disabled(self) -> frozenset[str]:
        """What is never scheduled."""
        return frozenset([name for name, one in self.exercises.items() if one.disabled])

    @cached_property
    def demanding(self) -> Mapping[str, frozenset[str]]:
        """What makes each demand, by the demand."""
        every = self.exercises.items()
        return _sorted((demand, name) for name, one in every for demand in one.demands)

    @cached_property
    def needing(self) -> Mapping[str, frozenset[str]]:
        """What needs each piece of equipment, by the piece."""
        every = self.exercises.items()
        return _sorted((thing, name) for name, one in every for thing in one.equipment)

    @cached_property
    def from_phase(self) -> Mapping[Phase, frozenset[str]]:
        """What may be done from each phase on, by the phase."""
        return _sorted((one.earliest, name) for name, one in self.exercises.items())

    @cached_property
    def of_level(self) -> Mapping[int, frozenset[str]]:
        """What is of each level, by the level."""
        return _sorted((one.level, name) for name, one in self.exercises.items())

    @cached_property
    def counting_for(self) -> Mapping[str, frozenset[str]]:
        """What may count for each need, by the need."""
        return {
            need.id: frozenset(
                [name for name, one in self.exercises.items() if need.is_served_by(one)]
            )
            for need in self.needs.values()
        }

    @cached_property
    def for_working_days(self) -> frozenset[str]:
        """What belongs on a working day."""
        every = self.exercises.items()
        return frozenset([name for name, one in every if is_work(one, self.settings)])

    @cached_property
    def efforts(self) -> frozenset[str]:
        """What is of a kind that takes effort."""
        return self.of_kinds(EFFORTS)

    @cached_property
    def hard(self) -> frozenset[str]:
        """What is of a level of which a day may have few that are new."""
        least = self.settings.high_strain_level
        return frozenset([name for name, one in self.exercises.items() if one.level >= least])

    @cached_property
    def releases(self) -> frozenset[str]:
        """Self-release."""
        return self.of_kinds((ExerciseKind.RELEASE,))

    @cached_property
    def working(self) -> frozenset[str]:
        """What works muscles in steps."""
        return self.of_kinds(WORKING_KINDS)

    @cached_property
    def working_past_ease(self) -> frozenset[str]:
        """Work above the lowest level."""
        return frozenset([name for name in self.working if self.exercises[name].level > 1])

    @cached_property
    def not_gentle(self) -> frozenset[str]:
        """Work that is first of all for a need of which it may not stand on days of ease."""
        gentle = (self.first_for(need) for need in self.settings.gentle_needs)
        return self.working.difference(*gentle)


def _sorted(pairs: Iterable[tuple[_KeyT, str]]) -> Mapping[_KeyT, frozenset[str]]:
    """Return the names of each key together."""
    found: dict[_KeyT, list[str]] = {}
    for key, name in pairs:
        found.setdefault(key, []).append(name)
    return {key: frozenset(names) for key, names in found.items()}
