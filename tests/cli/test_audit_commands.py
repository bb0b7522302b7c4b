"""`recommender audit`: verify the chain, replay cases, and measure the impact of a change."""

import json
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from recommender.__main__ import main
from recommender.content.loading import load_content
from recommender.domain.canonical import canonical_json
from recommender.domain.cases import CaseFilter
from recommender.service.exporting import rows, write_csv, write_ndjson, write_parquet
from recommender.service.opening import CONTENT_SETTING
from recommender.service.opening_desk import (
    DATA_SETTING,
    DATABASE_FILE,
    DATABASE_SETTING,
    open_all_stores,
    open_keeper,
)
from recommender.service.replaying import decide_again
from recommender.storage.packing import pack, unpack
from tests.conftest import ROOT
from tests.content.folders import copied, swap
from tests.people import a_person
from tests.services import GRAVE, MILD, SEVERITY, STRONG_PAIN

# Of the kept cases, the one with strong pain; every case is one record.
STRONG = 1
STRONG_RECORD = STRONG + 1


@dataclass(frozen=True)
class Kept:
    """A data folder with three cases of today's content, and commands on it."""

    folder: Path
    ids: tuple[str, ...]

    @property
    def environment(self) -> dict[str, str]:
        return {DATA_SETTING: str(self.folder)}

    def run(self, *words: str, **settings: str) -> Result:
        unset = {DATABASE_SETTING: None, CONTENT_SETTING: None}
        environment = {**unset, **self.environment, **settings}
        return CliRunner().invoke(main, ["audit", *words], env=environment)

    def impact(self, *words: str, **settings: str) -> dict[str, Any]:
        """Return the impact as data."""
        result = self.run("impact", "--json", *words, **settings)
        assert (result.exit_code, result.stderr) == (0, "")
        found: dict[str, Any] = json.loads(result.stdout)
        return found

    def change(self, statement: str, *values: object) -> None:
        """Change what is kept behind the back of everybody."""
        with sqlite3.connect(self.folder / DATABASE_FILE) as connection:
            connection.execute(statement, values)
        connection.close()

    def change_plan(self, old: str, new: str) -> None:
        """Let the plan of the case with strong pain say something else."""
        with sqlite3.connect(self.folder / DATABASE_FILE) as connection:
            query = "SELECT body FROM bodies WHERE number = ?"
            [body] = connection.execute(query, (STRONG_RECORD,)).fetchone()
        connection.close()
        plan = unpack(body).decode()
        assert old in plan
        changed = pack(plan.replace(old, new, 1).encode())
        self.change("UPDATE bodies SET body = ? WHERE number = ?", changed, STRONG_RECORD)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("original")
    keeper = open_keeper({DATA_SETTING: str(folder)})
    content = keeper.service.content
    people = (a_person(content), a_person(content, **STRONG_PAIN), a_person(content, age=50))
    ids = tuple(keeper.decide(person).case.id for person in people)
    keeper.stores.close()
    return Kept(folder, ids)


