"""Today without script: forms note what is done, too hard or hurts, and the days follow."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.service.app import App
from tests.people import a_person, a_plain_case
from tests.system import Clock
from tests.web.desk.desk_visitors import at_desk
from tests.web.visiting import text_of, token_on

JSON = {"Accept": "application/json"}
ARTICLE = re.compile(r'<article class="exercise( handled)?"[^>]*data-exercise="([^"]+)"')
STEP = re.compile(r'name="step" value="(\d+)"')


@pytest.fixture
def token(services: App, content: Content, client: FlaskClient) -> str:
    """The code of a week, which the client's browser holds."""
    code = services.cases.decide(a_plain_case(content, "stiffness")).token
    client.set_cookie("case", code)
    return code


def note(client: FlaskClient, what: str, exercise: str = "", **more: object) -> TestResponse:
    fields = {"day": 1, "exercise": exercise, "step": 0, "note": what, **more}
    return client.post("/case/diary", data={"csrf_token": token_on(client, "/case"), **fields})


def exercises(page: str) -> dict[str, bool]:
    """Return today's exercises in order, and whether each is done with."""
    return {name: bool(handled) for handled, name in ARTICLE.findall(page)}


def first(client: FlaskClient) -> str:
    today = exercises(client.get("/case").text)
    return next(name for name, is_handled in today.items() if not is_handled)


def do_all(client: FlaskClient, day: int = 1) -> None:
    for name in exercises(client.get("/case").text):
        assert note(client, "done", name, day=day).status_code == 303


def test_a_form_notes_and_leads_back_to_today(client: FlaskClient, token: str) -> None:
    name = first(client)

    answer = note(client, "done", name)

    assert answer.location == "/case#now"
    assert exercises(client.get("/case").text)[name] is True
    assert first(client) != name


def test_who_hears_the_page_hears_what_is_done(
    client: FlaskClient, token: str, content: Content
) -> None:
    page = unescape(client.get("/case").text)

    named = [content.exercises[name].name for name in exercises(page)]
    assert re.findall(r'>Done<span class="hidden"> \((.*?)\)<', page) == named


def test_the_day_is_done_when_everything_is_and_tomorrow_comes_after_a_night(
    client: FlaskClient, token: str, clock: Clock
) -> None:
    do_all(client)

    done = client.get("/case").text
    assert "<h1>Done for today</h1>" in done
    assert "Tomorrow: day 2." in done
    clock.go_on(hours=20)
    assert "<h1>Today: day 2 of 7</h1>" in client.get("/case").text


def test_the_stop_rule_stands_above_the_first_exercise_counted_from_the_usual_pain(
    client: FlaskClient, services: App, content: Content
) -> None:
    code = services.cases.decide(a_plain_case(content, "stiffness", pain_rest=4, pain_move=5)).token
    client.set_cookie("case", code)

    above = client.get("/case").text.partition('class="exercise"')[0]

    assert "Pain of up to 5 out of 10: carry on." in above
    assert "Up to 6: go easier" in above
    assert "More than 6, or any sharp pain: stop" in above


def test_a_step_says_the_seconds_of_the_hold(
    client: FlaskClient, services: App, content: Content
) -> None:
    client.set_cookie("case", services.cases.decide(a_plain_case(content, "spasm")).token)

    pages = "".join(unescape(client.get(f"/case/week/{day}").text) for day in range(1, 8))

    assert re.search(r"<li>[^<]*[Hh]old for \d+ seconds", pages)
    assert "a few seconds" not in pages


def test_how_to_get_down_is_told_for_the_floor_and_not_where_it_is_barred(
    client: FlaskClient, services: App, content: Content
) -> None:
    floor = content.guidance.floor  # type: ignore[union-attr]
    client.set_cookie("case", services.cases.decide(a_plain_case(content, "spasm")).token)
    may = "".join(client.get(f"/case/week/{day}").text for day in range(1, 8))
    barred = a_person(content, conditions=["mobility"], floor="no")
    client.set_cookie("case", services.cases.decide(barred).token)
    may_not = "".join(client.get(f"/case/week/{day}").text for day in range(1, 8))

    assert floor.get_down[0] in may
    assert floor.get_down[0] not in may_not


