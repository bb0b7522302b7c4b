"""A case is reviewed: what is asked, kept and hidden, and which case is next in the queue."""

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask

from recommender.service.app import App
from tests.web.desk.chest_pain import RULE, TITLE
from tests.web.desk.desk_visitors import DISAGREE, at_desk, case_of, post, review
from tests.web.visiting import token_on


def test_what_is_said_after_a_review_stands_beside_the_reviews(app: Flask, services: App) -> None:
    case_id = case_of(services)
    client = at_desk(app)

    answer = review(client, case_id, verdict="agree")
    page = client.get(answer.location).text

    assert answer.location == f"/audit/cases/{case_id}#notice"
    head, reviews = page.split('id="reviews-title"')
    assert "Your review is saved." not in head
    assert re.search(r'class="notice done" id="notice".*Your review is saved\.', reviews)
    assert 'href="/audit/queue/next"' in reviews
    assert 'id="notice"' not in client.get(answer.location).text


def test_what_was_done_elsewhere_is_said_at_the_head_of_the_next_page(
    app: Flask, services: App
) -> None:
    client = at_desk(app)

    review(client, case_of(services), verdict="agree")

    assert 'class="notice done" role="status">Your review' in client.get("/audit/queue").text


def test_reviews_stay_hidden_from_who_has_not_judged(app: Flask, services: App) -> None:
    case_id = case_of(services)
    ada, bob = at_desk(app, "ada"), at_desk(app, "bob")
    url, page = f"/audit/cases/{case_id}/reviews", f"/audit/cases/{case_id}"

    post(ada, url, page, verdict="agree", words="Sensible.")

    assert "1 review is kept back" in bob.get(page).text
    assert "Sensible." not in bob.get(page).text
    post(bob, url, page, verdict="disagree", reason="too_cautious", right_triage="plan",
         words="More strength.", rule=RULE)  # fmt: skip
    assert "Sensible." in bob.get(page).text
    assert "More strength." in ada.get(page).text


def test_the_form_offers_the_rules_that_fired_the_deciding_ones_first(
    app: Flask, services: App
) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"])

    page = at_desk(app).get(f"/audit/cases/{case_id}").text

    select = page.split('<select id="rule"')[1].split("</select>")[0]
    offered = re.findall(r'<option value="([^"]*)"', select)
    assert offered[:2] == ["", RULE]
    assert len(offered) == len({*offered})
    assert set(offered[1:]) == set(services.stores.cases.find(case_id).fired)
    assert (
        select.index("Decided the triage")
        < select.index(TITLE)
        < select.index("Leave exercises out")
    )


@pytest.mark.parametrize("reason", ["wrong_exercises", "wrong_words", "other"])
def test_who_does_not_dispute_the_triage_need_not_name_one(
    app: Flask, services: App, reason: str
) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"])

    answer = review(at_desk(app), case_id, ".json", **DISAGREE, reason=reason)

    assert answer.status_code == 201
    assert answer.get_json()["review"]["right_triage"] is None


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
    app: Flask, services: App, form: dict[str, str]
) -> None:
    answer = review(at_desk(app), case_of(services), ".json", **DISAGREE, **form)

    assert answer.status_code == 422
    assert "right_triage" in answer.get_json()["errors"]


def test_a_disagreement_says_what_is_wrong_what_is_right_and_why(app: Flask, services: App) -> None:
    case_id = case_of(services)
    client = at_desk(app)
    url, page = f"/audit/cases/{case_id}/reviews", f"/audit/cases/{case_id}"

    answer = post(client, url, page, verdict="disagree", rule="no-such-rule")

    assert answer.status_code == 422
    for words in ("Choose what is wrong", "Choose what would", "Say why in a few", "No rule has"):
        assert words in answer.text
    assert post(client, url, page).status_code == 422
    assert post(client, url, page, verdict="agree", words="x" * 2001).status_code == 422


def test_rules_of_one_title_are_told_apart(app: Flask, services: App) -> None:
    page = at_desk(app).get(f"/audit/cases/{case_of(services)}").text

    select = page.split('<select id="rule"')[1].split("</select>")[0]
    groups = [
        re.findall(r'<option value="[^"]+">([^<]+)<', group) for group in select.split("<optgroup")
    ]
    assert sum(map(len, groups)) > 20
    for names in groups:
        assert len(names) == len({*names})


