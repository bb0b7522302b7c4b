"""At the desk: cases are found, explained, tried otherwise, replayed, judged; rules are signed."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.domain.access import Role
from recommender.domain.content import Content
from recommender.service.keeping import Keeper
from recommender.service.recommending import Service
from recommender.storage.stores import Stores
from recommender.web.app import create_app
from tests.people import a_person
from tests.surroundings import Clock, surroundings
from tests.visits.desk_visitors import CASE_LINK, at_desk, machine
from tests.visits.visiting import token_on

RULE = "chest-pain"


def case_of(keeper: Keeper, **different: Any) -> str:
    return keeper.decide(a_person(keeper.service.content, **different)).case.id


def post(client: FlaskClient, url: str, page: str, **form: Any) -> Any:
    return client.post(url, data={"csrf_token": token_on(client, page), **form})


def changed(texts: Texts, word: str, other: str) -> dict[str, bytes]:
    """Return the texts with a word of the rules changed everywhere; it must be there."""
    made = {
        name: raw.replace(word.encode(), other.encode()) if name.startswith("rules/") else raw
        for name, raw in texts.items()
    }
    assert made != dict(texts)
    return made


def test_a_list_shows_the_cases_and_where_each_opens(app: Flask, keeper: Keeper) -> None:
    ids = [case_of(keeper), case_of(keeper, chest_signs=["chest_pain"])]

    page = at_desk(app).get("/audit/cases").text

    assert CASE_LINK.findall(page) == ids[::-1]
    assert "2 cases" in page


@pytest.mark.parametrize(
    "query",
    [
        "triage=emergency",
        f"fired={RULE}",
        f"fired={RULE}&triage=emergency&since=2026-11-21&until=2026-11-21&reviewed=no",
    ],
)
def test_a_filter_in_the_address_finds_its_cases(app: Flask, keeper: Keeper, query: str) -> None:
    case_of(keeper)
    wanted = case_of(keeper, chest_signs=["chest_pain"])

    found = at_desk(app).get(f"/audit/cases.json?{query}").get_json()

    assert [entry["id"] for entry in found["cases"]] == [wanted]
    assert found["total"] == 1


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("since=yesterday", "since"),
        ("triage=bad", "triage"),
        ("order=bad", "order"),
        ("verdict=bad", "verdict"),
        ("cursor=bad", "cursor"),
    ],
)
def test_a_filter_that_makes_no_sense_is_said_so(app: Flask, query: str, fault: str) -> None:
    client = at_desk(app)

    assert fault in client.get(f"/audit/cases.json?{query}").get_json()["errors"]
    assert client.get(f"/audit/cases?{query}").status_code == 422


def test_pages_of_a_list_follow_each_other(app: Flask, keeper: Keeper) -> None:
    ids = [case_of(keeper) for _ in range(53)]
    client = at_desk(app)

    first = client.get("/audit/cases.json").get_json()
    second = client.get(first["next"].replace("/cases", "/cases.json")).get_json()

    seen = [entry["id"] for entry in first["cases"] + second["cases"]]
    assert seen == ids[::-1]
    assert second["next"] is None


PAGES = ("", "/not-fired", "/replay", "/what-if", f"/rules/{RULE}")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("signs", ["none", "chest_pain"])
def test_every_page_of_a_case_has_its_twin_and_is_written_down(
    app: Flask, keeper: Keeper, page: str, signs: str
) -> None:
    case_id = case_of(keeper, chest_signs=[signs])
    client = at_desk(app)

    shown = client.get(f"/audit/cases/{case_id}{page}")
    data = client.get(f"/audit/cases/{case_id}{page}.json").get_json()

    assert shown.status_code == 200
    assert data["case"]["id"] == case_id
    assert data["case"]["triage"] == ("plan" if signs == "none" else "emergency")
    looks = [event for event in keeper.stores.journal.about(case_id) if event.kind == "look"]
    assert [event.actor for event in looks] == ["ada", "ada"]


def test_a_case_shows_its_path_its_week_and_why_all_else_is_not_in_it(
    app: Flask, keeper: Keeper, content: Content
) -> None:
    case_id = case_of(keeper, injury="none")

    data = at_desk(app).get(f"/audit/cases/{case_id}.json").get_json()

    chosen = {item["exercise"] for day in data["plan"]["week"]["days"] for item in day["items"]}
    others = {entry["what"] for entry in data["not_chosen"]}
    assert chosen | others == set(content.exercises)
    assert not chosen & others
    assert all(entry["why"] for entry in data["not_chosen"])


def test_each_node_of_the_picture_opens_its_rule_in_the_case(app: Flask, keeper: Keeper) -> None:
    case_id = case_of(keeper, chest_signs=["chest_pain"])
    client = at_desk(app)

    page = client.get(f"/audit/cases/{case_id}").text

    link = f"/audit/cases/{case_id}/rules/{RULE}"
    assert page.split("<svg")[1].split("</svg>")[0].count(f'href="{link}"') == 1
    assert client.get(link).status_code == 200


def test_a_rule_that_did_not_fire_says_what_would_have_made_it(app: Flask, keeper: Keeper) -> None:
    case_id = case_of(keeper)
    client = at_desk(app)

    data = client.get(f"/audit/cases/{case_id}/rules/{RULE}.json").get_json()

    assert data["fired"] is False
    assert data["judged"]["truth"] == "no"
    assert any("chest" in words for words in data["steps"]["chest_signs"])


def test_an_unknown_case_or_rule_is_404(app: Flask, keeper: Keeper) -> None:
    case_id, client = case_of(keeper), at_desk(app)

    for url in ("/audit/cases/none", f"/audit/cases/{case_id}/rules/none", "/audit/rules/none"):
        assert client.get(url).status_code == 404
        assert client.get(f"{url}.json").mimetype == "application/problem+json"


def test_a_what_if_shows_both_decisions_and_keeps_nothing(app: Flask, keeper: Keeper) -> None:
    case_id = case_of(keeper)
    headers = machine(app)
    url = f"/audit/cases/{case_id}/what-if.json"

    tried = (
        app.test_client()
        .post(url, json={"changed": {"chest_signs": ["chest_pain"]}}, headers=headers)
        .get_json()
    )

    assert tried["tried"]["plan"]["triage"] == "emergency"
    assert "triage" in {entry["place"] for entry in tried["tried"]["differences"]}
    assert tried["kept"] is False
    data = app.test_client().get(f"/audit/cases/{case_id}.json", headers=headers).get_json()
    assert data["what_ifs"] == []
    assert data["case"]["triage"] == "plan"


def test_a_what_if_is_kept_beside_the_case_when_asked(app: Flask, keeper: Keeper) -> None:
    case_id = case_of(keeper)
    headers = machine(app)
    sent = {"changed": {"age": 15}, "keep": True}

    client = app.test_client()
    client.post(f"/audit/cases/{case_id}/what-if.json", json=sent, headers=headers)

    [kept] = client.get(f"/audit/cases/{case_id}.json", headers=headers).get_json()["what_ifs"]
    assert kept["said"]["changed"] == {"age": 15}


def test_a_what_if_by_the_form_says_what_is_missing(app: Flask, keeper: Keeper) -> None:
    case_id = case_of(keeper)
    client = at_desk(app)
    url = f"/audit/cases/{case_id}/what-if"

    answer = post(client, url, url, age="4000")

    assert answer.status_code == 422
    assert "Enter a whole number" in answer.text


def test_a_machine_that_sends_no_changes_is_told(app: Flask, keeper: Keeper) -> None:
    url = f"/audit/cases/{case_of(keeper)}/what-if.json"

    answer = app.test_client().post(url, json=["age"], headers=machine(app))

    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


def test_a_case_is_replayed_to_the_same_bytes_under_a_content_that_is_gone_from_disk(
    app: Flask, stores: Stores, texts: Texts, clock: Clock, keeper: Keeper
) -> None:
    older = changed(texts, "Sit down and rest while you wait", "Sit down while you wait")
    before = Keeper(Service(build_content(older)), stores, surroundings(clock))
    before.keep_content(older)
    case_id = case_of(before, chest_signs=["chest_pain"])

    data = at_desk(app).get(f"/audit/cases/{case_id}/replay.json").get_json()

    assert data["own"]["content_digest"] == before.service.content.digest
    assert data["own"]["is_same"] is True
    assert data["today"]["content_digest"] == keeper.service.content.digest
    places = [entry["place"] for entry in data["today"]["differences"]]
    assert any(place.startswith("messages / chest-pain") for place in places)


def test_reviews_stay_hidden_from_who_has_not_judged(app: Flask, keeper: Keeper) -> None:
    case_id = case_of(keeper)
    ada, bob = at_desk(app, "ada"), at_desk(app, "bob")
    url, page = f"/audit/cases/{case_id}/reviews", f"/audit/cases/{case_id}"

    post(ada, url, page, verdict="agree", words="Sensible.")

    assert "1 review is kept back" in bob.get(page).text
    assert "Sensible." not in bob.get(page).text
    post(bob, url, page, verdict="disagree", reason="too_cautious", right_triage="plan",
         words="More strength.", rule=RULE)  # fmt: skip
    assert "Sensible." in bob.get(page).text
    assert "More strength." in ada.get(page).text


def test_a_disagreement_says_what_is_wrong_what_is_right_and_why(
    app: Flask, keeper: Keeper
) -> None:
    case_id = case_of(keeper)
    client = at_desk(app)
    url, page = f"/audit/cases/{case_id}/reviews", f"/audit/cases/{case_id}"

    answer = post(client, url, page, verdict="disagree", rule="no-such-rule")

    assert answer.status_code == 422
    for words in ("Choose what is wrong", "Choose what would", "Say in a few", "No rule has"):
        assert words in answer.text
    assert post(client, url, page).status_code == 422
    assert post(client, url, page, verdict="agree", words="x" * 2001).status_code == 422


def test_agreement_is_counted_for_rules_and_between_reviewers(app: Flask, keeper: Keeper) -> None:
    ids = [case_of(keeper, chest_signs=["chest_pain"]), case_of(keeper)]
    clients = {name: at_desk(app, name) for name in ("ada", "bob")}
    wrong = {"verdict": "disagree", "reason": "too_cautious", "right_triage": "urgent"}
    said = [("ada", 0, {"verdict": "agree"}), ("ada", 1, {"verdict": "agree"}),
            ("bob", 0, {**wrong, "words": "Not the heart.", "rule": RULE}),
            ("bob", 1, {"verdict": "agree"})]  # fmt: skip
    for name, number, form in said:
        page = f"/audit/cases/{ids[number]}"
        post(clients[name], f"{page}/reviews", page, **form)

    found = clients["ada"].get("/audit/agreement.json").get_json()

    assert found["rates"][RULE] == 0.5
    [pair] = found["agreement"]["verdicts"]
    assert (pair["cases"], pair["agreed"], pair["kappa"]) == (2, 1, 0)
    rule = clients["ada"].get(f"/audit/rules/{RULE}.json").get_json()
    assert (rule["agreement"]["reviews"], rule["agreement"]["disagreements"]) == (2, 1)


def test_the_queue_has_what_a_reviewer_has_not_seen(app: Flask, keeper: Keeper) -> None:
    ids = {case_of(keeper), case_of(keeper, chest_signs=["chest_pain"])}
    client = at_desk(app)

    before = client.get("/audit/queue.json").get_json()["queue"]
    page = f"/audit/cases/{before[0]['entry']['id']}"
    post(client, f"{page}/reviews", page, verdict="agree")
    after = client.get("/audit/queue.json").get_json()["queue"]

    assert {queued["entry"]["id"] for queued in before} == ids
    assert {queued["entry"]["id"] for queued in after} == ids - {before[0]["entry"]["id"]}


def test_a_signature_holds_for_the_text_and_lapses_when_it_changes(
    app: Flask, keeper: Keeper, stores: Stores, texts: Texts, clock: Clock
) -> None:
    client = at_desk(app)
    page = f"/audit/rules/{RULE}"
    assert post(client, f"{page}/signatures", page, name=" ").status_code == 422
    post(client, f"{page}/signatures", page, name="Dr Ada Test", note="As NICE has it.")

    now = client.get(f"{page}.json").get_json()
    newer = changed(texts, "Sit down and rest while you wait", "Sit down while you wait")
    later = Keeper(Service(build_content(newer)), stores, surroundings(clock))
    later.keep_content(newer)
    then = at_desk(create_app(later), "bob").get(f"{page}.json").get_json()

    assert [(one["signature"]["name"], one["holds"]) for one in now["signatures"]] == [
        ("Dr Ada Test", True)
    ]
    assert [one["holds"] for one in then["signatures"]] == [False]
    assert [version["change"] for version in then["history"]] == ["new", "changed"]


def test_a_rule_shows_how_often_it_fired_by_week(app: Flask, keeper: Keeper, clock: Clock) -> None:
    case_of(keeper, chest_signs=["chest_pain"])
    clock.go_on(days=7)
    for _ in range(2):
        case_of(keeper, chest_signs=["chest_pain"])

    weeks = at_desk(app).get(f"/audit/rules/{RULE}.json").get_json()["fired_by_week"]

    assert [week["cases"] for week in weeks[-2:]] == [1, 2]
    assert len(weeks) == 26


def test_impact_shows_who_would_be_sent_elsewhere(
    app: Flask, keeper: Keeper, stores: Stores, texts: Texts
) -> None:
    case_id = case_of(keeper, chest_signs=["chest_pain"])
    case_of(keeper)
    headers = machine(app, Role.AUTHOR)
    milder = {
        name: raw.replace(b"triage: emergency", b"triage: urgent") if b"chest-pain" in raw else raw
        for name, raw in texts.items()
    }
    archive = zipped(milder)

    proposed = app.test_client().post(
        "/audit/contents", data={"archive": (io.BytesIO(archive), "c.zip")}, headers=headers
    )
    found = (
        app.test_client()
        .get(proposed.location.replace("/impact", "/impact.json"), headers=headers)
        .get_json()
    )

    assert (found["cases"], found["changed"], found["milder"], found["graver"]) == (2, 1, 1, 0)
    [moved] = [cell for cell in found["matrix"] if cell["before"] != cell["after"]]
    assert (moved["before"], moved["after"]) == ("emergency", "urgent")
    assert moved["examples"] == [case_id]


def zipped(texts: Texts) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in texts.items():
            archive.writestr(f"content/{name}", raw)
    return made.getvalue()


def test_a_proposal_with_problems_is_kept_by_nobody_and_says_them_all(
    app: Flask, keeper: Keeper, texts: Texts
) -> None:
    client = at_desk(app, role=Role.AUTHOR)
    broken = zipped(changed(texts, "chest_pain in chest_signs", "chest_pian in chest_signs"))

    answer = post(client, "/audit/contents", "/audit/impact",
                  archive=(io.BytesIO(broken), "c.zip"))  # fmt: skip

    assert answer.status_code == 422
    assert "did you mean" in answer.text
    assert len(keeper.stores.contents.every()) == 1


def test_exports_hold_what_was_filtered_and_are_written_down(
    app: Flask, keeper: Keeper, tmp_path: Path
) -> None:
    case_of(keeper)
    wanted = case_of(keeper, chest_signs=["chest_pain"])
    client = at_desk(app)
    url = "/audit/cases/export?triage=emergency&format="

    csv, ndjson, parquet = (client.get(url + kind) for kind in ("csv", "ndjson", "parquet"))

    file = tmp_path / "cases.parquet"
    file.write_bytes(parquet.data)
    with duckdb.connect() as connection:
        [row] = connection.execute(
            "SELECT id, answers FROM read_parquet(?)", [str(file)]
        ).fetchall()
    assert row[0] == wanted
    assert json.loads(row[1])["chest_signs"] == ["chest_pain"]
    assert json.loads(ndjson.text)["id"] == wanted
    assert csv.text.splitlines()[1].startswith(wanted)
    exports = keeper.stores.journal.about("cases")
    assert [json.loads(event.body)["format"] for event in exports] == ["csv", "ndjson", "parquet"]
    assert client.get("/audit/cases/export?format=xls").status_code == 400


def test_an_admin_adds_and_disables_users(app: Flask) -> None:
    client = at_desk(app, "root", Role.ADMIN)
    page = "/audit/users"
    form = {"name": "Eve", "role": "clinician", "password": "quite a long password"}

    post(client, page, page, **form)
    for wrong in ({**form, "role": "king"}, {**form, "password": ""}, form):
        assert post(client, page, page, **wrong).status_code == 303
    users = client.get("/audit/users.json").get_json()["users"]
    post(client, "/audit/users/disable", page, name="eve")
    post(client, "/audit/users/disable", page, name="nobody")

    assert [(user["name"], user["role"]) for user in users] == [
        ("eve", "clinician"),
        ("root", "admin"),
    ]
    assert "hash" not in json.dumps(users)
    after = {
        user["name"]: user["disabled"]
        for user in client.get("/audit/users.json").get_json()["users"]
    }
    assert after["eve"]
    assert not after["root"]


def test_answers_of_cases_are_in_no_log_of_the_desk(
    app: Flask, keeper: Keeper, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    case_id = case_of(keeper, other_conditions=["injected_drugs"])
    client = at_desk(app)

    for page in PAGES:
        client.get(f"/audit/cases/{case_id}{page}")

    assert "injected_drugs" not in caplog.text
