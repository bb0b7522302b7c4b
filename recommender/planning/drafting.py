"""What a day is filled from, and the day while it is being filled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.content import Content
from recommender.domain.exercises import Exercise, Prescription
from recommender.domain.rules import Cap
from recommender.domain.week import Dose, LeftOut, Person
from recommender.planning.arcs import Slot
from recommender.planning.caps import Caps
from recommender.planning.days import DayKinds
from recommender.planning.dosing import doses_from, seconds_of
from recommender.planning.safety import Pool
from recommender.planning.scoring import Wishes
from recommender.planning.session import Choice

# an exercise by its id, what is prescribed of it, and whether it is its first time in the week
DoseKey = tuple[str, Prescription, bool]


@dataclass(frozen=True)
class Brief:
    """All that the planner goes by for one person."""

    content: Content
    caps: Caps
    pool: Pool
    person: Person
    wishes: Wishes
    kinds: DayKinds
    _doses: dict[DoseKey, tuple[Dose, ...]] = field(default_factory=dict, repr=False, compare=False)

    def doses(
        self, exercise: Exercise, prescription: Prescription, *, is_first: bool
    ) -> tuple[Dose, ...]:
        """Return what `doses_from` gives under the caps of this week, worked out once."""
        key = (exercise.id, prescription, is_first)
        known = self._doses.get(key)
        if known is None:
            known = doses_from(exercise, prescription, self.caps, is_first=is_first)
            self._doses[key] = known
        return known

    def is_too_long(self, exercise: Exercise) -> bool:
        """Whether even its smallest dose would take more than its share of a session."""
        smallest = self.doses(exercise, exercise.dose, is_first=True)[-1]
        most = self.content.week.item_share_most * self.seconds_a_day
        return seconds_of(exercise, smallest) > most

    @cached_property
    def seconds_a_day(self) -> int:
        """The seconds that a session may take at most."""
        return self.caps.lower(Cap.MINUTES, self.person.minutes) * 60

    @property
    def items_most(self) -> int:
        """How many items a session may have."""
        return self.caps.lower(Cap.ITEMS, len(self.pool.safe))


@dataclass
class DayDraft:
    """A day while it is being filled: what is in, and what of its arc is out and why.

    `earlier` counts on how many earlier days each exercise stands, `ranked` are the safe
    exercises by their points on this day.
    """

    slot: Slot
    earlier: Mapping[str, int]
    ranked: tuple[Exercise, ...]
    choices: list[Choice] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def has(self, exercise: str) -> bool:
        """Whether the exercise is already in."""
        return any(choice.exercise.id == exercise for choice in self.choices)
