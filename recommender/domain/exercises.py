"""Exercises, what they ask of a body, and how they are dosed."""

from dataclasses import dataclass
from enum import StrEnum

from recommender.domain.rules import Phase


class ExerciseKind(StrEnum):
    """What sort of work an exercise is; caps and likings go by it."""

    BREATHING = "breathing"
    EASE = "ease"
    STRETCH = "stretch"
    MOBILITY = "mobility"
    RELEASE = "release"
    STABILITY = "stability"
    STRENGTH = "strength"
    POSTURE = "posture"
    BALANCE = "balance"
    WALKING = "walking"
    YOGA = "yoga"


@dataclass(frozen=True)
class Named:
    """An entry of a plain list: a demand or a piece of equipment."""

    id: str
    name: str
    about: str = ""


@dataclass(frozen=True)
class Need(Named):
    """What a body may need from a week; exercises say which they serve.

    `theme` and `goal` head a day that serves this need instead of the idea of its arc; they are
    empty in contents that were kept without them. Of what serves it beside a first need, only
    those `kinds` are what a day named for it is about; none means every kind. Where
    `one_is_enough`, a day may be named for one such exercise. With `places` a need is served by
    whatever of its kinds works on one of them, and by nothing else.
    """

    theme: str = ""
    goal: str = ""
    kinds: tuple[ExerciseKind, ...] = ()
    one_is_enough: bool = False
    places: tuple[str, ...] = ()

    def is_served_by(self, exercise: "Exercise") -> bool:
        """Whether an exercise may count for this need."""
        if self.places:
            return exercise.kind in self.kinds and not set(self.places).isdisjoint(exercise.places)
        return self.id in exercise.needs

    def is_idea_of(self, exercise: "Exercise") -> bool:
        """Whether an exercise is what one expects of a day that is named for this need."""
        if self.places:
            return self.is_served_by(exercise)
        is_of_kind = not self.kinds or exercise.kind in self.kinds
        return exercise.needs[0] == self.id or (is_of_kind and self.id in exercise.needs)


@dataclass(frozen=True)
class Equipment(Named):
    """What an exercise may need; everybody has what is of the household, so nobody is asked."""

    is_household: bool = False


@dataclass(frozen=True)
class Range:
    """From low to high, both included; the same twice where a source gives one number."""

    low: float
    high: float


@dataclass(frozen=True)
class Prescription:
    """A dose as a source gives it. Times: seconds a hold, minutes an item and side.

    An empty one means that the source names no numbers.
    """

    source: str
    sets: Range | None = None
    repetitions: Range | None = None
    hold_seconds: Range | None = None
    minutes: Range | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the source gives no number to work with."""
        return self.repetitions is None and self.hold_seconds is None and self.minutes is None


@dataclass(frozen=True)
class Dose:
    """How much of an exercise: exactly one of repetitions (held or not), a hold, or minutes.

    `sets` and `sides` count; holds are in seconds; `minutes` are for each side.
    """

    sets: int
    sides: int
    repetitions: int | None = None
    hold_seconds: int | None = None
    minutes: float | None = None


@dataclass(frozen=True)
class Alias:
    """The name that a source gives an exercise."""

    source: str
    name: str


@dataclass(frozen=True)
class Disabled:
    """Why an exercise stays in the knowledge base and is never scheduled."""

    because: str
    source: str


@dataclass(frozen=True)
class Exercise:
    """One movement, with all that safety and planning need to know of it."""

    id: str
    name: str
    also_called: tuple[Alias, ...]
    trains: str
    kind: ExerciseKind
    needs: tuple[str, ...]
    demands: tuple[str, ...]
    equipment: tuple[str, ...]
    position: str
    level: int
    earliest: Phase
    is_fallback: bool
    sides: int
    seconds_a_repetition: int
    dose: Prescription
    steps: tuple[str, ...]
    stop_signs: tuple[str, ...]
    sources: tuple[str, ...]
    disabled: Disabled | None
    # where its work or stretch is felt; empty where it is the whole body or nowhere
    places: tuple[str, ...] = ()
