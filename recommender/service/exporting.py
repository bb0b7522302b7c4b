"""Cases as a file: CSV, one JSON object a line, or Parquet; and cases read from such a file."""

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

import duckdb

from recommender.domain.cases import CaseEntry, KeptTexts
from recommender.domain.errors import NotFoundError, StorageError


class ExportFormat(StrEnum):
    """What a file of cases can be."""

    CSV = "csv"
    NDJSON = "ndjson"
    PARQUET = "parquet"


COLUMNS = (
    "id",
    "at",
    "triage",
    "decided_by",
    "content_digest",
    "software_version",
    "fired",
    "near",
    "near_triage",
    "avoided",
    "verdicts",
    "answers",
)
LISTS = frozenset(("fired", "near", "avoided", "verdicts"))
READERS = {
    ".parquet": "read_parquet(?)",
    ".csv": "read_csv(?, all_varchar=true)",
    ".ndjson": (
        "read_json(?, format='newline_delimited', columns={'id': 'VARCHAR', 'answers': 'JSON'})"
    ),
}
Row = dict[str, object]


def rows(cases: Iterable[tuple[CaseEntry, bytes]]) -> Iterator[Row]:
    """Yield each case with its answers (JSON text) as a row; see COLUMNS."""
    for entry, answers in cases:
        yield {
            "id": entry.id,
            "at": entry.at,
            "triage": entry.triage.value,
            "decided_by": entry.decided_by,
            "content_digest": entry.content_digest,
            "software_version": entry.software_version,
            "fired": list(entry.fired),
            "near": list(entry.near),
            "near_triage": entry.near_triage.value if entry.near_triage else "",
            "avoided": list(entry.avoided),
            "verdicts": list(entry.verdicts),
            "answers": answers.decode(),
        }


def write_csv(found: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of a CSV file; lists stand in one field, separated by spaces."""
    line = io.StringIO(newline="")
    writer = csv.DictWriter(line, COLUMNS)
    writer.writeheader()
    for row in found:
        flat = {
            name: " ".join(value) if isinstance(value, list) else value
            for name, value in row.items()
        }
        writer.writerow(flat)
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def write_ndjson(found: Iterable[Row]) -> Iterator[str]:
    """Yield one JSON object a line; the answers are an object in it."""
    for row in found:
        whole = {**row, "answers": json.loads(str(row["answers"]))}
        yield json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_parquet(found: Iterable[Row], file: Path) -> None:
    """Write a Parquet file: lists are lists, the answers are JSON text."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "cases.ndjson"
        with lines.open("w", encoding="utf-8") as opened:
            for row in found:
                opened.write(json.dumps(row, ensure_ascii=False) + "\n")
        types = ", ".join(
            f"'{name}': '{'VARCHAR[]' if name in LISTS else 'VARCHAR'}'" for name in COLUMNS
        )
        quoted = str(file).replace("'", "''")
        query = (
            f"COPY (SELECT * FROM read_json(?, format='newline_delimited', columns={{{types}}}))"  # noqa: S608 - our own names
            f" TO '{quoted}' (FORMAT parquet)"
        )
        with duckdb.connect() as connection:
            connection.execute(query, [str(lines)])


def read_cases(file: Path) -> Iterator[KeptTexts]:
    """Yield the cases of a Parquet, CSV or NDJSON file with the columns `id` and `answers`.

    Raises NotFoundError when it is not there, StorageError when it has no such columns.
    """
    if not file.is_file():
        raise NotFoundError(f"{file}: is not there")
    reader = READERS.get(file.suffix)
    if reader is None:
        raise StorageError(f"{file}: name it .parquet, .csv or .ndjson")
    try:
        yield from _cases(f"SELECT id, CAST(answers AS VARCHAR) FROM {reader}", file)  # noqa: S608 - one of three
    except (duckdb.Error, _LackingError):
        raise StorageError(f"{file}: needs the columns id and answers in every row") from None


class _LackingError(Exception):
    """A row has no id or no answers."""


def _cases(query: str, file: Path) -> Iterator[KeptTexts]:
    with duckdb.connect() as connection:
        found = connection.execute(query, [str(file)])
        while part := found.fetchmany(1000):
            for case_id, answers in part:
                if not case_id or not answers:
                    raise _LackingError
                yield KeptTexts(str(case_id), "", "", "", str(answers).encode(), b"")