def test_an_error_comes_back_to_the_case_with_what_was_typed(app: Flask, services: App) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"])

    answer = review(at_desk(app), case_id, verdict="disagree", reason="too_cautious",
                    rule=RULE, words="Not <the> heart.")  # fmt: skip

    page = answer.text
    assert answer.status_code == 422
    assert 'class="badge emergency"' in page
    assert 'id="path-title"' in page
    assert '<a href="#right_triage">Choose what would have been right.</a>' in page
    assert f'<option value="{RULE}" selected>{TITLE}' in page
    assert '<option value="too_cautious" selected' in page
    assert "Not &lt;the&gt; heart." in page
    looks = [event.body for event in services.stores.records.about(case_id) if event.kind == "look"]
    assert looks[-1] == b'{"what":"review"}'


def test_a_program_may_name_any_rule_that_is_known(app: Flask, services: App) -> None:
    form = {**DISAGREE, "reason": "too_cautious", "right_triage": "plan"}
    case_id, client = case_of(services), at_desk(app)

    known = review(client, case_id, ".json", **form, rule=RULE)
    unknown = review(client, case_id, ".json", **form, rule="none")

    assert (known.status_code, unknown.status_code) == (201, 422)
    assert list(unknown.get_json()["errors"]) == ["rule"]


PARTS = {"triage_verdict": "agree", "week_verdict": "agree"}
WRONG_DOSE = {"reason": "wrong_dose", "words": "Too many sets."}


def judged(app: Flask, case_id: str, **form: str) -> tuple[int, dict[str, Any]]:
    """Return how a review as data was answered, and what was kept or missing."""
    answer = review(at_desk(app), case_id, ".json", **form)
    data = answer.get_json()
    return answer.status_code, data.get("review") or data["errors"]


def test_triage_and_week_are_judged_apart(app: Flask, services: App) -> None:
    status, kept = judged(
        app, case_of(services), **{**PARTS, "week_verdict": "disagree"}, **WRONG_DOSE
    )

    assert status == 201
    assert (kept["verdict"], kept["triage_verdict"], kept["week_verdict"]) == (
        "disagree",
        "agree",
        "disagree",
    )
    assert (kept["reason"], kept["right_triage"]) == ("wrong_dose", None)


def test_who_agrees_with_both_parts_agrees(app: Flask, services: App) -> None:
    status, kept = judged(app, case_of(services), **PARTS)

    assert (status, kept["verdict"], kept["week_verdict"]) == (201, "agree", "agree")


def test_each_part_must_be_judged(app: Flask, services: App) -> None:
    status, errors = judged(app, case_of(services), triage_verdict="agree")

    assert (status, list(errors)) == (422, ["week_verdict"])


def test_a_stop_has_no_week_to_judge(app: Flask, services: App) -> None:
    stopped = case_of(services, chest_signs=["chest_pain"])

    status, kept = judged(app, stopped, triage_verdict="agree", week_verdict="disagree")

    assert (status, kept["verdict"], kept["week_verdict"]) == (201, "agree", None)
    assert 'name="week_verdict"' not in at_desk(app, "bob").get(f"/audit/cases/{stopped}").text


def test_who_disputes_the_triage_alone_names_the_right_one(app: Flask, services: App) -> None:
    disputed = {**PARTS, "triage_verdict": "disagree", "reason": "too_cautious", "words": "No."}

    assert judged(app, case_of(services), **disputed)[1].keys() == {"right_triage"}


def test_wrong_words_of_a_stop_leave_its_triage_undisputed(app: Flask, services: App) -> None:
    stopped = case_of(services, chest_signs=["chest_pain"])

    status, kept = judged(
        app, stopped, triage_verdict="disagree", reason="wrong_words", words="Too harsh."
    )

    assert (status, kept["verdict"], kept["triage_verdict"]) == (201, "disagree", "agree")
    assert kept["right_triage"] is None
    assert kept["words_verdict"] == "disagree"


def test_the_words_are_judged_apart_from_triage_and_week(app: Flask, services: App) -> None:
    case_id, client = case_of(services), at_desk(app)
    form = {**PARTS, "words_verdict": "disagree"}

    refused = review(client, case_id, ".json", **form)
    kept = review(client, case_id, ".json", **form, words="Too long.").get_json()["review"]
    bar = client.get(f"/audit/cases/{case_id}").text.split('<form class="judge"', 1)[1]

    assert refused.get_json()["errors"].keys() == {"words"}
    assert (kept["verdict"], kept["triage_verdict"], kept["week_verdict"]) == (
        "disagree",
        "agree",
        "agree",
    )
    assert (kept["reason"], kept["words_verdict"]) == ("wrong_words", "disagree")
    assert "words: <strong>disagree</strong>" in bar
    assert "something else" not in bar
    assert re.search(r'name="words_verdict" value="disagree" checked', bar)


