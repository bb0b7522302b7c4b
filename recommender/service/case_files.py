"""Cases read from a file: CSV, one JSON object a line, or Parquet."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from recommender.domain.cases import KeptTexts
from recommender.domain.errors import NotFoundError, StorageError
from recommender.service import parquet


def read_cases(file: Path) -> Iterator[KeptTexts]:
    """Yield the cases of a Parquet, CSV or NDJSON file with the columns `id` and `answers`.

    Raises NotFoundError when it is not there, StorageError when it has no such columns,
    SettingsError when it is Parquet and DuckDB is not installed.
    """
    if not file.is_file():
        raise NotFoundError(f"{file}: is not there")
    reader = READERS.get(file.suffix)
    if reader is None:
        raise StorageError(f"{file}: name it .parquet, .csv or .ndjson")
    try:
        yield from map(_case, reader(file))
    except FAULTS:
        raise StorageError(f"{file}: needs the columns id and answers in every row") from None


# what is found in a file of another kind, one that is no UTF-8, no JSON, or lacks a column
FAULTS = (ValueError, RecursionError, csv.Error)
LACKING = "a row has no id or no answers"
_Row = tuple[object, object]


def _case(row: _Row) -> KeptTexts:
    case_id, answers = row
    if not case_id or not answers:
        raise ValueError(LACKING)
    return KeptTexts(str(case_id), "", "", "", str(answers).encode(), b"")


def _csv(file: Path) -> Iterator[_Row]:
    # spreadsheets put a mark at the beginning
    with file.open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        if not {"id", "answers"} <= set(reader.fieldnames or ()):
            raise ValueError(LACKING)
        for row in reader:
            yield row["id"], row["answers"]


def _ndjson(file: Path) -> Iterator[_Row]:
    with file.open(encoding="utf-8") as opened:
        for line in opened:
            if line.strip():
                yield _members(json.loads(line))


def _members(row: object) -> _Row:
    if not isinstance(row, Mapping) or row.get("answers") is None:
        raise ValueError(LACKING)
    return row.get("id"), json.dumps(row["answers"], ensure_ascii=False)


READERS: dict[str, Callable[[Path], Iterator[_Row]]] = {
    ".parquet": parquet.read_parquet_cases,
    ".csv": _csv,
    ".ndjson": _ndjson,
}
