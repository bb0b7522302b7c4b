"""Fill a store with a million cases in minutes: real decisions, kept over and over in real rows.

Run `.venv/bin/python -m benchmarks.fill_in_bulk FOLDER CASES [--database URL]`; asked again with
more, it adds what is missing. A thousand random people are decided by the product itself; each
is then kept again and again, under another id, salt, time and code. Every row is made by the code
that makes it in the service, down to its digest and its stamp, so `recommender audit verify` must
find nothing. Only the way into the tables is another: many rows at once.

One day brings a thousand cases. Of 100 cases one is deleted, two are reviewed, and five looked at;
in ten, five entries of a diary stand.
"""

import argparse
import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from psycopg import sql
from rich.progress import track
from sqlalchemy import Connection, Table, insert, select

from recommender.content.loading import build_content
from recommender.content.reading import read_folder
from recommender.domain.canonical import canonical_json
from recommender.domain.cases import Case
from recommender.domain.records import BEGINNING, Event, Record, RecordKind
from recommender.domain.stamps import Stamper, record_message, row_message
from recommender.exchange.plan_json import plan_text
from recommender.service.app import App
from recommender.service.audit_keys import make_key
from recommender.service.marks import Marking
from recommender.service.opening_stores import begin_all_stores
from recommender.service.recommender import Recommender
from recommender.service.settings import settings_from
from recommender.service.settings_table import (
    AUDIT_KEY_SETTING,
    DATA_SETTING,
    DATABASE_SETTING,
    METRICS_TOKEN_SETTING,
)
from recommender.service.system import System, hashed_code, iso
from recommender.storage.case_rows import Marks, Numbers, listed_words, row_of
from recommender.storage.chain import head
from recommender.storage.content_store import number_of
from recommender.storage.packing import pack
from recommender.storage.rule_numbers import numbers_with
from recommender.storage.stamped_rows import STAMPED_DIARY, STAMPED_TOKENS, stamper_of
from recommender.storage.stamping import listed_message
from recommender.storage.stores import Stores
from recommender.storage.tables import (
    bodies,
    case_tokens,
    cases,
    diary,
    records,
    reviews,
    stamps,
)
from tests.people import random_answers

ROOT = Path(__file__).parent.parent
FIRST = datetime(2024, 2, 1, tzinfo=UTC)
A_DAY = 1000
PEOPLE = 1000
BATCH = 5000
DELETED_OF, REVIEWED_OF, LOOKED_AT_OF, NOTED_OF, NOTES = 100, 50, 20, 10, 5
REVIEWERS = ("ada", "bea", "cem")
TABLES = (records, bodies, stamps, cases, case_tokens, reviews, diary)
METRICS_TOKEN = "m" * 32
Rows = dict[str, list[dict[str, Any]]]


def settings_of(folder: Path, url: str = "") -> dict[str, str]:
    """Return the settings of a store in a folder, or of a database with its key there."""
    place = {DATABASE_SETTING: url} if url else {}
    return {
        DATA_SETTING: str(folder),
        AUDIT_KEY_SETTING: str(folder.with_name(f"{folder.name}.key")),
        METRICS_TOKEN_SETTING: METRICS_TOKEN,
        **place,
    }


def code_of(number: int) -> str:
    """Return the code that opens a case, by the case's number among all."""
    return hashlib.sha256(f"code {number}".encode()).hexdigest()[:16]


