"""A danger answer whose question is hidden by another: it counts, is shown, goes where given."""

from html import unescape

import pytest
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.service.app import App
from tests.web.own_cases import code_on
from tests.web.visiting import named, send, text_of, visit

NECK = {"where": ["low_back", "neck"], "neck_more": ["cracked"]}
STILL_COUNT = "These answers still count"
CRACKED = "Someone cracked or pulled my neck in the last 2 weeks"
# the same page with another answer makes it grave
START = {"duration": "under_2_weeks", "course": "same", "onset": "gradual"}


def with_hidden_sign(client: FlaskClient, content: Content, compare: str = "usual") -> str:
    """Answer with a neck that was cracked, untick the neck; return where that leads."""
    visit(client, content, **NECK, compare=compare)
    return send(client, "/questions/you", {"age": "40", "where": ["low_back"]}).location


def with_hidden_pregnancy(client: FlaskClient, content: Content, weeks: int = 9) -> None:
    """Answer with light bleeding in pregnancy, which is a sign, then that there is none."""
    visit(client, content, pregnancy="pregnant", pregnancy_signs=["spotting"], weeks_pregnant=weeks)
    send(client, "/questions/pregnancy-kind", {"pregnancy": "no", "milk": "no"})


def test_the_sign_still_sends_to_a_doctor_when_its_question_is_hidden(
    client: FlaskClient, content: Content
) -> None:
    assert with_hidden_sign(client, content, "different") == "/result"

    page = unescape(client.get("/result").text)

    assert content.outcomes["urgent"].title in page
    assert STILL_COUNT in page
    assert CRACKED in page.split(STILL_COUNT)[1].split("</section>")[0]


def test_the_check_shows_first_what_still_counts_and_the_way_to_it(
    client: FlaskClient, content: Content
) -> None:
    assert with_hidden_sign(client, content) == "/answers"

    page = named(client, client.get("/answers").text)

    box = page.split(STILL_COUNT)[1].split("</section>")[0]
    assert CRACKED in box
    assert 'href="/questions/neck#neck_more"' in box
    assert page.count(CRACKED) == 1
    assert page.index(STILL_COUNT) < page.index("<dt>Age</dt>")


def test_nothing_is_said_to_still_count_where_all_questions_apply(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **NECK)

    assert STILL_COUNT not in client.get("/answers").text
    assert "take_back" not in client.get("/questions/neck").text


def test_its_page_says_that_it_counts_and_shows_it(client: FlaskClient, content: Content) -> None:
    with_hidden_sign(client, content)

    page = client.get("/questions/neck").text

    assert "What you said here still counts," in text_of(page)
    assert 'value="cracked" checked' in page
    assert 'aria-describedby="neck_more-counts neck_more-many"' in page


def test_with_an_answer_that_makes_it_grave_it_counts_at_once(
    client: FlaskClient, content: Content
) -> None:
    with_hidden_sign(client, content)

    answer = send(client, "/questions/start", {**START, "compare": "different"})

    assert answer.location == "/result"
    assert content.outcomes["urgent"].title in client.get("/result").text


@pytest.mark.parametrize("fields", [{"take_back": "neck_more"}, {"neck_more": "none"}])
def test_it_is_taken_back_where_it_was_given(
    client: FlaskClient, content: Content, services: App, fields: dict[str, str]
) -> None:
    with_hidden_sign(client, content)

    answer = send(client, "/questions/neck", fields)

    assert answer.location == "/answers"
    assert STILL_COUNT not in client.get("/answers").text
    case = services.cases.own_case(code_on(client.get("/result").text))
    assert case is not None
    assert "neck_more" not in case.answers


def test_taking_back_outweighs_what_is_ticked_beside_it(
    client: FlaskClient, content: Content
) -> None:
    with_hidden_sign(client, content)

    send(client, "/questions/neck", {"neck_more": "unlike_any", "take_back": "neck_more"})

    assert CRACKED not in client.get("/answers").text
    assert STILL_COUNT not in client.get("/answers").text


def test_an_empty_page_takes_nothing_back(client: FlaskClient, content: Content) -> None:
    with_hidden_sign(client, content)

    answer = send(client, "/questions/neck", {})

    assert answer.status_code == 422
    assert CRACKED in client.get("/answers").text


def test_a_number_is_taken_back_too_and_the_rest_of_its_page_stays(
    client: FlaskClient, content: Content
) -> None:
    with_hidden_pregnancy(client, content)

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
    with_hidden_pregnancy(client, content, weeks=20)

    answer = send(client, "/questions/pregnancy", {"take_back": "weeks_pregnant"})

    assert answer.status_code == 422
    assert 'name="take_back" value="weeks_pregnant" checked' in answer.text
    assert 'id="pregnancy_signs-error"' in answer.text
    assert 'id="weeks_pregnant-error"' not in answer.text


def test_an_answer_from_a_page_that_another_tab_has_changed_since_counts(
    client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content, age=49)

    # the page was opened when the age was still 50
    send(client, "/questions/head", {"face_head_signs": "none", "over_50_signs": "sore_scalp"})

    case = services.cases.own_case(code_on(client.get("/result").text))
    assert case is not None
    assert case.answers["over_50_signs"] == ("sore_scalp",)


def test_nobody_takes_back_what_is_asked(client: FlaskClient, content: Content) -> None:
    visit(client, content, **NECK)

    send(client, "/questions/neck", {"neck_more": "unlike_any", "take_back": "neck_more"})

    assert content.outcomes["urgent"].title in client.get("/result").text


def test_a_case_opened_by_its_code_offers_no_change_that_cannot_be_made(
    client: FlaskClient, content: Content
) -> None:
    with_hidden_sign(client, content, "different")
    assert "Change" in client.get("/result").text

    page = client.get("/case").text

    assert STILL_COUNT in page
    assert 'class="change"' not in page
