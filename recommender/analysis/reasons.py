"""One case against every possible answer set: what forced its triage, and what would alter it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from recommender.analysis.diagram import Assignment, Node
from recommender.analysis.nearest import nearest
from recommender.analysis.ordering import questions_behind
from recommender.analysis.outcomes import Outcomes
from recommender.analysis.searching import find
from recommender.analysis.space import AnswerSpace
from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.rules import Triage


@dataclass(frozen=True)
class Change:
    """The fewest answers that would have to differ, as they would be, and the triage then."""

    answers: Answers
    triage: Triage


@dataclass(frozen=True)
class CaseReasons:
    """Why a triage is what it is.

    `forced_by` are answers that lead to at least this triage whatever the others are (to a plan:
    to just this), none of which could be left out. `change` is None where none helps.
    """

    triage: Triage
    forced_by: Answers
    change: Change | None


class Reasoner:
    """Gives the reasons of cases under one content; any number of threads may share it."""

    def __init__(self, content: Content) -> None:
        self._space = AnswerSpace(content)
        self._outcomes = Outcomes(self._space)
        # made now: threads that only read need no lock
        self._other = {triage: self._make_other(triage) for triage in Triage}
        self._changed = {triage: self._make_changed(triage) for triage in Triage}
        self._order = tuple(content.questionnaire.questions)

    def reasons(self, answers: Answers) -> CaseReasons:
        """Return the reasons of a case by its answers, which may be those of an early end."""
        at = self._space.assignment(answers)
        triage = self._triage_at(at)
        return CaseReasons(triage, self._forced_by(at, triage, answers), self._change(at, triage))

    def _triage_at(self, at: Assignment) -> Triage:
        contains = self._space.diagram.contains
        return next(entry for entry in Triage if contains(self._outcomes.at_least[entry], at))

    def _make_other(self, triage: Triage) -> Node:
        """Return where the triage is not forced: milder than a stop, or other than a plan."""
        diagram = self._space.diagram
        if triage is Triage.PLAN:
            # what was never asked cannot speak against it
            return diagram.both(
                self._space.canonical, self._outcomes.at_least[Triage.PLAN_WITH_CARE]
            )
        return diagram.but_not(self._space.complete, self._outcomes.at_least[triage])

    def _make_changed(self, triage: Triage) -> Node:
        return self._space.diagram.but_not(self._space.canonical, self._outcomes.exactly[triage])

    def _forced_by(self, at: Assignment, triage: Triage, answers: Answers) -> Answers:
        questions = self._candidates(at, triage, answers)
        levels = [level for name in questions for level in self._space.levels[name]]
        for name in questions:
            levels = self._without(at, triage, levels, self._space.levels[name])
        if triage is not Triage.PLAN:  # which rests on what was not ticked
            for level in tuple(levels):
                if self._space.variables[level].option:
                    levels = self._without(at, triage, levels, (level,))
        return self._named(answers, levels)

    def _without(
        self, at: Assignment, triage: Triage, levels: list[int], dropped: tuple[int, ...]
    ) -> list[int]:
        """Return the variables without some, or all of them where those are needed."""
        fewer = [level for level in levels if level not in dropped]
        return fewer if self._is_forced(at, triage, fewer) else levels

    def _named(self, answers: Answers, levels: list[int]) -> Answers:
        """Return the answers that variables stand for, of several options only the needed ones."""
        needed: dict[str, list[str]] = {}
        for level in levels:
            variable = self._space.variables[level]
            needed.setdefault(variable.question.id, []).append(variable.option)
        found: dict[str, Value] = {}
        for name in (entry for entry in self._order if entry in needed):
            given = answers[name]
            if isinstance(given, tuple):
                given = tuple(option for option in given if option in needed[name]) or given
            found[name] = given
        return found

    def _candidates(self, at: Assignment, triage: Triage, answers: Answers) -> list[str]:
        """Return questions that suffice: those behind one deciding rule, or for a plan all."""
        content, contains = self._space.content, self._space.diagram.contains
        behind = [
            [name for name in self._order if name in read and name in answers]
            for rule in self._outcomes.sending(triage)
            if contains(self._outcomes.rules[rule.id].yes, at)
            for read in [questions_behind(content, rule.when)]
        ]
        # a rule may fire because something does not apply, which is no answer
        forcing = (entry for entry in sorted(behind, key=len) if self._forces(at, triage, entry))
        return next(forcing, [name for name in self._order if name in answers])

    def _forces(self, at: Assignment, triage: Triage, questions: Iterable[str]) -> bool:
        levels = (level for name in questions for level in self._space.levels[name])
        return self._is_forced(at, triage, levels)

    def _is_forced(self, at: Assignment, triage: Triage, kept: Iterable[int]) -> bool:
        fixed = {level: (at[level],) for level in kept}

        def choices(level: int) -> Sequence[int]:
            return fixed.get(level) or self._every_value[level]

        return find(self._space.diagram, [self._other[triage]], (), choices) is None

    @cached_property
    def _every_value(self) -> list[Sequence[int]]:
        return [range(size) for size in self._space.diagram.sizes]

    def _change(self, at: Assignment, triage: Triage) -> Change | None:
        found = nearest(self._space, self._changed[triage], at)
        if found is None:
            return None
        before, after = self._space.answers(at), self._space.answers(found.assignment)
        changed: dict[str, Value] = {
            name: value for name, value in after.items() if before.get(name, value) != value
        }
        return Change(changed, self._triage_at(found.assignment))
