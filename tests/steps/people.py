"""Who comes: a person with simple low back pain, and what is different about this one."""

from dataclasses import dataclass, field
from typing import Any

from pytest_bdd import given, parsers

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from tests.people import PLAIN, a_person
from tests.steps.naming import Naming


@dataclass
class Person:
    """The answers as they are typed, and the questions that the person leaves open."""

    typed: dict[str, Any]
    leaves_open: set[str] = field(default_factory=set)

    def answers(self, content: Content) -> Answers:
        """Return the answers; what the feature does not mention is answered as by a well person."""
        known = {name: value for name, value in self.typed.items() if name not in self.leaves_open}
        whole = a_person(content, **known)
        return {name: value for name, value in whole.items() if name not in self.leaves_open}


@given("a person with two weeks of simple low back pain", target_fixture="person")
def a_person_with_simple_pain() -> Person:
    return Person({})


@given(parsers.parse('a person whose one trouble is "{trouble}"'), target_fixture="person")
def a_plain_person(trouble: str) -> Person:
    return Person(dict(PLAIN[trouble]))


@given("a person who has answered nothing yet", target_fixture="person")
def a_silent_person(content: Content) -> Person:
    return Person({}, set(content.questionnaire.questions))


@given("the person answers")
def the_person_answers(person: Person, naming: Naming, datatable: list[list[str]]) -> None:
    for name, words in datatable[1:]:
        if words:
            question = naming.question(name)
            person.typed[question.id] = naming.value(question, words)
            person.leaves_open.discard(question.id)


@given(parsers.parse('the person says nothing about "{question}"'))
def the_person_says_nothing(person: Person, naming: Naming, question: str) -> None:
    person.leaves_open.add(naming.question(question).id)
