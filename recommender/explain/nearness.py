"""Which rules nearly fired: one small step of one answer away.

A rule that reads a single question, not a number, is left out: it is one step away for
everybody, so saying it would tell nothing. Findings are followed to the answers.
"""

from collections.abc import Iterable, Mapping

from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    HasFinding,
    Not,
    Situation,
    Value,
    findings_read,
    questions_read,
)
from recommender.domain.content import Content
from recommender.domain.questions import QuestionKind
from recommender.explain.outlooks import AnsweredForm, Look, Outlook, at_least, joined, leaf

# the answers to each question, any one of which would have fired a rule
FiringSteps = dict[str, tuple[Value, ...]]


class Nearness:
    """Finds the rules of one content that nearly fired; threads may share it."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._finding_looks: dict[tuple[str, bool], Look] = {}
        self._looks = {rule.id: self._compile(rule.when, is_wanted=True) for rule in content.rules}
        self._telling = {
            rule.id: self._looks[rule.id]
            for rule in content.rules
            if self._tells_something(self._questions(rule.when))
        }

    def near(self, situation: Situation, fired: Iterable[str]) -> tuple[str, ...]:
        """Return the rules that one small step of one answer would have fired, in rule order."""
        person = self._person(situation)
        already = frozenset(fired)
        return tuple(
            rule_id
            for rule_id, look in self._telling.items()
            if rule_id not in already and look(person)[1]
        )

    def steps(self, situation: Situation, rule_id: str) -> FiringSteps:
        """Return the answers, a question each, any one of which would have fired the rule."""
        return self.steps_of(situation, (rule_id,))[rule_id]

    def steps_of(self, situation: Situation, rules: Iterable[str]) -> dict[str, FiringSteps]:
        """Return the same for several rules by their ids, looking at the person only once."""
        person = self._person(situation)
        return {rule_id: _values(person, self._looks[rule_id](person)[1]) for rule_id in rules}

    def _tells_something(self, read: tuple[str, ...]) -> bool:
        questions = self._content.questionnaire.questions
        # “which one?” is the same list, asked again
        lists = {questions[name].which_of or name for name in read}
        return len(lists) != 1 or questions[read[0]].kind is QuestionKind.NUMBER

    def _person(self, situation: Situation) -> AnsweredForm:
        questions = self._content.questionnaire.questions
        return AnsweredForm(situation.answers, situation.not_applicable, questions)

    def _questions(self, condition: Condition) -> tuple[str, ...]:
        """Return the questions that a condition reads, those behind its findings included."""
        found = dict.fromkeys(questions_read(condition))
        for finding in findings_read(condition):
            for rule in self._content.rules_of_finding[finding]:
                found |= dict.fromkeys(self._questions(rule.when))
        return tuple(found)

    def _compile(self, condition: Condition, *, is_wanted: bool) -> Look:
        match condition:
            case Comparison():
                return leaf(condition, is_wanted=is_wanted)
            case HasFinding(finding=finding):
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

    def _count(self, least: int, parts: tuple[Condition, ...], *, is_wanted: bool) -> Look:
        looks = tuple(self._compile(part, is_wanted=is_wanted) for part in parts)
        needed = least if is_wanted else len(parts) - least + 1
        if needed == len(parts):
            return joined(looks, is_all=True)
        if needed == 1:
            return joined(looks, is_all=False)
        return at_least(needed, looks)

    def _finding(self, finding: str, *, is_wanted: bool) -> Look:
        key = (finding, is_wanted)
        if key not in self._finding_looks:
            conditions = tuple(rule.when for rule in self._content.rules_of_finding[finding])
            self._finding_looks[key] = self._count(1, conditions, is_wanted=is_wanted)
        inner = self._finding_looks[key]

        def look(person: AnsweredForm) -> Outlook:
            if key not in person.findings:
                person.findings[key] = inner(person)
            return person.findings[key]

        return look


def _values(person: AnsweredForm, bits_of: Mapping[str, int]) -> FiringSteps:
    return {
        question: tuple(
            dict.fromkeys(
                value for place, value in enumerate(person.steps(question)) if bits >> place & 1
            )
        )
        for question, bits in bits_of.items()
        if bits
    }
