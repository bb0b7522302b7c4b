"""Who comes: a person with simple low back pain, and what is different about this one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pytest_bdd import given, parsers

from recommender.content.answers import parse_answers
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.questions import (
    NONE_OF_THESE,
    Question,
    QuestionKind,
    Questionnaire,
    not_applicable,
)
from tests.people import HEALTHY, PLAIN

# A well person's answers to questions that only some are asked and that have no "none of these".
WELL: Mapping[str, Any] = {"first_time": False, "pressure_signs": "no"}

YES_OR_NO = {"yes": True, "no": False}


@dataclass
class Person:
    """The answers as they are typed, and the questions that the person leaves open."""

    typed: dict[str, Any]
    leaves_open: set[str] = field(default_factory=set)

    def answers(self, questionnaire: Questionnaire) -> Answers:
        """Return the answers; what the feature does not mention is answered as by a well person."""
        typed = {name: value for name, value in self.typed.items() if name not in self.leaves_open}
        for question in questionnaire:
            answers = parse_answers(questionnaire.questions, typed)
            is_open = question.id not in answers and question.id not in self.leaves_open
            if is_open and question.id not in not_applicable(questionnaire, answers):
                typed |= _well(question)
        return parse_answers(questionnaire.questions, typed)


@given("a person with two weeks of simple low back pain", target_fixture="person")
def a_person_with_simple_pain() -> Person:
    return Person(dict(HEALTHY))


@given(parsers.parse('a person whose one trouble is "{trouble}"'), target_fixture="person")
def a_plain_person(trouble: str) -> Person:
    return Person({**HEALTHY, **PLAIN[trouble]})


@given("a person who has answered nothing yet", target_fixture="person")
def a_silent_person(content: Content) -> Person:
    return Person({}, set(content.questionnaire.questions))


@given("the person answers")
def the_person_answers(person: Person, content: Content, datatable: list[list[str]]) -> None:
    for name, words in datatable[1:]:
        if words:
            person.typed[name] = typed_value(content.questionnaire.questions[name], words)
            person.leaves_open.discard(name)


@given(parsers.parse('the person says nothing about "{question}"'))
def the_person_says_nothing(person: Person, question: str) -> None:
    person.leaves_open.add(question)


def typed_value(question: Question, words: str) -> Any:
    """Return the words of a table as the value that a form would send."""
    match question.kind:
        case QuestionKind.NUMBER:
            return int(words)
        case QuestionKind.YES_NO:
            return YES_OR_NO[words]
        case QuestionKind.MANY:
            return [word.strip() for word in words.split(",")]
    return words


def _well(question: Question) -> dict[str, Any]:
    """Return the well person's answer; nothing where a question has no such answer."""
    if question.id in WELL:
        return {question.id: WELL[question.id]}
    if NONE_OF_THESE in question.option_ids:
        return {question.id: [NONE_OF_THESE]}
    return {}
