"""What a colleague said of a case is kept back from who may still judge it, wherever it stands."""

import pytest
from flask import Flask

from recommender.domain.users import Right, Role
from recommender.service.app import App
from tests.web.desk.desk_visitors import DISAGREE, at_desk, case_of, machine, review

DISPUTED = {**DISAGREE, "reason": "too_cautious", "right_triage": "plan"}


@pytest.fixture
def case_id(app: Flask, services: App) -> str:
    """Return a case with which somebody disagreed."""
    disputed = case_of(services, chest_signs=["chest_pain"])
    review(at_desk(app, "ada"), disputed, **DISPUTED)
    return disputed


def test_lists_filters_and_queue_tell_no_verdict_before_ones_own(app: Flask, case_id: str) -> None:
    bob = at_desk(app, "bob")

    [listed] = bob.get("/audit/cases.json").get_json()["cases"]
    found = bob.get("/audit/cases.json?verdict=disagree").get_json()["cases"]
    [queued] = bob.get("/audit/queue.json").get_json()["queue"]

    assert (listed["id"], listed["verdicts"]) == (case_id, [])
    assert found == []
    assert queued["entry"]["verdicts"] == []
    assert queued["why"] != "second_opinion"
    assert "1, kept back until you have judged" in bob.get("/audit/cases").text


def test_after_ones_own_verdict_all_is_told(app: Flask, case_id: str) -> None:
    bob = at_desk(app, "bob")

    review(bob, case_id, verdict="agree")

    [listed] = bob.get("/audit/cases.json").get_json()["cases"]
    [found] = bob.get("/audit/cases.json?verdict=disagree").get_json()["cases"]
    assert listed["verdicts"] == ["disagree", "agree"]
    assert found["id"] == case_id


def test_who_does_not_review_sees_all_and_files_keep_back_the_same(
    app: Flask, case_id: str
) -> None:
    reading = app.test_client().get("/audit/cases.json", headers=machine(app, Right.READ))
    both = at_desk(app, "eve", Role.CLINICIAN, Role.EXPORTER)
    alone = at_desk(app, "rob", Role.EXPORTER)

    files = [client.get("/audit/cases/export?format=csv").text for client in (both, alone)]

    assert reading.get_json()["cases"][0]["verdicts"] == ["disagree"]
    assert [",disagree," in text for text in files] == [False, True]
