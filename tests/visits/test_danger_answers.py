"""A danger answer whose question is hidden by another: it counts, is shown, goes where given."""

from html import unescape

import pytest
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.service.keeping import Keeper
from tests.visits.own_cases import code_on
from tests.visits.visiting import send, text_of, visit

SHOULDERS = {"where": ["low_back", "top_of_shoulders"], "head_signs": ["temple_headache"]}
STILL_COUNT = "These answers still count"
HEADACHE = "A new headache at the temple, a sore scalp, or jaw pain when chewing"


def with_hidden_headache(client: FlaskClient, content: Content, age: int) -> str:
    """Answer with a headache, untick the shoulders; return where that leads."""
    visit(client, content, **SHOULDERS, age=age, first_time=False)
    return send(client, "/questions/where", {"where": ["low_back"]}).location


def test_the_sign_still_sends_to_a_doctor_when_its_question_is_hidden(
    client: FlaskClient, content: Content
) -> None:
    assert with_hidden_headache(client, content, age=72) == "/result"

    page = unescape(client.get("/result").text)

    assert content.outcomes["urgent"].title in page
    assert STILL_COUNT in page
    assert HEADACHE in page.split(STILL_COUNT)[1].split("</section>")[0]


def test_the_check_shows_first_what_still_counts_and_the_way_to_it(
    client: FlaskClient, content: Content
) -> None:
    assert with_hidden_headache(client, content, age=40) == "/answers"

    page = client.get("/answers").text

    box = page.split(STILL_COUNT)[1].split("</section>")[0]
    assert HEADACHE in box
    assert 'href="/questions/head#head_signs"' in box
    assert page.count(HEADACHE) == 1
    assert page.index(STILL_COUNT) < page.index("How old are you?")


def test_nothing_is_said_to_still_count_where_all_questions_apply(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **SHOULDERS)

    assert STILL_COUNT not in client.get("/answers").text
    assert "take_back" not in client.get("/questions/head").text


def test_its_page_says_that_it_counts_and_shows_it(client: FlaskClient, content: Content) -> None:
    with_hidden_headache(client, content, age=40)

    page = client.get("/questions/head").text

    assert "What you said here still counts," in text_of(page)
    assert 'value="temple_headache" checked' in page
    assert 'aria-describedby="head_signs-counts head_signs-many"' in page


def test_with_an_age_that_makes_it_grave_it_counts_at_once(
    client: FlaskClient, content: Content
) -> None:
    with_hidden_headache(client, content, age=40)

    answer = send(client, "/questions/you", {"age": "72", "pregnancy": "no"})

    assert answer.location == "/result"
    assert content.outcomes["urgent"].title in client.get("/result").text


@pytest.mark.parametrize("fields", [{"take_back": "head_signs"}, {"head_signs": "none"}])
def test_it_is_taken_back_where_it_was_given(
    client: FlaskClient, content: Content, keeper: Keeper, fields: dict[str, str]
) -> None:
    with_hidden_headache(client, content, age=40)

    answer = send(client, "/questions/head", fields)

    assert answer.location == "/answers"
    assert STILL_COUNT not in client.get("/answers").text
    case = keeper.own_case(code_on(client.get("/result").text))
    assert case is not None
    assert "head_signs" not in case.answers


def test_taking_back_outweighs_what_is_ticked_beside_it(
    client: FlaskClient, content: Content
) -> None:
    with_hidden_headache(client, content, age=40)

    send(client, "/questions/head", {"head_signs": "thunderclap", "take_back": "head_signs"})

    assert HEADACHE not in client.get("/answers").text
    assert STILL_COUNT not in client.get("/answers").text


def test_an_empty_page_takes_nothing_back(client: FlaskClient, content: Content) -> None:
    with_hidden_headache(client, content, age=40)

    answer = send(client, "/questions/head", {})

    assert answer.status_code == 422
    assert HEADACHE in client.get("/answers").text


def test_a_number_is_taken_back_too_and_the_rest_of_its_page_stays(
    client: FlaskClient, content: Content
) -> None:
    # light bleeding in pregnancy is a sign; she then says that she is not pregnant
    visit(client, content, pregnancy="pregnant", pregnancy_signs=["spotting"], weeks_pregnant=9)
    send(client, "/questions/you", {"age": "40", "pregnancy": "no"})

    send(
        client,
        "/questions/pregnancy",
        {"pregnancy_signs": "spotting", "weeks_pregnant": "9", "take_back": "weeks_pregnant"},
    )

    box = client.get("/result").text.split(STILL_COUNT)[1].split("</section>")[0]
    assert "Light bleeding or spotting" in box
    assert "9 weeks" not in box


def test_a_fault_beside_keeps_what_was_to_be_taken_back(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, pregnancy="pregnant", pregnancy_signs=["spotting"], weeks_pregnant=9)
    send(client, "/questions/you", {"age": "40", "pregnancy": "no"})

    answer = send(client, "/questions/pregnancy", {"take_back": "weeks_pregnant"})

    assert answer.status_code == 422
    assert 'name="take_back" value="weeks_pregnant" checked' in answer.text
    assert 'id="pregnancy_signs-error"' in answer.text
    assert 'id="weeks_pregnant-error"' not in answer.text


def test_an_answer_from_a_page_that_another_tab_has_changed_since_counts(
    client: FlaskClient, content: Content, keeper: Keeper
) -> None:
    visit(client, content, age=59)
    fields = {"duration": "under_6_weeks", "course": "same", "pattern": "none"}

    # the page was opened when the age was still 60
    send(client, "/questions/time", {**fields, "first_time": "yes"})

    case = keeper.own_case(code_on(client.get("/result").text))
    assert case is not None
    assert case.answers["first_time"] is True


def test_nobody_takes_back_what_is_asked(client: FlaskClient, content: Content) -> None:
    visit(client, content, **SHOULDERS)

    send(client, "/questions/head", {"head_signs": "sight_loss", "take_back": "head_signs"})

    assert content.outcomes["emergency"].title in client.get("/result").text


def test_a_case_opened_by_its_code_offers_no_change_that_cannot_be_made(
    client: FlaskClient, content: Content
) -> None:
    with_hidden_headache(client, content, age=72)
    assert "Change" in client.get("/result").text

    page = client.get("/case").text

    assert STILL_COUNT in page
    assert 'class="change"' not in page
