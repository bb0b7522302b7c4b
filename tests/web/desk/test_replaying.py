"""A case is decided again: by its own content, by today's, and by one compared with."""

from flask import Flask

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.storage.stores import Stores
from tests.system import Clock, system
from tests.web.desk.chest_pain import SAYS, SAYS_ELSE, changed, milder, renamed
from tests.web.desk.desk_visitors import at_desk, case_of
from tests.web.visiting import text_of


def test_a_case_is_replayed_to_the_same_bytes_under_a_content_that_is_gone_from_disk(
    app: Flask, stores: Stores, texts: Texts, clock: Clock, services: App
) -> None:
    older = changed(texts, SAYS, SAYS_ELSE)
    before = App(Recommender(build_content(older)), stores, system(clock))
    before.content_versions.keep(older)
    case_id = case_of(before, chest_signs=["chest_pain"])

    data = at_desk(app).get(f"/audit/cases/{case_id}/replay.json").get_json()

    assert data["own"]["content_digest"] == before.recommender.content.digest
    assert data["own"]["is_same"] is True
    assert data["today"]["content_digest"] == services.recommender.content.digest
    places = [entry["place"] for entry in data["today"]["differences"]]
    assert any(place.startswith("messages / chest-pain") for place in places)


def test_a_replay_is_also_under_the_content_that_impact_led_from(
    app: Flask, services: App, texts: Texts, stores: Stores
) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"])
    other = milder(texts)
    digest = build_content(other).digest
    stores.contents.keep(digest, other, "2026-11-21T10:00:00.000000Z", "eve")
    client, address = at_desk(app), f"/audit/cases/{case_id}/replay"

    data = client.get(f"{address}.json?content={digest}").get_json()
    page = client.get(f"{address}?content={digest}").text
    without = client.get(f"{address}.json?content={services.recommender.content.digest}").get_json()
    unknown = client.get(f"{address}.json?content=0123").get_json()

    assert data["own"]["is_same"] is data["today"]["is_same"] is True
    assert (data["other"]["content_digest"], data["other"]["is_same"]) == (digest, False)
    assert data["other"]["grouped"]["outcome"]["after"]["id"] == "urgent"
    assert "Under the content compared with" in page
    assert without["other"] is None
    assert "cannot be used" in unknown["other"]["problem"]


def test_a_replay_groups_what_another_content_changed(
    app: Flask, stores: Stores, texts: Texts, clock: Clock, services: App
) -> None:
    older = changed(texts, SAYS, SAYS_ELSE)
    before = App(Recommender(build_content(older)), stores, system(clock))
    before.content_versions.keep(older)
    case_id = case_of(before, chest_signs=["chest_pain"])
    client = at_desk(app)

    data = client.get(f"/audit/cases/{case_id}/replay.json").get_json()
    page = text_of(client.get(f"/audit/cases/{case_id}/replay").text)

    assert data["own"]["grouped"] is None
    grouped = data["today"]["grouped"]
    assert [rule["id"] for rule in grouped["changed_rules"]] == ["chest-pain"]
    [gone] = grouped["texts"]["gone"]
    assert f"{SAYS_ELSE}." in gone["name"]
    assert "Still fire, but say something else" in page
    assert "All differences, place by place" in page


def test_a_rule_that_only_todays_content_has_is_linked_among_the_rules(
    app: Flask, stores: Stores, texts: Texts, clock: Clock, services: App
) -> None:
    older = renamed(texts, "chest-ache")
    before = App(Recommender(build_content(older)), stores, system(clock))
    before.content_versions.keep(older)
    case_id = case_of(before, chest_signs=["chest_pain"])

    page = at_desk(app).get(f"/audit/cases/{case_id}/replay").text

    assert 'href="/audit/rules/chest-pain"' in page
    assert f'href="/audit/cases/{case_id}/rules/chest-ache"' in page
