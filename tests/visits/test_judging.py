"""Judging at the desk: reviews, agreement, rules, signatures, impact, users; and errors there."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.domain.access import Role
from recommender.domain.errors import StorageError
from recommender.service.keeping import Keeper
from recommender.service.recommending import Service
from recommender.service.signed_rules import SignedRules
from recommender.storage.judgements import Judgements
from recommender.storage.stores import Stores
from recommender.web.app import create_app
from tests.people import a_person
from tests.surroundings import Clock, surroundings
from tests.visits.desk_visitors import access_of, at_desk, machine
from tests.visits.visiting import token_on

RULE = "chest-pain"
TITLE = "Chest pain now or at rest"
USERS = "/audit/users"
DISAGREE = {"verdict": "disagree", "words": "I have seen this otherwise."}
NOBODY_SIGNED = "no clinician has signed its rules yet"


def case_of(keeper: Keeper, **different: Any) -> str:
    return keeper.decide(a_person(keeper.service.content, **different)).case.id


def post(client: FlaskClient, url: str, page: str, **form: Any) -> TestResponse:
    return client.post(url, data={"csrf_token": token_on(client, page), **form})


def review(client: FlaskClient, case_id: str, end: str = "", **form: Any) -> TestResponse:
    page = f"/audit/cases/{case_id}"
    return post(client, f"{page}/reviews{end}", page, **form)


def sign(client: FlaskClient, name: str = "Dr Ada Test", rule: str = RULE) -> TestResponse:
    page = f"/audit/rules/{rule}"
    return post(client, f"{page}/signatures", page, name=name)


def milder(texts: Texts) -> dict[str, bytes]:
    """Return the texts with a milder triage for chest pain."""
    return {
        name: raw.replace(b"triage: emergency", b"triage: urgent") if b"chest-pain" in raw else raw
        for name, raw in texts.items()
    }


def wider(texts: Texts) -> dict[str, bytes]:
    """Return the texts in which the rule on chest pain fires for shortness of breath too."""
    old = b"when: chest_pain in chest_signs\n"
    new = b"when: chest_pain in chest_signs or breathless in chest_signs\n"
    made = {name: raw.replace(old, new) for name, raw in texts.items()}
    assert made != dict(texts)
    return made


# ---- reviews


def test_what_is_said_after_a_review_stands_beside_the_reviews(app: Flask, keeper: Keeper) -> None:
    case_id = case_of(keeper)
    client = at_desk(app)

    answer = review(client, case_id, verdict="agree")
    page = client.get(answer.location).text

    assert answer.location == f"/audit/cases/{case_id}#notice"
    head, reviews = page.split('id="reviews-title"')
    assert "Your review is kept." not in head
    assert re.search(r'class="notice done" id="notice".*Your review is kept\.', reviews)
    assert 'href="/audit/queue/next"' in reviews
    assert 'id="notice"' not in client.get(answer.location).text


def test_what_was_done_elsewhere_is_said_at_the_head_of_the_next_page(
    app: Flask, keeper: Keeper
) -> None:
    client = at_desk(app)

    review(client, case_of(keeper), verdict="agree")

    assert 'class="notice done" role="status">Your review' in client.get("/audit/queue").text


def test_next_in_the_queue_is_its_first_case_or_the_queue(app: Flask, keeper: Keeper) -> None:
    client = at_desk(app)
    case_id = case_of(keeper)

    first = client.get("/audit/queue/next")
    review(client, case_id, verdict="agree")

    assert first.location == f"/audit/cases/{case_id}"
    assert client.get("/audit/queue/next").location == "/audit/queue"


def test_the_form_offers_the_rules_that_fired_the_deciding_ones_first(
    app: Flask, keeper: Keeper
) -> None:
    case_id = case_of(keeper, chest_signs=["chest_pain"])

    page = at_desk(app).get(f"/audit/cases/{case_id}").text

    select = page.split('<select id="rule"')[1].split("</select>")[0]
    offered = re.findall(r'<option value="([^"]*)"', select)
    assert offered[:2] == ["", RULE]
    assert set(offered[1:]) == set(keeper.stores.cases.find(case_id).fired)
    assert select.index("Triage") < select.index(TITLE) < select.index("Findings")


@pytest.mark.parametrize("reason", ["wrong_exercises", "wrong_words", "other"])
def test_who_does_not_dispute_the_triage_need_not_name_one(
    app: Flask, keeper: Keeper, reason: str
) -> None:
    case_id = case_of(keeper, chest_signs=["chest_pain"])

    answer = review(at_desk(app), case_id, ".json", **DISAGREE, reason=reason)

    assert answer.status_code == 201
    assert answer.get_json()["review"]["right_triage"] == "emergency"


@pytest.mark.parametrize(
    "form",
    [
        {"reason": "too_cautious"},
        {"reason": "not_cautious_enough", "right_triage": ""},
        {"reason": "wrong_words", "right_triage": "nowhere"},
        {},
    ],
)
def test_who_disputes_the_triage_names_the_right_one(
    app: Flask, keeper: Keeper, form: dict[str, str]
) -> None:
    answer = review(at_desk(app), case_of(keeper), ".json", **DISAGREE, **form)

    assert answer.status_code == 422
    assert "right_triage" in answer.get_json()["errors"]


def test_an_error_repeats_the_outcome_and_keeps_what_was_typed(app: Flask, keeper: Keeper) -> None:
    case_id = case_of(keeper, chest_signs=["chest_pain"])

    answer = review(at_desk(app), case_id, verdict="disagree", reason="too_cautious",
                    rule=RULE, words="Not <the> heart.")  # fmt: skip

    page = answer.text
    assert answer.status_code == 422
    assert 'class="badge emergency"' in page
    assert f'<option value="{RULE}" selected>{TITLE}' in page
    assert '<option value="too_cautious" selected' in page
    assert "Not &lt;the&gt; heart." in page
    looks = [event.body for event in keeper.stores.journal.about(case_id) if event.kind == "look"]
    assert looks[-1] == b'{"what":"review"}'


def test_a_program_may_name_any_rule_that_is_known(app: Flask, keeper: Keeper) -> None:
    form = {**DISAGREE, "reason": "too_cautious", "right_triage": "plan"}
    case_id, client = case_of(keeper), at_desk(app)

    known = review(client, case_id, ".json", **form, rule=RULE)
    unknown = review(client, case_id, ".json", **form, rule="none")

    assert (known.status_code, unknown.status_code) == (201, 422)
    assert list(unknown.get_json()["errors"]) == ["rule"]


@pytest.mark.parametrize("end", ["", ".json"])
def test_a_review_of_a_case_that_is_gone_is_404(app: Flask, keeper: Keeper, end: str) -> None:
    client = at_desk(app)

    answer = post(client, f"/audit/cases/none/reviews{end}", "/audit/cases", verdict="agree")

    assert answer.status_code == 404


# ---- agreement


def test_doubt_falls_on_the_rules_that_decided_and_is_told_by_title(
    app: Flask, keeper: Keeper
) -> None:
    case_id = case_of(keeper, chest_signs=["chest_pain"])
    wrong = {**DISAGREE, "reason": "too_cautious", "right_triage": "urgent"}
    for name in ("ada", "bob", "cleo", "dora"):
        review(at_desk(app, name), case_id, verdict="agree")
    eve = at_desk(app, "eve")
    review(eve, case_id, **wrong)

    found = eve.get("/audit/agreement.json").get_json()["agreement"]
    page = eve.get("/audit/agreement").text

    first, *others = found["rules"]
    assert (first["rule"], first["reviews"], first["disagreements"]) == (RULE, 5, 1)
    assert {entry["disagreements"] for entry in others} == {0}
    assert found["unattributed"] == 0
    assert TITLE in page
    assert "fewer than" not in page


def test_rules_with_few_reviews_and_doubts_about_no_rule_stand_apart(
    app: Flask, keeper: Keeper
) -> None:
    client = at_desk(app)
    review(client, case_of(keeper), **DISAGREE, reason="wrong_exercises")

    page = client.get("/audit/agreement").text

    assert "1 disagreement counts against no rule" in page
    assert "No rule has 5 reviews yet." in page
    assert "Rules with fewer than 5 reviews" in page


# ---- rules and signatures


def test_an_unsigned_signature_shows_the_text_to_sign(app: Flask, content: Any) -> None:
    answer = sign(at_desk(app), name=" ")

    assert answer.status_code == 422
    assert content.rules_by_id[RULE].when_text in answer.text.replace("&#34;", '"')
    assert "Sources" in answer.text


def test_what_is_said_after_a_signature_stands_beside_the_signatures(app: Flask) -> None:
    client = at_desk(app)

    answer = sign(client)

    assert answer.location == f"/audit/rules/{RULE}#notice"
    head, signatures = client.get(answer.location).text.split('id="signatures-title"')
    assert "Your signature stands" not in head
    assert 'id="notice"' in signatures


def test_the_start_says_how_many_rules_are_signed(app: Flask, content: Any) -> None:
    person = app.test_client()
    before = person.get("/").text
    sign(at_desk(app))
    after, about = person.get("/").text, person.get("/about").text

    rules = len(content.rules)
    assert NOBODY_SIGNED in before
    assert "No clinician has signed these rules." in before
    assert "o clinician has signed" not in after
    assert after.count(f"Signed by a clinician so far: 1 of its {rules} rules.") == 2
    assert f"{rules - 1} of its {rules} rules are signed by no clinician" in about


def test_a_person_is_told_how_many_of_the_rules_that_fired_are_signed(
    app: Flask, keeper: Keeper, texts: Texts, stores: Stores, clock: Clock
) -> None:
    sign(at_desk(app))
    kept = keeper.decide(a_person(keeper.service.content, chest_signs=["chest_pain"]))
    newer = build_content(wider(texts))
    later = Keeper(Service(newer), stores, surroundings(clock))

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
    app: Flask, keeper: Keeper, clock: Clock
) -> None:
    other = create_app(keeper).test_client()
    assert NOBODY_SIGNED in other.get("/").text
    sign(at_desk(app))
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

    monkeypatch.setattr(Judgements, "signatures", failing)
    signed: SignedRules = app.extensions["signed-rules"]

    assert [signed.now().count for _ in range(3)] == [0, 0, 0]
    assert len(asked) == 1


def test_a_proposal_is_no_version_of_a_rule_that_decided(
    app: Flask, keeper: Keeper, texts: Texts, stores: Stores, clock: Clock
) -> None:
    case_of(keeper)
    proposed = wider(texts)
    digest = build_content(proposed).digest
    stores.contents.keep(digest, proposed, "2026-11-21T10:00:00.000000Z", "eve")
    newest = milder(texts)
    later = Keeper(Service(build_content(newest)), stores, surroundings(clock))
    later.keep_content(newest)
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


# ---- impact


def test_impact_tells_what_changes_in_words_and_leads_to_the_difference(
    app: Flask, keeper: Keeper, texts: Texts, stores: Stores
) -> None:
    case_id = case_of(keeper, chest_signs=["chest_pain"])
    other = milder(texts)
    digest = build_content(other).digest
    stores.contents.keep(digest, other, "2026-11-21T10:00:00.000000Z", "eve")
    client = at_desk(app)
    today = keeper.service.content.digest

    there = client.get(f"/audit/impact?before={today}&after={digest}").text
    back = client.get(f"/audit/impact?before={digest}&after={today}").text

    assert "Look at each milder one before anything else." in there
    assert "Look at each milder one" not in back
    assert '<td class="milder">1 <span class="step">milder' in there
    assert '<td class="graver">1 <span class="step">graver' in back
    assert f"/audit/cases/{case_id}/replay?content={digest}" in there
    assert "Emergency → Same day: 1 case" in there


def test_a_replay_is_also_under_the_content_that_impact_led_from(
    app: Flask, keeper: Keeper, texts: Texts, stores: Stores
) -> None:
    case_id = case_of(keeper, chest_signs=["chest_pain"])
    other = milder(texts)
    digest = build_content(other).digest
    stores.contents.keep(digest, other, "2026-11-21T10:00:00.000000Z", "eve")
    client, address = at_desk(app), f"/audit/cases/{case_id}/replay"

    data = client.get(f"{address}.json?content={digest}").get_json()
    page = client.get(f"{address}?content={digest}").text
    without = client.get(f"{address}.json?content={keeper.service.content.digest}").get_json()
    unknown = client.get(f"{address}.json?content=0123").get_json()

    assert data["own"]["is_same"] is data["today"]["is_same"] is True
    assert (data["other"]["content_digest"], data["other"]["is_same"]) == (digest, False)
    assert data["other"]["grouped"]["outcome"]["after"]["id"] == "urgent"
    assert "Under the content compared with" in page
    assert without["other"] is None
    assert "cannot be used" in unknown["other"]["problem"]


def test_impact_names_rules_by_their_titles(
    app: Flask, keeper: Keeper, texts: Texts, stores: Stores
) -> None:
    case_of(keeper, chest_signs=["breathless"])
    other = wider(texts)
    digest = build_content(other).digest
    stores.contents.keep(digest, other, "2026-11-21T10:00:00.000000Z", "eve")
    client = at_desk(app)

    page = client.get(f"/audit/impact?before={keeper.service.content.digest}&after={digest}").text

    assert "what the person reads: 1 case" in page
    assert f"{TITLE}: 1 case" in page
    assert f"{RULE}:" not in page


@pytest.mark.parametrize(
    ("query", "faults"),
    [
        ("", []),
        ("before=&after=", ["before", "after"]),
        ("before=TODAY&after=", ["after"]),
        ("before=TODAY&after=nonsense", ["after"]),
        ("after=TODAY", ["before"]),
        ("before=TODAY&after=TODAY", []),
    ],
)
def test_impact_says_what_is_not_chosen_or_not_known(
    app: Flask, keeper: Keeper, query: str, faults: list[str]
) -> None:
    client = at_desk(app)
    query = query.replace("TODAY", keeper.service.content.digest)

    data = client.get(f"/audit/impact.json?{query}")

    status = 422 if faults else 200
    assert data.status_code == client.get(f"/audit/impact?{query}").status_code == status
    assert list(data.get_json()["errors"]) == faults


def test_impact_says_that_a_content_cannot_be_used_any_more(
    app: Flask, keeper: Keeper, stores: Stores
) -> None:
    stores.contents.keep("ab" * 32, {"rules/x.yaml": b"-"}, "2026-11-21T10:00:00.000000Z", "eve")
    today = keeper.service.content.digest

    answer = at_desk(app).get(f"/audit/impact?before={today}&after={'ab' * 32}")

    assert answer.status_code == 422
    assert "cannot use this content any more" in answer.text


# ---- users


def test_an_admin_cannot_lock_the_desk(app: Flask) -> None:
    client = at_desk(app, "root", Role.ADMIN)
    page = client.get(USERS).text

    answer = post(client, "/audit/users/disable", USERS, name="root")

    assert "yes: this is you" in page
    assert "Disable" not in page
    assert (
        'class="notice" role="status">You cannot disable yourself'
        in client.get(answer.location).text
    )
    assert access_of(app).known_user("root")


def test_a_machine_cannot_disable_the_last_admin(app: Flask) -> None:
    at_desk(app, "root", Role.ADMIN)
    client, headers = app.test_client(), machine(app, Role.ADMIN)

    client.post("/audit/users/disable", data={"name": "root"}, headers=headers)

    assert access_of(app).known_user("root")


def test_an_admin_is_asked_before_a_user_is_disabled_and_can_take_it_back(app: Flask) -> None:
    at_desk(app, "eve")
    client = at_desk(app, "root", Role.ADMIN)

    question = client.get("/audit/users/disable?name=eve").text
    assert access_of(app).known_user("eve")
    post(client, "/audit/users/disable", USERS, name="eve")
    gone = access_of(app).known_user("eve")
    page = client.get(USERS).text
    post(client, "/audit/users/enable", USERS, name="eve")

    assert "Disable eve?" in question
    assert gone is None
    assert "Enable again" in page
    assert 'class="notice done" role="status">eve can no longer' in page
    assert access_of(app).known_user("eve")
    assert client.get("/audit/users/disable?name=nobody").status_code == 404


# ---- the door and errors


@pytest.mark.parametrize("url", ["/audit", "/audit/"])
def test_the_desks_own_address_leads_to_the_cases(app: Flask, url: str) -> None:
    assert at_desk(app).get(url).location == "/audit/cases"
    assert app.test_client().get(url).location.startswith("/audit/sign-in")


@pytest.mark.parametrize("url", ["/audit/nothing", "/audit/cases/none", "/audit/users"])
def test_an_error_at_the_desk_leads_back_to_the_cases(app: Flask, url: str) -> None:
    page = at_desk(app).get(url).text

    assert "To the cases" in page
    assert "Sign out ada" in page
    assert "Go to the start" not in page


def test_an_error_at_the_desk_shows_nothing_of_it_to_others(app: Flask) -> None:
    answer = app.test_client().get("/audit/nothing")

    assert answer.status_code == 404
    assert "Clinician&#39;s desk" in answer.text or "Clinician's desk" in answer.text
    assert "Sign out" not in answer.text


def test_a_form_that_was_open_too_long_at_the_desk_speaks_of_no_visit(app: Flask) -> None:
    answer = at_desk(app).post("/audit/cases/none/reviews", data={"verdict": "agree"})

    assert answer.status_code == 400
    assert "open too long" in answer.text
    assert "visit" not in answer.text


def test_an_error_elsewhere_stays_the_persons(app: Flask) -> None:
    assert "Go to the start" in at_desk(app).get("/auditing").text
