"""A person's case is kept before the week is shown, and the same answers are kept once."""

from flask.testing import FlaskClient

from recommender.domain.cases import CaseFilter
from recommender.domain.content import Content
from recommender.service.keeping import Keeper
from tests.people import HEALTHY
from tests.visits.own_cases import code_on
from tests.visits.visiting import send, token_on, visit


def test_a_week_is_a_case_before_it_is_shown_and_only_once(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)

    page = client.get("/result").text
    client.get("/result")

    case = keeper.own_case(code_on(page))
    assert case is not None
    assert case.answers["age"] == HEALTHY["age"]
    assert keeper.stores.journal.verify().records == 1


def test_changed_answers_are_another_case(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)
    first = code_on(client.get("/result").text)

    send(client, "/questions/you", {"age": "41", "pregnancy": "no"})
    second = code_on(client.get("/result").text)

    kept = [keeper.own_case(code) for code in (first, second)]
    assert [case.answers["age"] for case in kept if case] == [40, 41]


def test_the_same_answers_of_one_interview_are_one_case(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)
    client.get("/result")
    for age in ("41", str(HEALTHY["age"])):
        send(client, "/questions/you", {"age": age, "pregnancy": "no"})
        client.get("/result")

    assert keeper.stores.cases.count(CaseFilter()) == 2


def test_closing_on_a_shared_computer_keeps_the_case_and_leaves_nothing(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content)
    code = code_on(client.get("/result").text)

    client.post("/interview/close", data={"csrf_token": token_on(client, "/result")})

    assert "Come back to your plan" in client.get("/case").text
    assert client.get("/result").location == "/"
    assert keeper.own_case(code) is not None
