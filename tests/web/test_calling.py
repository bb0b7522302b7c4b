"""Whoever must call for help calls with one tap, at the number of the country they are in."""

import re
from dataclasses import replace

from flask import session
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from werkzeug.test import TestResponse

from recommender.domain.calling import Country
from recommender.domain.content import Content
from recommender.service.app import App
from recommender.service.settings import Settings
from recommender.web.app import create_app
from recommender.web.countries import PICKED, number_here
from tests.web.visiting import token_on, visit

EMERGENCY = {"saddle_signs": ["saddle_numbness"]}
URGENT = {"limb_signs": ["foot_drops"], "limb_time": "days"}
BUTTON = '<a class="button call" href="tel:{number}">Call {number}</a>'


def test_the_emergency_of_the_content_has_a_number_for_every_country(content: Content) -> None:
    numbers = content.outcomes["emergency"].call_numbers

    assert {one.country for one in numbers} == {*Country}


def test_an_emergency_has_a_button_to_call_and_the_numbers_of_other_countries(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **EMERGENCY)

    page = client.get("/result").text

    assert page.count(BUTTON.format(number=999)) == 1
    assert '<a href="tel:112">In Europe: call 112</a>' in page
    assert '<a href="tel:911">In the USA: call 911</a>' in page
    assert page.index("Because you told us") < page.index("tel:999") < page.index('class="say"')


def test_who_must_be_seen_today_calls_111(client: FlaskClient, content: Content) -> None:
    visit(client, content, **URGENT)

    page = client.get("/result").text

    assert BUTTON.format(number=111) in page
    assert "tel:999" not in page


def test_who_sees_a_clinician_first_has_no_number_to_call_at_once(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, illnesses=["stroke"])

    assert "tel:" not in client.get("/result").text


def test_a_service_elsewhere_shows_the_number_of_its_country_first(
    services: App, content: Content, templates: FileSystemBytecodeCache
) -> None:
    app = create_app(replace(services, settings=Settings(country=Country.US)))
    app.jinja_env.bytecode_cache = templates
    client = app.test_client()
    visit(client, content, **EMERGENCY)

    page = client.get("/result").text

    assert BUTTON.format(number=911) in page
    assert '<a href="tel:999">In the UK: call 999</a>' in page


def pick(client: FlaskClient, country: str, back: str = "pages.result") -> TestResponse:
    fields = {"csrf_token": token_on(client), "country": country, "back": back}
    return client.post("/country", data=fields)


def test_a_country_that_is_picked_on_a_stop_comes_first_from_then_on(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **EMERGENCY)
    assert '<button class="link" name="country" value="us"' in client.get("/result").text

    answer = pick(client, "us")

    assert answer.location == "/result#call"
    assert BUTTON.format(number=911) in client.get(answer.location).text
    assert BUTTON.format(number=911) in client.get("/case").text
    visit(client, content, **EMERGENCY)
    assert BUTTON.format(number=911) in client.get("/result").text


def test_a_week_shows_the_number_of_the_country_that_was_picked(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content)
    assert BUTTON.format(number=999) in client.get("/result").text

    pick(client, "eu")

    page = client.get("/result").text
    assert BUTTON.format(number=112) in page.split('id="watch-title"')[1]
    assert BUTTON.format(number=999) not in page


def test_whoever_is_elsewhere_sees_no_uk_number_as_theirs(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **URGENT)

    pick(client, "eu")

    page = client.get("/result").text
    assert "button call" not in page
    assert '<a href="tel:111">In the UK: call 111</a>' in page
    assert 'value="uk"' in page


def test_what_is_no_country_changes_nothing(client: FlaskClient, content: Content) -> None:
    visit(client, content, **EMERGENCY)

    answer = pick(client, "fr", back="https://elsewhere.example/")

    assert answer.location == "/result#call"
    assert BUTTON.format(number=999) in client.get("/result").text


def test_who_takes_their_plan_off_a_device_leaves_no_country_there(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **EMERGENCY)
    client.get("/result")
    pick(client, "us")

    client.post("/interview/close", data={"csrf_token": token_on(client)})

    visit(client, content, **EMERGENCY)
    assert BUTTON.format(number=999) in client.get("/result").text


def test_the_country_is_in_a_signed_cookie_that_no_script_can_read(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **EMERGENCY)

    [cookie] = pick(client, "us").headers.getlist("Set-Cookie")

    assert cookie.startswith("interview=")
    assert "HttpOnly" in cookie


def test_a_week_names_no_other_number_than_that_of_the_country(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content)
    pick(client, "eu")

    page = re.sub("<[^>]*>", " ", client.get("/result").text.split('id="today"')[1])

    assert "Stop and call 112 at once if" in page
    assert "999" not in page.replace("In the UK: call 999", "")
    assert "112" not in number_here_of(client, "Call 999 (EU 112, US 911) at once.", "uk")


def number_here_of(client: FlaskClient, text: str, country: str) -> str:
    with client.application.test_request_context():
        session[PICKED] = country
        return number_here(text)


def test_the_signs_stand_short_under_one_heading(client: FlaskClient, content: Content) -> None:
    visit(client, content)

    box = client.get("/result").text.split('id="watch-title"')[1].partition("</details>")[0]

    assert box.count("<li>") > 8
    assert "Call if" not in box
    assert "even if you have already asked" not in box
    assert "<li>you feel numb or odd between the legs" in box


def test_the_limits_of_pain_stand_once(client: FlaskClient, content: Content) -> None:
    assert content.guidance is not None
    general = content.guidance.stop_rule.in_general
    visit(client, content)

    page = client.get("/result").text

    assert "or one more than usual" in general
    assert general not in page
    assert page.count("carry on") <= 2


def test_no_line_of_guidance_is_told_with_a_brace(content: Content) -> None:
    assert content.guidance is not None
    hurts = content.guidance.when_it_hurts
    assert "{" not in "".join(line for one in hurts.for_some for line in one.say)
