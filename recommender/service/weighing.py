"""Weigh the rules of a content by the population that it states."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from recommender.analysis.diagram import Node
from recommender.analysis.outcomes import Outcomes
from recommender.analysis.shares import PeopleCounter, told_apart
from recommender.analysis.space import AnswerSpace
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.errors import NotFoundError
from recommender.domain.population import Cell, Kind
from recommender.domain.rules import Sends, Triage

Shares = Mapping[Triage, float]


@dataclass(frozen=True)
class CellShares:
    """The share of each triage among the people of a cell, and of those whom one rule alone sends.

    All shares run from 0 to 1; those of rules are by their ids.
    """

    cell: Cell
    triage: Shares
    carried: Mapping[str, float]


class Weighing:
    """Weighs one content by its population; raises NotFoundError where it states none."""

    def __init__(self, content: Content) -> None:
        if content.population is None:
            raise NotFoundError("this content states no population (knowledge/population.yaml)")
        self.content = content
        self.population = content.population
        self.cells = tuple(self.population.cells())
        space = AnswerSpace(content, told_apart(content, self.population))
        self._outcomes = Outcomes(space)
        self._counter = PeopleCounter(space, self.population)

    def run(self, *, with_rules: bool = False) -> Iterator[CellShares]:
        """Yield the shares of each cell, in a fixed order; with rules it takes some minutes."""
        levels = {
            triage: self._counter.within(node) for triage, node in self._outcomes.exactly.items()
        }
        carried = self._carried() if with_rules else {}
        for cell in self.cells:
            found = self._counter.shares((*levels.values(), *carried.values()), cell)
            triage = dict(zip(levels, found, strict=False))
            yield CellShares(cell, triage, dict(zip(carried, found[len(levels) :], strict=True)))

    def _carried(self) -> dict[str, Node]:
        """Return, by rule, the people whose triage would be milder without this one rule."""
        diagram = self._outcomes.space.diagram
        return {
            rule.id: self._counter.within(diagram.but_not(fires, others))
            for rule, fires, others in self._outcomes.rivals()
        }

    def draw(self, count: int, seed: int) -> Iterator[Answers]:
        """Yield so many people drawn from the population; the same seed draws the same."""
        chance = Random(seed)  # noqa: S311 - a simulation, not a secret
        places = range(len(self.cells))
        drawn = Counter(chance.choices(places, [cell.share for cell in self.cells], k=count))
        for place in sorted(drawn):
            yield from self._counter.draw(self.cells[place], chance.random, drawn[place])


def mean_shares(found: list[CellShares], kind: Kind | None = None) -> dict[Triage, float]:
    """Return the share of each triage among all, or among one kind of people, from 0 to 1."""
    wanted = [entry for entry in found if kind is None or entry.cell.kind is kind]
    everybody = sum(entry.cell.share for entry in wanted)
    return {
        triage: sum(entry.cell.share * entry.triage[triage] for entry in wanted) / everybody
        for triage in Triage
    }


def carriers(found: list[CellShares], content: Content, triage: Triage) -> dict[str, float]:
    """Return, the largest first, the share of all whom each rule of a triage sends alone."""
    rules = [
        rule.id
        for rule in content.rules
        if isinstance(rule.then, Sends) and rule.then.triage is triage
    ]
    carried = {
        rule: sum(entry.cell.share * entry.carried[rule] for entry in found) for rule in rules
    }
    return dict(sorted(carried.items(), key=lambda entry: (-entry[1], entry[0])))
