"""One session: the exercises chosen for a day, shrunk and thinned until they fit its minutes."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from recommender.domain.exercises import Dose, Exercise, ExerciseKind
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
        places = (place for place, time in enumerate(self.times) if time <= seconds)
        first = next(places, None)
        return None if first is None else self._from(first)

    def at_least(self) -> "ChosenExercise":
        """Return the same with its smallest dose alone."""
        return self._from(len(self.doses) - 1)

    def no_less_than(self, least: "ChosenExercise") -> "ChosenExercise":
        """Return the same without the doses below the first of `least`."""
        count = len(self.doses) - len(least.doses) + 1
        return self._with(self.doses[:count], self.times[:count])

    def _from(self, place: int) -> "ChosenExercise":
        if place == 0:
            return self
        return self._with(self.doses[place:], self.times[place:])

    def _with(self, doses: tuple[Dose, ...], times: tuple[int, ...]) -> "ChosenExercise":
        # dataclasses.replace takes several times as long, and a session is shrunk in many steps
        return ChosenExercise(
            self.exercise,
            doses,
            times,
            self.programme,
            self.score,
            self.is_must,
            self.weight,
            self.opens,
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
    uncounted: Collection[ExerciseKind] = (),
    doubles: Collection[str] = (),
) -> tuple[ChosenExercise, ...]:
    """Return at most so many: those of least worth are dropped, what the week must have last.

    The order of the rest stays; of equals the first is dropped. `uncounted` kinds all stay, and
    `doubles`, by their ids, are dropped before all others.
    """
    kept = list(choices)
    counted = [choice for choice in kept if choice.exercise.kind not in uncounted]

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
