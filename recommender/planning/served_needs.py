"""Which safe exercises serve each need of one person, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.caps import Caps
from recommender.domain.content import Content
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Cap
from recommender.domain.week import Person
from recommender.planning.safety import Pool
from recommender.planning.scoring import Wishes


@dataclass(frozen=True)
class ServedNeeds:
    """What is wanted and what is safe for one person, by the needs that it serves."""

    content: Content
    person: Person
    wishes: Wishes
    caps: Caps
    pool: Pool
    _serving: dict[str, frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _ideas: dict[str, frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def serving(self, need: str) -> frozenset[str]:
        """Return the safe exercises that count for a need, by their ids.

        They count as their main need, where any safe one has it so. Of some needs strength that
        works where it hurts counts as well, whatever its main need.
        """
        found = self._serving.get(need)
        if found is None:
            found = self._serving[need] = self._all_serving(need)
        return found

    def _all_serving(self, need: str) -> frozenset[str]:
        first = self.content.sets.first_for(need) & self.pool.names
        if not first:
            return self.content.sets.counting_for[need] & self.pool.names
        if need not in self.content.week.served_where_it_hurts:
            return first
        safe = self.pool.safe
        strength = self.content.sets.of_kinds((ExerciseKind.STRENGTH,)) & self.pool.names
        besides = self.content.sets.serving(need) & strength
        return first.union([one for one in besides if self.wishes.is_where_it_hurts(safe[one])])

    def of_idea(self, need: str) -> frozenset[str]:
        """Return the safe exercises that a day named for a need is about, by their ids."""
        found = self._ideas.get(need)
        if found is None:
            found = self._ideas[need] = self.content.ideas[need] & self.pool.names
        return found

    def idea_least(self, need: str) -> int:
        """Return how many items a session named for a need holds of it."""
        least = self.content.week.idea.least_of(self.items_most)
        return min(least, 1) if least and self.content.needs[need].one_is_enough else least

    def serves(self, exercise: Exercise, need: str) -> bool:
        """Whether a safe exercise counts for a need, as `serving` says."""
        return exercise.id in self.serving(need)

    @cached_property
    def wanted_served(self) -> Mapping[str, frozenset[str]]:
        """The needs that the week must serve for which each safe exercise counts, by its id."""
        found: dict[str, list[str]] = {}
        for need in self.wishes.days_wanted:
            for name in self.serving(need):
                found.setdefault(name, []).append(need)
        return {name: frozenset(needs) for name, needs in found.items()}

    def must_weight(self, exercise: Exercise) -> int:
        """Return the points by which an exercise that the week must have is kept.

        Those are of its main need, in contents in which no need leads of the one it serves best.
        """
        if self.content.week.lead.points:
            return self.wishes.assessment.points(exercise.needs[0])
        return self.wishes.weight_of(exercise)

    @cached_property
    def items_most(self) -> int:
        """How many items a session may have, those that are not counted aside."""
        return self.caps.lower(Cap.ITEMS, len(self.pool.safe))
