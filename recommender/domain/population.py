"""A stated population: who could come, so that rules can be weighed and not only counted.

It is a mixture of cells: a kind of person, an age band, a strength of pain, and whether somebody
says “not sure” often. In a cell an answer hangs on earlier ones only where the population says so.
All chances are per cent.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from typing import TypeVar

from recommender.domain.chances import CERTAIN, Chance, Chances, Factors, Given, ToldChances
from recommender.domain.conditions import ALWAYS, Condition
from recommender.domain.questions import NOT_SURE
from recommender.domain.rules import Citation, Triage

_Way = TypeVar("_Way")
# a factor makes no single tick more likely than this, nor all raised choices together
MOST_TICKED = 0.95
MOST_CHOSEN = 0.9


@dataclass(frozen=True)
class AgeBand:
    """Ages from the youngest to the oldest, both included."""

    youngest: int
    oldest: int

    def holds(self, age: object) -> bool:
        """Return whether an age lies in the band."""
        return isinstance(age, int) and self.youngest <= age <= self.oldest


@dataclass(frozen=True)
class Strength:
    """How strong a pain is: the weight of each number for each question about it."""

    id: str
    numbers: Mapping[str, Mapping[int, float]]


@dataclass(frozen=True)
class Doubters:
    """How many people say “not sure” often, by age band, and how often they and others do.

    So many of those who are not sure `cannot_say` of which option.
    """

    share: tuple[float, ...]
    not_sure: float
    others_not_sure: float
    times_in_choices: float
    cannot_say: float = CERTAIN


@dataclass(frozen=True)
class Supposition:
    """How far off the guesses about ticks may be: so many times as often as stated.

    A false sign is a warning sign that somebody ticks whose kind is not serious.
    """

    name: str
    false_signs: float = 1.0
    not_sure: float = 1.0


@dataclass(frozen=True)
class RedLine:
    """A share of people, in per cent, that some triages together must not pass.

    It speaks of all people, or only of those of `kinds`.
    """

    name: str
    triages: tuple[Triage, ...]
    kinds: tuple[str, ...] = ()
    at_least: float = 0.0
    at_most: float = CERTAIN

    def is_kept(self, share: float) -> bool:
        """Return whether a share, from 0 to 1, does not pass it."""
        return self.at_least / CERTAIN <= share <= self.at_most / CERTAIN


@dataclass(frozen=True)
class Kind:
    """One kind of person: the share of all, and what is special.

    `given`, `choices` and `options` stand in place of everybody's, `times` multiply them. A
    serious kind is one that must not be missed.
    """

    id: str
    name: str
    share: float
    ages: tuple[float, ...]
    strengths: tuple[float, ...]
    choices: Chances
    options: Chances
    times: Factors
    is_serious: bool = False
    given: tuple[Given, ...] = ()

    @cached_property
    def told(self) -> ToldChances:
        """What is told of the chances of this kind alone."""
        return ToldChances(self.given, self.options, self.choices)


@dataclass(frozen=True)
class Cell:
    """People among whom the answers are independent; `share` of all, from 0 to 1."""

    kind: Kind
    age: int
    strength: int
    doubts: bool
    share: float


@dataclass(frozen=True)
class Population:
    """The whole mixture; `stronger` are factors on choices by strength.

    Nobody answers a question in `never_below` with a number below one of those named there.
    `times_false` are factors on ticks of people whose kind is not serious.
    """

    about: str
    sources: tuple[Citation, ...]
    age_question: str
    ages: tuple[AgeBand, ...]
    doubters: Doubters
    strengths: tuple[Strength, ...]
    never_below: Mapping[str, tuple[str, ...]]
    options: Chances
    choices: Chances
    stronger: Mapping[str, Mapping[str, tuple[float, ...]]]
    kinds: tuple[Kind, ...]
    given: tuple[Given, ...] = ()
    suppositions: tuple[Supposition, ...] = ()
    red_lines: tuple[RedLine, ...] = ()
    times_false: Factors = field(default_factory=dict)

    def supposing(self, supposition: Supposition, signs: Iterable[tuple[str, str]]) -> "Population":
        """Return the population with other guesses; `signs` are questions with an option each."""
        factors: dict[str, dict[str, float]] = {}
        for question, option in signs:
            factors.setdefault(question, {})[option] = supposition.false_signs
        doubters, times = self.doubters, supposition.not_sure
        rarer = replace(
            doubters,
            not_sure=doubters.not_sure * times,
            others_not_sure=doubters.others_not_sure * times,
            times_in_choices=doubters.times_in_choices * times,
        )
        return replace(self, doubters=rarer, times_false=factors)

    def cells(self) -> Iterator[Cell]:
        """Yield every cell that somebody is in, in a fixed order; the shares add to one."""
        everybody = sum(kind.share for kind in self.kinds)
        places = product(range(len(self.ages)), range(len(self.strengths)), (False, True))
        for kind, (age, strength, doubts) in product(self.kinds, tuple(places)):
            doubting = self.doubters.share[age] / CERTAIN
            share = kind.share / everybody * kind.ages[age] / sum(kind.ages)
            share *= kind.strengths[strength] / sum(kind.strengths)
            share *= doubting if doubts else 1 - doubting
            if share:
                yield Cell(kind, age, strength, doubts, share)

    def ticked(self, cell: Cell, question: str, option: str) -> float:
        """Return the chance of a tick, from 0 to 1, whatever was answered before."""
        return self.ways_to_tick(cell, question, option)[-1][1]

    def ways_to_tick(
        self, cell: Cell, question: str, option: str
    ) -> tuple[tuple[Condition, float], ...]:
        """Return the chances, from 0 to 1, that somebody of a cell ticks one option of a list.

        The first holds whose condition is yes for the answers so far; that of the last always is.
        """
        times = cell.kind.times.get(question, {}).get(option, 1.0)
        if not cell.kind.is_serious:
            times *= self.times_false.get(question, {}).get(option, 1.0)
        found: list[tuple[Condition, float]] = []
        for told in self._told(cell):
            for when, chance in told.ticking(question, option):
                share = chance.at(cell.age, cell.strength) * times / CERTAIN
                found.append((when, min(share, MOST_TICKED) if times != 1 else share))
        doubt = self._doubt(cell) if option == NOT_SURE else 0.0
        return _first_that_hold([*found, (ALWAYS, doubt)])

    def ticks_alike(self, kind: Kind, question: str, option: str) -> bool:
        """Return whether everybody of a kind ticks an option as often, in whichever cell."""
        told = (kind.told, self._told_of_everybody)
        chances = [chance for one in told for _, chance in one.ticking(question, option)]
        return option != NOT_SURE and not any(one.by_age or one.by_pain for one in chances)

    def chosen(self, cell: Cell, question: str) -> Mapping[str, float]:
        """Return the share of each answer to a question, whatever was answered before."""
        return self.ways_to_choose(cell, question)[-1][1]

    def ways_to_choose(
        self, cell: Cell, question: str
    ) -> tuple[tuple[Condition, Mapping[str, float]], ...]:
        """Return the shares of the answers to a question that takes one; together they are one.

        The first holds whose condition is yes for the answers so far; that of the last always is.
        Where some answers are made likelier, the others make room in proportion.
        """
        return _first_that_hold(
            (when, self._shares(cell, question, chances))
            for told in self._told(cell)
            for when, chances in told.choosing(question)
        )

    def _told(self, cell: Cell) -> tuple[ToldChances, ToldChances]:
        return cell.kind.told, self._told_of_everybody

    @cached_property
    def _told_of_everybody(self) -> ToldChances:
        return ToldChances(self.given, self.options, self.choices)

    def _doubt(self, cell: Cell) -> float:
        doubters = self.doubters
        return (doubters.not_sure if cell.doubts else doubters.others_not_sure) / CERTAIN

    def _shares(
        self, cell: Cell, question: str, chances: Mapping[str, Chance]
    ) -> Mapping[str, float]:
        weights = {name: chance.at(cell.age, cell.strength) for name, chance in chances.items()}
        if cell.doubts and NOT_SURE in weights:
            weights[NOT_SURE] *= self.doubters.times_in_choices
        total = sum(weights.values())
        shares = {name: weight / total for name, weight in weights.items()}
        return _making_room(shares, self._factors(cell, question))

    def _factors(self, cell: Cell, question: str) -> Mapping[str, float]:
        times = cell.kind.times.get(question, {})
        stronger = {
            name: factors[cell.strength]
            for name, factors in self.stronger.get(question, {}).items()
        }
        return {
            name: times.get(name, 1.0) * stronger.get(name, 1.0) for name in {**times, **stronger}
        }


def _first_that_hold(ways: Iterable[tuple[Condition, _Way]]) -> tuple[tuple[Condition, _Way], ...]:
    """Return the ways up to the first that holds for everybody."""
    found: list[tuple[Condition, _Way]] = []
    for when, way in ways:
        found.append((when, way))
        if when == ALWAYS:
            break
    return tuple(found)


def _making_room(shares: Mapping[str, float], factors: Mapping[str, float]) -> Mapping[str, float]:
    raised = {name: share * factors[name] for name, share in shares.items() if name in factors}
    together = sum(raised.values())
    if together > MOST_CHOSEN:
        raised = {name: share * MOST_CHOSEN / together for name, share in raised.items()}
    rest = sum(share for name, share in shares.items() if name not in raised)
    left = 1 - sum(raised.values())
    return {
        name: raised[name] if name in raised else share * left / rest
        for name, share in shares.items()
    }
