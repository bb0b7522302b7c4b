"""What small steps of single answers would make of a condition.

Steps are counted as bits, so that a condition is looked at once for all steps of all questions.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from recommender.domain.conditions import Answers, Comparison, Value
from recommender.domain.questions import Question
from recommender.explain.small_steps import small_steps

# For each question whose steps matter: one bit a step, set where the condition would be yes.
_Steps = dict[str, int]
# Whether a condition is yes, and the questions whose steps change that.
Outlook = tuple[bool, _Steps]
_ALWAYS: Outlook = (True, {})
_NEVER: Outlook = (False, {})


@dataclass
class AnsweredForm:
    """One set of answers; `outside` are the questions that do not apply to them."""

    answers: Answers
    outside: frozenset[str]
    questions: Mapping[str, Question]
    findings: dict[tuple[str, bool], Outlook] = field(default_factory=dict)
    _steps: dict[str, tuple[Value, ...]] = field(default_factory=dict)

    def steps(self, question: str) -> tuple[Value, ...]:
        """Return the answers one small step away from the one to this question."""
        if question not in self._steps:
            self._steps[question] = small_steps(self.questions[question], self.answers[question])
        return self._steps[question]

    def all_steps(self, question: str) -> int:
        """Return every bit of a question."""
        return (1 << len(self.steps(question))) - 1


# A list has thousands of answers, each kept for every condition that reads it; most people give
# one of a few.
_ANSWERS_KEPT = 16

# looks at a condition for one person
Look = Callable[[AnsweredForm], Outlook]


def leaf(comparison: Comparison, *, is_wanted: bool) -> Look:
    """Look whether a comparison is yes (`is_wanted`), or whether it is no."""
    question = comparison.question
    known: dict[Value, Outlook] = {}

    def look(person: AnsweredForm) -> Outlook:
        if question not in person.answers:
            return _ALWAYS if question in person.outside and not is_wanted else _NEVER
        value = person.answers[question]
        # 1 and True are the same key, but never answers to the same question
        found = known.get(value)
        if found is None:
            is_yes = comparison.accepts(value) is is_wanted
            steps = enumerate(person.steps(question))
            bits = sum(1 << place for place, step in steps if comparison.accepts(step) is is_wanted)
            found = _outlook(person, {question: bits}, is_yes=is_yes)
            if len(known) >= _ANSWERS_KEPT:
                known.clear()
            known[value] = found
        return found

    return look


def joined(looks: tuple[Look, ...], *, is_all: bool) -> Look:
    """Look whether all or any of the parts are yes, and at no more of them than that takes."""
    neutral, final = (_ALWAYS, _NEVER) if is_all else (_NEVER, _ALWAYS)

    def look(person: AnsweredForm) -> Outlook:
        found = neutral
        for part_look in looks:
            part = part_look(person)
            if found is neutral or part is final:
                found = part
            elif part is not neutral:
                found = _both(found, part, person, is_all=is_all)
            if found is final:
                return final
        return found

    return look


def at_least(least: int, looks: tuple[Look, ...]) -> Look:
    """Look whether so many of the parts are yes."""

    def look(person: AnsweredForm) -> Outlook:
        parts = [part_look(person) for part_look in looks]
        moved = dict.fromkeys(question for _, steps in parts for question in steps)
        found = {
            question: _enough(least, parts, question, person.all_steps(question))
            for question in moved
        }
        return _outlook(person, found, is_yes=sum(now for now, _ in parts) >= least)

    return look


def _outlook(person: AnsweredForm, steps: _Steps, *, is_yes: bool) -> Outlook:
    """Return the outlook with only those questions whose steps change something."""
    moved = {
        question: bits
        for question, bits in steps.items()
        if bits != (person.all_steps(question) if is_yes else 0)
    }
    if moved:
        return is_yes, moved
    return _ALWAYS if is_yes else _NEVER


def _both(first: Outlook, second: Outlook, person: AnsweredForm, *, is_all: bool) -> Outlook:
    """Return the outlook of both together (`is_all`), or of any of the two."""
    (is_yes, steps), (is_too, more) = first, second
    found: _Steps = {}
    for question, bits in steps.items():
        if question in more:
            found[question] = bits & more[question] if is_all else bits | more[question]
        elif is_too is is_all:
            found[question] = bits
    if is_yes is is_all:
        found |= {question: bits for question, bits in more.items() if question not in steps}
    is_either = is_yes and is_too if is_all else is_yes or is_too
    if found and is_either is is_all:
        # where both are yes, or none is, a question that moved one part moves them together
        return is_either, found
    return _outlook(person, found, is_yes=is_either)


def _enough(least: int, parts: list[Outlook], question: str, every: int) -> int:
    """Return the steps of a question after which enough of the parts would be yes."""
    # reached[k]: the steps after which at least k parts are yes
    reached = [every] + [0] * least
    for now, steps in parts:
        bits = steps.get(question, every if now else 0)
        for number in range(least, 0, -1):
            reached[number] |= reached[number - 1] & bits
    return reached[least]
