"""The practice: what decides and keeps, and those who ask, each with the code of their case."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pytest_bdd import given, parsers, then, when
from sqlalchemy import text
from werkzeug.test import TestResponse

from recommender.domain.cases import Case, CaseFilter, CaseOrder
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.errors import AnswersError, ConflictError
from recommender.domain.users import Role
from recommender.exchange.plan import value_data
from recommender.service.app import App
from recommender.service.cases import Kept
from tests.lending import lent_app
from tests.steps.deciding import Outcome
from tests.steps.naming import Naming
from tests.steps.people import Person
from tests.web.visiting import visit

PLANS = "/api/v1/plans"
ADMIN = "root"


@dataclass(frozen=True)
class Practice:
    """What decides and keeps here, and the cases of those who asked, in order."""

    services: App
    lending: ExitStack
    kept: list[Kept] = field(default_factory=list)
    signing_names: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> Content:
        """The content that decides now."""
        return self.services.content

    @cached_property
    def app(self) -> Flask:
        """The application for browsers and programs."""
        return self.lending.enter_context(lent_app(self.services))

    def sign_in(self, name: str, *roles: Role) -> str:
        """Return the token of a new user's sign-in, as their organisation's own lets them in."""
        # without a password, which takes its time to check
        given = roles or (Role.CLINICIAN,)
        user = self.services.users.add_user(name, given, "", ADMIN)
        self.services.users.set_signing_name(
            name, self.signing_names.get(name, f"{name.title()} Test"), ADMIN
        )
        return self.services.users.open_sign_in(user)

    def browser(self, token: str) -> FlaskClient:
        """Return the browser of somebody who has signed in."""
        client = self.app.test_client()
        client.set_cookie("desk", token)
        return client

    @property
    def case_id(self) -> str:
        """The id of the last case, whether it is still there or not."""
        return self.kept[-1].case.id

    @property
    def case(self) -> Case:
        """The last case, as it lies in the store."""
        return self.services.stores.cases.find(self.case_id)

    def ids(self, wanted: CaseFilter | None = None) -> list[str]:
        """Return the ids of the cases that are in the store, the oldest first."""
        page = self.services.stores.cases.page(wanted or CaseFilter(), CaseOrder.OLDEST)
        return [entry.id for entry in page.entries]

    def decide(self, answers: Answers, key: str = "") -> None:
        """Let somebody ask the service itself."""
        self.kept.append(self.services.cases.decide(answers, key))

    def opened_by(self, code: str) -> None:
        """Remember the case that a code opens, if there is one."""
        case = self.services.cases.own_case(code)
        if case is not None:
            self.kept.append(Kept(case, code))


@pytest.fixture
def practice(services: App) -> Iterator[Practice]:
    with ExitStack() as lending:
        yield Practice(services, lending)


@pytest.fixture
def own_browser(practice: Practice) -> FlaskClient:
    """The browser of the person who asks."""
    return practice.app.test_client()


@given("the person has asked for a week")
def the_person_has_asked(practice: Practice, person: Person) -> None:
    practice.decide(person.answers(practice.content))


@when("the person asks for a week", target_fixture="outcome")
def the_person_asks(practice: Practice, person: Person) -> Outcome:
    answers = person.answers(practice.content)
    try:
        practice.decide(answers)
    except AnswersError as error:
        return Outcome(None, error.messages)
    return Outcome(practice.services.recommender.recommend(answers), {})


@given("another person has asked for a week")
def another_person_has_asked(practice: Practice) -> None:
    _asks(practice, {"age": "50"})


@given("these people have asked for a week")
@when("these people ask for a week")
def these_people_ask(practice: Practice, datatable: list[list[str]]) -> None:
    names, *people = datatable
    for words in people:
        _asks(practice, dict(zip(names, words, strict=True)))


@when("the person asks by the form", target_fixture="answer")
def the_person_asks_by_form(
    practice: Practice, person: Person, own_browser: FlaskClient
) -> TestResponse:
    visit(own_browser, practice.content, **person.typed)
    answer = own_browser.get("/result")
    cookie = own_browser.get_cookie("case")
    practice.opened_by(cookie.value if cookie else "")
    return answer


@when("the person loads the page again")
def the_person_loads_again(own_browser: FlaskClient) -> None:
    assert own_browser.get("/result").status_code == 200


@when("the person asks by the API", target_fixture="answer")
def the_person_asks_by_api(practice: Practice, person: Person) -> TestResponse:
    answers = person.answers(practice.content)
    sent = {name: value_data(value) for name, value in answers.items()}
    answer = practice.app.test_client().post(PLANS, json=sent)
    practice.opened_by(answer.headers.get("Case-Token", ""))
    return answer


@given(parsers.parse('a program has asked with the key "{key}"'), target_fixture="refusal")
@when(parsers.parse('a program asks with the key "{key}"'), target_fixture="refusal")
def a_program_asks(practice: Practice, person: Person, key: str) -> str:
    try:
        practice.decide(person.answers(practice.content), key)
    except ConflictError as error:
        return str(error)
    return ""


@given("the store takes no case")
def the_store_takes_no_case(practice: Practice) -> None:
    refusing = "CREATE TRIGGER full BEFORE INSERT ON cases BEGIN SELECT RAISE(ABORT, 'full'); END"
    with practice.services.stores.database.writing() as connection:
        connection.execute(text(refusing))


@then(parsers.parse('the case has the triage "{triage}"'))
def the_case_has_the_triage(practice: Practice, triage: str) -> None:
    assert practice.case.triage.value == triage


@then(parsers.re("(?P<number>no|one|two) cases? (is|are) kept"))
def so_many_cases_are_kept(practice: Practice, number: str) -> None:
    assert len(practice.ids()) == ("no", "one", "two").index(number)


def _asks(practice: Practice, words: dict[str, str]) -> None:
    naming = Naming(practice.content, by_words=False)
    typed = {name: naming.value(naming.question(name), value) for name, value in words.items()}
    practice.decide(Person(typed).answers(practice.content))
