"""Chances of answers in a stated population, in per cent, and what they may hang on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recommender.domain.conditions import AllOf, Condition

CERTAIN = 100.0
# holds for everybody
ALWAYS = AllOf(())


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
class Told:
    """What is told of chances, of everybody or of one kind; what is given goes before the rest."""

    given: tuple[Given, ...]
    options: Chances
    choices: Chances

    def ticking(self, question: str, option: str) -> Iterator[tuple[Condition, Chance]]:
        """Yield the chances of ticking an option, each with those for whom it is told."""
        for entry in (*self.given, Given("", self.options, {})):
            chance = entry.options.get(question, {}).get(option)
            if chance is not None:
                yield entry.when, chance

    def choosing(self, question: str) -> Iterator[tuple[Condition, Mapping[str, Chance]]]:
        """Yield the chances of all answers to a question, each with those for whom it is told."""
        for entry in (*self.given, Given("", {}, self.choices)):
            if question in entry.choices:
                yield entry.when, entry.choices[question]
