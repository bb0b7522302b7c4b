"""Chances of answers in a stated population, in per cent, and what they may hang on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from recommender.domain.conditions import ALWAYS, Condition

CERTAIN = 100.0


@dataclass(frozen=True)
class Chance:
    """A chance in per cent: one number, or one for each age band, or one for each strength."""

    always: float = 0.0
    by_age: tuple[float, ...] = ()
    by_pain: tuple[float, ...] = ()

    def at(self, age: int, strength: int) -> float:
        """Return the chance in an age band and at a strength, both by their places."""
        if self.by_age:
            return self.by_age[age]
        return self.by_pain[strength] if self.by_pain else self.always


# by question and then by option
Chances = Mapping[str, Mapping[str, Chance]]
Factors = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Given:
    """Chances among those only for whom a condition over earlier answers holds."""

    when_text: str
    options: Chances
    choices: Chances
    when: Condition = ALWAYS


@dataclass(frozen=True)
class ToldChances:
    """What is told of chances, of everybody or of one kind; what is given goes before the rest."""

    given: tuple[Given, ...]
    options: Chances
    choices: Chances

    def ticking(self, question: str, option: str) -> Sequence[tuple[Condition, Chance]]:
        """Return the chances of ticking an option, each with those for whom it is told."""
        return self._ticking.get((question, option), ())

    def choosing(self, question: str) -> Sequence[tuple[Condition, Mapping[str, Chance]]]:
        """Return the chances of all answers to a question, each with those for whom it is told."""
        return self._choosing.get(question, ())

    @cached_property
    def _ticking(self) -> Mapping[tuple[str, str], Sequence[tuple[Condition, Chance]]]:
        found: dict[tuple[str, str], list[tuple[Condition, Chance]]] = {}
        for entry in (*self.given, Given("", self.options, {})):
            for question, chances in entry.options.items():
                for option, chance in chances.items():
                    found.setdefault((question, option), []).append((entry.when, chance))
        return found

    @cached_property
    def _choosing(self) -> Mapping[str, Sequence[tuple[Condition, Mapping[str, Chance]]]]:
        found: dict[str, list[tuple[Condition, Mapping[str, Chance]]]] = {}
        for entry in (*self.given, Given("", {}, self.choices)):
            for question, chances in entry.choices.items():
                found.setdefault(question, []).append((entry.when, chances))
        return found
