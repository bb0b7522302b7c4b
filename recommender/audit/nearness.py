"""Which rules nearly fired: one small step of one answer away.

A step is the next number up or down, another option of a choice, one tick more or less, or the
other of yes and no. A rule that reads a single question that is no number is left out: it is one
step away for everybody, so saying it would tell nothing. Findings are followed to the answers.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from recommender.domain.conditions import (
    AllOf,
    Answers,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Found,
    Not,
    Value,
    findings_read,
    questions_read,
)
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind, not_applicable

# For each question whose steps matter: one bit a step, set where the condition would be yes.
Steps = dict[str, int]


@dataclass
class _Person:
    """One set of answers while its rules are looked at; `all_steps` has every bit of a question."""

    answers: Answers
    outside: frozenset[str]
    steps: Mapping[str, tuple[Value, ...]]
    findings: dict[tuple[str, bool], tuple[bool, Steps]] = field(default_factory=dict)

    def all_steps(self, question: str) -> int:
        return (1 << len(self.steps[question])) - 1


# a person -> whether the condition is yes, and after which steps it would be
_Look = Callable[[_Person], tuple[bool, Steps]]


class Nearness:
    """Finds the rules of one content that nearly fired; threads may share it."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._finding_looks: dict[tuple[str, bool], _Look] = {}
        self._looks = {rule.id: self._compile(rule.when, is_wanted=True) for rule in content.rules}
        self._single = {
            rule.id: questions[0]
            for rule in content.rules
            if len(questions := self._questions(rule.when)) == 1
        }

    def near(self, answers: Answers, fired: Iterable[str]) -> tuple[str, ...]:
        """Return the rules that one small step of one answer would have fired, in rule order."""
        person = self._person(answers)
        already = frozenset(fired)
        return tuple(
            rule_id
            for rule_id, look in self._looks.items()
            if rule_id not in already and self._tells_something(rule_id) and look(person)[1]
        )

    def steps(self, answers: Answers, rule_id: str) -> dict[str, tuple[Value, ...]]:
        """Return the answers, a question each, any one of which would have fired the rule."""
        person = self._person(answers)
        _, found = self._looks[rule_id](person)
        return {
            question: tuple(
                dict.fromkeys(
                    value for place, value in enumerate(person.steps[question]) if bits >> place & 1
                )
            )
            for question, bits in found.items()
            if bits
        }

    def _tells_something(self, rule_id: str) -> bool:
        question = self._single.get(rule_id)
        if question is None:
            return True
        return self._content.questionnaire.questions[question].kind is QuestionKind.NUMBER

    def _person(self, answers: Answers) -> _Person:
        questions = self._content.questionnaire.questions
        steps = {name: _steps(questions[name], value) for name, value in answers.items()}
        return _Person(answers, not_applicable(self._content.questionnaire, answers), steps)

    def _questions(self, condition: Condition) -> tuple[str, ...]:
        """Return the questions that a condition reads, those behind its findings included."""
        found = dict.fromkeys(questions_read(condition))
        for finding in findings_read(condition):
            for rule in self._content.rules_of_finding[finding]:
                found |= dict.fromkeys(self._questions(rule.when))
        return tuple(found)

    def _compile(self, condition: Condition, *, is_wanted: bool) -> _Look:
        match condition:
            case Comparison():
                return _leaf(condition, is_wanted=is_wanted)
            case Found(finding=finding):
                return self._finding(finding, is_wanted=is_wanted)
            case Not(part=part):
                return self._compile(part, is_wanted=not is_wanted)
            case AllOf(parts=parts):
                return self._count(len(parts), parts, is_wanted=is_wanted)
            case AnyOf(parts=parts):
                return self._count(1, parts, is_wanted=is_wanted)
            case AtLeast(least=least, parts=parts):
                return self._count(least, parts, is_wanted=is_wanted)
        raise TypeError(f"no condition: {type(condition).__name__}")

    def _count(self, least: int, parts: tuple[Condition, ...], *, is_wanted: bool) -> _Look:
        looks = tuple(self._compile(part, is_wanted=is_wanted) for part in parts)
        needed = least if is_wanted else len(parts) - least + 1
        return lambda person: _at_least(needed, [look(person) for look in looks], person)

    def _finding(self, finding: str, *, is_wanted: bool) -> _Look:
        key = (finding, is_wanted)
        if key not in self._finding_looks:
            conditions = tuple(rule.when for rule in self._content.rules_of_finding[finding])
            self._finding_looks[key] = self._count(1, conditions, is_wanted=is_wanted)
        inner = self._finding_looks[key]

        def look(person: _Person) -> tuple[bool, Steps]:
            if key not in person.findings:
                person.findings[key] = inner(person)
            return person.findings[key]

        return look


def _steps(question: Question, value: Value) -> tuple[Value, ...]:
    """Return the answers that are one small step away from this one."""
    match question.kind:
        case QuestionKind.YES_NO:
            return (not value,)
        case QuestionKind.NUMBER:
            numbers = (int(value) - 1, int(value) + 1)  # type: ignore[arg-type]  # a number's
            return tuple(n for n in numbers if question.minimum <= n <= question.maximum)
        case QuestionKind.ONE:
            return tuple(option.id for option in question.offered() if option.id != value)
    ticked = value if isinstance(value, tuple) else ()
    return tuple(_turned(question, ticked, option.id) for option in question.offered(ticked))


def _turned(question: Question, ticked: tuple[str, ...], option: str) -> tuple[str, ...]:
    """Return the ticks with one turned; `none` gives way to others and comes back without them."""
    if option == NONE_OF_THESE:
        return (NONE_OF_THESE,)
    chosen = {*ticked, option} if option not in ticked else {*ticked} - {option}
    chosen -= {NONE_OF_THESE}
    left = tuple(entry for entry in question.option_ids if entry in chosen)
    return left or ((NONE_OF_THESE,) if NONE_OF_THESE in question.option_ids else ticked)


def _leaf(comparison: Comparison, *, is_wanted: bool) -> _Look:
    question = comparison.question
    known: dict[Value, tuple[bool, Steps]] = {}

    def look(person: _Person) -> tuple[bool, Steps]:
        if question not in person.answers:
            return question in person.outside and not is_wanted, {}
        value = person.answers[question]
        # 1 and True are the same key, but never answers to the same question
        if value not in known:
            is_yes = comparison.accepts(value) is is_wanted
            bits = sum(
                1 << place
                for place, step in enumerate(person.steps[question])
                if comparison.accepts(step) is is_wanted
            )
            unmoved = person.all_steps(question) if is_yes else 0
            known[value] = (is_yes, {} if bits == unmoved else {question: bits})
        return known[value]

    return look


def _at_least(least: int, parts: list[tuple[bool, Steps]], person: _Person) -> tuple[bool, Steps]:
    is_yes = sum(now for now, _ in parts) >= least
    moved = dict.fromkeys(question for _, steps in parts for question in steps)
    found: Steps = {}
    for question in moved:
        every = person.all_steps(question)
        bits = _enough(least, parts, question, every)
        if bits != (every if is_yes else 0):
            found[question] = bits
    return is_yes, found


def _enough(least: int, parts: list[tuple[bool, Steps]], question: str, every: int) -> int:
    """Return the steps of a question after which enough of the parts would be yes."""
    # reached[k]: the steps after which at least k parts are yes
    reached = [every] + [0] * least
    for now, steps in parts:
        bits = steps.get(question, every if now else 0)
        for number in range(least, 0, -1):
            reached[number] |= reached[number - 1] & bits
    return reached[least]
