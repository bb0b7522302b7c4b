"""The library of exercises: open to all, searched without an address, and never a plan."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.domain.diary import Note
from recommender.domain.exercises import Prescription, Range
from recommender.service.app import App
from recommender.service.diaries import NewNote
from recommender.web.library_words import POSITIONS, position_words, prescription_words
from tests.full_disk import file_of
from tests.people import a_plain_case
from tests.system import Clock
from tests.web.visiting import begin, send, text_of, visit

NOT_CHOSEN = "Nothing here was chosen for you"
SEEN_FIRST = "Your answers mean that you should be seen first"
LEAVE_OUT = "Your answers mean that you should leave this one out"


def listed(page: str) -> list[str]:
    """Return the ids of the exercises that a page offers."""
    return re.findall(r'href="/exercises/([a-z0-9-]+)"', page.split('id="refused-title"', 1)[0])


def test_everybody_finds_all_exercises_but_those_that_nobody_gets(
    client: FlaskClient, content: Content
) -> None:
    page = client.get("/exercises").text

    offered = {one.id for one in content.exercises.values() if one.disabled is None}
    assert sorted(listed(page)) == sorted(offered)
    assert NOT_CHOSEN in page
    for sign in content.outcomes["emergency"].early_signs:
        assert sign in page
    for exercise in content.exercises.values():
        assert not exercise.disabled or exercise.disabled.because in page


def test_the_start_page_and_the_foot_of_pages_lead_to_it(client: FlaskClient) -> None:
    assert client.get("/").text.count('href="/exercises"') == 2
    assert 'href="/exercises"' in client.get("/about").text


def test_each_exercise_has_its_page_with_all_that_is_known_of_it(
    client: FlaskClient, content: Content
) -> None:
    for exercise in content.exercises.values():
        answer = client.get(f"/exercises/{exercise.id}")
        assert answer.status_code == 200
        page = re.sub("&#39;", "'", answer.text)
        told = [exercise.name, *(content.sources[one].title for one in exercise.sources)]
        told += [alias.name for alias in exercise.also_called]
        if exercise.disabled is None:
            told += [exercise.trains, *exercise.steps, *exercise.stop_signs]
            told += [content.places[one].name for one in exercise.places]
            told += [content.equipment[one].name for one in exercise.equipment]
            told += [rule.title for rule in content.rules_avoiding(exercise)]
            told += [content.sources[dose.source].title for dose in content.doses_of(exercise)]
        missing = [words for words in told if words not in page]
        assert missing == [], exercise.id


def test_each_exercise_is_shown_in_a_picture_but_what_nobody_gets(
    client: FlaskClient, content: Content
) -> None:
    listed_pictures = client.get("/exercises").text.count('<img src="/exercises/')
    drawn = [one for one in content.exercises.values() if one.id in content.figures]

    assert listed_pictures == len([one for one in drawn if one.disabled is None])
    for exercise in drawn:
        picture = f'<img src="/exercises/{exercise.id}/figure.svg'
        assert (picture in client.get(f"/exercises/{exercise.id}").text) is (
            exercise.disabled is None
        )


def test_what_nobody_gets_says_why_and_not_how(client: FlaskClient, content: Content) -> None:
    roller = content.exercises["roller-lower-back"]

    page = client.get("/exercises/roller-lower-back").text

    assert roller.disabled is not None
    assert roller.disabled.because in page
    assert not any(step in page for step in roller.steps)
    assert "How much, in the sources" not in page


def test_an_exercise_that_there_is_not_is_not_found(client: FlaskClient) -> None:
    assert client.get("/exercises/handstand").status_code == 404


def test_a_form_narrows_the_list_down_and_keeps_what_was_chosen(client: FlaskClient) -> None:
    answer = client.post("/exercises", data={"place": "neck", "words": "nod", "level": "1"})

    assert answer.status_code == 200
    assert listed(answer.text) == ["chin-nod-hold-lying", "chin-nods"]
    assert "2 of " in answer.text
    assert '<option value="neck" selected>' in answer.text
    assert 'value="nod"' in answer.text


@pytest.mark.parametrize("sent", [{"place": "tail"}, {"level": "9"}, {"mood": "low"}, {}])
def test_a_choice_that_there_is_not_counts_as_none(
    client: FlaskClient, sent: dict[str, str]
) -> None:
    answer = client.post("/exercises", data=sent)

    assert listed(answer.text) == listed(client.get("/exercises").text)


def test_what_fits_nothing_says_so_and_leads_back_to_all(client: FlaskClient) -> None:
    page = client.post("/exercises", data={"words": "<trampoline>"}).text

    assert listed(page) == []
    assert "0 of " in page
    assert "Nothing matches" in page
    assert "&lt;trampoline&gt;" in page


def test_nothing_is_looked_up_by_an_address(client: FlaskClient) -> None:
    page = client.get("/exercises?place=neck&words=nod").text

    assert listed(page) == listed(client.get("/exercises").text)
    assert 'method="post"' in page


def test_looking_something_up_needs_no_cookie_and_sets_none(client: FlaskClient) -> None:
    for answer in (client.get("/exercises"), client.post("/exercises", data={"place": "neck"})):
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "private, no-cache"


def test_whoever_has_a_week_is_told_which_exercise_is_not_for_them(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, conditions=["body_part"], joint_conditions=["wrist_problem"])
    client.get("/result")

    barred, fine = (client.get(f"/exercises/{one}") for one in ("cat-cow", "shoulder-rolls"))

    assert LEAVE_OUT in barred.text
    assert "We put no weight on bent wrists." in barred.text
    assert LEAVE_OUT not in fine.text
    assert "Back to your plan" in fine.text
    # it tells something of a person now
    assert {barred.headers["Cache-Control"], fine.headers["Cache-Control"]} == {"no-store"}


def test_whoever_is_stopped_is_led_to_no_exercise_and_told_so_in_the_library(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, saddle_signs=["saddle_numbness"])
    stop = client.get("/result").text

    page = client.get("/exercises/walking").text

    assert "/exercises" not in stop
    assert SEEN_FIRST in page
    assert NOT_CHOSEN not in page
    assert 'href="/case"' in page or 'href="/continue"' in page


def test_a_stop_that_is_certain_counts_before_its_page_was_opened(client: FlaskClient) -> None:
    begin(client)
    send(client, "/questions/bladder-bowel", {"saddle_signs": ["saddle_numbness"]})

    for page in ("/exercises", "/exercises/walking"):
        assert SEEN_FIRST in client.get(page).text


def test_a_week_that_strong_pain_has_stopped_ends_the_library_too(
    client: FlaskClient, content: Content, services: App, clock: Clock
) -> None:
    code = services.cases.decide(a_plain_case(content, "stiffness")).token
    client.set_cookie("case", code)
    hurt = []
    for day in (1, 2):
        own = services.diaries.own_week(code)
        assert own is not None
        assert "Your week has stopped" not in client.get("/exercises").text
        hurt.append(next(one.exercise for one in own.session(day) if one.note is None))
        for note in (Note.HURTS, Note.STRONG):
            services.diaries.note(code, NewNote(day=day, note=note, exercise=hurt[-1]))
        clock.go_on(hours=24)

    assert "It hurt when you did it" in client.get(f"/exercises/{hurt[0]}").text
    for page in ("/exercises", "/exercises/walking"):
        assert "Your week has stopped because of strong pain" in client.get(page).text


def test_the_library_opens_although_the_store_fails(
    client: FlaskClient, content: Content, services: App
) -> None:
    visit(client, content)
    client.get("/result")
    services.stores.close()
    file_of(services.stores).unlink(missing_ok=True)

    assert NOT_CHOSEN in client.get("/exercises").text


def test_a_dose_is_told_as_its_source_gives_it(shared_app: Flask, content: Content) -> None:
    one_side, two_sides = content.exercises["plank"], content.exercises["bird-dog"]
    doses = [
        (Prescription("a", Range(1, 3), Range(8, 12)), "8 to 12 times; 1 to 3 rounds"),
        (Prescription("a", Range(1, 1), Range(1, 1)), "1 time"),
        (
            Prescription("a", None, Range(10, 10), Range(3, 5)),
            "Hold for 3 to 5 seconds. Do this 10 times.",
        ),
        (
            Prescription("a", Range(2, 2), None, Range(20, 30)),
            "Hold for 20 to 30 seconds. Do 2 rounds.",
        ),
        (Prescription("a", minutes=Range(5, 10)), "5 to 10 minutes"),
        (Prescription("a", minutes=Range(0.5, 1)), "30 to 60 seconds"),
        (Prescription("a"), "no numbers"),
    ]
    with shared_app.test_request_context():
        for dose, words in doses:
            assert prescription_words(dose, one_side) == words
        held = Prescription("a", Range(2, 3), Range(8, 8))
        assert prescription_words(held, two_sides) == "8 times on each side; 2 to 3 rounds"


def test_every_position_of_the_content_has_a_name(shared_app: Flask, content: Content) -> None:
    with shared_app.test_request_context():
        for exercise in content.exercises.values():
            assert position_words(exercise.position) == str(POSITIONS[exercise.position])
        assert position_words("on_a_trapeze") == "On a trapeze"


def test_a_list_is_read_in_the_order_of_the_body(client: FlaskClient, content: Content) -> None:
    page = text_of(client.get("/exercises").text.split('id="found"')[1])

    names = [place.name for place in content.places.values()]
    found = [page.index(f" {name} ") for name in [*names, "The whole body"]]
    assert found == sorted(found)
