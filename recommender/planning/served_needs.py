"""Which safe exercises serve each need of one person, worked out once."""

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
        """Return the safe exercises that count for a need, by their ids."""
        found = self._serving.get(need)
        if found is None:
            safe = self.pool.safe.items()
            names = [name for name, one in safe if self.serves(one, need)]
            found = self._serving[need] = frozenset(names)
        return found

    def of_idea(self, need: str) -> frozenset[str]:
        """Return the safe exercises that a day named for a need is about, by their ids."""
        found = self._ideas.get(need)
        if found is None:
            found = self._ideas[need] = self.content.ideas[need] & self.pool.safe.keys()
        return found

    def idea_least(self, need: str) -> int:
        """Return how many items a session named for a need holds of it."""
        least = self.content.week.idea.least_of(self.items_most)
        return min(least, 1) if least and self.content.needs[need].one_is_enough else least

    def serves(self, exercise: Exercise, need: str) -> bool:
        """Whether an exercise counts for a need: as its main need, where any safe one has it so.

        Of some needs strength that works where it hurts counts as well, whatever its main need.
        """
        if need not in self._main_needs:
            return self.content.needs[need].is_served_by(exercise)
        return exercise.needs[0] == need or (
            need in self.content.week.served_where_it_hurts
            and need in exercise.needs
            and exercise.kind is ExerciseKind.STRENGTH
            and self.wishes.is_where_it_hurts(exercise)
        )

    def must_weight(self, exercise: Exercise) -> int:
        """Return the points by which an exercise that the week must have is kept.

        Those are of its main need, in contents in which no need leads of the one it serves best.
        """
        if self.content.week.lead.points:
            return self.wishes.assessment.points(exercise.needs[0])
        return self.wishes.weight_of(exercise)

    @cached_property
    def _main_needs(self) -> frozenset[str]:
        return frozenset(exercise.needs[0] for exercise in self.pool.safe.values())

    @cached_property
    def items_most(self) -> int:
        """How many items a session may have, those that are not counted aside."""
        return self.caps.lower(Cap.ITEMS, len(self.pool.safe))
