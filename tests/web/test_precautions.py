"""What to take care of stands near the top of the week, for every plan with one."""

import re

from flask import Flask
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.service.app import App
from tests.people import HEALTHY, a_person
from tests.service.older import OlderRecommender
from tests.web.desk.desk_visitors import at_desk
from tests.web.own_cases import PLANS
from tests.web.visiting import text_of, token_on, visit

SUPPORT = "Keep a hand on something firm whenever you stand on one leg."
WITH_GLAUCOMA = {"illnesses": ["eye_condition"]}


def test_the_week_says_what_the_contraindications_say_before_its_exercises(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **WITH_GLAUCOMA)

    page = client.get("/result").text

    told = page[page.index('id="care-title"') : page.index('class="exercise"')]
    assert "Breathe out whenever you push." in told
    assert content.rules_by_id["no-roller-on-neck"].then.say in told  # type: ignore[union-attr]


def test_what_several_rules_say_stands_there_once(client: FlaskClient, content: Content) -> None:
    visit(client, content, age=66, balance=["one_fall"])

    assert text_of(client.get("/result").text).count(SUPPORT) == 1


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
