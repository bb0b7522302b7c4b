"""The form does not offer an option that was replaced, and does not lose one that was chosen."""

import pytest
from flask.testing import FlaskClient

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.domain.content import Content
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.storage.stores import Stores
from recommender.web.app import create_app
from tests.people import a_person
from tests.system import Clock, system
from tests.web.visiting import begin, fields_of, named, send

FILE, PAGE = "knowledge/questionnaire.yaml", "/questions/week"
RETIRED = b"- {id: roller, text: Foam roller, status: retired}"
OLD = 'value="roller"'


@pytest.fixture
def retiring(texts: Texts, stores: Stores, clock: Clock) -> FlaskClient:
    """A visitor of a form that offers no roller any more."""
    raw = texts[FILE].replace(b"- {id: roller, text: Foam roller}", RETIRED)
    assert raw != texts[FILE]
    newer = {**texts, FILE: raw}
    services = App(Recommender(build_content(newer)), stores, system(clock))
    services.content_versions.keep(newer)
    return create_app(services).test_client()


def at_the_week(client: FlaskClient, content: Content) -> str:
    """Answer up to the page of the week; return its address."""
    answers, url = a_person(content), begin(client)
    while (page := named(client, url)) != PAGE:
        url = send(client, url, fields_of(content, page.rsplit("/", 1)[1], answers)).location
    return url


def test_the_form_offers_only_what_is_not_retired(retiring: FlaskClient, content: Content) -> None:
    url = at_the_week(retiring, content)

    page = retiring.get(url).text

    assert 'value="ball"' in page
    assert OLD not in page


def test_who_chose_it_while_it_was_offered_still_sees_it_chosen(
    retiring: FlaskClient, content: Content
) -> None:
    url = at_the_week(retiring, content)
    send(retiring, url, fields_of(content, "week", a_person(content)))

    page = retiring.get(url).text

    assert f"{OLD} checked" in page
