"""One session: the exercises chosen for a day, shrunk and thinned until they fit its minutes."""

from dataclasses import dataclass, replace

from recommender.domain.content import WeekSettings
from recommender.domain.exercises import Exercise
from recommender.domain.week import Dose, Score
from recommender.planning.dosing import item_seconds


@dataclass(frozen=True)
class Choice:
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

    def seconds(self, settings: WeekSettings) -> int:
        """Return the seconds it takes now, the change to the next exercise included."""
        return item_seconds(self.exercise, self.dose, settings.time)

    def shrunk(self) -> "Choice":
        """Return the same with the next smaller dose."""
        return replace(self, doses=self.doses[1:])


def total_seconds(choices: list[Choice], settings: WeekSettings) -> int:
    """Return the seconds of the whole session."""
    return sum(choice.seconds(settings) for choice in choices)


def fit(choices: list[Choice], seconds: int, settings: WeekSettings) -> list[Choice]:
    """Return what fits: the longest item is shrunk first, then the one of least worth dropped.

    What the week must have is dropped last. The order of the rest stays.
    """
    kept = list(choices)
    while total_seconds(kept, settings) > seconds:
        shrinkable = [place for place, choice in enumerate(kept) if len(choice.doses) > 1]
        if shrinkable:
            longest = max(shrinkable, key=lambda place: (kept[place].seconds(settings), -place))
            kept[longest] = kept[longest].shrunk()
            continue
        least = min(
            range(len(kept)),
            key=lambda place: (kept[place].is_must, kept[place].score.total, -place),
        )
        del kept[least]
    return kept
