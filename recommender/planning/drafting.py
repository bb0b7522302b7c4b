"""What a day is filled from, and the day while it is being filled."""

from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.content import Content
from recommender.domain.exercises import Exercise
from recommender.domain.rules import Cap
from recommender.domain.week import LeftOut, Person
from recommender.planning.arcs import Slot
from recommender.planning.caps import Caps
from recommender.planning.days import DayKinds
from recommender.planning.dosing import doses_from, seconds_of
from recommender.planning.safety import Pool
from recommender.planning.scoring import Wishes
from recommender.planning.session import Choice


@dataclass(frozen=True)
class Brief:
    """All that the planner goes by for one person."""

    content: Content
    caps: Caps
    pool: Pool
    person: Person
    wishes: Wishes
    kinds: DayKinds

    @cached_property
    def too_long(self) -> frozenset[str]:
        """The exercises that would take more than half of a session even at their smallest."""
        return frozenset(
            exercise.id
            for exercise in self.pool.safe.values()
            if 2 * _least_seconds(self, exercise) > self.seconds_a_day
        )

    @property
    def seconds_a_day(self) -> int:
        """The seconds that a session may take at most."""
        return self.caps.lower(Cap.MINUTES, self.person.minutes) * 60

    @property
    def items_most(self) -> int:
        """How many items a session may have."""
        return self.caps.lower(Cap.ITEMS, len(self.pool.safe))


def _least_seconds(brief: Brief, exercise: Exercise) -> int:
    doses = doses_from(exercise, exercise.dose, brief.caps, is_first=True)
    return seconds_of(exercise, doses[-1])


@dataclass
class DayDraft:
    """A day while it is being filled: what is in, and what of its arc is out and why."""

    slot: Slot
    earlier: dict[str, int]
    choices: list[Choice] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def has(self, exercise: str) -> bool:
        """Whether the exercise is already in."""
        return any(choice.exercise.id == exercise for choice in self.choices)
