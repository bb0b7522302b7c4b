"""The page of a stop: the reason, and words for the phone."""

from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.service import explanations
from recommender.service.recommending import Service
from tests.visits.visiting import text_of, visit

NUMB = {"saddle_signs": ["saddle_numbness"]}


def page_of(client: FlaskClient) -> str:
    return unescape(client.get("/result").text)


def test_without_an_explanation_the_reason_is_that_of_the_rules(
    client: FlaskClient, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(client, content, **NUMB)
    monkeypatch.setattr("recommender.service.explanations.Reasoner", None)
    monkeypatch.setattr("recommender.service.told_reasons.SHARED", explanations.Explanations())

    page = page_of(client)

    assert "The reason:" in page
    assert content.rules_by_id["saddle-numbness"].because in page


def test_the_words_for_the_phone_are_filled_in(client: FlaskClient, content: Content) -> None:
    visit(client, content, **NUMB, age=52)

    speech = text_of(page_of(client).split('class="speech"')[1].split("</blockquote>")[0])

    assert "I am 52 years old." in speech
    assert "Numb, tingling or odd between the legs" in speech
    assert "None of these" not in speech
    assert "{answer}" not in speech


def test_a_stop_goes_out_though_the_words_beside_it_fail(
    client: FlaskClient, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert service.content.help is not None
    broken = replace(service.content.help, how_soon={})
    visit(client, service.content, **NUMB)
    monkeypatch.setitem(vars(service.content), "help", broken)

    page = page_of(client)

    assert "Please get emergency help now" in page
    assert 'href="tel:999"' in page
    assert "How soon" not in page
