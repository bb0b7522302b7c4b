"""Finding cases at the desk: by what was one answer away, by names; and telling them apart."""

import re
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.domain.cases import Case
from recommender.domain.content import Content
from recommender.domain.plan import PlanAvoid
from recommender.domain.rules import Sends, Triage
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.storage.new_cases import NewCase
from recommender.storage.stores import Stores
from tests.people import PLAIN, a_person, random_answers
from tests.plans import case_with
from tests.system import Clock, system
from tests.web.desk.chest_pain import RULE, changed
from tests.web.desk.desk_visitors import at_desk, case_of

NEAR = "strong-at-rest"


def found(app: Flask, query: str, name: str = "ada") -> list[str]:
    """Return the ids of the cases that an address finds."""
    data = at_desk(app, name).get(f"/audit/cases.json?{query}").get_json()
    return [entry["id"] for entry in data["cases"]]


def faults(app: Flask, **query: str) -> dict[str, str]:
    """Return what is wrong with a filter; then no case is shown."""
    answer = at_desk(app).get("/audit/cases.json", query_string=query)
    data: dict[str, Any] = answer.get_json()
    assert (answer.status_code, data["cases"], data["total"]) == (422, [], 0)
    errors: dict[str, str] = data["errors"]
    return errors


def gravest_by_hand(content: Content, case: Case, near: tuple[str, ...]) -> Triage | None:
    """Return the first triage, the gravest first, that a near rule gives; none but graver ones."""
    given = {
        rule.then.triage
        for rule in content.rules
        if rule.id in near and isinstance(rule.then, Sends)
    }
    graver = list(Triage)[: list(Triage).index(case.triage)]
    return next((triage for triage in graver if triage in given), None)


def test_a_case_keeps_the_gravest_triage_that_was_one_answer_away(
    services: App, texts: Texts, stores: Stores
) -> None:
    # everybody is one tick from an emergency, so a content without any shows more
    without = changed(texts, "triage: emergency", "triage: urgent")
    other = App(Recommender(build_content(without)), stores, system())
    other.content_versions.keep(without)

    assert gravest_near(services) == {Triage.EMERGENCY, None}
    assert gravest_near(other) == {Triage.URGENT, None}


def gravest_near(services: App) -> set[Triage | None]:
    """Keep some cases; return what they say was one answer away, which is as found by hand."""
    content = services.recommender.content
    cases = [services.cases.decide(random_answers(content, seed)).case for seed in range(20)]
    entries = services.stores.cases.marks_of({case.id for case in cases})
    by_hand = {case.id: gravest_by_hand(content, case, entries[case.id].near) for case in cases}
    assert {name: entry.near_triage for name, entry in entries.items()} == by_hand
    return set(by_hand.values())


def test_what_the_list_says_was_nearly_is_what_its_filter_finds(app: Flask, services: App) -> None:
    case_of(services)
    near = case_of(services, age=18)
    client = at_desk(app)

    data = client.get("/audit/cases.json?near_triage=clinician_first").get_json()
    case = client.get(f"/audit/cases/{near}.json").get_json()

    assert [entry["id"] for entry in data["cases"]] == [near]
    assert data["likely_stops"] == [{"id": near, "likely_stop": case["likely_stop"]}]
    # one tick from an emergency, as everybody is
    assert client.get("/audit/cases.json?near_triage=emergency").get_json()["cases"] == []


def test_the_list_tells_a_likely_answer_that_would_have_been_a_stop(
    app: Flask, services: App
) -> None:
    far, near = case_of(services), case_of(services, age=18)

    client = at_desk(app)
    [told] = client.get("/audit/cases.json").get_json()["likely_stops"]
    page = " ".join(client.get("/audit/cases").text.split())

    assert far != near == told["id"]
    assert told["likely_stop"]["triage"] == "clinician_first"
    assert 'Clinician first</span> <span class="reason">Age: 17 years</span>' in page


@pytest.mark.parametrize("triage", ["plan", "plan_with_care", "nonsense"])
def test_nothing_is_one_answer_away_from_a_plan(app: Flask, triage: str) -> None:
    assert faults(app, near_triage=triage) == {"near_triage": "Choose one from the list."}


def test_a_rule_that_nobody_knows_is_a_fault_with_the_nearest(app: Flask, services: App) -> None:
    case_of(services)

    found = faults(app, fired="chest-pian", near="xyz")

    assert found == {
        "fired": f"No rule has this name. Did you mean {RULE}?",
        "near": "No rule has this name.",
    }


def test_the_faults_of_names_stand_beside_their_fields(app: Flask) -> None:
    page = at_desk(app).get("/audit/cases?fired=chest-pian").text

    assert 'id="fired-error"' in page
    assert 'value="chest-pian"' in page
    assert '<p role="status">' not in page


def test_a_title_stands_for_its_rule_and_the_address_keeps_the_id(
    app: Flask, services: App
) -> None:
    wanted = [case_of(services, chest_signs=["chest_pain"]) for _ in range(51)]
    title = services.recommender.content.rules_by_id[RULE].title.upper()

    data = at_desk(app).get("/audit/cases.json", query_string={"fired": title}).get_json()

    assert (data["total"], data["errors"]) == (len(wanted), {})
    assert f"fired={RULE}" in data["next"]


def test_a_title_of_several_rules_is_a_fault_that_names_them(app: Flask, services: App) -> None:
    titles: dict[str, list[str]] = {}
    for rule in services.recommender.content.rules:
        titles.setdefault(rule.title, []).append(rule.id)
    title, ids = next(entry for entry in titles.items() if len(entry[1]) > 1)

    assert ", ".join(ids) in faults(app, near=title)["near"]


