"""The pages have the words that the questionnaire's length is held to, and no more."""

import re
from collections.abc import Mapping

import pytest
from flask.testing import FlaskClient

from recommender.domain.conditions import Value
from recommender.domain.content import Content
from tests.content.questionnaire_visitors import (
    FRESH_STRAIN,
    NECK_AT_A_DESK,
    ORDINARY,
    PREGNANT,
    SEVENTY_SIX,
    USUAL,
)
from tests.content.questionnaire_visits import answer_of, words, words_of_page
from tests.web.visiting import begin, fields_of, named, send, text_of

MAIN = re.compile("<main.*?</main>", re.DOTALL)
# on every page the same, and read once
AROUND = re.compile(r'<p class="(?:back|progress|actions|notice)">.*?</p>', re.DOTALL)
# a number to tap is seen and not read
NUMBER = re.compile(r'<label for="[^"]*">\d+</label>|<span>\d+ ')


@pytest.mark.parametrize(
    "visitor",
    [
        pytest.param(ORDINARY, id="an ordinary stiff back"),
        pytest.param(FRESH_STRAIN, id="a fresh strain that catches"),
        pytest.param(NECK_AT_A_DESK, id="a neck at a desk"),
        pytest.param(SEVENTY_SIX, id="76 with three conditions"),
        pytest.param(PREGNANT, id="28 weeks pregnant"),
    ],
)
def test_a_page_has_the_words_of_its_questions(
    client: FlaskClient, content: Content, visitor: Mapping[str, Value]
) -> None:
    person = {**USUAL, **visitor}
    url, read, counted = begin(client), dict[str, int](), dict[str, int]()
    while "/questions/" in url:
        name = named(client, url).rsplit("/", 1)[1]
        [page] = [one for one in content.questionnaire.pages if one.id == name]
        shown = client.get(url).text
        asked = [entry for entry in page.questions if f'name="{entry.id}"' in shown]
        read[name], counted[name] = _words_on(shown), words_of_page(page, asked)
        said = {key: value for entry in asked for key, value in answer_of(entry, person).items()}
        url = send(client, url, fields_of(content, name, said)).location

    assert read == counted
    assert len(read) > 10


def _words_on(shown: str) -> int:
    [main] = MAIN.findall(shown)
    return words(text_of(NUMBER.sub("", AROUND.sub("", main))))
