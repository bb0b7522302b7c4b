"""What may stand in for an exercise that is not safe for somebody."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.content import Content
from recommender.domain.exercises import Exercise
from recommender.domain.ladders import Ladder
from recommender.planning.safety import Pool

_LOWEST = 1


@dataclass(frozen=True)
class Substitutes:
    """The safe exercises of one person by what they may stand in for."""

    content: Content
    pool: Pool
    _found: dict[str, tuple[Exercise, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def that_can_stand(self, name: str) -> tuple[Exercise, ...]:
        """Return the exercise of this id if it is safe, else all that is safe in its place.

        Its easier variants come first, the nearest first, then those of the same main need and
        kind. It is empty where there is nothing of the kind.
        """
        found = self._found.get(name)
        if found is None:
            safe = self.pool.safe.get(name)
            found = (safe,) if safe else self._in_place_of(name)
            self._found[name] = found
        return found

    def easier(self, name: str) -> tuple[Exercise, ...]:
        """Return the safe easier variants of an exercise, the nearest first."""
        safe = self.pool.safe
        return tuple([safe[rung] for rung in self.content.easier_than(name) if rung in safe])

    def harder(self, name: str) -> tuple[Exercise, ...]:
        """Return the safe harder variants of an exercise, the nearest first."""
        safe = self.pool.safe
        return tuple([safe[rung] for rung in self.content.harder_than(name) if rung in safe])

    def below(self, step: int) -> frozenset[str]:
        """Return what is too easy to be chosen freely by somebody who begins on a step.

        That is of the lowest level and has a rung above it that is safe and of the same kind: one
        of that level too, of the next for somebody who climbs, or of any for who climbs seeds.
        """
        steps = self.content.week.steps
        if steps.below_from is None or step < steps.below_from:
            return frozenset()
        most = _LOWEST + (0 < steps.climb_from <= step) + (0 < steps.climb_seeds_from <= step)
        return frozenset(
            name
            for name, exercise in self.pool.safe.items()
            if exercise.level == _LOWEST
            and name not in self._starting_low
            and any(one.kind is exercise.kind and one.level <= most for one in self.harder(name))
        )

    def outgrown(self, step: int) -> frozenset[str]:
        """Return the forms in a chair or a bed that somebody who begins on a step does not need.

        That are those of the lowest level of which a safe higher form is of the same kind and not
        in such a position: of that level too, of any for who climbs seeds. What is climbed from its
        lowest rung is outgrown only by them.
        """
        steps, forms = self.content.week.steps, self.content.lower_forms
        if not steps.outgrown or not 0 < steps.climb_from <= step:
            return frozenset()
        climbs = 0 < steps.climb_seeds_from <= step
        safe = self.pool.safe
        higher = [one for one in safe.values() if one.position not in steps.outgrown]
        return frozenset(
            name
            for one in higher
            if climbs or one.level == _LOWEST
            for name in forms.get(one.id, frozenset()) & safe.keys()
            if _is_low_form(safe[name], one) and safe[name].position in steps.outgrown
            if climbs or not self._is_first(name, one.id)
        )

    @cached_property
    def improvised(self) -> frozenset[str]:
        """Return forms with household things where one with the person's own kit is safe.

        That is of the same kind, for the same main need, on one ladder. Contents that do not put
        kit first have none.
        """
        household, safe = self.content.household, self.pool.safe
        if not self.content.week.kit_first:
            return frozenset()
        owned = {name for name, one in safe.items() if not household.issuperset(one.equipment)}
        return frozenset(
            name
            for name, one in safe.items()
            if one.equipment and name not in owned
            for other in self.alike(name) & owned
            if safe[other].kind is one.kind and safe[other].needs[0] == one.needs[0]
            if not set(safe[other].places).isdisjoint(one.places)
        )

    def _is_first(self, name: str, other: str) -> bool:
        """Whether one stands below another on a ladder that this person climbs from its lowest."""
        return any(name in rung for each in self._low_ladders for rung in each.below(other))

    def too_early(self, names: Collection[str]) -> frozenset[str]:
        """Return what has a rung below it that comes first, while none of these is one."""
        first = self._comes_first.items()
        return frozenset([name for name, lower in first if lower.isdisjoint(names)])

    @cached_property
    def _starting_low(self) -> frozenset[str]:
        return frozenset(name for ladder in self._low_ladders for name in ladder.exercises)

    @cached_property
    def _low_ladders(self) -> tuple[Ladder, ...]:
        """The ladders that are climbed from their lowest rung by this person."""
        barred = {name for name, entry in self.pool.excluded.items() if entry.rules}
        return tuple(
            ladder
            for ladder in self.content.ladders.values()
            if ladder.starts_low and not (ladder.if_barred and barred.isdisjoint(ladder.exercises))
        )

    @cached_property
    def _comes_first(self) -> Mapping[str, frozenset[str]]:
        """The safe lower rungs of the same main need, for exercises of ladders that start low."""
        safe = self.pool.safe
        found: dict[str, frozenset[str]] = {}
        for ladder in self._low_ladders:
            for name in ladder.exercises:
                lower = {one for rung in ladder.below(name) for one in rung if one in safe}
                if name in safe:
                    alike = {one for one in lower if safe[one].needs[0] == safe[name].needs[0]}
                    found[name] = found.get(name, frozenset()) | alike
        return {name: lower for name, lower in found.items() if lower}

    def lower_than(self, names: Iterable[str]) -> frozenset[str]:
        """Return what works the muscles on a rung below one of these exercises, in its own kind."""
        lower = self.content.lower_work
        return frozenset().union(*(lower[name] for name in names if name in lower))

    def alike(self, name: str) -> frozenset[str]:
        """Return the other exercises on the ladders of an exercise, those of its rung as well."""
        return self.content.on_ladders_with(name)

    def _in_place_of(self, name: str) -> tuple[Exercise, ...]:
        exercise = self.content.exercises[name]
        found = {one.id: one for one in self.easier(name)}
        for entry in self.pool.safe.values():
            if entry.kind is exercise.kind and entry.needs[0] == exercise.needs[0]:
                found.setdefault(entry.id, entry)
        return tuple(found.values())


def _is_low_form(low: Exercise, high: Exercise) -> bool:
    return low.level == _LOWEST and low.kind is high.kind
