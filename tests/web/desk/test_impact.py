"""What another content would change for the cases that are kept, before it decides."""

import io
import re
import zipfile

import pytest
from flask import Flask

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.domain.users import Right, Role
from recommender.service.app import App
from recommender.storage.stores import Stores
from tests.people import as_asked
from tests.service import FIRST_PAIN, looser
from tests.web.desk.chest_pain import RULE, TITLE, changed, milder, wider
from tests.web.desk.desk_visitors import (
    at_desk,
    case_of,
    machine,
    post,
)
from tests.web.visiting import text_of


def zipped(texts: Texts) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in texts.items():
            archive.writestr(f"content/{name}", raw)
    return made.getvalue()


def a_proposal(stores: Stores, texts: Texts) -> str:
    """Keep a proposed content and return its digest."""
    digest = build_content(texts).digest
    stores.contents.keep(digest, texts, "2026-11-21T10:00:00.000000Z", "eve")
    return digest


def test_impact_shows_who_would_be_sent_elsewhere(
    app: Flask, services: App, stores: Stores, texts: Texts
) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"])
    case_of(services)
    headers = machine(app, Right.READ, Right.PROPOSE)
    archive = zipped(milder(texts))

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


def test_a_proposal_with_problems_is_kept_by_nobody_and_says_them_all(
    app: Flask, services: App, texts: Texts
) -> None:
    client = at_desk(app, "ada", Role.AUTHOR)
    broken = zipped(changed(texts, "chest_pain in chest_signs", "chest_pian in chest_signs"))

    answer = post(client, "/audit/contents", "/audit/impact",
                  archive=(io.BytesIO(broken), "c.zip"))  # fmt: skip

    assert answer.status_code == 422
    assert "did you mean" in answer.text
    assert len(services.stores.contents.every()) == 1


def test_impact_tells_what_changes_in_words_and_leads_to_the_difference(
    app: Flask, services: App, texts: Texts, stores: Stores
) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"])
    digest = a_proposal(stores, milder(texts))
    client = at_desk(app)
    today = services.recommender.content.digest

    there = client.get(f"/audit/impact?before={today}&after={digest}").text
    back = client.get(f"/audit/impact?before={digest}&after={today}").text

    assert "Look at each milder case before anything else." in there
    assert "Look at each milder case" not in back
    assert '<td class="milder">1 <span class="step">milder' in there
    assert '<td class="graver">1 <span class="step">graver' in back
    assert f"/audit/cases/{case_id}/replay?content={digest}" in there
    assert "Emergency → Same day: 1 case" in there


def test_a_loosened_stop_is_milder_in_its_own_column_and_has_to_be_looked_at(
    app: Flask, services: App, texts: Texts, stores: Stores
) -> None:
    case_id = services.cases.decide(as_asked(services.recommender.content, **FIRST_PAIN)).case.id
    unsure = {**FIRST_PAIN, "course": "worse"}
    services.cases.decide(as_asked(services.recommender.content, **unsure))
    today, digest = services.recommender.content.digest, a_proposal(stores, looser(texts))
    client = at_desk(app)

    there = client.get(f"/audit/impact?before={today}&after={digest}").text
    back = client.get(f"/audit/impact?before={digest}&after={today}").text

    assert "Milder than before: 2. Graver: 0." in there
    assert "Look at each milder case before anything else." in there
    assert '<th scope="col">Would go on asking (stop removed)</th>' in there
    assert '<td class="milder">2 <span class="step">milder' in there
    words = text_of(there)
    assert "Clinician first → Would go on asking (stop removed), so far: Plan: 1 case" in words
    assert re.search(r"\d+ questions would follow", words)
    assert "Signs of a fracture" in words
    assert "Rules that would no longer fire" not in words
    assert "Other parts that change" not in words
    assert f"/audit/cases/{case_id}/replay?content={digest}" in there
    assert "Milder than before: 0. Graver: 2." in back
    assert "Would go on asking, so far: Plan → Clinician first: 1 case" in text_of(back)


def test_cases_that_one_content_cannot_decide_are_told_apart(
    app: Flask, services: App, texts: Texts, stores: Stores
) -> None:
    case_of(services, age=115, saddle_signs=["saddle_numbness"])
    file = "knowledge/questionnaire.yaml"
    lower = texts[file].replace(b"maximum: 120", b"maximum: 110").replace(b"0 to 120", b"0 to 110")
    other = {**texts, file: lower}
    today, digest = services.recommender.content.digest, a_proposal(stores, other)

    page = at_desk(app).get(f"/audit/impact?before={today}&after={digest}").text

    assert (
        "Milder than before: 0. Graver: 0. "
        "Not comparable, because one of the contents reaches no decision: 1." in page
    )
    assert "Emergency → No decision: 1 case" in page
    assert "Look at each milder case" not in page


def test_impact_names_rules_by_their_titles(
    app: Flask, services: App, texts: Texts, stores: Stores
) -> None:
    case_of(services, chest_signs=["breathless"])
    digest = a_proposal(stores, wider(texts))
    client = at_desk(app)

    page = client.get(
        f"/audit/impact?before={services.recommender.content.digest}&after={digest}"
    ).text

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
    app: Flask, services: App, query: str, faults: list[str]
) -> None:
    client = at_desk(app)
    query = query.replace("TODAY", services.recommender.content.digest)

    data = client.get(f"/audit/impact.json?{query}")

    status = 422 if faults else 200
    assert data.status_code == client.get(f"/audit/impact?{query}").status_code == status
    assert list(data.get_json()["errors"]) == faults


def test_impact_says_that_a_content_cannot_be_used_any_more(
    app: Flask, services: App, stores: Stores
) -> None:
    stores.contents.keep("ab" * 32, {"rules/x.yaml": b"-"}, "2026-11-21T10:00:00.000000Z", "eve")
    today = services.recommender.content.digest

    answer = at_desk(app).get(f"/audit/impact?before={today}&after={'ab' * 32}")

    assert answer.status_code == 422
    assert "can no longer use this content" in answer.text
