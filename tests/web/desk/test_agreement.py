"""Reviews are counted: how far reviewers agree, and which rules they doubt."""

from flask import Flask

from recommender.service.app import App
from tests.web.desk.chest_pain import RULE, TITLE
from tests.web.desk.desk_visitors import DISAGREE, at_desk, case_of, post, review


def test_agreement_is_counted_for_rules_and_between_reviewers(app: Flask, services: App) -> None:
    ids = [case_of(services, chest_signs=["chest_pain"]), case_of(services)]
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


def test_doubt_falls_on_the_rules_that_decided_and_is_told_by_title(
    app: Flask, services: App
) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"])
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
    app: Flask, services: App
) -> None:
    client = at_desk(app)
    review(client, case_of(services), **DISAGREE, reason="wrong_exercises")

    page = client.get("/audit/agreement").text

    assert "1 disagreement counts against no rule" in page
    assert "No rule has 5 reviews yet." in page
    assert "Rules with fewer than 5 reviews" in page
