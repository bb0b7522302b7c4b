"""At the desk: what is proved for everybody, and what a proposed content does to everybody."""

from threading import Event

import pytest
from flask import Flask

from recommender.content.reading import Texts
from recommender.domain.content import Content
from recommender.service import proof_cache
from recommender.service.app import App
from recommender.service.proof_cache import ProofCache
from recommender.service.proofs import ProofReport
from recommender.storage.stores import Stores
from tests.service import looser
from tests.web.desk.desk_visitors import at_desk, machine
from tests.web.desk.test_impact import a_proposal
from tests.web.visiting import text_of

# proofs of all rules
pytestmark = pytest.mark.crowd


def proposed(stores: Stores, texts: Texts) -> str:
    """Keep a content in which nobody of 60 is sent to a clinician for a first pain."""
    return a_proposal(stores, looser(texts))


class Slowly:
    """A proof that is made when it is let go."""

    def __init__(self) -> None:
        self._may_end = Event()
        self._known = proof_cache.SHARED_PROOFS

    def prove(self, content: Content) -> ProofReport:
        """Wait, and return what is known of the content."""
        self._may_end.wait()
        return self._known.report(content)

    def let_go(self) -> None:
        """Let the proof come to its end."""
        self._may_end.set()


def test_a_page_of_promises_does_not_wait_for_their_proofs(
    app: Flask, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    slowly = Slowly()
    proofs = ProofCache(slowly.prove)
    monkeypatch.setattr("recommender.service.proof_cache.SHARED_PROOFS", proofs)
    client = at_desk(app)

    before = text_of(client.get("/audit/promises?signed=no").text)
    slowly.let_go()
    proofs.report(content)
    after = text_of(client.get("/audit/promises?signed=no").text)

    assert "Chest pain at rest is always an emergency" in before
    assert "being proved" in before
    assert "hold for everybody" not in before
    assert "hold for everybody" in after
    assert "being proved" not in after


def test_every_promise_is_shown_to_hold_for_everybody(app: Flask, proved: ProofReport) -> None:
    page = text_of(at_desk(app).get("/audit/promises").text)

    assert f"All {len(proved.promises)} promises hold for everybody." in page
    assert "Chest pain at rest is always an emergency" in page
    assert "does not hold" not in page


def test_the_twin_says_of_how_many_answers_all_is_proved(app: Flask, content: Content) -> None:
    found = app.test_client().get("/audit/promises.json", headers=machine(app))

    data = found.get_json()
    assert data["questions"] == len(content.questionnaire.questions)
    assert data["answers"] > data["questions"]
    assert {entry["proof"] for entry in data["promises"]} == {"holds"}
    assert all(claim["weaknesses"] == [] for claim in data["claims"])


def test_a_looser_stop_is_shown_as_milder_and_with_whom(
    app: Flask, services: App, stores: Stores, texts: Texts
) -> None:
    before, after = services.recommender.content.digest, proposed(stores, texts)
    address = f"/audit/effects.json?before={before}&after={after}"

    found = app.test_client().get(address, headers=machine(app)).get_json()

    assert found["moved"]["milder"] > 0
    assert found["moved"]["graver"] == 0
    [effect] = [entry for entry in found["effects"] if entry["what"] == "triage"]
    assert (effect["step"], effect["answers"]["age"]) == ("milder", 60)
    assert [rule["id"] for rule in found["rules"]] == ["first-from-60"]


def test_the_page_warns_of_what_becomes_milder(
    app: Flask, services: App, stores: Stores, texts: Texts
) -> None:
    before, after = services.recommender.content.digest, proposed(stores, texts)

    page = text_of(at_desk(app).get(f"/audit/effects?before={before}&after={after}").text)

    assert "Look at what becomes milder before anything else." in page
    assert "Age: 60" in page


def test_the_same_content_changes_nothing(app: Flask, services: App) -> None:
    digest = services.recommender.content.digest

    page = text_of(at_desk(app).get(f"/audit/effects?before={digest}&after={digest}").text)

    assert "No decision changes for anybody." in page


def test_a_content_that_is_not_kept_is_said(app: Flask) -> None:
    answer = at_desk(app).get("/audit/effects?before=x&after=y")

    assert answer.status_code == 422
    assert "Choose a content version." in text_of(answer.text)