def test_words_and_triage_may_both_be_disputed(app: Flask, services: App) -> None:
    disputed = {
        **PARTS,
        "triage_verdict": "disagree",
        "words_verdict": "disagree",
        "reason": "too_cautious",
        "right_triage": "plan_with_care",
        "words": "Both.",
    }

    status, kept = judged(app, case_of(services), **disputed)

    assert status == 201
    assert (kept["reason"], kept["words_verdict"]) == ("too_cautious", "disagree")


def test_who_agrees_may_add_a_note(app: Flask, services: App) -> None:
    case_id, client = case_of(services), at_desk(app)

    review(client, case_id, **PARTS, words="Agree, but say it earlier.")

    page = client.get(f"/audit/cases/{case_id}").text
    assert "Agree, but say it earlier." in page.split('id="reviews-title"')[1]
    assert "Note (needed if you disagree)" in page.split('<form class="judge"', 1)[1]


def test_a_week_that_is_not_cautious_enough_leaves_the_triage_as_it_is(
    app: Flask, services: App
) -> None:
    form = {"week_reason": "not_cautious_enough", "right_triage": "urgent", "words": "Too hard."}

    status, kept = judged(app, case_of(services), **{**PARTS, "week_verdict": "disagree"}, **form)

    assert status == 201
    assert (kept["reason"], kept["week_reason"]) == ("not_cautious_enough", None)
    assert (kept["triage_verdict"], kept["right_triage"]) == ("agree", None)


def test_who_disputes_both_parts_says_what_is_wrong_with_each(app: Flask, services: App) -> None:
    both = {"triage_verdict": "disagree", "week_verdict": "disagree", "words": "No."}
    triage = {"reason": "too_cautious", "right_triage": "plan"}
    case_id = case_of(services)
    client = at_desk(app)

    lacking = review(client, case_id, ".json", **both, **triage)
    kept = review(client, case_id, ".json", **both, **triage, week_reason="wrong_dose")

    assert list(lacking.get_json()["errors"]) == ["week_reason"]
    said = kept.get_json()["review"]
    assert (said["reason"], said["week_reason"]) == ("too_cautious", "wrong_dose")
    page = client.get(f"/audit/cases/{case_id}").text
    assert "Too cautious · of the week: Wrong dose" in " ".join(page.split())


def test_who_has_judged_reads_so_in_the_bar(app: Flask, services: App) -> None:
    case_id, client = case_of(services), at_desk(app)
    page = f"/audit/cases/{case_id}"
    before = client.get(page).text

    review(client, case_id, **PARTS)

    bar = client.get(page).text.split('<form class="judge"', 1)[1]
    assert "You judged this case:" not in before
    assert "You judged this case:" in bar
    assert "triage: <strong>agree</strong>, week: <strong>agree</strong>" in bar


def test_saving_may_lead_on_to_the_next_case(app: Flask, services: App) -> None:
    case_id, other = case_of(services), case_of(services, age=41)
    client = at_desk(app)

    saved = review(client, case_id, **PARTS, then_next="yes")

    assert saved.location == "/audit/queue/next"
    assert client.get(saved.location).location == f"/audit/cases/{other}"


def test_saving_leads_on_along_the_list_that_the_reviewer_came_from(
    app: Flask, services: App
) -> None:
    plan = case_of(services)
    emergency = case_of(services, saddle_signs=["saddle_numbness"])
    urgent = case_of(services, ill_signs=["weight_loss"])
    client = at_desk(app)
    listed = client.get("/audit/cases?order=gravest")
    page = client.get(f"/audit/cases/{emergency}").text

    saved = review(client, emergency, triage_verdict="agree", then_next="yes")
    second = client.get(saved.location).location

    assert listed.text.index(emergency) < listed.text.index(urgent) < listed.text.index(plan)
    assert "Next in the list" in page
    assert second == f"/audit/cases/{urgent}"
    assert client.get(f"/audit/cases/next?after={urgent}").location == f"/audit/cases/{plan}"
    assert client.get(f"/audit/cases/next?after={plan}").location == "/audit/cases?order=gravest"
    assert client.get("/audit/cases/next?after=unknown").location == "/audit/cases?order=gravest"


def test_a_case_of_the_list_that_is_judged_already_is_passed_over(
    app: Flask, services: App
) -> None:
    last, judged_before, first = (case_of(services, age=age) for age in (40, 41, 42))
    client = at_desk(app)
    review(client, judged_before, **PARTS)
    order = [one["id"] for one in client.get("/audit/cases.json").get_json()["cases"]]
    client.get("/audit/cases")

    assert order == [first, judged_before, last]
    assert client.get(f"/audit/cases/next?after={first}").location == f"/audit/cases/{last}"


