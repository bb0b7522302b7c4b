"""One session: the exercises chosen for a day, shrunk and thinned until they fit its minutes."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from recommender.domain.exercises import Dose, Exercise
from recommender.domain.week import Item, Score


@dataclass(frozen=True)
class ChosenExercise:
    """An exercise chosen for a day, with its doses from the wanted one to the smallest.

    `times` are the seconds that it takes with each, the change to the next exercise included.
    What `opens` the session is dropped last of all, then what `is_must`, by its `weight`: the
    points of the need that it serves best.
    """

    exercise: Exercise
    doses: tuple[Dose, ...]
    times: tuple[int, ...]
    programme: str
    score: Score
    is_must: bool = False
    weight: int = 0
    opens: bool = False
    instead_of: str = ""
    rules: tuple[str, ...] = ()
    source: str = ""

    @property
    def dose(self) -> Dose:
        """The dose that it has now."""
        return self.doses[0]

    @property
    def seconds(self) -> int:
        """The seconds it takes now, the change to the next exercise included."""
        return self.times[0]

    def shrunk(self) -> "ChosenExercise":
        """Return the same with the next smaller dose."""
        return self._from(1)

    def shrunk_to(self, seconds: int) -> "ChosenExercise | None":
        """Return the same with the largest dose that takes no longer, or None where none does."""
        for place, time in enumerate(self.times):
            if time <= seconds:
                return self._from(place)
        return None

    def at_least(self) -> "ChosenExercise":
        """Return the same with its smallest dose alone."""
        return self._from(len(self.doses) - 1)

    def no_less_than(self, least: "ChosenExercise") -> "ChosenExercise":
        """Return the same without the doses below the first of `least`."""
        count = len(self.doses) - len(least.doses) + 1
        return self.with_doses(self.doses[:count], self.times[:count])

    def dosed_as(self, other: "ChosenExercise") -> "ChosenExercise":
        """Return the same with the doses of another."""
        return self.with_doses(other.doses, other.times)

    def placed_as(self, other: "ChosenExercise") -> "ChosenExercise":
        """Return the same, dropped when another is."""
        return self._with(self.doses, self.times, (other.is_must, self.weight, other.opens))

    def as_must(self, weight: int | None = None) -> "ChosenExercise":
        """Return the same as something that the week must have, with this weight or its own."""
        weight = self.weight if weight is None else weight
        return self._with(self.doses, self.times, (True, weight, self.opens))

    def opening(self) -> "ChosenExercise":
        """Return the same as what opens the session."""
        return self._with(self.doses, self.times, (self.is_must, self.weight, True))

    def with_doses(self, doses: tuple[Dose, ...], times: tuple[int, ...]) -> "ChosenExercise":
        """Return the same with these doses, and the seconds that it takes with each."""
        return self._with(doses, times, (self.is_must, self.weight, self.opens))

    def _from(self, place: int) -> "ChosenExercise":
        if place == 0:
            return self
        return self.with_doses(self.doses[place:], self.times[place:])

    def _with(
        self, doses: tuple[Dose, ...], times: tuple[int, ...], held: tuple[bool, int, bool]
    ) -> "ChosenExercise":
        # dataclasses.replace takes several times as long, and a session changes in many steps
        is_must, weight, opens = held
        return ChosenExercise(
            self.exercise,
            doses,
            times,
            self.programme,
            self.score,
            is_must,
            weight,
            opens,
            self.instead_of,
            self.rules,
            self.source,
        )

    def as_item(self) -> Item:
        """Return it as an item of the week."""
        sources = dict.fromkeys((self.source, *self.exercise.sources))
        return Item(
            exercise=self.exercise,
            dose=self.dose,
            seconds=self.seconds,
            programme=self.programme,
            because=self.rules,
            score=self.score,
            sources=tuple(sources),
            instead_of=self.instead_of,
        )


def total_seconds(choices: Iterable[ChosenExercise]) -> int:
    """Return the seconds of the whole session."""
    # the first of its times is what `seconds` says, without a call for each of many steps
    return sum([choice.times[0] for choice in choices])


def thin(
    choices: Sequence[ChosenExercise],
    most: int,
    counts: Callable[[Exercise], bool],
    doubles: Collection[str] = (),
    moves: Collection[str] = (),
) -> tuple[ChosenExercise, ...]:
    """Return at most so many: those of least worth are dropped, what the week must have last.

    The order of the rest stays; of equals the first is dropped. What does not count stays,
    and of the `moves`, by their ids, the best; `doubles` are dropped before all others.
    """
    kept = list(choices)
    best = max((one for one in kept if one.exercise.id in moves), key=_worth, default=None)
    counted = [one for one in kept if counts(one.exercise) and one is not best]
    if len(counted) <= most:
        return tuple(kept)

    def order(choice: ChosenExercise) -> tuple[bool, tuple[bool, bool, int, int]]:
        return choice.exercise.id not in doubles, _worth(choice)

    for choice in sorted(counted, key=order)[: max(0, len(counted) - most)]:
        kept.remove(choice)
    return tuple(kept)


def fit(choices: Sequence[ChosenExercise], seconds: int) -> tuple[ChosenExercise, ...]:
    """Return what fits: the longest item is shrunk first, then the one of least worth dropped.

    What the week must have is dropped last. The order of the rest stays; of equals the last is
    dropped.
    """
    kept = list(choices)
    while total_seconds(kept) > seconds:
        shrinkable = [place for place, choice in enumerate(kept) if len(choice.doses) > 1]
        if shrinkable:
            longest = max(shrinkable, key=lambda place: (kept[place].seconds, -place))
            kept[longest] = kept[longest].shrunk()
            continue
        least = min(
            range(len(kept)),
            key=lambda place: (*_worth(kept[place]), -place),
        )
        del kept[least]
    return tuple(kept)


def _worth(choice: ChosenExercise) -> tuple[bool, bool, int, int]:
    """Return how late a choice is dropped: what opens the session last, then the musts."""
    weight = choice.weight if choice.is_must else 0
    return choice.opens, choice.is_must, weight, choice.score.total
