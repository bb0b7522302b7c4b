"""The page of a stop: the reason, and words for the phone."""

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.service import explanations
from recommender.service.recommender import Recommender
from tests.web.visiting import text_of, token_on, visit

NUMB = {"saddle_signs": ["saddle_numbness"]}
FEVER = {"ill_signs": ["fever"]}
NUMB_WORDS = "The nerves to the bladder and bowel may be squeezed."
FEVER_WORDS = "Fever with back or neck pain needs to be looked at today."
HEARD = "Thank you for telling us."
LEADING = re.compile(r'class="outcome.*?How soon', re.DOTALL)
PAPER = re.compile(r'<section class="onlyprint">.*?</section>', re.DOTALL)
ONLY_ON_SCREEN = re.compile(r'<div class="noprint">.*?</div>', re.DOTALL)


def page_of(client: FlaskClient) -> str:
    return unescape(client.get("/result").text)


def text_of_option(content: Content, question: str, option: str) -> str:
    options = content.questionnaire.questions[question].options
    return next(one.text for one in options if one.id == option)


def spoken(content: Content, name: str) -> str:
    assert content.help is not None
    return content.help.script.spoken[name]


def speech_of(page: str) -> str:
    return text_of(page.split('class="speech"')[1].split("</blockquote>", maxsplit=1)[0])


def test_what_is_read_out_is_whole_sentences_also_where_an_answer_has_none_of_its_own(
    client: FlaskClient, content: Content
) -> None:
    visit(
        client,
        content,
        age=67,
        course="worse",
        compare="different",
        ill_signs=["weight_loss"],
        weeks_more=["appetite"],
        conditions=["cancer"],
    )

    speech = speech_of(page_of(client))

    assert ";" not in speech
    assert "It is getting worse." in speech
    assert "I have had back or neck pain before, but not like this." in speech
    assert "How it goes" not in speech


def test_a_cancer_that_was_ticked_leads_what_is_told_and_said(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, ill_signs=["weight_loss"], weeks_more=["none"], conditions=["cancer"])

    page = page_of(client)

    told = "Tell them first that you have, or had, cancer"
    assert told in found(LEADING, page)
    assert page.index(told) < page.index("Losing weight without trying")
    assert "We have not asked about your illnesses yet." not in page
    speech = speech_of(page)
    assert speech.index("I have, or had, cancer.") < speech.index("I have lost weight")


def test_a_stop_before_the_illnesses_says_to_tell_them(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **NUMB)

    assert "We have not asked about your illnesses yet." in page_of(client)


def test_without_an_explanation_the_reason_is_that_of_the_rules(
    client: FlaskClient, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(client, content, **NUMB)
    monkeypatch.setattr("recommender.service.explanations.Reasoner", None)
    monkeypatch.setattr(
        "recommender.service.told_reasons.SHARED_EXPLANATIONS", explanations.Explanations()
    )

    page = page_of(client)

    assert "The reason:" in page
    assert content.rules_by_id["saddle-numbness"].because in page


def test_the_words_for_the_phone_are_filled_in(client: FlaskClient, content: Content) -> None:
    visit(client, content, **NUMB, age=52)

    speech = text_of(page_of(client).split('class="speech"')[1].split("</blockquote>")[0])

    assert "I am 52 years old." in speech
    assert "I feel numb, tingling or odd between my legs, or when I wipe." in speech
    assert "I am worried about cauda equina syndrome." in speech
    assert "None of these" not in speech
    assert "{answer}" not in speech


def test_every_sign_that_sent_somebody_is_named_and_said_on_the_phone(
    client: FlaskClient, content: Content
) -> None:
    signs = ("saddle_numbness", "pee_start")
    visit(client, content, saddle_signs=[*signs], chest_signs=["chest_pain"], pattern=["none"])

    page = page_of(client)

    because = page.split('id="reasons-title"')[1].split("</section>")[0]
    speech = text_of(page.split('class="speech"')[1].split("</blockquote>")[0])
    for sign in signs:
        assert text_of_option(content, "saddle_signs", sign) in because
        assert spoken(content, f"saddle_signs.{sign}") in speech


def test_a_sign_that_did_not_send_somebody_is_said_on_the_phone_too(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, ill_signs=["weight_loss", "sweats"])

    page = page_of(client)

    because = page.split('id="reasons-title"')[1].split("</section>")[0]
    speech = text_of(page.split('class="speech"')[1].split("</blockquote>")[0])
    sent, other = (text_of_option(content, "ill_signs", one) for one in ("weight_loss", "sweats"))
    assert sent in because
    assert other not in because
    sent, other = (spoken(content, f"ill_signs.{one}") for one in ("weight_loss", "sweats"))
    assert f"This is why I was told to call. {sent}" in speech
    assert f"There is more. {other}" in speech


def test_a_stop_goes_out_though_the_words_beside_it_fail(
    client: FlaskClient, recommender: Recommender, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert recommender.content.help is not None
    broken = replace(recommender.content.help, how_soon={})
    visit(client, recommender.content, **NUMB)
    monkeypatch.setitem(vars(recommender.content), "help", broken)

    page = page_of(client)

    assert "Please get emergency help now" in page
    assert 'href="tel:999"' in page
    assert "How soon" not in page


def found(part: re.Pattern[str], page: str) -> str:
    return "".join(part.findall(page))


def with_coping(client: FlaskClient, content: Content, coping: str, **answers: Any) -> str:
    """Return the page of whoever opens the page about coping too."""
    visit(client, content, **answers)
    client.post("/questions/mood", data={"csrf_token": token_on(client), "coping": coping})
    return page_of(client)


def test_an_emergency_leads_with_itself_and_folds_what_is_milder(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content, **FEVER)
    client.post(
        "/questions/bladder-bowel",
        data={"csrf_token": token_on(client), "saddle_signs": "saddle_numbness"},
    )

    page = page_of(client)

    assert NUMB_WORDS in found(LEADING, page)
    assert FEVER_WORDS not in found(LEADING, page)
    assert FEVER_WORDS in page.split("Less urgent, for after that")[1].split("</details>")[0]


@pytest.mark.parametrize(
    ("coping", "other"), [("not_safe", NUMB), ("not_live", NUMB), ("not_live", FEVER)]
)
def test_how_somebody_copes_is_on_screen_but_on_no_paper_where_another_sign_sends_them(
    client: FlaskClient, content: Content, coping: str, other: dict[str, Any]
) -> None:
    page = with_coping(client, content, coping, **other)

    assert HEARD in found(ONLY_ON_SCREEN, found(LEADING, page))
    assert HEARD not in ONLY_ON_SCREEN.sub("", page)
    assert "How you are coping" not in found(PAPER, page)


@pytest.mark.parametrize(("coping", "other"), [("not_safe", FEVER), ("not_live", {})])
def test_how_somebody_copes_is_on_paper_where_it_is_the_reason(
    client: FlaskClient, content: Content, coping: str, other: dict[str, Any]
) -> None:
    page = with_coping(client, content, coping, **other)

    assert HEARD in ONLY_ON_SCREEN.sub("", found(LEADING, page))
    assert "How you are coping" in found(PAPER, page)