def test_a_rule_that_only_kept_cases_know_is_found(
    app: Flask, stores: Stores, texts: Texts, clock: Clock
) -> None:
    older = {
        name: re.sub(rf"\b{RULE}\b".encode(), b"old-chest-rule", raw) for name, raw in texts.items()
    }
    before = App(Recommender(build_content(older)), stores, system(clock))
    before.content_versions.keep(older)
    wanted = case_of(before, chest_signs=["chest_pain"])

    page = at_desk(app).get("/audit/cases").text

    assert found(app, "fired=old-chest-rule", "bob") == [wanted]
    assert "<code>old-chest-rule</code>" in page


def test_what_is_left_out_may_be_a_demand_or_an_exercise_by_id_or_name(
    app: Flask, services: App
) -> None:
    case = services.cases.decide(a_person(services.recommender.content)).case
    demand = case.avoided[0]
    name = services.recommender.content.demands[demand].name

    assert found(app, f"avoided={demand}") == [case.id]
    assert found(app, f"avoided={name}", "bob") == [case.id]
    assert found(app, f"avoided={next(iter(services.recommender.content.exercises))}", "eve") == []


def test_what_nothing_is_called_cannot_be_left_out(app: Flask, services: App) -> None:
    demand = next(iter(services.recommender.content.demands))

    assert demand in faults(app, avoided=f"{demand}x")["avoided"]


def test_what_only_kept_cases_leave_out_is_found(app: Flask, services: App) -> None:
    case = services.cases.decide(a_person(services.recommender.content)).case
    plan = replace(case.plan, avoid=(PlanAvoid((), demand="old_demand"),))
    other = case_with(plan, case.answers, "1" * 24, case.at)
    services.stores.cases.add(NewCase(other, b"salt", "token"))

    page = at_desk(app).get("/audit/cases?avoided=old_demand").text

    assert '<option value="old_demand" selected>' in page
    assert found(app, "avoided=old_demand", "bob") == ["1" * 24]


def test_a_case_in_a_list_has_its_short_id_and_the_rule_that_decided(
    app: Flask, services: App
) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"])
    title = services.recommender.content.rules_by_id[RULE].title
    client = at_desk(app)

    for url in ("/audit/cases", "/audit/queue"):
        assert f"<code>{case_id[:8]}</code></a>" in client.get(url).text
    assert f">{title}</td>" in client.get("/audit/cases").text
    [entry] = client.get("/audit/cases.json").get_json()["cases"]
    assert entry["decided_by"] == RULE


def test_the_rule_of_the_queue_is_a_link_with_its_title(app: Flask, services: App) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"])
    client = at_desk(app)

    [queued] = client.get("/audit/queue.json").get_json()["queue"]

    page = client.get("/audit/queue").text
    title = services.recommender.content.rules_by_id[queued["rule"]].title
    assert re.search(rf'/audit/cases/{case_id}/rules/{queued["rule"]}"[^>]*>{title}</a>', page)


def test_the_content_is_shown_only_where_there_are_several(
    app: Flask, services: App, stores: Stores, texts: Texts, clock: Clock
) -> None:
    case_of(services)
    digest = f'<code title="{services.recommender.content.digest}">'
    client = at_desk(app)
    alone = client.get("/audit/cases").text
    name = next(name for name in texts if name.startswith("rules/"))
    other = {**texts, name: texts[name] + b"\n# Looked through.\n"}
    before = App(Recommender(build_content(other)), stores, system(clock))
    before.content_versions.keep(other)
    case_of(before)

    both = client.get("/audit/cases").text

    assert (digest in alone, digest in both) == (False, True)


def test_rules_that_would_have_sent_the_person_elsewhere_stand_first_with_the_step(
    app: Flask, services: App
) -> None:
    case_id = case_of(services, pain_rest=4)
    url = f"/audit/cases/{case_id}/not-fired"
    client = at_desk(app)

    rules = client.get(f"{url}.json").get_json()["rules"]

    graver = [rule for rule in rules if rule["near_triage"]]
    assert rules[: len(graver)] == graver
    likely = [rule["likelihood"] for rule in graver]
    assert likely == sorted(likely, reverse=True)
    assert likely[0] == 1
    [near] = [rule for rule in rules if rule["rule"] == NEAR]
    assert near["near_triage"] == "clinician_first"
    assert [step["question"] for step in near["steps"]] == ["pain_rest"]
    assert near["steps"][0]["answers"][0].startswith("5")
    assert all(rule["steps"] for rule in rules if rule["is_near"])
    assert not any(rule["steps"] for rule in rules if not rule["is_near"])
    assert "Would have fired with" in client.get(url).text


def test_a_step_of_ticks_says_which_tick(app: Flask, services: App) -> None:
    sore_spots = {**PLAIN["knots"], "illnesses": ["numb_skin", "migraine"]}
    case_id = case_of(services, **sore_spots)

    rules = at_desk(app).get(f"/audit/cases/{case_id}/not-fired.json").get_json()["rules"]

    words = {rule["rule"]: [step["answers"] for step in rule["steps"]] for rule in rules}
    assert words["advice-hands-on"] == [["without “Numb skin or damaged nerves”", "None of these"]]
    assert words["bending-worse-in-early-weeks"] == [["also “Bending forward”"]]
