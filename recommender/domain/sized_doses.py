"""Doses with their sizes, in order; those of an exercise's own range, made once for a content."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from recommender.domain.dose_steps import Steps, ends, own_doses, seconds_of, volume
from recommender.domain.exercises import Dose, Exercise, Prescription


class SizedDose(NamedTuple):
    """A dose after its seconds of work, the same with the rests between its sets, and its volume.

    The dose comes last: two are mostly told apart by their seconds, which is quickest.
    """

    seconds: int
    with_rests: int
    volume: float
    dose: Dose


class ItemDoses(NamedTuple):
    """The doses that an item may have, the one to give first, with their sizes and without.

    `times` are the seconds that the item takes with each, the change to the next included, and
    `longest` the most seconds of work among them.
    """

    sized: tuple[SizedDose, ...]
    doses: tuple[Dose, ...]
    times: tuple[int, ...]
    longest: int

    @classmethod
    def of(cls, found: tuple[SizedDose, ...], changeover_seconds: int) -> "ItemDoses":
        """Return some doses with what an item takes of a session."""
        return cls(
            found,
            tuple([one.dose for one in found]),
            tuple([one.with_rests + changeover_seconds for one in found]),
            max([one.seconds for one in found], default=0),
        )


# the bounds of a week, what is prescribed where that is not our own, the least dose of the week
GivenKey = tuple[tuple[int, ...], Prescription | None, Dose | None]


@dataclass(frozen=True)
class OwnDoses:
    """The doses of an exercise's own range, the least work first, and the low end of the range.

    `options` and `given` have what a week may have of it, for all that was asked so far: it is the
    same for everybody with the same bounds, and rules and seeds set only a few.
    """

    low: SizedDose
    sized: tuple[SizedDose, ...]
    options: dict[GivenKey, Sequence[SizedDose]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    given: dict[GivenKey, ItemDoses] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, exercise: Exercise, steps: Steps, rest_seconds: int) -> "OwnDoses":
        """Return the doses of an exercise under the steps of a content."""
        doses = [sized(exercise, dose, rest_seconds) for dose in own_doses(exercise, steps)]
        return cls(
            sized(exercise, ends(exercise, exercise.dose)[0], rest_seconds), least_first(doses)
        )


def sized(exercise: Exercise, dose: Dose, rest_seconds: int) -> SizedDose:
    """Return a dose of an exercise with its sizes; so many seconds are between two sets."""
    seconds = seconds_of(exercise, dose)
    return SizedDose(seconds, seconds + (dose.sets - 1) * rest_seconds, volume(dose), dose)


def least_first(doses: Iterable[SizedDose]) -> tuple[SizedDose, ...]:
    """Return doses from the least work up, of equals those of fewer sets, without repetitions."""
    found = sorted(doses, key=_BY_WORK)
    return tuple(one for place, one in enumerate(found) if place == 0 or one != found[place - 1])


_BY_WORK = attrgetter("seconds", "dose.sets", "volume")
