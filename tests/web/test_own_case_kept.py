"""A person's case is kept before the week is shown, and the same answers are kept once."""

from dataclasses import replace

from flask.testing import FlaskClient

from recommender.domain.cases import CaseFilter
from recommender.domain.content import Content
from recommender.service.app import App
from recommender.service.settings import Settings
from recommender.web.app import create_app
from tests.people import HEALTHY, a_plain_case
from tests.web.own_cases import code_on
from tests.web.visiting import send, token_on, visit


def test_a_week_is_a_case_before_it_is_shown_and_only_once(
    client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)

    page = client.get("/result").text
    client.get("/result")

    case = services.cases.own_case(code_on(page))
    assert case is not None
    assert case.answers["age"] == HEALTHY["age"]
    assert services.stores.records.verify().records == 1


def test_a_changed_answer_makes_another_case_that_the_same_code_opens(
    client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)
    first = code_on(client.get("/result").text)

    send(client, "/questions/you", {"age": "41", "where": "low_back"})
    page = client.get("/result").text

    assert code_on(page) == first
    assert "This replaces your earlier plan. Your code stays the same." in page
    opened = services.cases.own_case(first)
    assert opened is not None
    assert opened.answers["age"] == 41
    assert services.stores.cases.count(CaseFilter()) == 2


def test_whoever_has_a_plan_is_told_at_the_check_what_a_change_does(
    client: FlaskClient, content: Content
) -> None:
    words = "you get a new plan in place of the one you have"
    visit(client, content)
    before = client.get("/answers").text

    client.get("/result")

    assert words not in before
    assert words in client.get("/answers").text


def test_a_first_plan_replaces_nothing_and_neither_does_looking_again(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content)

    for _ in range(2):
        assert "replaces your earlier plan" not in client.get("/result").text


def test_who_takes_a_change_back_has_the_plan_of_these_answers_again(
    client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)
    code = code_on(client.get("/result").text)
    for age in ("41", str(HEALTHY["age"])):
        send(client, "/questions/you", {"age": age, "where": "low_back"})
        client.get("/result")

    case = services.cases.own_case(code)

    assert case is not None
    assert case.answers["age"] == HEALTHY["age"]
    assert services.stores.cases.count(CaseFilter()) == 3


def test_after_another_code_was_opened_here_the_first_opens_the_new_plan_too(
    client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)
    first = code_on(client.get("/result").text)
    other = services.cases.decide(a_plain_case(content, "neck"))
    client.post("/case", data={"csrf_token": token_on(client, "/case"), "code": other.token})

    send(client, "/questions/you", {"age": "41", "where": "low_back"})
    page = client.get("/result").text

    assert "The code that you had opens it too" in page
    assert code_on(page) not in (first, other.token)
    assert services.cases.own_case(first) == services.cases.own_case(code_on(page)) != other.case
    assert services.cases.own_case(other.token) == other.case


def test_closing_on_a_shared_computer_keeps_the_case_and_leaves_nothing(
    client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)
    code = code_on(client.get("/result").text)

    client.post("/interview/close", data={"csrf_token": token_on(client, "/result")})

    assert "Come back to your plan" in client.get("/case").text
    assert client.get("/result").location == "/"
    assert services.cases.own_case(code) is not None


def test_people_are_told_when_their_answers_will_be_deleted(services: App) -> None:
    limited = replace(services, settings=Settings(keep_days=30))
    told = "We delete your answers and your plan after 30 days, even if you do nothing."

    assert told in create_app(limited).test_client().get("/about").text
    assert "even if you do nothing" not in create_app(services).test_client().get("/about").text
