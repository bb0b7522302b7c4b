"""What one person may do in place of an exercise that is too hard: ever easier, and safe."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from recommender.domain.assessment import Assessment
from recommender.domain.content import Content
from recommender.domain.dose_steps import volume
from recommender.domain.exercises import Dose, Exercise
from recommender.domain.week import Person
from recommender.planning.brief import Brief


@dataclass(frozen=True)
class EasierItem:
    """An exercise and its dose, easier than what came before."""

    exercise: Exercise
    dose: Dose


@dataclass(frozen=True)
class Easing:
    """The safe exercises of one person, by what they are easier than."""

    content: Content
    assessment: Assessment
    person: Person

    def easier(self, name: str, dose: Dose) -> tuple[EasierItem, ...]:
        """Return what to do in place of an exercise, each easier than the one before.

        First come the rungs below it that are safe for this person and may be dosed, down to the
        lowest, each at its entry dose; then less of the last, where there is less.
        """
        exercise = self.content.exercises.get(name)
        if exercise is None:
            return ()
        rungs = tuple(self._rungs(name))
        last = rungs[-1] if rungs else EasierItem(exercise, dose)
        return (*rungs, *self._less(last))

    def may_stand(self, exercise: Exercise, day: int) -> bool:
        """Whether a safe exercise may stand on a day of the week, beside the days around it."""
        return self._brief.kinds.against(exercise, day) is None

    def _rungs(self, name: str) -> Iterator[EasierItem]:
        passed = {name}
        below = self._below(name, passed)
        while below is not None:
            yield EasierItem(below, self._brief.doses(below, below.dose)[0])
            passed.add(below.id)
            below = self._below(below.id, passed)

    def _below(self, name: str, passed: set[str]) -> Exercise | None:
        """Return the nearest safe rung below, of those that were not passed on the way."""
        easier = self._brief.substitutes.easier(name)
        fits = (rung for rung in easier if self._brief.against(rung) is None)
        return next((rung for rung in fits if rung.id not in passed), None)

    def _less(self, item: EasierItem) -> Iterator[EasierItem]:
        """Yield the least dose, where it is less than the one given and safe to give at all."""
        if item.exercise.id not in self._brief.pool.safe:
            return
        least = self._brief.doses(item.exercise, item.exercise.dose)[-1:]
        for dose in least:
            if _is_less(dose, item.dose):
                yield EasierItem(item.exercise, dose)

    @cached_property
    def _brief(self) -> Brief:
        return Brief.of(self.content, self.assessment, self.person)


def _is_less(dose: Dose, than: Dose) -> bool:
    """Whether a dose is counted as the other is, and is less."""
    is_alike = (dose.minutes is None, dose.repetitions is None) == (
        than.minutes is None,
        than.repetitions is None,
    )
    return is_alike and volume(dose) < volume(than)
