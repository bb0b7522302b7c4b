"""A clinician reads a promise in words with its proof, and signs it; the list says who has."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.domain.content import Content
from recommender.service import proof_cache
from recommender.service.app import App
from recommender.service.proofs import ProofReport
from recommender.service.recommender import Recommender
from recommender.storage.stores import Stores
from recommender.web.app import create_app
from tests.service import MILD, changed
from tests.system import Clock, system
from tests.web.desk.desk_visitors import at_desk, post, sign
from tests.web.visiting import text_of

# proofs of all rules
pytestmark = pytest.mark.crowd

PROMISE, TITLE = "always-chest-pain", "Chest pain at rest is always an emergency"
BROKEN = "pain-eight-no-week"
LIST = "/audit/promises"


def sign_promise(client: FlaskClient, promise: str = PROMISE, **form: str) -> TestResponse:
    return sign(client, f"{LIST}/{promise}", **form)


@pytest.fixture
def with_a_broken_promise(texts: Texts, stores: Stores, clock: Clock) -> Flask:
    """The application of a content in which very strong pain still leads to a week."""
    looser = changed(texts, MILD, "triage: plan_with_care")
    later = App(Recommender(build_content(looser)), stores, system(clock))
    later.content_versions.keep(looser)
    made = create_app(later)
    made.testing = True
    return made


def test_a_promise_is_read_in_words_with_its_proof_reason_and_sources(app: Flask) -> None:
    page = text_of(at_desk(app).get(f"{LIST}/{PROMISE}").text)

    assert f"{TITLE} always-chest-pain · holds for everybody · not signed by a clinician" in page
    assert "It may be the heart, the lungs or the main artery." in page
    assert "“Chest, breath, tummy” includes “Chest pain, pressure or tightness at rest" in page
    assert "Their triage is alwaysEmergency" in page
    assert "NHS chest pain advice" in page.split("Sources")[1]


def test_the_list_says_who_signed_a_promise_and_when(app: Flask) -> None:
    client = at_desk(app)

    answer = sign_promise(client)

    assert (answer.status_code, answer.location) == (303, f"{LIST}/{PROMISE}#notice")
    signed = text_of(client.get(answer.location).text).split("Signatures")[1]
    assert "Your signature stands under this text of the promise." in signed
    assert "Dr Ada Test (ada), 21 November 2026" in signed
    listed = text_of(client.get(LIST).text)
    assert f"{TITLE} signed by Dr Ada Test, 21 November 2026" in listed


@pytest.mark.usefixtures("proved")
def test_what_is_not_yet_signed_can_be_listed_alone(app: Flask, content: Content) -> None:
    client = at_desk(app)
    sign_promise(client)
    promises = len(content.promises)

    every, unsigned = client.get(LIST), client.get(f"{LIST}?signed=no")

    assert TITLE in every.text
    assert TITLE not in unsigned.text
    for page in (every, unsigned):
        words = text_of(page.text)
        assert f"1 of {promises} promises are signed by a clinician." in words
        assert f"All ({promises}) Not yet signed ({promises - 1})" in words
        assert f"All {promises} promises hold for everybody." in words
    data = client.get(f"{LIST}.json?signed=no").get_json()["promises"]
    assert {entry["id"] for entry in data} == {one.id for one in content.promises} - {PROMISE}


def test_a_note_that_is_too_long_shows_the_text_to_sign_again(app: Flask) -> None:
    answer = sign_promise(at_desk(app), note="x" * 2001)

    assert answer.status_code == 422
    page = text_of(answer.text)
    assert "Write at most 2000 characters." in page
    assert "Their triage is alwaysEmergency" in page
    assert "condition, conclusion" not in page


def test_a_broken_promise_says_for_whom_it_fails_and_why_it_cannot_be_signed(
    with_a_broken_promise: Flask,
) -> None:
    client = at_desk(with_a_broken_promise)

    page = client.get(f"{LIST}/{BROKEN}").text

    assert "does not hold" in page
    assert "It does not hold for: Pain at its easiest: 8 of 10" in text_of(page)
    assert "This promise cannot be signed: it does not hold for everybody." in page
    assert f"{LIST}/{BROKEN}/signatures" not in page


def test_a_form_sent_for_a_broken_promise_comes_back_to_why(
    with_a_broken_promise: Flask, stores: Stores
) -> None:
    client = at_desk(with_a_broken_promise)

    answer = sign_promise(client, BROKEN)

    assert (answer.status_code, answer.location) == (303, f"{LIST}/{BROKEN}")
    assert stores.reviews.signatures() == ()
    assert "cannot be signed" in client.get(answer.location).text.split("<h1>")[0]


def test_an_unknown_promise_is_not_found(app: Flask) -> None:
    client = at_desk(app)

    assert client.get(f"{LIST}/chest-pain").status_code == 404
    assert post(client, f"{LIST}/chest-pain/signatures", LIST).status_code == 404


def test_a_promise_has_one_verdict_alone_and_among_all(
    content: Content, proved: ProofReport
) -> None:
    for verdict in proved.promises[:3]:
        assert proof_cache.SHARED_PROOFS.verdict(content, verdict.promise) == verdict
