"""The variables that stand for a questionnaire, each with the few values that rules tell apart.

A number, a choice or a yes/no question is one variable; a question with several options is one
variable an option, but for “none of these”, which is the question answered and nothing ticked.
Beside its answers a variable can be NOT_APPLICABLE (its question is not asked) or OPEN (it is
asked and not answered yet).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from recommender.domain.conditions import Comparison, Condition, Value, leaves
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind

TICKED, UNTICKED = 1, 0


@dataclass(frozen=True)
class Variable:
    """One variable: its question, its option if it is one of several, and its values.

    `classes` are the answers, those that no condition tells apart together; for an option they
    are (False,) and (True,). After them come the two marks, OPEN last.
    """

    question: Question
    option: str
    classes: tuple[tuple[Value, ...], ...]

    @property
    def name(self) -> str:
        """The question, and its option after a dot."""
        return f"{self.question.id}.{self.option}" if self.option else self.question.id

    @property
    def not_applicable(self) -> int:
        """The value that says that the question is not asked."""
        return len(self.classes)

    @property
    def open(self) -> int:
        """The value that says that the question is not answered yet."""
        return len(self.classes) + 1

    @property
    def size(self) -> int:
        """How many values there are, both marks included."""
        return len(self.classes) + 2

    @cached_property
    def place_of(self) -> Mapping[Value, int]:
        """The value that stands for each answer."""
        return {value: place for place, group in enumerate(self.classes) for value in group}


def make_variables(content: Content, asked: Iterable[Condition] = ()) -> tuple[Variable, ...]:
    """Return the variables of a content, in the order of its questions.

    `asked` are conditions beyond those of the content that will be asked: two answers share a
    value only where none of all of these tells them apart.
    """
    readers = _readers([*_conditions(content), *asked])
    return tuple(
        variable
        for question in content.questionnaire
        for variable in _variables_of(question, readers.get(question.id, ()))
    )


def _conditions(content: Content) -> Iterable[Condition]:
    yield from (rule.when for rule in content.rules)
    yield from (entry.ask_when for entry in content.questionnaire if entry.ask_when is not None)


def _readers(conditions: Iterable[Condition]) -> dict[str, tuple[Comparison, ...]]:
    found: dict[str, dict[Comparison, None]] = {}
    for condition in conditions:
        for leaf in leaves(condition):
            if isinstance(leaf, Comparison):
                found.setdefault(leaf.question, {})[leaf] = None
    return {question: tuple(entries) for question, entries in found.items()}


def _variables_of(question: Question, readers: tuple[Comparison, ...]) -> Iterable[Variable]:
    if question.kind is QuestionKind.MANY:
        for option in question.option_ids:
            if option != NONE_OF_THESE:
                yield Variable(question, option, ((False,), (True,)))
        return
    groups: dict[tuple[bool, ...], list[Value]] = {}
    for value in answers_to(question):
        told_apart = tuple(reader.accepts(value) for reader in readers)
        groups.setdefault(told_apart, []).append(value)
    yield Variable(question, "", tuple(tuple(group) for group in groups.values()))


def answers_to(question: Question) -> tuple[Value, ...]:
    """Return every answer that a question with one answer takes."""
    match question.kind:
        case QuestionKind.NUMBER:
            return tuple(range(question.minimum, question.maximum + 1))
        case QuestionKind.YES_NO:
            return (True, False)
    return question.option_ids