def test_next_leads_past_the_case_that_is_open(app: Flask, services: App) -> None:
    for age in (40, 41, 42):
        case_of(services, age=age)
    client = at_desk(app)
    queue = [one["entry"]["id"] for one in client.get("/audit/queue.json").get_json()["queue"]]

    led = [client.get(f"/audit/queue/next?after={one}").location for one in queue]

    assert led == [f"/audit/cases/{queue[1]}", f"/audit/cases/{queue[2]}", "/audit/queue"]


def test_a_case_that_was_passed_over_does_not_come_back_after_the_next_review(
    app: Flask, services: App
) -> None:
    for age in (40, 41, 42):
        case_of(services, age=age)
    client = at_desk(app)
    queue = [one["entry"]["id"] for one in client.get("/audit/queue.json").get_json()["queue"]]

    second = client.get(f"/audit/queue/next?after={queue[0]}").location.rpartition("/")[2]
    saved = review(client, second, **PARTS, then_next="yes")

    assert second == queue[1]
    assert client.get(saved.location).location == f"/audit/cases/{queue[2]}"


def test_who_judges_again_finds_what_they_said(app: Flask, services: App) -> None:
    case_id, client = case_of(services), at_desk(app)
    said = {"reason": "too_cautious", "right_triage": "plan", "words": "Too much."}
    verdicts = {"triage_verdict": "disagree", "week_verdict": "agree"}

    review(client, case_id, **verdicts, **said)

    bar = client.get(f"/audit/cases/{case_id}").text.split('<form class="judge"', 1)[1]
    assert re.findall(r'name="(\w+)" value="(\w+)" checked', bar) == [*verdicts.items()]
    assert re.findall(r'<option value="(\w+)" selected', bar) == ["too_cautious", "plan"]
    assert ">Too much.</textarea>" in bar


@pytest.mark.parametrize("end", ["", ".json"])
def test_a_review_of_a_case_that_is_gone_is_404(app: Flask, services: App, end: str) -> None:
    client = at_desk(app)

    answer = post(client, f"/audit/cases/none/reviews{end}", "/audit/cases", verdict="agree")

    assert answer.status_code == 404


def test_the_queue_has_what_a_reviewer_has_not_seen(app: Flask, services: App) -> None:
    ids = {case_of(services), case_of(services, chest_signs=["chest_pain"])}
    client = at_desk(app)

    before = client.get("/audit/queue.json").get_json()["queue"]
    page = f"/audit/cases/{before[0]['entry']['id']}"
    post(client, f"{page}/reviews", page, verdict="agree")
    after = client.get("/audit/queue.json").get_json()["queue"]

    assert {queued["entry"]["id"] for queued in before} == ids
    assert {queued["entry"]["id"] for queued in after} == ids - {before[0]["entry"]["id"]}


def test_next_in_the_queue_is_its_first_case_or_the_queue(app: Flask, services: App) -> None:
    client = at_desk(app)
    case_id = case_of(services)

    first = client.get("/audit/queue/next")
    review(client, case_id, verdict="agree")

    assert first.location == f"/audit/cases/{case_id}"
    assert client.get("/audit/queue/next").location == "/audit/queue"


def test_words_that_are_not_text_are_refused_by_name(app: Flask, services: App) -> None:
    client, case_id = at_desk(app), case_of(services)
    token = {"X-CSRFToken": token_on(client, "/audit/cases")}

    for address in (f"/audit/cases/{case_id}/reviews", f"/audit/rules/{RULE}/signatures"):
        for words in ({"a": 1}, ["a"], 7, True):
            said = {"verdict": "agree", "name": words, "words": words, "note": None}
            answer = client.post(f"{address}.json", json=said, headers=token)

            assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
            assert answer.get_json()["errors"] == {"name": "Send text.", "words": "Send text."}

    assert client.get(f"/audit/cases/{case_id}.json").get_json()["reviews"] == []


def test_a_case_says_as_the_queue_does_why_it_is_in_it(app: Flask, services: App) -> None:
    case_of(services)
    client = at_desk(app)

    queue = unescape(client.get("/audit/queue").text)
    [queued] = client.get("/audit/queue.json").get_json()["queue"]
    page = unescape(client.get(f"/audit/cases/{queued['entry']['id']}").text)

    said = queue.split('data-label="Why it is here">', 1)[1].split("</td>", 1)[0]
    assert queued["why"] in ("rare_rule", "edge")
    assert f'<p class="nearly">In the queue: {said}</p>' in page
