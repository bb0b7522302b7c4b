"""Whatever is named as a rule is one: it leads to a page, or it is no link; a stop of the planner
is told as such, with what it left out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.domain.content import Content
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.storage.packing import pack
from tests.people import a_person, random_answers
from tests.plans import plan_data
from tests.test_nothing_safe import RULE
from tests.web.desk.desk_visitors import DISAGREE, at_desk, review
from tests.web.visiting import text_of

RULE_PAGE = re.compile(r'href="(/audit/[^"]*rules/[^"]+)"')
PAGES = ("", "/not-fired", "/what-if", "/replay")
# all that is safe in a content with too little for a week
SAFE = ("belly-breathing", "walking")


@pytest.fixture(scope="module")
def nothing_safe(texts: Texts, content: Content) -> tuple[Texts, Recommender]:
    """A content with a rule that takes every exercise from everybody."""
    return _avoiding(texts, content.exercises)


@pytest.fixture(scope="module")
def little_safe(texts: Texts, content: Content) -> tuple[Texts, Recommender]:
    """The same, but for two exercises."""
    return _avoiding(texts, [name for name in content.exercises if name not in SAFE])


def _avoiding(texts: Texts, exercises: Any) -> tuple[Texts, Recommender]:
    file = "rules/contraindications/test.yaml"
    other = {**texts, file: RULE.format(what=", ".join(exercises)).encode()}
    return other, Recommender(build_content(other))


def case_under(services: App, made: tuple[Texts, Recommender]) -> str:
    """Keep a case of the healthy person under another content; return its id."""
    texts, recommender = made
    other = replace(services, recommender=recommender)
    other.content_versions.keep(texts)
    return other.cases.decide(a_person(recommender.content)).case.id


def rules_in(plan: Any) -> Iterator[str]:
    """Yield every id that a plan gives as that of a rule."""
    if isinstance(plan, dict):
        for name, value in plan.items():
            if name == "rule":
                yield value
            elif name == "because":
                yield from value
            else:
                yield from rules_in(value)
    elif isinstance(plan, list | tuple):
        for entry in plan:
            yield from rules_in(entry)


@pytest.mark.parametrize("ill", [0.0, 0.1, 0.5])
def test_every_rule_that_a_plan_names_is_a_rule(recommender: Recommender, ill: float) -> None:
    rules = recommender.content.rules_by_id

    for seed in range(12):
        named = {
            *rules_in(plan_data(recommender, random_answers(recommender.content, seed, ill=ill)))
        }

        assert named - {*rules} == set(), seed


def test_the_planners_own_stop_is_the_one_name_that_is_no_rule(
    nothing_safe: tuple[Texts, Recommender],
) -> None:
    _, recommender = nothing_safe

    named = {*rules_in(plan_data(recommender, a_person(recommender.content)))}

    reason = recommender.content.week.nothing_safe_reason
    assert named - {*recommender.content.rules_by_id} == {reason}


def test_every_link_to_a_rule_leads_to_a_page(
    app: Flask, services: App, content: Content, nothing_safe: tuple[Texts, Recommender]
) -> None:
    stopped = case_under(services, nothing_safe)
    plain = services.cases.decide(a_person(content)).case.id
    client = at_desk(app)
    for case_id in (stopped, plain):
        review(client, case_id, **DISAGREE, reason="wrong_exercises", rule="dose-worried")
    pages = [f"/audit/cases/{case}{page}" for case in (stopped, plain) for page in PAGES]

    # one link to each rule and each page of a rule is enough: a look at a case is written down
    found = {
        (link.rpartition("/")[2], "cases" in link): link
        for page in (*pages, "/audit/cases", "/audit/queue", "/audit/agreement")
        for link in RULE_PAGE.findall(client.get(page).text)
    }

    odd = [link for (rule, _), link in found.items() if rule not in content.rules_by_id]
    some = [*odd, *list(found.values())[:20]]
    assert len(found) > 100
    assert [link for link in some if client.get(link).status_code != 200] == []


def test_a_rule_of_a_content_that_cannot_be_used_any_more_is_no_link(
    app: Flask, services: App, nothing_safe: tuple[Texts, Recommender]
) -> None:
    case_id = case_under(services, nothing_safe)
    with services.stores.database.writing() as connection:
        spoil = text("UPDATE contents SET files = :files WHERE digest = :digest")
        spoilt = {"files": pack(b'{"rules/x.yaml": "-"}')}
        connection.execute(spoil, {**spoilt, "digest": nothing_safe[1].content.digest})
    client = at_desk(app)

    page = client.get(f"/audit/cases/{case_id}").text

    links = {*RULE_PAGE.findall(page)}
    assert "can no longer be used" in page
    assert "Which exercises were safe is not known" in page
    assert '<span title="test-avoids">test-avoids</span>' in page
    assert links
    assert [link for link in sorted(links) if client.get(link).status_code != 200] == []


def test_a_case_without_a_safe_exercise_says_so_and_lists_why(
    app: Flask, services: App, content: Content, nothing_safe: tuple[Texts, Recommender]
) -> None:
    case_id = case_under(services, nothing_safe)
    client = at_desk(app)

    page = client.get(f"/audit/cases/{case_id}").text
    data = client.get(f"/audit/cases/{case_id}.json").get_json()

    why = unescape(page).split('aria-labelledby="others-title"')[1].split("</section>")[0]
    words = text_of(page)
    assert "No exercise was safe." in why
    assert "It is not for you at the moment." in why
    assert f"/audit/cases/{case_id}/rules/test-avoids" in why
    assert all(exercise.name in why for exercise in content.exercises.values())
    assert "No rule, but the planner: Too little is safe for a week" in words
    assert f'href="/audit/cases/{case_id}#others-title"' in page
    assert "No rule sent this person anywhere" not in words
    assert data["stop_reason"] == content.week.nothing_safe_reason
    assert {entry["what"] for entry in data["not_chosen"]} == {*content.exercises}


def test_a_case_with_too_few_safe_exercises_says_how_many(
    app: Flask, services: App, little_safe: tuple[Texts, Recommender]
) -> None:
    case_id = case_under(services, little_safe)

    words = text_of(at_desk(app).get(f"/audit/cases/{case_id}").text)

    assert "Only 2 exercises were safe, too few for a week." in words


def test_the_list_of_cases_names_the_planners_stop_in_words(
    app: Flask, services: App, nothing_safe: tuple[Texts, Recommender]
) -> None:
    case_under(services, nothing_safe)

    page = at_desk(app).get("/audit/cases").text

    assert "Too little is safe for a week" in page
    assert "<code>no-safe-exercise</code>" not in page


def test_a_case_that_a_rule_stopped_has_no_reason_of_the_planner(
    app: Flask, services: App, content: Content
) -> None:
    case_id = services.cases.decide(a_person(content, chest_signs=["chest_pain"])).case.id

    data = at_desk(app).get(f"/audit/cases/{case_id}.json").get_json()

    assert (data["stop_reason"], data["not_chosen"]) == ("", [])
