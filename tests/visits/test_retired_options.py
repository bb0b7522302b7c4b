"""The form does not offer an option that was replaced, and does not lose one that was chosen."""

from flask.testing import FlaskClient

from recommender.domain.content import Content
from tests.people import HEALTHY
from tests.visits.visiting import begin, fields_of, send

OLD = 'value="open_wound"'


def page_of_conditions(client: FlaskClient, content: Content) -> str:
    """Answer up to the page of other conditions; return its address."""
    url = begin(client)
    while not url.endswith("/other"):
        url = send(client, url, fields_of(content, url.rsplit("/", 1)[1], HEALTHY)).location
    return url


def test_the_form_offers_only_what_is_not_retired(client: FlaskClient, content: Content) -> None:
    page = client.get(page_of_conditions(client, content)).text

    assert 'value="healing_bone"' in page
    assert OLD not in page


def test_who_chose_it_while_it_was_offered_still_sees_it_chosen(
    client: FlaskClient, content: Content
) -> None:
    url = page_of_conditions(client, content)
    send(client, url, {"other_conditions": "open_wound", "recent_operation": "none"})

    page = client.get(url).text

    assert f"{OLD} checked" in page
