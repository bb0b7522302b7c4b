"""When an interview may end, told to the solver as the interview itself has it."""

from functools import cache

import z3

from recommender.domain.conditions import Comparison, Condition, HasFinding, Not
from recommender.domain.content import Content
from tests.solver.meanings import Meanings


class Waiting:
    """What a condition still waits for: required questions, asked or behind a gate that is open."""

    def __init__(self, content: Content, meanings: Meanings) -> None:
        self._content = content
        self._meanings = meanings
        self.for_question = cache(self._for_question)
        self._for_finding = cache(self._for_finding_anew)

    def for_condition(self, condition: Condition) -> z3.BoolRef:
        """Return whether the condition is undecided and a required answer can change that."""
        match condition:
            case Comparison(question=question):
                return self.for_question(question)
            case HasFinding(finding=finding):
                return self._for_finding(finding)
            case Not(part=part):
                return self.for_condition(part)
        waiting = [self.for_condition(part) for part in condition.parts]
        return z3.And(self._meanings.of(condition).unknown, z3.Or(*waiting))

    def _for_question(self, name: str) -> z3.BoolRef:
        """Return whether the question is open and asked, or waits for its gate."""
        question = self._content.questionnaire.questions[name]
        is_asked = z3.BoolVal(question.is_required)
        if question.ask_when is None:
            return z3.And(self._meanings.is_open(name), is_asked)
        gate = self._meanings.of(question.ask_when)
        waits = z3.If(gate.yes, is_asked, self.for_condition(question.ask_when))
        return z3.And(self._meanings.is_open(name), waits)

    def _for_finding_anew(self, name: str) -> z3.BoolRef:
        rules = self._content.rules_of_finding[name]
        waiting = [
            z3.And(self._meanings.of(rule.when).unknown, self.for_condition(rule.when))
            for rule in rules
        ]
        return z3.And(self._meanings.of(HasFinding(name)).unknown, z3.Or(*waiting))
