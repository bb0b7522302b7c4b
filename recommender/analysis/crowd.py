"""A crowd of people as bits: for each answer one whole number, with one bit for each person.

A condition over a hundred thousand people is then a handful of operations on whole numbers. All
people of a crowd have answered all that they were asked, and nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recommender.domain.conditions import (
    AllOf,
    Answers,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Excludes,
    HasFinding,
    Includes,
    Not,
    Value,
)
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind
from recommender.domain.strata import findings_in_order

# a bit for each person of whom something is true
People = int
NO_PEOPLE: People = 0


@dataclass
class Crowd:
    """So many people; `asked` and `answers` tell who was asked a question, and who said what.

    For a list `answers` has who ticked each option, for other questions who gave each answer.
    """

    content: Content
    size: int
    asked: dict[str, People] = field(default_factory=dict)
    answers: dict[str, Mapping[Value, People]] = field(default_factory=dict)

    @property
    def everybody(self) -> People:
        """All people of the crowd."""
        return (1 << self.size) - 1

    def without(self, people: People) -> People:
        """Return the others."""
        return self.everybody & ~people

    def ticked(self, question: str, option: str) -> People:
        """Return who ticked an option; “none of these” is asked and nothing else ticked."""
        ticks = self.answers.get(question, {})
        if option != NONE_OF_THESE:
            return ticks.get(option, NO_PEOPLE)
        some = NO_PEOPLE
        for name, people in ticks.items():
            some |= people if name != NONE_OF_THESE else NO_PEOPLE
        return self.asked.get(question, NO_PEOPLE) & ~some

    def people(self) -> Iterator[Answers]:
        """Yield the answers of each person."""
        for person in range(self.size):
            bit = 1 << person
            yield {
                question.id: self._answer(question, bit)
                for question in self.content.questionnaire
                if self.asked[question.id] & bit
            }

    def _answer(self, question: Question, bit: People) -> Value:
        found = [value for value, people in self.answers[question.id].items() if people & bit]
        if question.kind is not QuestionKind.MANY:
            return found[0]
        ticked = tuple(str(option) for option in question.option_ids if option in found)
        return ticked or (NONE_OF_THESE,)


class Truths:
    """For whom of a crowd conditions and rules are true; each is worked out once.

    While a crowd is being drawn it may be asked about what is answered already.
    """

    def __init__(self, content: Content, crowd: Crowd) -> None:
        self._content = content
        self._crowd = crowd
        self._known: dict[Condition, People] = {}
        self._findings: dict[str, People] = {}

    def fires(self) -> Mapping[str, People]:
        """Return for whom each rule fires, by its id."""
        for finding in findings_in_order(self._content.rules):
            self._finding(finding)
        return {rule.id: self.holds(rule.when) for rule in self._content.rules}

    def holds(self, condition: Condition) -> People:
        """Return for whom a condition is yes; it is no for all others."""
        found = self._known.get(condition)
        if found is None:
            found = self._known[condition] = self._find(condition)
        return found

    def _find(self, condition: Condition) -> People:
        match condition:
            case Includes(question=question, option=option):
                return self._crowd.ticked(question, option)
            case Excludes(question=question, option=option):
                asked = self._crowd.asked.get(question, NO_PEOPLE)
                return asked & ~self._crowd.ticked(question, option)
            case Comparison():
                return self._comparison(condition)
            case HasFinding(finding=finding):
                return self._finding(finding)
            case Not(part=part):
                return self._crowd.without(self.holds(part))
        return self._enough(condition)

    def _comparison(self, comparison: Comparison) -> People:
        found = NO_PEOPLE
        for value, people in self._crowd.answers.get(comparison.question, {}).items():
            found |= people if comparison.accepts(value) else NO_PEOPLE
        return found

    def _finding(self, name: str) -> People:
        if name not in self._findings:
            found = NO_PEOPLE
            for rule in self._content.rules_of_finding[name]:
                found |= self.holds(rule.when)
            self._findings[name] = found
        return self._findings[name]

    def _enough(self, condition: AllOf | AnyOf | AtLeast) -> People:
        """Return for whom so many parts hold: `counts` has who meets at least so many of them."""
        parts = [self.holds(part) for part in condition.parts]
        least = {AllOf: len(parts), AnyOf: 1}.get(type(condition), 0)
        least = condition.least if isinstance(condition, AtLeast) else least
        counts = [self._crowd.everybody, *([NO_PEOPLE] * least)]
        for part in parts:
            for number in range(least, 0, -1):
                counts[number] |= counts[number - 1] & part
        return counts[least]
