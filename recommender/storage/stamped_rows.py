"""The rows beside the chain that are stamped one by one: they are added and never changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, literal, select, update

from recommender.domain.records import Break
from recommender.domain.stamps import IsStamp, Stamper, row_message
from recommender.storage.tables import case_tokens, cases, contents, diary

_CHUNK = 500
_FOREIGN = "it was changed, or somebody without the audit key wrote it"


def stamper_of(connection: Connection) -> Stamper | None:
    """Return the audit key that a connection which writes was lent with, or None."""
    stamper: Stamper | None = connection.get_execution_options().get("stamper")
    return stamper


@dataclass(frozen=True)
class Stamped:
    """A table whose rows are stamped, and the columns that a stamp covers beside the case's id."""

    table: Table
    columns: tuple[str, ...]
    what: str
    is_of_case: bool = True

    def stamp(self, connection: Connection, values: Mapping[str, Any]) -> dict[str, bytes]:
        """Return the stamp of a new row as one more value of it; nothing where there is no key."""
        stamper = stamper_of(connection)
        if stamper is None:
            return {}
        of = ""
        if self.is_of_case:
            named = select(cases.c.id).where(cases.c.number == values["case"])
            of = connection.execute(named).scalar_one()
        return {"stamp": stamper.stamp(self._message(of, values))}

    def stamp_all(self, connection: Connection, stamper: Stamper) -> None:
        """Stamp each row that has no stamp yet, as it stands."""
        table = self.table
        lacking = connection.execute(self._rows().where(table.c.stamp.is_(None))).mappings().all()
        for row in lacking:
            this = [column == row[column.name] for column in table.primary_key]
            stamp = stamper.stamp(self._message(row["of"], dict(row)))
            connection.execute(update(table).where(*this).values(stamp=stamp))

    def breaks(self, connection: Connection, is_stamp: IsStamp) -> Iterator[Break]:
        """Yield each row that has no stamp of a known key."""
        with connection.execution_options(yield_per=_CHUNK).execute(self._rows()) as rows:
            for row in rows.mappings():
                if not is_stamp(bytes(row["stamp"] or b""), self._message(row["of"], dict(row))):
                    named = row["of"] or row["digest"][:12]
                    yield Break(0, _FOREIGN, f"{self.what} {named}")

    def _message(self, of: str, values: Mapping[str, Any]) -> bytes:
        return row_message(self.table.name, of, *(values[name] for name in self.columns))

    def _rows(self) -> Select[Any]:
        keys = [column.name for column in self.table.primary_key]
        columns = [self.table.c[name] for name in dict.fromkeys((*keys, *self.columns, "stamp"))]
        ordered = select(*columns).order_by(*self.table.primary_key)
        if not self.is_of_case:
            return ordered.add_columns(literal("").label("of"))
        named = ordered.add_columns(cases.c.id.label("of"))
        return named.join(cases, cases.c.number == self.table.c.case)


STAMPED_CONTENTS = Stamped(contents, ("digest", "at", "by"), "Content", is_of_case=False)
STAMPED_TOKENS = Stamped(case_tokens, ("token_hash",), "A code that opens case")
STAMPED_DIARY = Stamped(
    diary,
    ("day", "exercise", "step", "note", "done", "at", "noted", "ahead"),
    "An entry in the diary of case",
)
STAMPED = (STAMPED_CONTENTS, STAMPED_TOKENS, STAMPED_DIARY)
