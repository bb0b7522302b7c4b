"""The desk: who gets in, what is written down of them, and which rules nearly fired."""

import json
from typing import Any

from flask.testing import FlaskClient
from pytest_bdd import given, parsers, then, when

from recommender.domain.cases import CaseFilter
from recommender.domain.records import RecordKind
from recommender.domain.users import Role
from recommender.service.case_inspector import steps_to
from tests.steps.practice import ADMIN, Practice
from tests.steps.reviewing import a_clinician
from tests.system import Clock
from tests.web.visiting import token_on

RULE, PROMISE = "chest-pain", "always-chest-pain"
# What is asked for with which method; the last case stands where it says `case`.
PAGES = {
    "the list of cases": ("GET", "/audit/cases"),
    "the case": ("GET", "/audit/cases/{case}"),
    "a rule in the case": ("GET", f"/audit/cases/{{case}}/rules/{RULE}"),
    "the rules that did not fire": ("GET", "/audit/cases/{case}/not-fired"),
    "the replay": ("GET", "/audit/cases/{case}/replay"),
    "the what-if": ("GET", "/audit/cases/{case}/what-if"),
    "reviewing the case": ("POST", "/audit/cases/{case}/reviews"),
    "signing a rule": ("POST", f"/audit/rules/{RULE}/signatures"),
    "signing a promise": ("POST", f"/audit/promises/{PROMISE}/signatures"),
    "a file of all cases": ("GET", "/audit/cases/export?format=csv"),
    "proposing a content": ("POST", "/audit/contents"),
    "the users": ("GET", "/audit/users"),
}
OPEN, SHUT = {200, 422}, {303, 401, 403}


@given(parsers.parse('"{name}" has signed in as "{role}"'), target_fixture="token")
def somebody_has_signed_in(practice: Practice, name: str, role: str) -> str:
    return practice.sign_in(name, Role(role))


@given(parsers.parse('"{name}" has looked at the case'))
def somebody_has_looked(practice: Practice, name: str) -> None:
    practice.services.inspector.open(practice.case_id, a_clinician(name), "case")


@when(parsers.parse('"{name}" looks at these pages of the case'), target_fixture="looked_at")
def somebody_looks_at(
    practice: Practice, token: str, name: str, datatable: list[list[str]]
) -> list[str]:
    browser = practice.browser(token)
    for page, _ in datatable[1:]:
        assert _is_let_in(practice, browser, page)
    return [recorded for _, recorded in datatable[1:]]


@when(parsers.parse('"{name}" takes the cases away as a file'))
def somebody_takes_cases_away(practice: Practice, token: str, name: str) -> None:
    browser = practice.browser(token)
    assert browser.get("/audit/cases/export?format=csv").status_code == 200


@when(parsers.parse('"{name}" is disabled'))
def somebody_is_disabled(practice: Practice, name: str) -> None:
    practice.services.users.disable_user(name, ADMIN)


@when(parsers.parse("nobody does anything for {minutes:d} minutes"))
def nobody_does_anything(clock: Clock, minutes: int) -> None:
    clock.go_on(minutes=minutes)


@then("the desk lets people in like this")
def the_desk_lets_in(practice: Practice, datatable: list[list[str]]) -> None:
    (_, _, *roles), *rows = datatable
    tokens = [practice.sign_in(f"an-{role}", Role(role)) for role in roles]
    browsers = [practice.browser(token) for token in ("", *tokens)]

    found = [
        [page, *(("no", "yes")[_is_let_in(practice, one, page)] for one in browsers)]
        for page, *_ in rows
    ]

    assert found == rows


@then("the person's code does not open the desk")
def the_code_opens_no_desk(practice: Practice) -> None:
    code = practice.kept[-1].token

    assert (
        practice.services.users.visitor(code),
        practice.services.machine_tokens.visitor(code),
    ) == (None, None)


@then(parsers.parse('each of these looks is recorded under "{name}"'))
def each_look_is_recorded(practice: Practice, looked_at: list[str], name: str) -> None:
    looks = practice.services.log.looks(practice.case_id)

    assert [json.loads(look.body)["what"] for look in looks] == looked_at
    assert {look.actor for look in looks} == {name}


@then(parsers.parse('the export is recorded under "{name}"'))
def the_export_is_recorded(practice: Practice, name: str) -> None:
    [event] = practice.services.stores.records.about("cases")

    assert (event.kind, event.actor) == (RecordKind.EXPORT, name)


@then(parsers.parse('"{name}" is no longer let in'))
def somebody_is_not_let_in(practice: Practice, token: str, name: str) -> None:
    assert practice.services.users.visitor(token) is None


@then(parsers.parse('it is recorded who disabled "{name}"'))
def it_is_recorded_who_disabled(practice: Practice, name: str) -> None:
    *_, last = practice.services.stores.records.about(name)

    assert (last.kind, last.actor) == (RecordKind.ACCESS, ADMIN)


@then(parsers.parse('the rule "{rule}" nearly fired'))
def the_rule_nearly_fired(practice: Practice, rule: str) -> None:
    assert practice.ids(CaseFilter(near=rule)) == [practice.case_id]


@then(parsers.parse('the rule "{rule}" did not nearly fire'))
def the_rule_did_not_nearly_fire(practice: Practice, rule: str) -> None:
    assert rule in practice.content.rules_by_id
    assert practice.ids(CaseFilter(near=rule)) == []


@then(parsers.parse('the answer "{answer_id}" to "{question}" would have fired the rule "{rule}"'))
def the_answer_would_have_fired(
    practice: Practice, answer_id: str, question: str, rule: str
) -> None:
    opened = practice.services.inspector.open(practice.case_id, a_clinician("anna"), f"rule {rule}")

    assert answer_id in map(str, steps_to(opened, rule)[question])


@then(parsers.parse('the filter for "{rule}" nearly fired finds the cases {one:d} and {other:d}'))
def the_filter_finds(practice: Practice, rule: str, one: int, other: int) -> None:
    wanted = [practice.kept[number - 1].case.id for number in (one, other)]

    assert practice.ids(CaseFilter(near=rule)) == wanted


@when("a clinician looks at the rules that did not fire", target_fixture="not_fired")
def a_clinician_looks_at_the_silent(practice: Practice) -> list[dict[str, Any]]:
    _, page = PAGES["the rules that did not fire"]
    browser = practice.browser(practice.sign_in("anna"))
    answer = browser.get(f"{page.format(case=practice.case_id)}.json")
    found: list[dict[str, Any]] = answer.get_json()["rules"]
    return found


@then(parsers.parse('"{rule}" is among the first, marked as near'))
def the_rule_is_among_the_first(not_fired: list[dict[str, Any]], rule: str) -> None:
    near = [entry["rule"] for entry in not_fired if entry["is_near"]]

    assert rule in near
    assert near == [entry["rule"] for entry in not_fired[: len(near)]]


@then(parsers.parse('"{rule}" comes after them, with the part of it that failed'))
def the_rule_comes_after(not_fired: list[dict[str, Any]], rule: str) -> None:
    [entry] = [entry for entry in not_fired if entry["rule"] == rule]

    assert not entry["is_near"]
    assert entry["failed"]


def _is_let_in(practice: Practice, browser: FlaskClient, page: str) -> bool:
    method, url = PAGES[page]
    form = {"csrf_token": token_on(browser)} if method == "POST" else {}
    answer = browser.open(url.format(case=practice.case_id), method=method, data=form)
    assert answer.status_code in OPEN | SHUT
    return answer.status_code in OPEN
