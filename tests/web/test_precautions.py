"""What to take care of: a few lines at the top, what is about an exercise beside it, none lost."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.service.app import App
from recommender.service.own_weeks import OwnWeek
from tests.people import HEALTHY, a_person
from tests.service.older import OlderRecommender
from tests.web.desk.desk_visitors import at_desk
from tests.web.own_cases import PLANS
from tests.web.visiting import text_of, token_on, visit
from tests.weeks.people import described

MANY = "f88-thin-bones-unsteady"
HOLD = "When you exercise standing, hold on to something firm"
NEVER_HELD = "Do not push your chest far up off the floor or bed with your arms."
WITH_GLAUCOMA = {"illnesses": ["eye_condition"]}


def test_the_week_says_what_the_contraindications_say_before_its_exercises(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **WITH_GLAUCOMA)

    page = client.get("/result").text

    told = page[page.index('id="care-title"') : page.index('class="exercise"')]
    assert "Breathe out whenever you push." in told
    assert content.rules_by_id["no-roller-on-neck"].then.say in told  # type: ignore[union-attr]


@pytest.fixture
def many(services: App, content: Content, client: FlaskClient) -> OwnWeek:
    """The week of somebody with many precautions, which the client's browser holds."""
    code = services.cases.decide(described()[MANY].answered(content)).token
    client.set_cookie("case", code)
    own = services.diaries.own_week(code)
    assert own is not None
    return own


def test_what_several_rules_say_stands_there_once(client: FlaskClient, content: Content) -> None:
    visit(client, content, spine_conditions=["slipped_vertebra"], blood_pressure="controlled")

    page = text_of(client.get("/result").text)

    assert page.count("Do not bounce at the end of a stretch") == 1


def test_a_few_stand_at_the_top_and_the_rest_below_with_nothing_folded(
    client: FlaskClient, many: OwnWeek
) -> None:
    plan = many.case.plan
    assert plan.care_besides

    for address in ("/case", "/case/week", "/case/week/1", "/case/paper"):
        page = unescape(client.get(address).text)

        top, below = page.split("More to keep in mind")
        assert all(entry.say in top for entry in plan.care_first)
        assert all(entry.say in below for entry in plan.care_besides)
        assert "more</summary>" not in page


def test_what_is_about_an_exercise_stands_with_it(client: FlaskClient, many: OwnWeek) -> None:
    page = client.get("/case/week/1").text
    cards = page.split('<article class="exercise')[1:]

    told = {way.name: way.take_care for item in many.session(1) for way in item.ways[:1]}

    assert any(told.values())
    for (name, care), card in zip(told.items(), cards, strict=True):
        assert name in card
        assert card.count("Take care:") == len(care)
        assert all(say in unescape(card) for say in care)


def test_an_easier_exercise_has_its_own(many: OwnWeek) -> None:
    ways = [way for day in many.week.days for item in many.session(day.day) for way in item.ways]
    easier = [way for way in ways if way.step and way.exercise in many.content.exercises]

    assert any(way.take_care for way in easier)
    for way in easier:
        exercise = many.content.exercises[way.exercise]
        assert way.take_care == many.case.plan.care_with(exercise)


def test_what_the_week_does_not_hold_is_read_on_the_page_of_what_was_left_out(
    client: FlaskClient, many: OwnWeek
) -> None:
    left_out = unescape(client.get("/case/left-out").text)

    assert all(say in left_out for say in many.case.plan.cared_for)
    assert NEVER_HELD in left_out
    for address in ("/case", "/case/week", "/case/paper"):
        assert NEVER_HELD not in unescape(client.get(address).text)


def test_paper_has_it_where_it_is_told_how_an_exercise_is_done(
    client: FlaskClient, many: OwnWeek
) -> None:
    page = unescape(client.get("/case/paper").text)

    assert HOLD in page[page.index("How to do them") :]


def test_who_is_sent_to_somebody_reads_nothing_about_a_week(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, chest_signs=["chest_pain"])

    assert "Take care" not in client.get("/result").text


def test_a_program_gets_them_in_the_plan(client: FlaskClient, content: Content) -> None:
    plan = client.post(PLANS, json=a_person(content, **WITH_GLAUCOMA)).get_json()

    rules = [entry["rule"] for entry in plan["precautions"]]
    assert {"eye-condition", "eye-condition-straining", "no-roller-on-low-back"} <= set(rules)
    assert rules.index("eye-condition") < rules.index("no-roller-on-low-back")


def test_a_program_gets_those_of_an_exercise_with_it(client: FlaskClient, content: Content) -> None:
    plan = client.post(PLANS, json=a_person(content, age=76, walking="unsteady")).get_json()

    told = {entry["say"] for entry in plan["precautions"]}
    with_items = {
        say
        for day in plan["week"]["days"]
        for item in day["items"]
        for say in item.get("take_care", ())
    }
    assert with_items
    assert with_items <= told


def test_a_program_gets_none_without_a_week(client: FlaskClient) -> None:
    plan = client.post(PLANS, json={**HEALTHY, "chest_signs": ["chest_pain"]}).get_json()

    assert plan["precautions"] == []


def test_a_plan_that_was_kept_without_them_opens_with_them(app: Flask, services: App) -> None:
    older = App(OlderRecommender(services.recommender.content), services.stores, services.system)
    code = older.cases.decide(a_person(services.recommender.content, **WITH_GLAUCOMA)).token
    client = app.test_client()
    client.post("/case", data={"csrf_token": token_on(client, "/case"), "code": code})

    page = client.get("/case").text

    assert re.search(r"<summary[^>]*>Take care</summary>", page)
    assert "Breathe out whenever you push." in page


def test_the_desk_says_that_a_plan_was_kept_without_them(app: Flask, services: App) -> None:
    older = App(OlderRecommender(services.recommender.content), services.stores, services.system)
    case = older.cases.decide(a_person(services.recommender.content, **WITH_GLAUCOMA)).case
    client, address = at_desk(app), f"/audit/cases/{case.id}/replay"

    words = text_of(client.get(address).text)

    assert "When it was kept, the software did not yet write: what to take care of." in words
    assert "to the byte" not in words
    assert client.get(f"{address}.json").get_json()["own"]["added"] == ["precautions"]
