"""Cases as files: the same rows in every format, and the same cases when read again."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from recommender.domain.cases import CaseEntry, CaseFilter
from recommender.domain.errors import NotFoundError, StorageError
from recommender.domain.rules import Triage
from recommender.service.app import App
from recommender.service.case_files import read_cases
from recommender.service.exports import (
    COLUMNS,
    MANY,
    ExportFormat,
    ExportRow,
    rows,
    write_csv,
    write_ndjson,
    write_parquet,
)
from tests.people import a_person, random_answers

Exporter = Callable[[Iterable[ExportRow], Path], None]


def write_lines(writer: Callable[[Iterable[ExportRow]], Iterable[str]]) -> Exporter:
    def write(found: Iterable[ExportRow], file: Path) -> None:
        file.write_text("".join(writer(found)), encoding="utf-8", newline="")

    return write


EXPORTERS: dict[ExportFormat, Exporter] = {
    ExportFormat.CSV: write_lines(write_csv),
    ExportFormat.NDJSON: write_lines(write_ndjson),
    ExportFormat.PARQUET: write_parquet,
}
EVERY_FORMAT = pytest.mark.parametrize("kind", list(ExportFormat))

# No answer of today's questions is free text, but one of tomorrow's may be.
ODD = {"where": ["low_back"], "worried": True, "say": "wärm, „so\nso\"; \t☕ \\ 'x'"}


def entry(**different: Any) -> CaseEntry:
    plain: dict[str, Any] = {
        "number": 1,
        "id": "0a" * 12,
        "at": "2026-11-21T09:00:00.000000Z",
        "triage": Triage.PLAN,
        "content_digest": "c" * 64,
        "software_version": "0.1.0",
        "fired": ("adult", "no-sign"),
        "near": ("strong-at-rest",),
        "avoided": ("impact", "twisting"),
        "verdicts": ("agree", "disagree"),
    }
    return CaseEntry(**{**plain, **different})


def as_text(answers: object) -> bytes:
    return json.dumps(answers, ensure_ascii=False).encode()


SOME = (
    (entry(), as_text({"age": 40})),
    (
        entry(id="0b" * 12, triage=Triage.URGENT, fired=(), near=(), avoided=(), verdicts=()),
        as_text(ODD),
    ),
)


def rows_of(file: Path) -> list[dict[str, Any]]:
    """Return the rows of a file as a reader of that format gets them: lists, and answers."""
    if file.suffix == ".csv":
        with file.open(encoding="utf-8", newline="") as opened:
            found: list[dict[str, Any]] = list(csv.DictReader(opened))
        return [
            {
                **row,
                **{name: row[name].split() for name in MANY},
                "answers": json.loads(row["answers"]),
            }
            for row in found
        ]
    if file.suffix == ".ndjson":
        return [json.loads(line) for line in file.read_text("utf-8").split("\n") if line]
    names, values = parquet(file)
    made = [dict(zip(names, row, strict=True)) for row in values]
    return [{**row, "answers": json.loads(row["answers"])} for row in made]


def parquet(file: Path) -> tuple[list[str], list[tuple[Any, ...]]]:
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(file)])
        return [column[0] for column in found.description], found.fetchall()


@EVERY_FORMAT
def test_each_format_holds_the_same_rows_lists_and_letters(
    tmp_path: Path, kind: ExportFormat
) -> None:
    file = tmp_path / f"cases.{kind}"

    EXPORTERS[kind](rows(SOME), file)

    whole = [{**row, "answers": json.loads(str(row["answers"]))} for row in rows(SOME)]
    assert rows_of(file) == whole
    assert [tuple(row) for row in rows_of(file)] == [COLUMNS, COLUMNS]


@EVERY_FORMAT
def test_kept_cases_are_read_again_from_each_format_as_they_are(
    tmp_path: Path, services: App, kind: ExportFormat
) -> None:
    content = services.recommender.content
    for seed in range(5):
        services.cases.decide(random_answers(content, seed, ill=0.1))
    file = tmp_path / f"cases.{kind}"
    EXPORTERS[kind](rows(services.stores.cases.every(CaseFilter())), file)

    read = [(case.id, json.loads(case.answers)) for case in read_cases(file)]

    kept = services.stores.cases.texts(CaseFilter())
    assert read == [(case.id, json.loads(case.answers)) for case in kept]


@EVERY_FORMAT
def test_one_case_alone_is_read_again(tmp_path: Path, services: App, kind: ExportFormat) -> None:
    case = services.cases.decide(a_person(services.recommender.content)).case
    file = tmp_path / f"cases.{kind}"
    EXPORTERS[kind](rows(services.stores.cases.every(CaseFilter())), file)

    [read] = read_cases(file)

    assert (read.id, read.plan) == (case.id, b"")


@EVERY_FORMAT
def test_odd_letters_are_read_again(tmp_path: Path, kind: ExportFormat) -> None:
    file = tmp_path / f"cases.{kind}"
    EXPORTERS[kind](rows(SOME), file)

    _, read = read_cases(file)

    assert json.loads(read.answers) == ODD


@EVERY_FORMAT
def test_without_cases_there_is_a_file_without_rows(tmp_path: Path, kind: ExportFormat) -> None:
    file = tmp_path / f"cases.{kind}"

    EXPORTERS[kind](rows([]), file)

    assert rows_of(file) == []
    assert list(read_cases(file)) == []


def test_a_file_without_rows_still_names_its_columns(tmp_path: Path) -> None:
    write_parquet([], tmp_path / "cases.parquet")

    names, _ = parquet(tmp_path / "cases.parquet")

    assert tuple(names) == COLUMNS
    assert next(csv.reader(io.StringIO("".join(write_csv([]))))) == list(COLUMNS)


def test_csv_and_ndjson_come_row_by_row_so_that_many_cases_fit() -> None:
    endless = (row for _ in iter(int, 1) for row in rows(SOME[:1]))

    csv_lines, ndjson_lines = iter(write_csv(endless)), iter(write_ndjson(endless))

    assert next(csv_lines).startswith("id,at,")
    assert json.loads(next(ndjson_lines))["id"] == SOME[0][0].id


def test_a_quote_in_a_file_name_is_a_letter_like_any_other(tmp_path: Path) -> None:
    file = tmp_path / "anna's cases.parquet"

    write_parquet(rows(SOME), file)

    assert len(list(read_cases(file))) == len(SOME)


def test_a_file_of_others_needs_two_columns_alone(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text('extra,answers,id\n1,"{""age"": 40}",x\n', encoding="utf-8")

    [read] = read_cases(file)

    assert (read.id, json.loads(read.answers)) == ("x", {"age": 40})


def test_a_file_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text('id,answers\r\nx,"{""age"": 40}"\r\n', encoding="utf-8-sig", newline="")

    [read] = read_cases(file)

    assert (read.id, json.loads(read.answers)) == ("x", {"age": 40})


def test_empty_lines_between_cases_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "cases.ndjson"
    file.write_text('\n{"id":"x","answers":{"age":40}}\n\n', encoding="utf-8")

    [read] = read_cases(file)

    assert read.id == "x"


@pytest.mark.parametrize("suffix", [".csv", ".ndjson", ".parquet", ".txt"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"cases{suffix}"

    with pytest.raises(NotFoundError, match=f"cases{suffix}: is not there"):
        list(read_cases(file))


def test_a_folder_is_no_file_of_cases(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        list(read_cases(tmp_path))


def test_a_file_of_another_kind_is_told_which_kinds_there_are(tmp_path: Path) -> None:
    file = tmp_path / "cases.xlsx"
    file.write_bytes(b"")

    with pytest.raises(StorageError, match=r"name it \.parquet, \.csv or \.ndjson"):
        list(read_cases(file))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("other-columns.csv", b"id,plan\nx,{}\n"),
        ("empty.csv", b""),
        ("not-utf-8.csv", b"id,answers\n\xff\xfe,{}\n"),
        ("no.parquet", b"nonsense"),
        ("empty.parquet", b""),
        ("no-json.ndjson", b"nonsense\n"),
        ("other-columns.ndjson", b'{"case":"x","plan":{}}\n'),
        ("no-answers.csv", b"id,answers\nx,\n"),
        ("short-row.csv", b"id,answers\nx,{}\ny\n"),
        ("no-answers.ndjson", b'{"id":"x","answers":null}\n'),
        ("no-id.ndjson", b'{"answers":{}}\n'),
        ("no-object.ndjson", b"[1, 2]\n"),
        ("too-deep.ndjson", b'{"id":"x","answers":' + b"[" * 100_000 + b"\n"),
        ("broken-late.ndjson", b'{"id":"x","answers":{}}\n' * 20_000 + b'{"id": broken\n'),
    ],
)
def test_a_file_without_the_right_columns_is_refused_kindly(
    tmp_path: Path, name: str, text: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(text)

    with pytest.raises(StorageError, match=f"{name}: needs the columns id and answers"):
        list(read_cases(file))


def test_parquet_without_the_right_columns_is_refused_kindly(tmp_path: Path) -> None:
    file = tmp_path / "cases.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT 1 AS id) TO '{file}' (FORMAT parquet)")

    with pytest.raises(StorageError, match="needs the columns id and answers"):
        list(read_cases(file))
