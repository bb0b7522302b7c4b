"""The desk opens on the list of cases: filtered, page after page, and exported as filtered."""

import json
import sys
from pathlib import Path

import duckdb
import pytest
from flask import Flask

from recommender.domain.users import Role
from recommender.service.app import App
from tests.web.desk.chest_pain import RULE
from tests.web.desk.desk_visitors import CASE_LINK, at_desk, case_of


def test_list_and_queue_say_whom_each_case_is_about_with_the_gravest_sign(
    app: Flask, services: App
) -> None:
    case_of(
        services, where=["neck"], neck_more=["none"], ill_signs=["lump"], chest_signs=["chest_pain"]
    )
    client = at_desk(app)

    for address in ("/audit/cases", "/audit/queue"):
        page = client.get(address).text
        assert (
            '<span class="reason">40 years · Neck · Chest, breath, tummy: '
            "Chest pain, pressure or tightness at rest</span>"
        ) in page


@pytest.mark.parametrize("url", ["/audit", "/audit/"])
def test_the_desks_own_address_leads_reviewers_to_the_queue(app: Flask, url: str) -> None:
    assert at_desk(app).get(url).location == "/audit/queue"
    assert at_desk(app, "eve", Role.EXPORTER).get(url).location == "/audit/cases"
    assert at_desk(app, "root", Role.ADMIN).get(url).location == "/audit/users"
    assert app.test_client().get(url).location.startswith("/audit/sign-in")


def test_the_way_back_from_a_case_leads_to_the_list_that_was_read(
    app: Flask, services: App
) -> None:
    client, case_id = at_desk(app), case_of(services)
    page = f"/audit/cases/{case_id}"
    ways = {
        "/audit/cases?triage=plan": "Back to the list",
        "/audit/queue": "Queue",
        "/audit/cases": "All cases",
    }

    for address, words in ways.items():
        client.get(address)
        client.get("/audit/cases.json?triage=urgent")

        assert f'<p class="back"><a href="{address}">{words}</a>' in client.get(page).text


def test_the_queue_says_how_many_are_left_and_opens_the_next(app: Flask, services: App) -> None:
    for age in (40, 41):
        case_of(services, age=age)
    client = at_desk(app)

    page = client.get("/audit/queue").text

    assert "2 cases are not yet judged by you" in page
    assert 'class="button" href="/audit/queue/next"' in page


def test_a_list_shows_the_cases_and_where_each_opens(app: Flask, services: App) -> None:
    ids = [case_of(services), case_of(services, chest_signs=["chest_pain"])]

    page = at_desk(app).get("/audit/cases").text

    assert CASE_LINK.findall(page) == ids[::-1]
    assert "2 cases" in page


@pytest.mark.parametrize(
    "query",
    [
        "triage=emergency",
        f"fired={RULE}",
        f"fired={RULE}&triage=emergency&since=2026-11-21&until=2026-11-21&reviewed=no",
    ],
)
def test_a_filter_in_the_address_finds_its_cases(app: Flask, services: App, query: str) -> None:
    case_of(services)
    wanted = case_of(services, chest_signs=["chest_pain"])

    found = at_desk(app).get(f"/audit/cases.json?{query}").get_json()

    assert [entry["id"] for entry in found["cases"]] == [wanted]
    assert found["total"] == 1


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("since=yesterday", "since"),
        ("triage=bad", "triage"),
        ("order=bad", "order"),
        ("verdict=bad", "verdict"),
        ("cursor=bad", "cursor"),
    ],
)
def test_a_filter_that_makes_no_sense_is_said_so(app: Flask, query: str, fault: str) -> None:
    client = at_desk(app)

    assert fault in client.get(f"/audit/cases.json?{query}").get_json()["errors"]
    assert client.get(f"/audit/cases?{query}").status_code == 422


def test_pages_of_a_list_follow_each_other(app: Flask, services: App) -> None:
    ids = [case_of(services) for _ in range(53)]
    client = at_desk(app)

    first = client.get("/audit/cases.json").get_json()
    second = client.get(first["next"].replace("/cases", "/cases.json")).get_json()

    seen = [entry["id"] for entry in first["cases"] + second["cases"]]
    assert seen == ids[::-1]
    assert second["next"] is None


def test_exports_hold_what_was_filtered_and_are_written_down(
    app: Flask, services: App, tmp_path: Path
) -> None:
    case_of(services)
    wanted = case_of(services, chest_signs=["chest_pain"])
    client = at_desk(app, "ada", Role.EXPORTER)
    url = "/audit/cases/export?triage=emergency&format="

    csv, ndjson, parquet = (client.get(url + kind) for kind in ("csv", "ndjson", "parquet"))

    file = tmp_path / "cases.parquet"
    file.write_bytes(parquet.data)
    with duckdb.connect() as connection:
        [row] = connection.execute(
            "SELECT id, answers FROM read_parquet(?)", [str(file)]
        ).fetchall()
    assert row[0] == wanted
    assert json.loads(row[1])["chest_signs"] == ["chest_pain"]
    assert json.loads(ndjson.text)["id"] == wanted
    assert csv.text.splitlines()[1].startswith(wanted)
    exports = services.stores.records.about("cases")
    assert [json.loads(event.body)["format"] for event in exports] == ["csv", "ndjson", "parquet"]
    assert client.get("/audit/cases/export?format=xls").status_code == 400


def test_parquet_is_offered_only_where_it_can_be_written(
    app: Flask, services: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_of(services)
    client = at_desk(app, "ada", Role.EXPORTER)
    assert "format=parquet" in client.get("/audit/cases").text

    monkeypatch.setitem(sys.modules, "duckdb", None)

    page = client.get("/audit/cases").text
    assert "format=parquet" not in page
    assert "format=ndjson" in page


def test_parquet_that_cannot_be_written_is_told_and_no_export_is_written_down(
    app: Flask, services: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)

    answer = at_desk(app, "ada", Role.EXPORTER).get("/audit/cases/export?format=parquet")

    assert answer.status_code == 501
    assert "extra `parquet`" in answer.text
    assert services.stores.records.about("cases") == ()


def test_gravest_first_is_one_click_and_the_tab_remembers_it(app: Flask, services: App) -> None:
    case_of(services)
    client = at_desk(app)

    first = client.get("/audit/cases").text
    client.get("/audit/cases?order=gravest")
    client.get("/audit/cases?order=nonsense")
    queue = client.get("/audit/queue").text

    assert '<a href="/audit/cases?order=gravest">gravest first</a>' in first
    assert '<a href="/audit/cases?order=gravest">Cases</a>' in queue


def test_a_filter_that_is_on_is_folded_and_told(app: Flask, services: App) -> None:
    case_of(services)
    client = at_desk(app)

    page = client.get("/audit/cases?order=gravest&triage=plan").text

    assert "<details>\n    <summary>Filter and sort" in page
    assert "1 filter is on" in page
    assert '<a href="/audit/cases?order=newest&amp;triage=plan">newest first</a>' in page