def test_too_hard_puts_the_easier_one_in_its_place(client: FlaskClient, token: str) -> None:
    page = client.get("/case").text
    name = re.findall(r'data-exercise="([^"]+)"(?:(?!</article>).)*?<template>', page, re.DOTALL)[0]
    before = text_of(page[page.index(f'data-exercise="{name}"') :].partition("</h3>")[0])

    note(client, "too_hard", name)

    page = client.get("/case").text
    article = page[page.index(f'data-exercise="{name}"') :].partition("</article>")[0]
    assert text_of(article.partition("</h3>")[0]) != before
    assert STEP.findall(article) != ["0"]


def test_at_the_easiest_it_says_so_and_offers_to_leave_it_out(
    client: FlaskClient, token: str, content: Content
) -> None:
    name = first(client)
    for _ in range(9):
        page = client.get("/case").text
        article = page[page.index(f'data-exercise="{name}"') :].partition("</article>")[0]
        if 'value="too_hard"' not in article:
            break
        note(client, "too_hard", name, step=STEP.findall(article)[0])

    words = content.guidance.nothing_easier  # type: ignore[union-attr]
    assert re.search(f'nothing-easier">{re.escape(words)}', article)
    assert 'value="skipped"' in article


def test_what_hurts_stops_and_says_what_to_do_and_when_to_call(
    client: FlaskClient, token: str, content: Content
) -> None:
    name = first(client)

    note(client, "hurts", name)

    page = unescape(client.get("/case").text)
    guidance = content.guidance
    assert guidance is not None
    assert exercises(page) == {}
    assert content.exercises[name].name in page
    for line in (*guidance.when_it_hurts.at_once, guidance.when_it_hurts.was_strong):
        assert line in page
    assert "Call a doctor the same day" in page
    assert "Stop and call 999 at once if" in page
    assert '<a class="button call" href="tel:999">' in page


def test_pain_that_has_eased_lets_the_next_one_come(client: FlaskClient, token: str) -> None:
    name = first(client)
    note(client, "hurts", name)
    note(client, "eased", name)

    page = client.get("/case").text

    assert name not in exercises(page)
    assert exercises(page)
    left_out = client.get("/case/left-out").text
    assert "Because it hurt" in left_out


def test_strong_pain_ends_the_day_and_the_second_time_the_week(
    client: FlaskClient, token: str, content: Content, clock: Clock
) -> None:
    for day in (1, 2):
        name = first(client)
        note(client, "hurts", name, day=day)
        note(client, "strong", name, day=day)
        page = client.get("/case").text
        assert exercises(page) == {}
        if day == 1:
            assert content.guidance.when_it_hurts.day_ends[0] in page  # type: ignore[union-attr]
        clock.go_on(hours=24)

    page = unescape(client.get("/case").text)
    assert "<h1>Stop the week</h1>" in page
    assert content.guidance.when_it_hurts.week_ends[1] in page  # type: ignore[union-attr]
    assert client.get("/case/week").location == "/case"
    assert client.get("/case/week/3").location == "/case"


def test_after_the_day_something_may_still_turn_out_to_hurt(
    client: FlaskClient, token: str
) -> None:
    do_all(client)
    name = re.findall(r'name="exercise" value="([^"]+)"', client.get("/case").text)[0]

    note(client, "hurts", name)

    assert "How was the pain?" in client.get("/case").text


def test_a_week_that_is_over_does_not_begin_again(
    client: FlaskClient, token: str, content: Content, clock: Clock
) -> None:
    clock.go_on(days=15)

    page = unescape(client.get("/case").text)

    assert "<h1>Your week is done</h1>" in page
    over = content.guidance.week_is_over[Triage.PLAN]  # type: ignore[union-attr]
    assert all(line in page for line in over)
    assert exercises(page) == {}
    assert "Answer the questions again" in page


def test_a_note_of_another_day_changes_nothing_and_is_told(client: FlaskClient, token: str) -> None:
    answer = note(client, "day_done", day=3)

    assert answer.status_code == 303
    assert "That belongs to another day" in client.get("/case").text


@pytest.mark.parametrize(
    "fields", [{"note": "nothing"}, {"note": "done", "day": "8"}, {"note": "done", "step": "x"}]
)
def test_what_is_no_note_is_refused(
    client: FlaskClient, token: str, fields: dict[str, str]
) -> None:
    form = {"csrf_token": token_on(client, "/case"), "day": "1", **fields}

    assert client.post("/case/diary", data=form).status_code == 400


def test_the_script_is_told_what_became_of_a_note(client: FlaskClient, token: str) -> None:
    form = {"csrf_token": token_on(client, "/case"), "day": 1, "note": "done"}
    form |= {"exercise": first(client), "seconds_before": 60, "ahead": -480}

    told = [client.post("/case/diary", data=form, headers=JSON).get_json() for _ in range(2)]
    form |= {"day": 2}
    late = client.post("/case/diary", data=form, headers=JSON).get_json()

    assert [*told, late] == [{"taken": "kept"}, {"taken": "known"}, {"taken": "not_now"}]


