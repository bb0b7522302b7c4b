"""Which answers of a case force its triage, whatever all the others are."""

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.analysis.diagram import Assignment
from recommender.analysis.forcing import forcing
from recommender.analysis.ordering import questions_behind
from recommender.analysis.outcomes import Outcomes
from recommender.analysis.regions import Region
from recommender.analysis.searching import find_in
from recommender.analysis.variables import TICKED
from recommender.domain.conditions import Answers, Value
from recommender.domain.rules import Triage

Levels = tuple[int, ...]


@dataclass(frozen=True)
class Forced:
    """An answer without which the triage could be another.

    Of several ticked options `answer` has those that are needed. It is the whole answer, and
    `and_no_other` true, where it counts too that nothing else is ticked.
    """

    question: str
    answer: Value
    and_no_other: bool = False


class ForcedAnswers:
    """Finds what forced triages under one content; threads may share it."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self._space = outcomes.space
        content, diagram = self._space.content, self._space.diagram
        sending = [rule for triage in Triage for rule in outcomes.sending(triage)]
        self._other = {triage: self._make_other(triage) for triage in Triage}
        self._silent = {rule.id: diagram.opposite(outcomes.rules[rule.id].yes) for rule in sending}
        self._behind = {rule.id: sorted(questions_behind(content, rule.when)) for rule in sending}

    def forced_by(self, answers: Answers) -> tuple[Forced, ...]:
        """Return the answers that force the triage: see `Reasoner.forced_by`."""
        at = self._space.assignment(answers)
        triage = self._outcomes.certain(at)
        if triage is Triage.PLAN:
            return ()
        levels = self._by_a_rule(at, triage, answers) or self._by_all(at, triage, answers)
        return self._named(at, answers, levels)

    def _make_other(self, triage: Triage) -> Region:
        """Return where the triage is not forced, but a milder one."""
        return Region(self._space.complete, self._outcomes.at_least[triage])

    def _by_a_rule(self, at: Assignment, triage: Triage, answers: Answers) -> Levels:
        """Return what the rule needs that needs the fewest questions."""
        found: list[Levels] = []
        for rule in self._outcomes.sending(triage):
            silent = self._silent[rule.id]
            if not self._space.diagram.contains(silent, at):
                groups = self._groups(self._behind[rule.id], answers)
                levels = forcing(self._space.diagram, silent, at, groups)
                # a rule may fire because something does not apply, which is not an answer
                found += [levels] if levels else []
        return self._needed(at, triage, min(found, key=self._length)) if found else ()

    def _length(self, levels: Levels) -> tuple[int, int]:
        questions = {self._space.variables[level].question.id for level in levels}
        return len(questions), len(levels)

    def _needed(self, at: Assignment, triage: Triage, levels: Levels) -> Levels:
        """Return the levels without those that make no difference to any answer set."""
        for level in levels:
            fewer = tuple(entry for entry in levels if entry != level)
            levels = fewer if self._is_forced(at, triage, fewer) else levels
        return levels

    def _is_forced(self, at: Assignment, triage: Triage, kept: Levels) -> bool:
        fixed = {level: (at[level],) for level in kept}

        def choices(level: int) -> tuple[int, ...]:
            # an ordinary person is nearly always one who gets something else
            return fixed.get(level) or self._space.ordinary_first[level]

        return find_in(self._space.diagram, self._other[triage], choices) is None

    def _by_all(self, at: Assignment, triage: Triage, answers: Answers) -> Levels:
        """Return what is left once every question and then every option that can be is left out."""
        levels = [level for group in self._groups(answers, answers) for level in group]
        for group in self._groups(answers, answers):
            levels = self._without(at, triage, levels, group)
        for level in tuple(levels):
            levels = self._without(at, triage, levels, (level,))
        return tuple(levels)

    def _without(
        self, at: Assignment, triage: Triage, levels: list[int], freed: Levels
    ) -> list[int]:
        fewer = [entry for entry in levels if entry not in freed]
        return fewer if self._is_forced(at, triage, tuple(fewer)) else levels

    def _groups(self, questions: Iterable[str], answers: Answers) -> list[Levels]:
        return [self._space.levels[name] for name in questions if name in answers]

    def _named(self, at: Assignment, answers: Answers, levels: Levels) -> tuple[Forced, ...]:
        needed: dict[str, list[int]] = {}
        for level in levels:
            needed.setdefault(self._space.variables[level].question.id, []).append(level)
        order = (name for name in self._space.content.questionnaire.questions if name in needed)
        return tuple(self._as_answer(name, answers[name], needed[name], at) for name in order)

    def _as_answer(self, name: str, given: Value, levels: list[int], at: Assignment) -> Forced:
        if not isinstance(given, tuple):
            return Forced(name, given)
        if any(at[level] != TICKED for level in levels):
            return Forced(name, given, and_no_other=True)
        needed = {self._space.variables[level].option for level in levels}
        return Forced(name, tuple(option for option in given if option in needed))
