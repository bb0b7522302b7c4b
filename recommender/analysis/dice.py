"""Chances for a whole crowd at once: who, of many people, something befalls."""

from collections.abc import Callable, Iterable, Mapping

from recommender.analysis.crowd import NO_PEOPLE, People
from recommender.domain.conditions import Value

# gives a whole number of so many random bits
Bits = Callable[[int], int]
Weights = Mapping[Value, float]
# a chance is met to one part in 2 ** PLANES
PLANES = 20


class Dice:
    """Random people of a crowd of one size; the same bits give the same people."""

    def __init__(self, bits: Bits, size: int) -> None:
        self._bits = bits
        self._size = size

    def rolled(self) -> "Roll":
        """Return a number between 0 and 1 for each person, rolled anew."""
        return Roll([self._bits(self._size) for _ in range(PLANES)], (1 << self._size) - 1)

    def split(self, groups: Iterable[tuple[People, Weights]]) -> dict[Value, People]:
        """Return who gets which of several outcomes, exactly one each.

        Each group has its own weight for each outcome; no person is in two groups.
        """
        left = [(people, dict(weights), sum(weights.values())) for people, weights in groups]
        found: dict[Value, People] = {}
        for outcome in dict.fromkeys(name for _, weights, _ in left for name in weights):
            roll, chosen = self.rolled(), NO_PEOPLE
            for place, (people, weights, rest) in enumerate(left):
                weight = weights.pop(outcome, 0.0)
                # nobody is left for nothing: the last outcome takes all that remain
                some = people if not weights else people & roll.below(weight / rest if rest else 0)
                chosen |= some
                left[place] = people & ~some, weights, rest - weight
            found[outcome] = chosen
        return found


class Roll:
    """A number between 0 and 1 for each person: `planes` has one bit of each, the last first."""

    def __init__(self, planes: list[int], everybody: People) -> None:
        self._planes = planes
        self._everybody = everybody
        self._known: dict[int, People] = {}

    def below(self, chance: float) -> People:
        """Return whose number is below a chance from 0 to 1."""
        steps = round(chance * (1 << PLANES))
        if steps >= 1 << PLANES:
            return self._everybody
        found = self._known.get(steps)
        if found is None:
            found = self._known[steps] = self._find_below(steps)
        return found

    def _find_below(self, steps: int) -> People:
        found = NO_PEOPLE
        for place, plane in enumerate(self._planes):
            found = found | plane if steps >> place & 1 else found & plane
        return found
