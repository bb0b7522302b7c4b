"""Weigh the rules of a content by the population that it states.

Shares are those of people who are drawn, many of each kind, so each has an error, which is told.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from recommender.analysis.crowd import Crowd, People
from recommender.analysis.drawing import draw_crowd
from recommender.analysis.shares import Sorted
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.errors import NotFoundError
from recommender.domain.population import Cell, Kind, Supposition
from recommender.domain.questions import Safety
from recommender.domain.rules import Sends, Triage

_DRAWN = 10_000
SEED = 1
# of a normal distribution, 95 of 100 lie as many standard errors around the mean
NORMAL_95 = 1.96


@dataclass(frozen=True)
class Share:
    """A share from 0 to 1; the true one lies within `error` around it in 95 of 100 drawings."""

    value: float
    error: float


@dataclass(frozen=True)
class KindShares:
    """The share of each triage among drawn people of a kind, and of those one rule alone sends.

    Those of rules are by their ids.
    """

    kind: Kind
    drawn: int
    triage: Mapping[Triage, float]
    carried: Mapping[str, float]


class Weighing:
    """Weighs one content by its population; raises NotFoundError where it states none.

    `drawn` people of each kind; the same seed draws the same. `supposing` puts other guesses in
    the place of those that are stated.
    """

    def __init__(
        self,
        content: Content,
        drawn: int = _DRAWN,
        seed: int = SEED,
        supposing: Supposition | None = None,
    ) -> None:
        if content.population is None:
            raise NotFoundError("this content states no population (knowledge/population.yaml)")
        self.content = content
        self.population = content.population
        if supposing is not None:
            self.population = self.population.supposing(supposing, warning_signs(content))
        self._drawn = drawn
        self._chance = Random(seed)  # noqa: S311 - a simulation, not a secret
        self._cells: dict[str, list[Cell]] = {kind.id: [] for kind in self.population.kinds}
        for cell in self.population.cells():
            self._cells[cell.kind.id].append(cell)

    def run(self, *, with_rules: bool = False) -> Iterator[KindShares]:
        """Yield the shares of each kind, in a fixed order."""
        for kind, crowd in self.crowds():
            found = Sorted(self.content, crowd)
            carried = found.carried() if with_rules else {}
            yield KindShares(
                kind,
                crowd.size,
                {triage: _share(people, crowd) for triage, people in found.triages().items()},
                {rule: _share(people, crowd) for rule, people in carried.items()},
            )

    def crowds(self) -> Iterator[tuple[Kind, Crowd]]:
        """Yield people of each kind."""
        for kind in self.population.kinds:
            yield kind, self._crowd(kind, self._drawn)

    def draw(self, count: int) -> Iterator[Answers]:
        """Yield the answers of so many people drawn from the population."""
        kinds = self.population.kinds
        drawn = Counter(
            self._chance.choices(range(len(kinds)), [kind.share for kind in kinds], k=count)
        )
        for place in sorted(drawn):
            yield from self._crowd(kinds[place], drawn[place]).people()

    def _crowd(self, kind: Kind, size: int) -> Crowd:
        bits = self._chance.getrandbits
        return draw_crowd(self.content, self.population, self._cells[kind.id], size, bits)


def warning_signs(content: Content) -> Iterator[tuple[str, str]]:
    """Yield each question about signs that stop, with each of its options that is one."""
    for question in content.questionnaire:
        for option in question.offered():
            if question.safety is Safety.HARD_STOP and option.sign is not None:
                yield question.id, option.id


def mean_shares(found: list[KindShares]) -> dict[Triage, Share]:
    """Return the share of each triage among all."""
    return {triage: mean([(entry, entry.triage[triage]) for entry in found]) for triage in Triage}


def mean(found: list[tuple[KindShares, float]]) -> Share:
    """Return a share of all from that of each kind."""
    everybody = sum(entry.kind.share for entry, _ in found)
    weighed = [(entry.kind.share / everybody, entry.drawn, share) for entry, share in found]
    variance = sum(
        weight * weight * share * (1 - share) / drawn for weight, drawn, share in weighed
    )
    value = sum(weight * share for weight, _, share in weighed)
    return Share(value, NORMAL_95 * math.sqrt(variance))


def carriers(found: list[KindShares], content: Content, triage: Triage) -> dict[str, Share]:
    """Return, the largest first, the share of all whom each rule of a triage sends alone."""
    rules = [
        rule.id
        for rule in content.rules
        if isinstance(rule.then, Sends) and rule.then.triage is triage
    ]
    carried = {rule: mean([(entry, entry.carried[rule]) for entry in found]) for rule in rules}
    return dict(sorted(carried.items(), key=lambda entry: (-entry[1].value, entry[0])))


def _share(people: People, crowd: Crowd) -> float:
    return people.bit_count() / crowd.size
