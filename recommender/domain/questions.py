"""The questionnaire: sections of pages of questions, and which of them apply."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from recommender.domain.conditions import Answers, Condition, Situation, questions_read
from recommender.domain.rules import Triage
from recommender.domain.truth import NO, YES

# The option that means that no other one is true; it stands alone.
NONE_OF_THESE = "none"
# The option of somebody who cannot tell; it never counts as a no.
NOT_SURE = "not_sure"


class QuestionKind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    ONE = "one"
    MANY = "many"
    NUMBER = "number"


class Safety(StrEnum):
    """What a question for safety asks: signs that stop, or what makes a sign graver."""

    HARD_STOP = "hard_stop"
    RISK = "risk"


class Show(StrEnum):
    """How a number is shown: a button for each from end to end, or for each of some values."""

    SCALE = "scale"
    VALUES = "values"


@dataclass(frozen=True)
class Option:
    """One answer to choose; a retired one is no longer offered, but old answers may hold it.

    `sign` is the gravest triage that it may lead to, alone or with other answers; one that
    `is_plan_only` is read by no triage rule on purpose. A `heading` stands above the option.
    """

    id: str
    text: str
    is_retired: bool = False
    heading: str = ""
    sign: Triage | None = None
    is_plan_only: bool = False


@dataclass(frozen=True)
class Question:
    """One question; `minimum` and `maximum` are in `unit` and only for numbers.

    `topic` is what the check of the answers and the desk call it. `error_message` says
    what to enter or choose where there is no answer, or none that can be used.

    A number is typed, or with `show` tapped: `ends` are the words at both ends of a scale, `values`
    the numbers on offer, beside which others are accepted. A question that `is_later` is not asked,
    only offered. Where a list `asks_which`, somebody who is not sure is asked `which` one in a
    question of its own, whose `which_of` is the list.
    """

    id: str
    kind: QuestionKind
    text: str
    help: str = ""
    options: tuple[Option, ...] = ()
    unit: str = ""
    minimum: int = 0
    maximum: int = 0
    is_required: bool = True
    ask_when: Condition | None = None
    ask_when_text: str = ""
    topic: str = ""
    error_message: str = ""
    safety: Safety | None = None
    show: Show | None = None
    ends: tuple[str, ...] = ()
    values: tuple[int, ...] = ()
    is_later: bool = False
    asks_which: bool = False
    which_of: str = ""

    @property
    def which(self) -> str:
        """The id of the question that asks which one somebody is not sure about, or nothing."""
        return f"{self.id}_which" if self.asks_which else ""

    @cached_property
    def called(self) -> str:
        """The topic; the text in a content that was kept before questions had one."""
        return self.topic or self.text

    @property
    def is_typed(self) -> bool:
        """Whether the answer is typed and not chosen."""
        return self.kind is QuestionKind.NUMBER and self.show is None

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, in the order in which they are shown."""
        return tuple(option.id for option in self.options)

    @cached_property
    def choices(self) -> tuple[Option, ...]:
        """The options on offer that say something: without `none` and `not_sure`."""
        return tuple(
            option for option in self.offered() if option.id not in (NONE_OF_THESE, NOT_SURE)
        )

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers to tap; none where the answer is typed or no number."""
        if self.show is Show.SCALE:
            return tuple(range(self.minimum, self.maximum + 1))
        return self.values

    def offered(self, chosen: Collection[str] = ()) -> tuple[Option, ...]:
        """Return the options to choose from; a retired one only where it was chosen before."""
        return tuple(
            option for option in self.options if not option.is_retired or option.id in chosen
        )


@dataclass(frozen=True)
class Page:
    """The questions that are asked together."""

    id: str
    title: str
    section: str
    questions: tuple[Question, ...]


class Gate(NamedTuple):
    """When a question is asked, and the questions whose answers decide it."""

    question: str
    ask_when: Condition
    read: frozenset[str]


@dataclass(frozen=True)
class Questionnaire:
    """All pages in the order in which they are asked."""

    pages: tuple[Page, ...]

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The titles of the sections, in order."""
        return tuple(dict.fromkeys(page.section for page in self.pages))

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its id, in the order in which they are asked."""
        return {question.id: question for page in self.pages for question in page.questions}

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """The gate of each question that has one, in order."""
        return tuple(
            Gate(question.id, question.ask_when, frozenset(questions_read(question.ask_when)))
            for question in self
            if question.ask_when is not None
        )

    def gates_before(self, names: Iterable[str]) -> tuple[Gate, ...]:
        """Return the gates that decide whether these questions apply, in order."""
        wanted, found = set(names), deque[Gate]()
        for gate in reversed(self.gates):
            if gate.question in wanted:
                wanted |= gate.read
                found.appendleft(gate)
        return tuple(found)

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions.values())


def not_applicable(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """Return the unanswered questions whose own `ask_when` is known to be no."""
    return closed(questionnaire.gates, answers)


def closed(gates: Iterable[Gate], answers: Answers) -> frozenset[str]:
    """Return the unanswered questions of those with these gates whose gate is known to be no."""
    outside: set[str] = set()
    for question, ask_when, read in gates:
        # a gate is unknown as long as nothing that it reads is known
        if question in answers or (read.isdisjoint(answers) and read.isdisjoint(outside)):
            continue
        if ask_when.holds(Situation(answers, frozenset(outside))) is NO:
            outside.add(question)
    return frozenset(outside)


def asked_on(questionnaire: Questionnaire, page: Page, answers: Answers) -> tuple[Question, ...]:
    """Return the questions of a page that are answered, or whose `ask_when` is known to be yes."""
    situation = Situation(answers, not_applicable(questionnaire, answers))
    return tuple(
        question
        for question in page.questions
        if question.id in answers
        or question.ask_when is None
        or question.ask_when.holds(situation) is YES
    )


def no_longer_asked(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """Return the answered questions whose own `ask_when` is known to be no; they still count.

    Later answers have closed the gate, or the answer was sent although nobody had asked.
    """
    situation = Situation(answers, not_applicable(questionnaire, answers))
    return frozenset(
        question.id
        for question in questionnaire
        if question.id in answers
        and question.ask_when is not None
        and question.ask_when.holds(situation) is NO
    )
