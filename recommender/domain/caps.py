"""What binds a week: the lowest value of each cap, and the rules behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from recommender.domain.assessment import Limit
from recommender.domain.rules import Cap


@dataclass(frozen=True)
class Caps:
    """The limits of one week, at most one for each cap; an absent cap does not bind."""

    limits: tuple[Limit, ...] = ()

    @cached_property
    def values(self) -> Mapping[Cap, int]:
        """The value of each cap that binds."""
        return {limit.cap: limit.value for limit in self.limits}

    def lower(self, cap: Cap, value: int) -> int:
        """Return the value, lowered to the cap."""
        return min(value, self.values.get(cap, value))

    def exceeds(self, cap: Cap, value: int) -> bool:
        """Whether the value lies above the cap."""
        return value > self.values.get(cap, value)

    def because(self, cap: Cap) -> tuple[str, ...]:
        """Return the rules that set the cap; empty where it does not bind."""
        return self._rules.get(cap, ())

    @cached_property
    def _rules(self) -> Mapping[Cap, tuple[str, ...]]:
        return {limit.cap: limit.rules for limit in self.limits}
