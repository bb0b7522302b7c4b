"""“I ticked this by mistake”: from a stop back to the question that forced it, and on."""

import re

from flask.testing import FlaskClient

from recommender.domain.content import Content
from tests.people import HEALTHY
from tests.web.visiting import fields_of, go_on, named, send, visit

NUMB = {"saddle_signs": ["saddle_numbness"]}
WAY_BACK = re.compile(r'<p class="back noprint"><a href="([^"]+)">([^<]+)</a>')


def ways_back(client: FlaskClient, url: str = "/result") -> list[tuple[str, str]]:
    return WAY_BACK.findall(named(client, client.get(url).text))


def test_a_stop_leads_back_to_the_question_that_forced_it(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **NUMB)

    page = named(client, client.get("/result").text)

    assert WAY_BACK.findall(page) == [
        ("/questions/bladder-bowel#saddle_signs", "I ticked this by mistake")
    ]
    assert page.index("by mistake") < page.index('<section class="outcome')


def test_the_question_shows_the_answer_that_was_ticked_and_looking_changes_nothing(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **NUMB)
    [(url, _)] = ways_back(client)

    asked = client.get(url).text

    assert re.search(r'value="saddle_numbness"[^>]* checked', asked)
    assert client.get("/answers").location == "/result"
    assert content.outcomes["emergency"].title in client.get("/result").text


def test_who_takes_it_back_goes_on_to_a_week(client: FlaskClient, content: Content) -> None:
    visit(client, content, **NUMB)
    client.get("/result")

    sent = send(client, "/questions/bladder-bowel", fields_of(content, "bladder-bowel", HEALTHY))

    assert go_on(client, content, sent.location, HEALTHY) == "/answers"
    assert "Today: day 1 of 7" in client.get("/result").text


def test_answers_that_force_a_stop_together_have_a_way_back_each(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, age=45, chest_signs=["pressure_elsewhere"])
    you, start, chest = (
        next(
            page
            for page in content.questionnaire.pages
            if name in [question.id for question in page.questions]
        )
        for name in ("age", "duration", "chest_signs")
    )

    assert ways_back(client) == [
        (f"/questions/{chest.id}#chest_signs", f"I ticked this by mistake: {chest.title}"),
        (f"/questions/{you.id}#age", f"I answered this by mistake: {you.title}"),
        (f"/questions/{start.id}#duration", f"I answered this by mistake: {start.title}"),
    ]


def test_a_stop_that_is_opened_again_with_its_code_has_no_way_back(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **NUMB)
    client.get("/result")

    assert ways_back(client, "/case") == []
