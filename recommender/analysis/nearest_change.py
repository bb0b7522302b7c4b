"""The nearest change of a case's answers that leads to another triage."""

from dataclasses import dataclass
from enum import StrEnum

from recommender.analysis.diagram import Assignment
from recommender.analysis.likeliest import LikeliestChange
from recommender.analysis.nearest import Nearest, nearest_assignment
from recommender.analysis.outcomes import Outcomes
from recommender.analysis.regions import Region
from recommender.analysis.space import asked_of_ordinary
from recommender.domain.conditions import Answers, Value
from recommender.domain.rules import Triage
from recommender.inference.interview import applying


class ChangeGoal(StrEnum):
    """Which other triage a change should lead to; a stop is a graver one that allows no week."""

    MILDER = "milder"
    GRAVER = "graver"
    STOP = "stop"


@dataclass(frozen=True)
class Counterfactual:
    """The fewest answers that would have to differ, as they would be, and the triage then.

    Where more would have to be asked then, `asks_on` says so, and `triage` is what is certain.
    """

    answers: Answers
    triage: Triage
    asks_on: bool


class NearestChange:
    """Finds nearest changes under one content; threads may share it."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self._space = outcomes.space
        self._likeliest = LikeliestChange(self._space)
        self._ordinary = self._space.assignment(asked_of_ordinary(self._space.content))
        self._wanted = {(t, way): self._make_wanted(t, way) for t in Triage for way in ChangeGoal}

    def change(self, answers: Answers, way: ChangeGoal) -> Counterfactual | None:
        """Return the nearest change that leads another way: see `Reasoner.change`."""
        at = self._space.assignment(answers)
        triage = self._outcomes.certain(at)
        found = self._nearest(self._wanted[triage, way], at, way)
        if found is None:
            return None
        changed = self._changed(answers, at, found.assignment)
        there = self._space.assignment(self._after(answers, changed, found.assignment))
        reached = self._outcomes.certain(there)
        if not _leads(triage, reached, way):
            return None  # what is only asked then would decide it, or what counts unasked holds it
        asks_on = not self._space.is_complete(there)
        return Counterfactual(changed, reached, asks_on)

    def _nearest(self, wanted: Region, at: Assignment, way: ChangeGoal) -> Nearest | None:
        """Return the nearest assignment; of an early end one that is near, not the likeliest.

        Where a form ended early, every unasked question may have any answer: too many ways to
        weigh against each other. What an ordinary person says to it is tried first.
        """
        if way is not ChangeGoal.MILDER or self._space.is_complete(at):
            return self._likeliest.nearest(wanted, at)
        tried_first = tuple(
            ordinary if value == variable.open else value
            for value, ordinary, variable in zip(
                at, self._ordinary, self._space.variables, strict=True
            )
        )
        return nearest_assignment(self._space, (wanted,), at, tried_first)

    def _make_wanted(self, triage: Triage, way: ChangeGoal) -> Region:
        """Return everybody who surely gets a triage that a way leads to.

        A graver one can be sure although more would be asked, a milder one cannot.
        """
        outcomes = self._outcomes
        if way is ChangeGoal.MILDER:
            return Region(self._space.canonical, outcomes.at_least[triage])
        led = [other for other in Triage if _leads(triage, other, way)]
        # gravest first: the last one holds them all
        return Region(self._space.asked, one_of=outcomes.at_least[led[-1]] if led else ())

    def _changed(self, answers: Answers, at: Assignment, after: Assignment) -> Answers:
        """Return the answers that differ, numbers as near to what was said as they can be."""
        changed: dict[str, Value] = {}
        for name, value in self._space.answers(after, answers).items():
            levels = self._space.levels[name]
            if name in answers and any(at[level] != after[level] for level in levels):
                group = self._space.variables[levels[0]].classes[after[levels[0]]]
                changed[name] = _nearest_number(answers[name], value, group)
        return changed

    def _after(self, answers: Answers, changed: Answers, found: Assignment) -> Answers:
        """Return the answers after a change, without those that the form would take back."""
        after = {**answers, **changed}
        first = {name: self._space.levels[name][0] for name in answers}
        falls_away = any(
            found[level] == self._space.variables[level].not_applicable for level in first.values()
        )
        return applying(self._space.content, after) if falls_away else after


def _nearest_number(said: Value, value: Value, group: tuple[Value, ...]) -> Value:
    if isinstance(said, bool) or not isinstance(said, int):
        return value
    numbers = [entry for entry in group if isinstance(entry, int)]
    return min(numbers, key=lambda number: abs(number - said))


def _leads(triage: Triage, other: Triage, way: ChangeGoal) -> bool:
    if way is ChangeGoal.MILDER:
        return other.gravity < triage.gravity
    return other.gravity > triage.gravity and not (way is ChangeGoal.STOP and other.allows_week)
