"""Ladders of exercises: what is easier and what is harder than each, in one stated order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Rung = tuple[str, ...]


@dataclass(frozen=True)
class Ladder:
    """Exercises of one sort from the easiest to the hardest; those of one rung are alike.

    Where it `starts_low`, a week comes to a rung only by way of one below it; where it does so
    `if_barred`, only for those for whom rules bar one of its rungs. Where it is `in_order`, no day
    of a week has a rung below one of an earlier day.
    """

    id: str
    name: str
    rungs: tuple[Rung, ...]
    starts_low: bool = False
    if_barred: bool = False
    in_order: bool = False

    def below(self, exercise: str) -> tuple[Rung, ...]:
        """Return the rungs below an exercise, nearest first; none where it is not on the ladder."""
        place = self._place(exercise)
        return () if place is None else self.rungs[:place][::-1]

    def above(self, exercise: str) -> tuple[Rung, ...]:
        """Return the rungs above an exercise, nearest first; none where it is not on the ladder."""
        place = self._place(exercise)
        return () if place is None else self.rungs[place + 1 :]

    @property
    def exercises(self) -> tuple[str, ...]:
        """Every exercise on the ladder, from low to high."""
        return tuple(exercise for rung in self.rungs for exercise in rung)

    def _place(self, exercise: str) -> int | None:
        return next((place for place, rung in enumerate(self.rungs) if exercise in rung), None)


class Climbing:
    """What is easier and what is harder than each exercise, through all the ladders together."""

    def __init__(self, ladders: Iterable[Ladder]) -> None:
        ladders = tuple(ladders)
        every = dict.fromkeys(one for ladder in ladders for one in ladder.exercises)
        self._easier = {one: _nearest([each.below(one) for each in ladders], one) for one in every}
        self._harder = {one: _nearest([each.above(one) for each in ladders], one) for one in every}

    def easier_than(self, exercise: str) -> Rung:
        """Return what is easier, nearest first, each once."""
        return self._easier.get(exercise, ())

    def harder_than(self, exercise: str) -> Rung:
        """Return what is harder, nearest first, each once."""
        return self._harder.get(exercise, ())


def ladders_from_links(links: Mapping[str, str]) -> Iterator[Ladder]:
    """Yield a ladder for each exercise that names an easier one, down its chain of easier ones.

    Exercises named each other before there were ladders. A chain that returns ends there.
    """
    for exercise, easier in links.items():
        chain, lower = [exercise], easier
        while lower and lower not in chain:
            chain.append(lower)
            lower = links.get(lower, "")
        if len(chain) > 1:
            yield Ladder(exercise, exercise, tuple((one,) for one in reversed(chain)))


def _nearest(ways: list[tuple[Rung, ...]], start: str) -> Rung:
    """Return the exercises of all ways by their distance in rungs, then by the order of ways."""
    steps = (
        (distance, exercise)
        for way in ways
        for distance, rung in enumerate(way)
        for exercise in rung
    )
    by_distance = sorted(steps, key=lambda step: step[0])
    return tuple(dict.fromkeys(exercise for _, exercise in by_distance if exercise != start))
