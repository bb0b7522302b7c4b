"""The rules as a table: filtered, sorted, a page at a time, and which is to be signed next."""

import re
from typing import Any

import pytest
from flask import Flask

from recommender.domain.content import Content
from recommender.domain.rules import RuleKind, Sends, Triage
from recommender.service.app import App
from recommender.web.desk.rule_table import PAGE_SIZE
from tests.web.desk.chest_pain import RULE
from tests.web.desk.desk_visitors import DISAGREE, at_desk, case_of, review, sign

URL = "/audit/rules"
LINK = re.compile(r'<th scope="row"><a href="/audit/rules/([^"]+)"')
BYTES_MOST = 80_000


def listed(app: Flask, **query: str) -> list[dict[str, Any]]:
    """Return the rules that an address asks for, as data."""
    data = at_desk(app).get(f"{URL}.json", query_string=query).get_json()
    rules: list[dict[str, Any]] = data["rules"]
    return rules


def ids(rows: list[dict[str, Any]]) -> set[str]:
    return {row["id"] for row in rows}


@pytest.mark.parametrize(
    ("query", "is_meant"),
    [
        ({}, bool),
        ({"kind": "doses"}, lambda rule: rule.kind is RuleKind.DOSES),
        ({"triage": "urgent"}, lambda rule: _sends(rule) is Triage.URGENT),
        ({"evidence": "A"}, lambda rule: rule.evidence == "A"),
        (
            {"kind": "triage", "evidence": "judgement", "triage": "emergency"},
            lambda rule: rule.evidence == "judgement" and _sends(rule) is Triage.EMERGENCY,
        ),
        ({"text": "CHEST pain"}, lambda rule: {"chest", "pain"} <= {*_words(rule)}),
    ],
)
def test_a_filter_finds_exactly_its_rules(
    app: Flask, content: Content, query: dict[str, str], is_meant: Any
) -> None:
    meant = {rule.id for rule in content.rules if is_meant(rule)}

    found = ids(listed(app, **query))

    assert meant
    assert meant <= found if "text" in query else meant == found


def _sends(rule: Any) -> Triage | None:
    return rule.then.triage if isinstance(rule.then, Sends) else None


def _words(rule: Any) -> list[str]:
    return re.findall(r"[a-z]+", f"{rule.id} {rule.title}".lower())


def test_the_gravest_come_first_and_every_rule_is_on_one_page(app: Flask, content: Content) -> None:
    client = at_desk(app)
    shown: list[str] = []
    address = URL

    while address:
        page = client.get(address)
        assert len(page.data) < BYTES_MOST
        on_page = LINK.findall(page.text)
        assert len(on_page) <= PAGE_SIZE
        shown += on_page
        found = re.search(r'rel="next" href="([^"]+)"', page.text)
        address = found[1].replace("&amp;", "&") if found else ""

    assert shown == [rule.id for rule in content.gravest_first.rules(content.rules)]
    gravity = [_sends(content.rules_by_id[name]) for name in shown]
    first_other = gravity.index(None)
    graver = [triage.gravity for triage in gravity[:first_other] if triage]
    assert graver == sorted(graver, reverse=True)
    assert not any(gravity[first_other:])


def test_a_page_that_does_not_exist_is_the_last_or_the_first(app: Flask) -> None:
    client = at_desk(app)

    assert "page 1 of" in client.get(f"{URL}?page=nonsense").text
    assert 'rel="next"' not in client.get(f"{URL}?page=999").text


def test_what_fired_and_what_was_disputed_is_counted_and_found(app: Flask, services: App) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"])
    wrong = {**DISAGREE, "reason": "too_cautious", "right_triage": "urgent", "rule": RULE}
    review(at_desk(app, "bob"), case_id, **wrong)

    fired, disputed = listed(app, fired="yes"), listed_by(app, "eve", disagreed="yes")

    assert ids(fired) == set(services.stores.cases.find(case_id).fired)
    assert {row["fired"] for row in fired} == {1}
    assert [(row["id"], row["reviews"], row["disagreements"]) for row in disputed] == [(RULE, 1, 1)]


def listed_by(app: Flask, name: str, **query: str) -> list[dict[str, Any]]:
    data = at_desk(app, name).get(f"{URL}.json", query_string=query).get_json()
    rules: list[dict[str, Any]] = data["rules"]
    return rules


def test_rules_are_found_by_the_hazard_that_they_act_on(app: Flask, content: Content) -> None:
    hazard = next(one for one in content.hazards.values() if "cauda" in one.name.casefold())

    found = ids(listed(app, text="cauda"))

    assert {*hazard.rules} <= found
    assert found < {*content.rules_by_id}


def test_signed_rules_and_the_next_one_to_sign(app: Flask, content: Content) -> None:
    client = at_desk(app)
    sign(client, f"{URL}/{RULE}")

    signed = client.get(f"{URL}?signed=yes").text
    unsigned = client.get(f"{URL}.json?signed=no").get_json()["rules"]
    page = client.get(f"{URL}/{RULE}").text

    assert LINK.findall(signed) == [RULE]
    assert "signed by Dr Ada Test, " in signed
    assert ids(unsigned) == {*content.rules_by_id} - {RULE}
    order = [rule.id for rule in content.gravest_first.rules(content.rules)]
    following = order[order.index(RULE) + 1]
    assert re.search(rf'href="/audit/rules/{following}">Next unsigned rule</a>', page)


def test_a_choice_that_makes_no_sense_shows_no_rule(app: Flask) -> None:
    answer = at_desk(app).get(f"{URL}?kind=nonsense&order=bad")

    assert answer.status_code == 422
    assert LINK.findall(answer.text) == []
    assert answer.text.count("Choose one from the list.") >= 2
