"""A rule at the desk: why it did not fire in a case, how often it did, what it was before."""

from flask import Flask

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.storage.stores import Stores
from recommender.web.app import create_app
from tests.system import Clock, system
from tests.web.desk.chest_pain import RULE, milder, wider
from tests.web.desk.desk_visitors import at_desk, case_of


def test_a_rule_that_did_not_fire_says_what_would_have_made_it(app: Flask, services: App) -> None:
    case_id = case_of(services)
    client = at_desk(app)

    data = client.get(f"/audit/cases/{case_id}/rules/{RULE}.json").get_json()

    assert data["fired"] is False
    assert data["judged"]["truth"] == "no"
    assert any("chest" in words.lower() for words in data["steps"]["chest_signs"])


def test_a_rule_shows_how_often_it_fired_by_week(app: Flask, services: App, clock: Clock) -> None:
    case_of(services, chest_signs=["chest_pain"])
    clock.go_on(days=7)
    for _ in range(2):
        case_of(services, chest_signs=["chest_pain"])

    weeks = at_desk(app).get(f"/audit/rules/{RULE}.json").get_json()["fired_by_week"]

    assert [week["cases"] for week in weeks[-2:]] == [1, 2]
    assert len(weeks) == 26


def test_a_proposal_is_no_version_of_a_rule_that_decided(
    app: Flask, services: App, texts: Texts, stores: Stores, clock: Clock
) -> None:
    case_of(services)
    proposed = wider(texts)
    digest = build_content(proposed).digest
    stores.contents.keep(digest, proposed, "2026-11-21T10:00:00.000000Z", "eve")
    newest = milder(texts)
    later = App(Recommender(build_content(newest)), stores, system(clock))
    later.content_versions.keep(newest)
    client = at_desk(create_app(later))

    url = f"/audit/rules/{RULE}"
    first, second, third = client.get(f"{url}.json").get_json()["history"]
    page = client.get(url).text

    assert (first["change"], first["cases"], first["is_today"]) == ("new", 1, False)
    assert (second["proposed_by"], second["changed"], second["cases"]) == ("eve", ["when"], 0)
    assert second["before"] == first["when"]
    # beside the version that decided, not beside the proposal
    assert (third["changed"], third["is_today"], third["proposed_by"]) == (["then"], True, "")
    for words in ("only proposed", "by eve", "decided 1 case", "decides today", "<del>", "<ins>"):
        assert words in page