def id_of(number: int) -> str:
    """Return the id of a case, by its number among all."""
    return hashlib.sha256(f"case {number}".encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Person:
    """A decision, and all of its rows that no other keeping of it changes."""

    answers: bytes
    body: bytes
    packed_answers: bytes
    packed_body: bytes
    row: Mapping[str, object]
    # what its row shows but for id and time
    words: tuple[str, ...]


@dataclass
class Batch:
    """Rows on their way into the tables, in the order of the chain."""

    people: tuple[Person, ...]
    stamper: Stamper
    number: int
    digest: str
    rows: Rows = field(default_factory=lambda: {table.name: [] for table in TABLES})

    def add(self, number: int) -> None:
        """Add the case of a number, and whatever followed it."""
        person = self.people[number % len(self.people)]
        at = FIRST + timedelta(days=1) * number / A_DAY
        said = Event(
            at=iso(at),
            kind=RecordKind.CASE,
            subject=id_of(number),
            actor="",
            salt=hashlib.md5(str(number).encode(), usedforsecurity=False).digest(),
            body=person.body,
            answers=person.answers,
        )
        if number % DELETED_OF == DELETED_OF // 2:
            self._append(said)
            gone = replace(said, kind=RecordKind.DELETION, actor="person", body=b"{}", answers=b"")
            self._keep(gone)
            return
        record = self._keep(said, person)
        words = (said.subject, said.at, *person.words)
        message = listed_message(words)
        own = {"id": said.subject, "at": said.at, "stamp": self.stamper.stamp(message)}
        self.rows["cases"].append({"number": record, **person.row, **own})
        self._let_open(record, said.subject, number)
        if number % REVIEWED_OF == 0:
            self._review(said, record, number)
        if number % LOOKED_AT_OF == 0:
            self._keep(replace(said, kind=RecordKind.LOOK, actor="ada", body=b"{}", answers=b""))
        if number % NOTED_OF == 1:
            self._note(said.subject, record, at)

    def _append(self, said: Event) -> int:
        unsealed = Record(
            number=self.number + 1,
            at=said.at,
            kind=said.kind.value,
            subject=said.subject,
            actor=said.actor,
            body_digest=said.body_digest,
            previous=self.digest,
            digest="",
        )
        record = replace(unsealed, digest=unsealed.expected_digest())
        self.number, self.digest = record.number, record.digest
        self.rows["records"].append(vars(record))
        stamp = self.stamper.stamp(record_message(record.digest))
        self.rows["stamps"].append({"number": record.number, "stamp": stamp})
        return record.number

    def _keep(self, said: Event, person: Person | None = None) -> int:
        number = self._append(said)
        answers = person.packed_answers if person else pack(said.answers)
        body = person.packed_body if person else pack(said.body)
        kept = {"number": number, "salt": said.salt, "answers": answers, "body": body}
        self.rows["bodies"].append(kept)
        return number

    def _let_open(self, record: int, case_id: str, number: int) -> None:
        row = {"token_hash": hashed_code(code_of(number)), "case": record}
        self.rows["case_tokens"].append({**row, **self._stamp(STAMPED_TOKENS, case_id, row)})

    def _review(self, said: Event, record: int, number: int) -> None:
        verdict = ("agree", "agree", "disagree")[number // REVIEWED_OF % 3]
        reviewer = REVIEWERS[number // REVIEWED_OF % len(REVIEWERS)]
        words = {"reason": None, "right_triage": None, "rule": "", "words": ""}
        body = canonical_json({"verdict": verdict, **words})
        review = replace(said, kind=RecordKind.REVIEW, actor=reviewer, body=body, answers=b"")
        row = {"case": record, "reviewer": reviewer, "verdict": verdict}
        self.rows["reviews"].append({"number": self._keep(review), **row})

    def _note(self, case_id: str, record: int, at: datetime) -> None:
        for day in range(1, NOTES + 1):
            when = at + timedelta(days=day)
            row = {
                "case": record,
                "day": day,
                "exercise": "walking",
                "step": 0,
                "note": "done",
                "done": "walking",
                "at": iso(when),
                "noted": int(when.timestamp()),
                "ahead": 60,
            }
            self.rows["diary"].append({**row, **self._stamp(STAMPED_DIARY, case_id, row)})

    def _stamp(self, stamped: Any, case_id: str, row: Mapping[str, Any]) -> dict[str, bytes]:
        values = (row[name] for name in stamped.columns)
        message = row_message(stamped.table.name, case_id, *values)
        return {"stamp": self.stamper.stamp(message)}


def fill(settings: Mapping[str, str], wanted: int) -> float:
    """Add cases until there are so many, deleted ones too; return the CPU seconds it took."""
    started = time.process_time()
    key = Path(settings[AUDIT_KEY_SETTING])
    if not key.exists():
        key.parent.mkdir(parents=True, exist_ok=True)
        make_key(key)
    texts = read_folder(ROOT)
    stores = begin_all_stores(settings_from(settings))
    services = App(Recommender(build_content(texts)), stores, System())
    services.content_versions.keep(texts)
    there = _there(stores)
    batches = [range(first, min(first + BATCH, wanted)) for first in range(there, wanted, BATCH)]
    people = _people(services, wanted) if batches else ()
    for numbers in track(batches, description="Cases"):
        # between two statements the rows of a batch are made, on a busy machine not within seconds
        with stores.database.writing(idle_seconds=0) as connection:
            _add(connection, people, numbers)
    _settle(stores)
    stores.close()
    return time.process_time() - started


def _people(services: App, wanted: int) -> tuple[Person, ...]:
    marking = Marking(services.content, services.recommender.nearness)
    decided = []
    for number in track(range(min(PEOPLE, wanted)), description="People"):
        answers = random_answers(services.content, number)
        plan = services.recommender.plan(answers)
        decided.append(Case("", "", answers, plan, plan_text(plan)))
    marks = [marking.marks(case) for case in decided]
    named = {
        name
        for case, marked in zip(decided, marks, strict=True)
        for name in (*case.fired, *marked.near, *filter(None, [case.decided_by]))
    }
    digest = services.content.digest
    with services.stores.database.writing() as connection:
        contents = {digest: number_of(connection, digest)}
        numbers = Numbers(numbers_with(connection, sorted(named)), contents)
    return tuple(
        _person(case, row_of(case, marked, numbers), marked)
        for case, marked in zip(decided, marks, strict=True)
    )


def _person(case: Case, row: Mapping[str, object], marks: Marks) -> Person:
    answers, words = canonical_json(case.answers), listed_words(case, marks)[2:]
    return Person(answers, case.plan_text, pack(answers), pack(case.plan_text), row, words)


def _there(stores: Stores) -> int:
    query = select(records.c.number).where(records.c.kind == RecordKind.CASE.value)
    with stores.database.reading() as connection:
        return len(connection.execute(query).all())


def _add(connection: Connection, people: tuple[Person, ...], numbers: range) -> None:
    stamper = stamper_of(connection)
    assert stamper is not None
    number, digest = head(connection)
    batch = Batch(people, stamper, number, digest or BEGINNING)
    for each in numbers:
        batch.add(each)
    put = partial(_copy if connection.dialect.name == "postgresql" else _insert, connection)
    for table in TABLES:
        put(table, batch.rows[table.name])


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _copy(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    names = [column.name for column in table.columns]
    copy = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor() as cursor, cursor.copy(copy) as target:
        for row in rows:
            target.write_row([row[name] for name in names])


def _settle(stores: Stores) -> None:
    """Do what PostgreSQL does by itself within minutes: count its rows, and tidy up."""
    if stores.database.is_sqlite:
        stores.database.empty_log()
        return
    engine = stores.database.engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")


def main() -> None:
    """Fill the store of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("cases", type=int)
    parser.add_argument("--database", default="")
    given = parser.parse_args()
    seconds = fill(settings_of(given.folder, given.database), given.cases)
    print(f"{given.cases} cases, {seconds:.0f} s of CPU")


if __name__ == "__main__":
    main()
