"""Stores with something in every table, and a backup of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from recommender.domain.canonical import canonical_json
from recommender.domain.records import Event, RecordKind
from recommender.domain.reviews import Review, Signature, Verdict
from recommender.storage.backup import OF_THE_MOMENT, back_up
from recommender.storage.opening_backups import Backup, opened_backup
from recommender.storage.restoring import Lost, Restored, restore, would_lose
from recommender.storage.stores import Stores, open_stores, stores_of
from tests.storage.attempting import attempt
from tests.storage.conftest import (
    ADA,
    AT,
    a_calendar,
    a_case,
    a_deletion,
    a_token,
    all_rows,
    an_event,
    as_new,
    change,
    hour,
    keep,
    noted,
)


@pytest.fixture
def lived_in(stores: Stores) -> Stores:
    """Stores with something in every table, and a deletion."""
    rules = ("chest-pain", "night-pain")
    keep(stores, a_case("one", fired=rules), a_case("two", fired=rules[:1]), a_case("three"))
    stores.cases.delete("three", a_deletion("three"))
    stores.interviews.begin("visit", b"state", hour(9))
    stores.cases.add(as_new(a_case("four"), key="key", request_digest="asked", visit="visit"))
    stores.reviews.review(Review("one", "ada", AT, Verdict.AGREE), b"salt")
    stores.reviews.sign(Signature("chest-pain", "d" * 64, AT, "ada", "Ada"), b"salt")
    stores.users.add(ADA, change("ada"))
    stores.sign_ins.begin("ada's", "ada", hour(17), change("ada", hour(9)))
    stores.tokens.add(a_token(), "hash", change("token:ward 3"))
    attempt(stores, {"ada": 9}, hour(9), hour(0))
    stores.diary.add("one", noted("bridge"), AT)
    stores.cases.add_token("one", "code")
    stores.calendars.put("code", a_calendar())
    return stores


@pytest.fixture
def file(lived_in: Stores, tmp_path: Path) -> Path:
    """A backup of those stores."""
    made = tmp_path / "backup.db"
    back_up(lived_in.database, made)
    return made


def as_store(file: Path) -> Stores:
    return open_stores(f"sqlite:///{file}")


def rows_of(file: Path) -> dict[str, list[tuple[object, ...]]]:
    with opened(file) as backup:
        return all_rows(stores_of(backup.database))


def put_back(file: Path, stores: Stores, aside: str = "aside.db") -> Restored:
    """Restore a backup; its record says what it was told, what was there lies beside the file."""

    def told(backup: str, replaced: str) -> Event:
        said = canonical_json({"backup": backup, "replaced": replaced})
        return an_event("store", RecordKind.RESTORE, body=said)

    with opened(file) as backup:
        return restore(backup, stores.database, told, file.with_name(aside))


def lost_by(file: Path, stores: Stores) -> Lost:
    """Return what a restore would take away."""
    with opened(file) as backup:
        return would_lose(backup, stores.database)


@contextmanager
def opened(file: Path) -> Iterator[Backup]:
    """Lend a backup; whatever is made of it on the way lies in a folder of its own."""
    with TemporaryDirectory() as work, opened_backup(file, Path(work)) as backup:
        yield backup


def lasting(rows: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """Return what of a store's rows a backup holds, without records of restoring."""
    restored = {row[0] for row in rows["records"] if RecordKind.RESTORE.value in row}
    return {
        name: [row for row in found if name not in ("records", "bodies") or row[0] not in restored]
        for name, found in rows.items()
        if name not in {"sign_ins", *(table.name for table in OF_THE_MOMENT)}
    }
