"""A clinician signs the text of a rule; everybody is told how many rules are signed."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.domain.errors import StorageError
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.service.signed_rules import SignedRules
from recommender.storage.review_store import ReviewStore
from recommender.storage.stores import Stores
from recommender.web.app import create_app
from tests.people import a_person
from tests.system import Clock, system
from tests.web.desk.chest_pain import RULE, SAYS, SAYS_ELSE, changed, wider
from tests.web.desk.desk_visitors import (
    at_desk,
    post,
    send_signature,
    sign,
    text_read_on,
    users_of,
)

NOBODY_SIGNED = "no clinician has signed its rules yet"


def sign_rule(client: FlaskClient, rule: str = RULE, **form: str) -> TestResponse:
    return sign(client, f"/audit/rules/{rule}", **form)


def test_a_signature_holds_for_the_text_and_lapses_when_it_changes(
    app: Flask, services: App, stores: Stores, texts: Texts, clock: Clock
) -> None:
    client = at_desk(app)
    page = f"/audit/rules/{RULE}"
    sign(client, page, note="As NICE has it.")

    now = client.get(f"{page}.json").get_json()
    newer = changed(texts, SAYS, SAYS_ELSE)
    later = App(Recommender(build_content(newer)), stores, system(clock))
    later.content_versions.keep(newer)
    then = at_desk(create_app(later), "bob").get(f"{page}.json").get_json()

    assert [(one["signature"]["name"], one["holds"]) for one in now["signatures"]] == [
        ("Dr Ada Test", True)
    ]
    assert [one["holds"] for one in then["signatures"]] == [False]
    assert [version["change"] for version in then["history"]] == ["new", "changed"]


def test_nobody_signs_a_text_that_they_have_not_read(
    app: Flask, stores: Stores, texts: Texts, clock: Clock
) -> None:
    page = f"/audit/rules/{RULE}"
    read = text_read_on(at_desk(app), page)
    newer = changed(texts, SAYS, SAYS_ELSE)
    later = App(Recommender(build_content(newer)), stores, system(clock))
    client = at_desk(create_app(later), "bob")

    answer = send_signature(client, page, read, note="As NICE has it.")
    again = send_signature(client, page, "", ".json")

    assert stores.reviews.signatures() == ()
    assert answer.status_code == 422
    assert "The text has changed since you opened it." in answer.text
    assert "You sign as <strong>Dr Bob Test</strong> (bob)." in answer.text
    assert "As NICE has it.</textarea>" in answer.text
    assert text_read_on(client, page) in answer.text
    assert list(again.get_json()["errors"]) == ["text_digest"]


def test_the_name_under_a_signature_is_the_users_and_none_that_is_sent(
    app: Flask, stores: Stores
) -> None:
    client = at_desk(app)
    sign_rule(client, name="Dr No, consultant")
    users_of(app).set_signing_name("ada", "Dr Ada Test, GP", "test")
    sign_rule(client, "under-18")

    signatures = stores.reviews.signatures()
    assert [(one.name, one.user) for one in signatures] == [
        ("Dr Ada Test", "ada"),
        ("Dr Ada Test, GP", "ada"),
    ]


def test_nobody_signs_without_a_name_that_an_admin_has_entered(app: Flask, stores: Stores) -> None:
    client = at_desk(app)
    users_of(app).set_signing_name("ada", "", "test")

    page = client.get(f"/audit/rules/{RULE}").text
    answer = sign_rule(client, name="Dr No, consultant")

    assert "You cannot sign yet" in page
    assert "Sign this text" not in page
    assert "You cannot sign yet" in client.get(answer.location).text
    assert stores.reviews.signatures() == ()


def test_a_note_that_is_too_long_shows_the_text_to_sign(app: Flask, content: Any) -> None:
    answer = sign_rule(at_desk(app), note="x" * 2001)

    assert answer.status_code == 422
    assert content.rules_by_id[RULE].when_text in answer.text.replace("&#34;", '"')
    assert "Sources" in answer.text


def test_what_is_said_after_a_signature_stands_beside_the_signatures(app: Flask) -> None:
    client = at_desk(app)

    answer = sign_rule(client)

    assert answer.location == f"/audit/rules/{RULE}#notice"
    head, signatures = client.get(answer.location).text.split('id="signatures-title"')
    assert "You have signed" not in head
    assert 'id="notice"' in signatures


def test_the_start_says_how_many_rules_are_signed(app: Flask, content: Any) -> None:
    person = app.test_client()
    before = person.get("/").text
    sign_rule(at_desk(app))
    after, about = person.get("/").text, person.get("/about").text

    rules = len(content.rules)
    assert NOBODY_SIGNED in before
    assert "No clinician has signed these rules." in before
    assert "o clinician has signed" not in after
    assert after.count(f"Signed by a clinician so far: 1 of its {rules} rules.") == 2
    assert f"{rules - 1} of its {rules} rules are not signed by a clinician" in about


def test_a_person_is_told_how_many_of_the_rules_that_fired_are_signed(
    app: Flask, services: App, texts: Texts, stores: Stores, clock: Clock
) -> None:
    sign_rule(at_desk(app))
    kept = services.cases.decide(a_person(services.recommender.content, chest_signs=["chest_pain"]))
    newer = build_content(wider(texts))
    later = App(Recommender(newer), stores, system(clock))

    pages = []
    for made in (app, create_app(later)):
        client = made.test_client()
        pages.append(post(client, "/case", "/case", code=kept.token))
        pages[-1] = client.get(pages[-1].location)

    fired = len(kept.case.fired)
    assert f"Signed by a clinician so far: 1 of these {fired}." in pages[0].text
    # today's signatures say nothing of the texts that decided then
    assert "1 of these" not in pages[1].text
    assert "No clinician has signed them" not in pages[1].text


def test_signatures_of_another_process_are_known_some_minutes_later(
    app: Flask, services: App, clock: Clock
) -> None:
    other = create_app(replace(services)).test_client()
    assert NOBODY_SIGNED in other.get("/").text
    sign_rule(at_desk(app))
    at_once = other.get("/").text
    clock.go_on(minutes=5)

    assert NOBODY_SIGNED in at_once
    assert NOBODY_SIGNED not in other.get("/").text


def test_a_store_that_fails_takes_no_page_away_and_claims_no_signature(
    app: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def failing(*_: Any) -> None:
        asked.append(1)
        raise StorageError("the database failed")

    monkeypatch.setattr(ReviewStore, "signatures", failing)
    signed: SignedRules = app.extensions["recommender"].signed_rules

    assert [signed.now().count for _ in range(3)] == [0, 0, 0]
    assert len(asked) == 1
