"""Cases as a file: CSV, one JSON object a line, or Parquet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from recommender.domain.cases import CaseEntry, CaseFilter
from recommender.domain.records import RecordKind
from recommender.domain.users import Visitor
from recommender.service import parquet
from recommender.service.audit_log import LISTS, AuditLog
from recommender.service.likely_stops import LikelyStops, sieve_for
from recommender.service.reviews import Reviews
from recommender.storage.case_store import CaseStore


class ExportFormat(StrEnum):
    """What a file of cases can be."""

    CSV = "csv"
    NDJSON = "ndjson"
    PARQUET = "parquet"


def formats() -> tuple[ExportFormat, ...]:
    """Return what a file of cases can be here: Parquet only where DuckDB is installed."""
    is_lacking = not parquet.is_installed()
    return tuple(kind for kind in ExportFormat if not (is_lacking and kind is ExportFormat.PARQUET))


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
MANY = frozenset(("fired", "near", "avoided", "verdicts"))
ExportRow = dict[str, object]


@dataclass(frozen=True)
class Exports:
    """Sends cases as files; threads may share it."""

    cases: CaseStore
    likely: LikelyStops
    log: AuditLog
    reviews: Reviews

    def file(
        self, kind: ExportFormat, wanted: CaseFilter, visitor: Visitor, said: Mapping[str, str]
    ) -> Iterator[str] | Iterator[bytes]:
        """Write down who takes a file of the cases that a filter wants, and return its parts.

        `said` is the filter in the words of its address. Verdicts on what the visitor may still
        judge are kept back.
        """
        body = {"format": kind.value, "filter": said}
        self.log.write(RecordKind.EXPORT, LISTS, visitor, body)
        shown = self.reviews.shown_to(visitor)
        every = self.cases.every(wanted, sieve_for(wanted, self.likely))
        found = rows((shown(entry), answers) for entry, answers in every)
        match kind:
            case ExportFormat.CSV:
                return write_csv(found)
            case ExportFormat.NDJSON:
                return write_ndjson(found)
        return _parquet(found)


def _parquet(found: Iterator[ExportRow]) -> Iterator[bytes]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "cases.parquet"
        write_parquet(found, file)
        yield file.read_bytes()


def rows(cases: Iterable[tuple[CaseEntry, bytes]]) -> Iterator[ExportRow]:
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


def write_csv(found: Iterable[ExportRow]) -> Iterator[str]:
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


def write_ndjson(found: Iterable[ExportRow]) -> Iterator[str]:
    """Yield one JSON object a line; the answers are an object in it."""
    for row in found:
        whole = {**row, "answers": json.loads(str(row["answers"]))}
        yield json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_parquet(found: Iterable[ExportRow], file: Path) -> None:
    """Write a Parquet file: lists are lists, the answers are JSON text.

    Raises SettingsError where DuckDB is not installed.
    """
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in found)
    types = {name: "VARCHAR[]" if name in MANY else "VARCHAR" for name in COLUMNS}
    parquet.write(lines, types, file)
