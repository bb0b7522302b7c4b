"""Parquet files through DuckDB, an extra: it is imported only where somebody wants such a file."""

import tempfile
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from recommender.domain.errors import SettingsError
from recommender.service.extras import lacking


def is_installed() -> bool:
    """Whether Parquet can be written and read here."""
    return find_spec("duckdb") is not None


def write(lines: Iterable[str], types: dict[str, str], file: Path) -> None:
    """Write rows, given as one JSON object a line, as a Parquet file.

    `types` names the columns in their order, each with its SQL type. Raises SettingsError where
    DuckDB is not installed.
    """
    duckdb = _duckdb()
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
    target = str(file).replace("'", "''")
    query = (
        f"COPY (SELECT * FROM read_json(?, format='newline_delimited', columns={{{columns}}}))"  # noqa: S608 - our own names
        f" TO '{target}' (FORMAT parquet)"
    )
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "rows.ndjson"
        with written.open("w", encoding="utf-8") as opened:
            opened.writelines(lines)
        with duckdb.connect() as connection:
            connection.execute(query, [str(written)])


def read_parquet_cases(file: Path) -> Iterator[tuple[object, object]]:
    """Yield the columns `id` and `answers` of each row of a Parquet file.

    Raises ValueError when it is not such a file, SettingsError where DuckDB is not installed.
    """
    duckdb = _duckdb()
    query = "SELECT id, CAST(answers AS VARCHAR) FROM read_parquet(?)"
    try:
        with duckdb.connect() as connection:
            found = connection.execute(query, [str(file)])
            while part := found.fetchmany(1000):
                yield from part
    except duckdb.Error:
        raise ValueError("no Parquet file with these columns") from None


def _duckdb() -> ModuleType:
    try:
        import duckdb  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        raise SettingsError(f"Parquet: {lacking('duckdb', 'parquet')}") from None
    return duckdb
