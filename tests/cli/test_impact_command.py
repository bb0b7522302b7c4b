"""`recommender audit impact`: which kept cases a changed content would decide otherwise."""

import json
import sys
from pathlib import Path

import pytest

from recommender.content.loading import load_content
from recommender.domain.cases import CaseFilter
from recommender.exchange.plan import value_data
from recommender.service.exports import rows, write_csv, write_ndjson, write_parquet
from recommender.service.opening_stores import open_all_stores
from recommender.service.settings import settings_from
from tests.cli.kept_cases import STRONG, Kept
from tests.conftest import ROOT
from tests.content.folders import copied, swap
from tests.people import as_asked
from tests.service import FIRST_PAIN, FROM_60, FROM_61, SEVERITY


def export(kept: Kept, folder: Path) -> tuple[Path, ...]:
    """Write the kept cases into a file of each kind."""
    parquet, csv, ndjson = (folder / f"cases.{kind}" for kind in ("parquet", "csv", "ndjson"))
    stores = open_all_stores(settings_from(kept.environment))
    found = tuple(rows(stores.cases.every(CaseFilter())))
    stores.close()
    write_parquet(found, parquet)
    csv.write_text("".join(write_csv(found)), encoding="utf-8", newline="")
    ndjson.write_text("".join(write_ndjson(found)), encoding="utf-8")
    return parquet, csv, ndjson


def test_the_impact_of_a_change_shows_the_case_that_changes(kept: Kept, changed: Path) -> None:
    result = kept.run("impact", "--from", "today", "--to", str(changed))

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:2] == [
        "1 of 3 cases would change.",
        "Graver: 1. Milder: 0; look at each of these.",
    ]
    [row] = [line for line in lines if "clinician_first" in line]
    assert [cell.strip() for cell in row.strip("│").split("│")] == [
        *("clinician_first", "urgent", "graver", "1"),
        kept.ids[STRONG],
    ]


def test_the_way_back_is_milder_and_a_content_is_named_by_its_digests_beginning(
    kept: Kept, changed: Path
) -> None:
    today = load_content(ROOT).digest[:12]

    found = kept.impact("--from", str(changed), "--to", today)

    assert (found["cases"], found["changed"]) == (3, 1)
    assert (found["graver"], found["milder"]) == (0, 1)
    cell = found["matrix"][0]
    assert (cell["before"], cell["after"], cell["step"]) == ("urgent", "clinician_first", "milder")
    assert (cell["cases"], cell["examples"]) == (1, [kept.ids[STRONG]])


def test_a_removed_stop_is_milder_and_names_the_questions_that_would_follow(
    kept: Kept, tmp_path: Path
) -> None:
    loosened = copied(ROOT, tmp_path / "loosened")
    swap(loosened, SEVERITY, FROM_60, FROM_61)
    stopped = as_asked(load_content(ROOT), **FIRST_PAIN)
    answers = {name: value_data(value) for name, value in stopped.items()}
    file = tmp_path / "cases.ndjson"
    file.write_text(json.dumps({"id": "stopped", "answers": answers}), encoding="utf-8")

    shown = kept.run("impact", "--to", str(loosened), "--cases", str(file)).stdout

    assert "Graver: 0. Milder: 1; look at each of these." in shown
    assert "Milder because a stop is removed: 1." in shown
    after = " ".join(line.split("│")[2].strip() for line in shown.splitlines() if "│" in line)
    assert after == "would go on asking, so far plan (stop removed)"
    assert "Questions that would follow where clinician_first was decided" in shown
    assert "\n  minutes_a_day: 1\n" in shown
    assert "would no longer fire" not in shown


def test_the_impact_on_cases_of_a_file_is_that_on_the_store_in_every_number(
    kept: Kept, changed: Path, tmp_path: Path
) -> None:
    swap(changed, SEVERITY, "(pain_rest >= 8)", "(pain_rest >= 2)")
    swap(changed, SEVERITY, "pain_rest: 2, pain_move: 9", "pain_rest: 1, pain_move: 9")
    files = export(kept, tmp_path)
    elsewhere = Kept(tmp_path / "elsewhere", ())

    of_store = kept.impact("--to", str(changed))
    of_files = [elsewhere.impact("--to", str(changed), "--cases", str(file)) for file in files]

    cells = {(cell["before"], cell["after"]): cell["cases"] for cell in of_store["matrix"]}
    [started] = of_store["started"]
    assert of_files == [of_store] * 3
    assert cells == {("clinician_first", "urgent"): 1, ("plan", "urgent"): 2}
    assert (started["name"], started["cases"]) == ("strong-at-rest", 2)


@pytest.mark.parametrize("name", ["0000", "nowhere/rules"])
def test_a_content_that_is_neither_kept_nor_a_folder_is_named(kept: Kept, name: str) -> None:
    result = kept.run("impact", "--from", "today", "--to", name)

    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{name!r} is neither a folder nor the beginning of one kept content" in result.stderr


def test_a_folder_that_holds_no_content_is_told_with_every_problem(
    kept: Kept, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()

    result = kept.run("impact", "--to", str(tmp_path / "empty"))

    assert (result.exit_code, result.stdout) == (1, "")
    assert "knowledge/questionnaire.yaml: is missing" in result.stderr


def test_today_is_the_content_that_decides_here(kept: Kept, changed: Path) -> None:
    found = kept.impact("--from", "today", "--to", str(changed), RECOMMENDER_CONTENT=str(changed))

    assert found["changed"] == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("none.csv", "none.csv: is not there"),
        ("cases.txt", "name it .parquet, .csv or .ndjson"),
        ("cases.csv", "cases.csv: needs the columns id and answers"),
    ],
)
def test_a_file_of_cases_that_cannot_be_used_is_told_kindly(
    kept: Kept, changed: Path, tmp_path: Path, name: str, told: str
) -> None:
    for written in ("cases.txt", "cases.csv"):
        (tmp_path / written).write_text("one,two\n1,2\n", encoding="utf-8")

    result = kept.run("impact", "--to", str(changed), "--cases", str(tmp_path / name))

    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr


def test_cases_in_parquet_that_cannot_be_read_here_name_the_extra(
    kept: Kept, changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [file, *_] = export(kept, tmp_path)
    monkeypatch.setitem(sys.modules, "duckdb", None)

    result = kept.run("impact", "--to", str(changed), "--cases", str(file))

    assert (result.exit_code, result.stdout) == (1, "")
    assert "duckdb is not installed; run `make extras`" in result.stderr


def test_an_impact_needs_a_content_after_the_change(kept: Kept) -> None:
    assert kept.run("impact").exit_code == 2
