"""Hazards at the desk: the list, a cause with its cases decided today, and who signed its rules."""

from flask import Flask

from tests.web.desk.desk_visitors import at_desk, machine, sign
from tests.web.visiting import text_of

CAUSE = "/audit/hazards/cauda-equina"


def test_the_list_says_that_it_claims_no_standard_and_links_each_cause(app: Flask) -> None:
    page = at_desk(app).get("/audit/hazards").text

    assert "claims to follow neither" in text_of(page)
    assert f'href="{CAUSE}"' in page


def test_the_list_says_what_is_traced_to_no_cause(app: Flask) -> None:
    data = at_desk(app).get("/audit/hazards.json").get_json()

    assert {"id", "question", "option"} == set(data["untraced_signs"][0])
    assert "saddle-numbness" not in data["untraced_rules"]


def test_a_cause_shows_its_cases_as_they_are_decided_today(app: Flask) -> None:
    data = at_desk(app).get(f"{CAUSE}.json").get_json()

    assert len(data["decided"]) == len(data["hazard"]["cases"]) >= 2
    assert all(made["as_said"] for made in data["decided"])
    grave = [made for made in data["decided"] if made["triage"] == "emergency"]
    assert any("saddle-numbness" in made["acting"] for made in grave)


def test_a_page_of_a_cause_tells_signs_rules_and_cases_in_words(app: Flask) -> None:
    words = text_of(at_desk(app).get(CAUSE).text)

    assert "Full bladder, no pee comes, or a catheter" in words
    assert "near miss" in words
    assert "decided otherwise" not in words
    assert "not yet signed" in words


def test_a_signature_under_a_rule_is_counted_and_shown(app: Flask) -> None:
    client = at_desk(app)
    sign(client, "/audit/rules/saddle-numbness", note="")

    listed = client.get("/audit/hazards.json").get_json()["hazards"]
    rules = client.get(f"{CAUSE}.json").get_json()["rules"]

    [cause] = [one for one in listed if one["id"] == "cauda-equina"]
    assert cause["rules_signed"] == 1
    assert [rule["id"] for rule in rules if rule["signature"]] == ["saddle-numbness"]
    assert "signed by Dr Ada Test" in text_of(client.get(CAUSE).text)


def test_a_cause_that_does_not_exist_is_not_found(app: Flask) -> None:
    answer = app.test_client().get("/audit/hazards/cauda-equine.json", headers=machine(app))

    assert answer.status_code == 404
