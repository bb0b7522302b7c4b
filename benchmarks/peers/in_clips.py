"""The rules in CLIPS: one fact with all answers, one fact a finding, one test a rule.

Salience gives the order of our engine. So a rule is tried when the findings it reads are decided
or stay unknown, and fires at most once. What fired is told by a call back into Python: reading
facts back through clipspy takes longer with every decision.
"""

from collections.abc import Iterable
from typing import Any

import clips

from benchmarks.peers.deciding import Decide, Trace, traced
from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Excludes,
    HasFinding,
    Includes,
    IsOneOf,
    IsWithin,
    IsYes,
    Not,
    Situation,
)
from recommender.domain.content import Content
from recommender.domain.known import known_of
from recommender.domain.questions import Question, QuestionKind
from recommender.domain.truth import Truth
from recommender.inference.rulebook import EngineStep, make_rulebook

YES, NO, NOT_APPLICABLE = map(clips.Symbol, ("yes", "no", "NOT-APPLICABLE"))


def by_clips(content: Content) -> Decide:
    """Return CLIPS with all rules."""
    steps = make_rulebook(content.rules).steps
    fired: list[EngineStep] = []
    environment = clips.Environment()
    environment.define_function(lambda place: fired.append(steps[place]), name="fired-step")
    writer = _Writer(content)
    for construct in writer.constructs(steps):
        environment.build(construct)
    answers = environment.find_template("answers")

    def decide_by_clips(situation: Situation) -> Trace:
        fired.clear()
        environment.reset()
        answers.assert_fact(**writer.slots(situation))
        environment.run()
        return traced(fired, situation)

    return decide_by_clips


class _Writer:
    """Writes rules as CLIPS constructs, and answers as the slots of a fact."""

    def __init__(self, content: Content) -> None:
        self._questions = content.questionnaire.questions
        self._findings = {name: f"finding-{n}" for n, name in enumerate(content.rules_of_finding)}
        options = {
            option for question in self._questions.values() for option in question.option_ids
        }
        self._symbols = {option: clips.Symbol(option) for option in options}

    def slots(self, situation: Situation) -> dict[str, Any]:
        """Return the answers as CLIPS has them."""
        slots: dict[str, Any] = {}
        for name, value in known_of(situation).items():
            if isinstance(value, tuple):
                slots[name] = [self._symbols[option] for option in value]
            elif isinstance(value, str):
                slots[name] = self._symbols[value]
            elif isinstance(value, bool):
                slots[name] = YES if value else NO
            elif isinstance(value, int):
                slots[name] = value
            else:
                mark = [NOT_APPLICABLE] if _is_many(self._questions[name]) else NOT_APPLICABLE
                slots[name] = mark
        return slots

    def constructs(self, steps: Iterable[EngineStep]) -> Iterable[str]:
        """Yield the templates, the facts of each new decision, and the rules."""
        slots = (
            f"({'multislot' if _is_many(question) else 'slot'} {name} (default UNKNOWN))"
            for name, question in self._questions.items()
        )
        yield f"(deftemplate answers {' '.join(slots)})"
        for template in self._findings.values():
            yield f"(deftemplate {template} (slot truth (default UNKNOWN)))"
        yield f"(deffacts findings {' '.join(f'({name})' for name in self._findings.values())})"
        for step in steps:
            yield self._rule(step)

    def _rule(self, step: EngineStep) -> str:
        patterns = [
            f"({self._findings[name]} (truth ?{self._findings[name]}))" for name in step.findings
        ]
        if step.questions:
            patterns.append(f"(answers {' '.join(self._slot(name) for name in step.questions)})")
        actions = f"(fired-step {step.place})"
        if step.finding:
            told = self._findings[step.finding]
            actions += (
                f" (do-for-fact ((?f {told})) (eq ?f:truth UNKNOWN)"
                f" (modify ?f (truth {step.wanted.value})))"
            )
        return (
            f"(defrule step-{step.place} (declare (salience {-step.place})) {' '.join(patterns)}"
            f" (test {self._said(step.when, step.wanted)}) => {actions})"
        )

    def _slot(self, name: str) -> str:
        return f"({name} {'$' if _is_many(self._questions[name]) else ''}?{name})"

    def _said(self, condition: Condition, wanted: Truth) -> str:
        match condition:
            case Comparison():
                return self._compared(condition, wanted)
            case HasFinding(finding=finding):
                return f"(eq ?{self._findings[finding]} {wanted.value})"
            case Not(part=part):
                return self._said(part, ~wanted)
            case AllOf(parts=parts):
                least = len(parts)
            case AnyOf(parts=parts):
                least = 1
            case _:
                least, parts = condition.least, condition.parts
        needed = least if wanted is Truth.YES else len(parts) - least + 1
        return _counted(needed, [self._said(part, wanted) for part in parts])

    def _compared(self, comparison: Comparison, wanted: Truth) -> str:
        name, accepts = comparison.question, _accepts(comparison)
        if wanted is Truth.YES:
            return accepts
        is_many = _is_many(self._questions[name])
        is_open = f"(member$ UNKNOWN ?{name})" if is_many else f"(eq ?{name} UNKNOWN)"
        return f"(not (or {is_open} {accepts}))"


def _is_many(question: Question) -> bool:
    return question.kind is QuestionKind.MANY


def _accepts(comparison: Comparison) -> str:
    answer = f"?{comparison.question}"
    match comparison:
        case IsYes():
            return f"(eq {answer} yes)"
        case IsOneOf(options=options):
            return _counted(1, [f"(eq {answer} {option})" for option in options])
        case Includes(option=option):
            return f"(neq (member$ {option} {answer}) FALSE)"
        case Excludes(option=option):
            marked = f"(member$ UNKNOWN {answer}) (member$ NOT-APPLICABLE {answer})"
            return f"(not (or {marked} (member$ {option} {answer})))"
        case IsWithin(lowest=lowest, highest=highest):
            sides = [f"(>= {answer} {lowest})"] if lowest is not None else []
            sides += [f"(<= {answer} {highest})"] if highest is not None else []
            return f"(and (integerp {answer}) TRUE {' '.join(sides)})"
    raise TypeError(f"no comparison of a content: {type(comparison).__name__}")


def _counted(least: int, parts: list[str]) -> str:
    if len(parts) == least == 1:
        return parts[0]
    if least in (1, len(parts)):
        return f"({'or' if least == 1 else 'and'} {' '.join(parts)})"
    total = " ".join(f"(if {part} then 1 else 0)" for part in parts)
    return f"(>= (+ {total}) {least})"
