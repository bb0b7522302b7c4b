"""Whoever must call for help calls with one tap, at the number of the country they are in."""

from dataclasses import replace

from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from recommender.domain.calling import Country
from recommender.domain.content import Content
from recommender.service.app import App
from recommender.service.settings import Settings
from recommender.web.app import create_app
from tests.visits.visiting import visit

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
    keeper: App, content: Content, templates: FileSystemBytecodeCache
) -> None:
    app = create_app(replace(keeper, settings=Settings(country=Country.US)))
    app.jinja_env.bytecode_cache = templates
    client = app.test_client()
    visit(client, content, **EMERGENCY)

    page = client.get("/result").text

    assert BUTTON.format(number=911) in page
    assert '<a href="tel:999">In the UK: call 999</a>' in page
