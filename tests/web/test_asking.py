"""The pages that ask, one after another: nothing is chosen before, and the steps go up."""

import re
from collections.abc import Iterator

from flask.testing import FlaskClient

from recommender.domain.content import Content
from tests.browser.visitors import LONGEST, WELL, Answers, fields_of
from tests.web.visiting import begin, token_in

FIELD = re.compile(r'<input type="(?:radio|checkbox|text)"[^>]*>')
NAME = re.compile(r'<input type="(?:radio|checkbox|text)"[^>]* name="([^"]+)"')
FILLED = re.compile(r'\bchecked\b|type="text".* value="[^"]')
BAR = re.compile(r'class="progress"[^>]* aria-label="([^"]+)"')


def sources(client: FlaskClient, answers: Answers) -> Iterator[str]:
    """Give the source of each page that asks, before it is answered."""
    url = begin(client)
    while "/questions/" in url:
        page = client.get(url).text
        yield page
        fields = fields_of(answers, dict.fromkeys(NAME.findall(page)))
        url = client.post(url, data={"csrf_token": token_in(page), **fields}).location


def test_nothing_is_chosen_or_typed_before_the_person_does(client: FlaskClient) -> None:
    fields = [FIELD.findall(source) for source in sources(client, LONGEST)]

    assert len(fields) > 15
    for found in fields:
        assert found
        assert [field for field in found if FILLED.search(field)] == []


def test_the_steps_go_up_one_by_one_to_the_last(client: FlaskClient, content: Content) -> None:
    said = [BAR.findall(source) for source in sources(client, WELL)]

    sections = enumerate(content.questionnaire.sections, start=1)
    assert [*dict.fromkeys(one for [one] in said)] == [
        f"Step {at} of 5: {title}" for at, title in sections
    ]
