"""DuckDB is an extra: without it everything but Parquet works, and Parquet says what it needs."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from recommender.domain.cases import CaseFilter
from recommender.domain.errors import SettingsError
from recommender.service.app import App
from recommender.service.case_files import read_cases
from recommender.service.exports import (
    ExportFormat,
    ExportRow,
    formats,
    rows,
    write_csv,
    write_ndjson,
    write_parquet,
)
from tests.people import a_person


@pytest.fixture
def _no_duckdb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)


def test_with_it_there_are_all_formats() -> None:
    assert formats() == tuple(ExportFormat)


@pytest.mark.usefixtures("_no_duckdb")
def test_without_it_there_are_all_formats_but_parquet() -> None:
    assert formats() == (ExportFormat.CSV, ExportFormat.NDJSON)


@pytest.mark.usefixtures("_no_duckdb")
@pytest.mark.parametrize(("kind", "writer"), [("csv", write_csv), ("ndjson", write_ndjson)])
def test_without_it_the_other_formats_are_written_and_read(
    tmp_path: Path, services: App, kind: str, writer: Callable[[Iterable[ExportRow]], Iterable[str]]
) -> None:
    case = services.cases.decide(a_person(services.recommender.content)).case
    file = tmp_path / f"cases.{kind}"
    found = rows(services.stores.cases.every(CaseFilter()))
    file.write_text("".join(writer(found)), encoding="utf-8", newline="")

    assert [read.id for read in read_cases(file)] == [case.id]


@pytest.mark.usefixtures("_no_duckdb")
def test_without_it_parquet_is_not_written_and_the_extra_is_named(tmp_path: Path) -> None:
    file = tmp_path / "cases.parquet"

    with pytest.raises(SettingsError, match="duckdb is not installed; run `make extras`"):
        write_parquet([], file)

    assert not file.exists()


@pytest.mark.usefixtures("_no_duckdb")
def test_without_it_parquet_is_not_read_and_the_extra_is_named(tmp_path: Path) -> None:
    file = tmp_path / "cases.parquet"
    file.write_bytes(b"PAR1")

    with pytest.raises(SettingsError, match="duckdb is not installed; run `make extras`"):
        list(read_cases(file))