def test_the_script_is_told_when_the_code_opens_nothing_any_more(
    client: FlaskClient, token: str, services: App
) -> None:
    form = {"csrf_token": token_on(client, "/case"), "day": 1, "note": "day_done"}
    services.cases.delete_own(token)

    assert client.post("/case/diary", data=form, headers=JSON).status_code == 401
    assert client.post("/case/diary", data=form).location == "/case"


def test_a_page_that_was_open_too_long_comes_again_and_nothing_was_noted(
    client: FlaskClient, token: str
) -> None:
    answer = client.post("/case/diary", data={"csrf_token": "old", "day": 1, "note": "day_done"})

    assert answer.status_code == 400
    assert "nothing was noted yet" in answer.text
    assert "Today: day 1 of 7" in answer.text


@pytest.mark.parametrize("path", ["week", "week/1", "left-out", "tips", "why", "for-clinicians"])
def test_the_pages_around_today_open_with_the_code_alone(
    client: FlaskClient, token: str, path: str
) -> None:
    assert client.get(f"/case/{path}").status_code == 200
    client.delete_cookie("case")
    assert client.get(f"/case/{path}").location == "/case"


def test_there_are_seven_days_and_no_more(client: FlaskClient, token: str) -> None:
    assert [client.get(f"/case/week/{day}").status_code for day in (0, 7, 8)] == [404, 200, 404]


def test_people_read_no_ids_of_rules_and_clinicians_do(
    client: FlaskClient, token: str, services: App
) -> None:
    case = services.cases.own_case(token)
    assert case is not None
    paths = ("", "/week", "/week/1", "/left-out", "/tips", "/why")
    pages = "".join(client.get(f"/case{path}").text for path in paths)

    told = client.get("/case/for-clinicians").text

    fired = [rule for rule in case.fired if "-" in rule]
    assert not [rule for rule in fired if f">{rule}<" in pages]
    assert all(f"<code>{rule}</code>" in told for rule in fired)
    assert "seed text" not in pages


def test_tips_come_three_at_a_time_and_all_of_them(
    client: FlaskClient, token: str, services: App
) -> None:
    case = services.cases.own_case(token)
    assert case is not None
    seen: list[str] = []
    url = "/case/tips"
    while True:
        page = unescape(client.get(url).text)
        shown = re.findall("<dt>(.*?)</dt>", page)
        assert 1 <= len(shown) <= 3
        seen += shown
        more = re.search(r'href="(/case/tips\?from=\d+)"', page)
        if more is None:
            break
        url = more[1]

    assert sorted(seen) == sorted(tip.title for tip in case.plan.advice)


def test_only_by_choice_a_page_says_until_when_it_may_be_kept(
    client: FlaskClient, token: str
) -> None:
    assert "Kept-Until" not in client.get("/case").headers
    assert client.get("/case").headers["Cache-Control"] == "no-store"

    client.post("/case/keep", data={"csrf_token": token_on(client, "/case")})

    for path in ("/case", "/case/week", "/case/week/1", "/case/tips"):
        assert client.get(path).headers["Kept-Until"] == "2026-12-05"


def test_the_service_worker_lies_at_the_root_and_is_asked_for_each_time(
    client: FlaskClient,
) -> None:
    with client.get("/service-worker.js") as answer:
        assert answer.mimetype == "text/javascript"
        assert answer.headers["Cache-Control"] == "no-cache"


def test_the_start_has_one_way_that_stands_out(client: FlaskClient, token: str) -> None:
    page = client.get("/").text

    assert len(re.findall('class="button"', page)) == 1
    assert '<a class="button" href="/case">' in page


def test_a_clinician_sees_the_diary_of_a_case(
    client: FlaskClient, token: str, services: App
) -> None:
    name = first(client)
    note(client, "hurts", name)
    case = services.cases.own_case(token)
    assert case is not None
    desk = at_desk(client.application)

    page = text_of(desk.get(f"/audit/cases/{case.id}").text)
    data = desk.get(f"/audit/cases/{case.id}.json").get_json()["diary"]

    assert "Day 1" in page
    assert "hurts" in page
    assert [entry["exercise"] for entry in data["entries"]] == [name]
    assert data["standing"] == "hurt"