@pytest.fixture
def kept(original: Kept, tmp_path: Path) -> Kept:
    return Kept(shutil.copytree(original.folder, tmp_path / "data"), original.ids)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A content that is graver about strong pain."""
    folder = copied(ROOT, tmp_path / "changed")
    swap(folder, SEVERITY, MILD, GRAVE)
    return folder


def export(kept: Kept, folder: Path) -> tuple[Path, ...]:
    """Write the kept cases into a file of each kind."""
    parquet, csv, ndjson = (folder / f"cases.{kind}" for kind in ("parquet", "csv", "ndjson"))
    stores = open_all_stores(kept.environment)
    found = tuple(rows(stores.cases.every(CaseFilter())))
    stores.close()
    write_parquet(found, parquet)
    csv.write_text("".join(write_csv(found)), encoding="utf-8", newline="")
    ndjson.write_text("".join(write_ndjson(found)), encoding="utf-8")
    return parquet, csv, ndjson


def head(kept: Kept) -> str:
    return kept.run("verify").stdout.splitlines()[-1]


def test_a_whole_chain_is_verified_and_its_head_is_printed(kept: Kept) -> None:
    result = kept.run("verify")

    assert (result.exit_code, result.stderr) == (0, "")
    first, last = result.stdout.splitlines()
    number, _, digest = last.partition(":")
    assert first.startswith("The chain holds: 3 records")
    assert number == "3"
    assert len(digest) == 64
    assert set(digest) <= set("0123456789abcdef")


def test_a_chain_without_records_holds(tmp_path: Path) -> None:
    result = Kept(tmp_path, ()).run("verify")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == f"0:{'0' * 64}"


def test_the_head_of_a_chain_without_records_is_the_beginning_of_every_chain(kept: Kept) -> None:
    assert kept.run("verify", "--expect", f"0:{'0' * 64}").exit_code == 0


def test_the_head_of_an_earlier_run_is_still_in_a_chain_that_has_grown(kept: Kept) -> None:
    earlier = head(kept)
    keeper = open_keeper(kept.environment)
    keeper.decide(a_person(keeper.service.content))
    keeper.stores.close()

    result = kept.run("verify", "--expect", earlier)

    assert result.exit_code == 0
    assert head(kept) != earlier


def test_a_chain_whose_end_was_taken_off_holds_but_is_not_what_was_expected(kept: Kept) -> None:
    expected = head(kept)
    for table in ("case_tokens", "cases", "bodies", "records"):
        column = '"case"' if table == "case_tokens" else "number"
        kept.change(f"DELETE FROM {table} WHERE {column} = 3")

    alone, compared = kept.run("verify"), kept.run("verify", "--expect", expected)

    assert alone.exit_code == 0
    assert (compared.exit_code, compared.stdout) == (1, "")
    assert compared.stderr == "Record 3 is not the one that was expected.\n"


@pytest.mark.parametrize("wrong", [f"3:{'0' * 64}", "3:", "3", f"4:{'0' * 64}"])
def test_another_head_than_expected_fails(kept: Kept, wrong: str) -> None:
    result = kept.run("verify", "--expect", wrong)

    assert result.exit_code == 1
    assert "is not the one that was expected" in result.stderr


@pytest.mark.parametrize("nowhere", ["999", "999:", "0:", "-1:", ":"])
def test_a_record_that_is_not_there_is_never_the_expected_one(kept: Kept, nowhere: str) -> None:
    assert kept.run("verify", "--expect", nowhere).exit_code != 0


@pytest.mark.parametrize("nonsense", ["nonsense", "x:y", f"{10**30}:{'0' * 64}"])
def test_nonsense_to_expect_is_wrong_usage_and_no_crash(kept: Kept, nonsense: str) -> None:
    result = kept.run("verify", "--expect", nonsense)

    assert isinstance(result.exception, SystemExit)
    assert result.exit_code in {1, 2}


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE records SET at = '2020-01-01' WHERE number = 2", "Record 2 is broken: its words"),
        ("UPDATE records SET subject = 'x' WHERE number = 1", "Record 1 is broken: its words"),
        ("DELETE FROM bodies WHERE number = 2", "Record 2 is broken: what it says was deleted"),
        ("DELETE FROM cases WHERE number = 3", "Record 3 is broken: the lists do not show it"),
        ("UPDATE bodies SET salt = x'00' WHERE number = 3", "Record 3 is broken: what it says"),
        ("DELETE FROM records WHERE number = 2", "Record 3 is broken: record 2 is missing"),
        ("UPDATE bodies SET body = x'00' WHERE number = 2", "Record 2 is broken: what it says"),
    ],
)
def test_a_record_that_was_changed_is_named(kept: Kept, statement: str, told: str) -> None:
    kept.change(statement)

    result = kept.run("verify")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(told)


def test_a_plan_that_was_changed_breaks_the_record_of_its_case(kept: Kept) -> None:
    kept.change_plan('"triage":"clinician_first"', '"triage":"plan"')

    result = kept.run("verify")

    assert result.exit_code == 1
    assert result.stderr == f"Record {STRONG_RECORD} is broken: what it says was changed.\n"


def test_one_case_is_replayed(kept: Kept) -> None:
    result = kept.run("replay", kept.ids[STRONG], "--workers", "1")

    assert (result.exit_code, result.stdout) == (0, "1 the same, 0 different.\n")


def test_a_replay_of_all_counts_and_names_what_is_different_with_its_place(kept: Kept) -> None:
    kept.change_plan('"triage":"clinician_first"', '"triage":"plan"')

    result = kept.run("replay", "--all", "--workers", "1")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{kept.ids[STRONG]}: different",
        "  triage: plan -> clinician_first",
        "2 the same, 1 different.",
    ]


def test_a_kept_content_that_was_changed_is_named(kept: Kept) -> None:
    kept.change("UPDATE contents SET files = ?", pack(b'{"rules/x.yaml":"[]"}'))

    result = kept.run("verify")

    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr == f"The kept text of content {load_content(ROOT).digest[:12]} was changed.\n"
    )


@pytest.mark.parametrize("body", [b"\0", pack(b"nonsense")])
def test_a_plan_that_cannot_be_read_is_a_problem_and_the_others_are_still_replayed(
    kept: Kept, body: bytes
) -> None:
    kept.change("UPDATE bodies SET body = ? WHERE number = ?", body, STRONG_RECORD)

    result = kept.run("replay", "--all", "--workers", "1")

    assert result.exit_code == 1
    assert "2 the same, 1 different." in result.stdout


def test_a_case_is_replayed_to_the_byte_when_its_content_is_nowhere_but_in_the_store(
    kept: Kept, changed: Path
) -> None:
    former = load_content(changed)
    keeper = open_keeper({**kept.environment, CONTENT_SETTING: str(changed)})
    case = keeper.decide(a_person(former, **STRONG_PAIN)).case
    shutil.rmtree(changed)

    one = kept.run("replay", case.id, "--workers", "1")
    every = kept.run("replay", "--all", "--workers", "1")

    texts = keeper.stores.cases.find_texts(case.id)
    again = decide_again(keeper.shelf.service(former.digest), texts)
    keeper.stores.close()
    assert case.plan["triage"] == "urgent"
    assert (one.exit_code, one.stdout) == (0, "1 the same, 0 different.\n")
    assert (every.exit_code, every.stdout) == (0, "4 the same, 0 different.\n")
    assert canonical_json(again) == texts.plan


def test_a_kept_content_that_is_broken_is_a_problem_of_its_cases(kept: Kept) -> None:
    kept.change("UPDATE contents SET files = ?", pack(b'{"rules/triage/x.yaml": "- id: ["}'))

    result = kept.run("replay", kept.ids[STRONG], "--workers", "1")

    assert result.exit_code == 1
    assert f"{kept.ids[STRONG]}: Its content cannot be used: " in result.stdout
    assert result.stdout.endswith("0 the same, 1 different.\n")


def test_a_case_that_is_not_there_is_told_kindly(kept: Kept) -> None:
    result = kept.run("replay", "nobody")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "no case 'nobody'; it may have been deleted\n"


@pytest.mark.parametrize("words", [(), ("nobody", "--all")])
def test_a_replay_is_of_one_case_or_of_all(kept: Kept, words: tuple[str, ...]) -> None:
    result = kept.run("replay", *words)

    assert result.exit_code == 2
    assert "Name one case, or give --all." in result.stderr


def test_fewer_than_no_workers_are_wrong_usage(kept: Kept) -> None:
    assert kept.run("replay", "--all", "--workers", "-1").exit_code == 2


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
        *("clinician_first", "urgent", "1"),
        kept.ids[STRONG],
    ]


def test_the_way_back_is_milder_and_a_content_is_named_by_its_digests_beginning(
    kept: Kept, changed: Path
) -> None:
    today = load_content(ROOT).digest[:12]

    found = kept.impact("--from", str(changed), "--to", today)

    assert (found["cases"], found["changed"]) == (3, 1)
    assert (found["graver"], found["milder"]) == (0, 1)
    assert found["matrix"][0] == {
        "before": "urgent",
        "after": "clinician_first",
        "cases": 1,
        "examples": [kept.ids[STRONG]],
    }


def test_the_impact_on_cases_of_a_file_is_that_on_the_store_in_every_number(
    kept: Kept, changed: Path, tmp_path: Path
) -> None:
    swap(changed, SEVERITY, "pain_now >= 8", "pain_now >= 3")
    swap(changed, SEVERITY, "{pain_now: 7}, fires: no", "{pain_now: 2}, fires: no")
    files = export(kept, tmp_path)
    elsewhere = Kept(tmp_path / "elsewhere", ())

    of_store = kept.impact("--to", str(changed))
    of_files = [elsewhere.impact("--to", str(changed), "--cases", str(file)) for file in files]

    cells = {(cell["before"], cell["after"]): cell["cases"] for cell in of_store["matrix"]}
    [started] = of_store["started"]
    assert of_files == [of_store] * 3
    assert cells == {("clinician_first", "urgent"): 1, ("plan", "urgent"): 2}
    assert (started["name"], started["cases"]) == ("pain-very-strong", 2)


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


def test_an_impact_needs_a_content_after_the_change(kept: Kept) -> None:
    assert kept.run("impact").exit_code == 2
