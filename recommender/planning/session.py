"""One session: the exercises chosen for a day, shrunk and thinned until they fit its minutes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recommender.domain.content import TimeModel
from recommender.domain.exercises import Exercise
from recommender.domain.week import Dose, Item, Score
from recommender.planning.dosing import item_seconds


@dataclass(frozen=True)
class ChosenExercise:
    """An exercise chosen for a day, with its doses from the wanted one to the smallest."""

    exercise: Exercise
    doses: tuple[Dose, ...]
    programme: str
    score: Score
    is_must: bool = False
    instead_of: str = ""
    rules: tuple[str, ...] = ()
    source: str = ""

    @property
    def dose(self) -> Dose:
        """The dose that it has now."""
        return self.doses[0]

    def seconds(self, time: TimeModel) -> int:
        """Return the seconds it takes now, the change to the next exercise included."""
        return item_seconds(self.exercise, self.dose, time)

    def shrunk(self) -> "ChosenExercise":
        """Return the same with the next smaller dose."""
        return replace(self, doses=self.doses[1:])

    def shrunk_to(self, seconds: int, time: TimeModel) -> "ChosenExercise | None":
        """Return the same with the largest dose that takes no longer, or None where none does."""
        choice = self
        while len(choice.doses) > 1 and choice.seconds(time) > seconds:
            choice = choice.shrunk()
        return choice if choice.seconds(time) <= seconds else None

    def as_item(self, time: TimeModel) -> Item:
        """Return it as an item of the week."""
        sources = dict.fromkeys((self.source, *self.exercise.sources))
        return Item(
            exercise=self.exercise,
            dose=self.dose,
            seconds=self.seconds(time),
            programme=self.programme,
            because=self.rules,
            score=self.score,
            sources=tuple(sources),
            instead_of=self.instead_of,
        )


def total_seconds(choices: Sequence[ChosenExercise], time: TimeModel) -> int:
    """Return the seconds of the whole session."""
    return sum(choice.seconds(time) for choice in choices)


def thin(choices: Sequence[ChosenExercise], most: int) -> tuple[ChosenExercise, ...]:
    """Return at most so many: those of least worth are dropped, what the week must have last.

    The order of the rest stays; of equals the first is dropped.
    """
    kept = list(choices)
    while len(kept) > most:
        kept.remove(min(kept, key=lambda one: (one.is_must, one.score.total)))
    return tuple(kept)


def fit(
    choices: Sequence[ChosenExercise], seconds: int, time: TimeModel
) -> tuple[ChosenExercise, ...]:
    """Return what fits: the longest item is shrunk first, then the one of least worth dropped.

    What the week must have is dropped last. The order of the rest stays; of equals the last is
    dropped.
    """
    kept = list(choices)
    while total_seconds(kept, time) > seconds:
        shrinkable = [place for place, choice in enumerate(kept) if len(choice.doses) > 1]
        if shrinkable:
            longest = max(shrinkable, key=lambda place: (kept[place].seconds(time), -place))
            kept[longest] = kept[longest].shrunk()
            continue
        least = min(
            range(len(kept)),
            key=lambda place: (kept[place].is_must, kept[place].score.total, -place),
        )
        del kept[least]
    return tuple(kept)
