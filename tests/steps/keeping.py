"""Keeping: what a case holds, what goes out, and what stays back when nothing can be kept."""

from html import unescape

from flask.testing import FlaskClient
from pytest_bdd import parsers, then
from werkzeug.test import TestResponse

from recommender.domain.plan import Plan
from tests.plans import data_of
from tests.steps.practice import Practice


@then(parsers.parse('the case holds the answer "{answer_id}" to "{question}"'))
def the_case_holds_the_answer(practice: Practice, answer_id: str, question: str) -> None:
    assert practice.case.answers[question] == (answer_id,)


@then("the case holds what the person was told")
def the_case_holds_what_was_told(
    practice: Practice, answer: TestResponse, own_browser: FlaskClient
) -> None:
    plan = practice.case.plan

    assert answer.status_code == 200
    if answer.is_json:
        # the explanation is made anew each time, and kept in no case
        told = {name: said for name, said in answer.get_json().items() if name != "explanation"}
        assert told == data_of(plan)
    else:
        pages = unescape(answer.text + own_browser.get("/case/week").text)
        assert [words for words in _told(plan) if words not in pages] == []


@then("the case holds every rule that fired, and the content that decided")
def the_case_holds_every_rule(practice: Practice) -> None:
    case = practice.case
    decided = practice.services.recommender.plan(case.answers)

    assert case.fired
    assert case.plan.trace == decided.trace
    assert case.content_digest == practice.content.digest
    assert practice.services.stores.contents.files(case.content_digest)


@then("both codes open the same case")
def both_codes_open_the_same(practice: Practice) -> None:
    first, second = (practice.services.cases.own_case(kept.token) for kept in practice.kept)

    assert first == second == practice.case


@then("the program is refused, and told to use a new key")
def the_program_is_refused(refusal: str) -> None:
    assert "use a new key" in refusal


@then(parsers.parse('the person reads "{words}"'))
def the_person_reads(answer: TestResponse, words: str) -> None:
    assert words in unescape(answer.text)


@then("the person gets no week")
def the_person_gets_no_week(practice: Practice, answer: TestResponse) -> None:
    names = [exercise.name for exercise in practice.content.exercises.values()]

    assert answer.status_code == 503
    assert [name for name in names if name in unescape(answer.text)] == []


def _told(plan: Plan) -> list[str]:
    """Return what the page of a plan must say."""
    if plan.week is None:
        return [plan.outcome.title, *(message.say for message in plan.messages)]
    return [item.name for day in plan.week.days for item in day.items]
