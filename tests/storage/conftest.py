"""Every test of the stores runs on SQLite and on PostgreSQL, each in a database of its own."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

import pytest
from sqlalchemy import NullPool, create_engine, text

from recommender.domain.calendars import CalendarChoice, KeptCalendar
from recommender.domain.cases import Case
from recommender.domain.diary import DiaryEntry, Moment, Note
from recommender.domain.plan import PlanOutcome
from recommender.domain.records import Event, RecordKind
from recommender.domain.rules import Triage
from recommender.domain.users import ApiToken, Right, Role, User
from recommender.storage.database import Database
from recommender.storage.new_cases import NewCase
from recommender.storage.stores import Stores, open_stores, stores_of
from recommender.storage.tables import metadata
from tests.plans import a_plan, case_with, firing
from tests.postgresql import Postgres, a_server
from tests.stored import safely_stored

Made = TypeVar("Made")

SQLITE, POSTGRESQL = "sqlite", "postgresql"
NOT_RUN = "NO POSTGRESQL TEST WAS RUN: "
AT = "2026-11-21T09:00:00.000000Z"
CONTENT = "a" * 64
ANSWERS: Mapping[str, Any] = {"age": 40, "worried": False, "where": ("low_back", "neck")}
ADA = User("ada", (Role.CLINICIAN,), "2026-11-21T08", "", "$argon2id$")
BOB = User("bob", (Role.ADMIN,), created="2026-11-21T08")


@dataclass(frozen=True)
class Databases:
    """Makes fresh databases of both kinds, below a folder."""

    request: pytest.FixtureRequest
    folder: Path
    numbers: Iterator[int] = field(default_factory=count)

    def empty(self, kind: str) -> str:
        """Return the URL of a database without tables."""
        if kind == SQLITE:
            return f"sqlite:///{self._new_file()}"
        server: Postgres = self.request.getfixturevalue("postgres")
        return server.new_database()

    def opened(self, kind: str) -> Stores:
        """Return stores with nothing in them."""
        if kind == SQLITE:
            return open_stores(self._copied(self.request.getfixturevalue("empty_store")))
        server: Postgres = self.request.getfixturevalue("postgres")
        stores = open_stores(server.again_and_again)
        names = ", ".join(table.name for table in metadata.sorted_tables)
        with stores.database.writing() as connection:
            connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
        return stores

    def _copied(self, file: Path) -> str:
        return f"sqlite:///{shutil.copy(file, self._new_file())}"

    def _new_file(self) -> Path:
        return self.folder / f"{next(self.numbers)}.db"


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A server for this process alone."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(a_server(tmp_path_factory.mktemp("postgresql")))
        except Exception as error:  # noqa: BLE001 - whatever hinders it, the other tests go on
            pytest.skip(f"{NOT_RUN}{error!r}")
        server.hurry()
        yield server


@pytest.fixture(scope="session")
def databases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Databases:
    return Databases(request, tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session", params=[SQLITE, POSTGRESQL])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def as_served() -> Iterator[None]:
    """Stores that are opened from here on are as people's are, as slow and as safe."""
    with safely_stored():
        yield


@pytest.fixture
def stores(kind: str, databases: Databases) -> Iterator[Stores]:
    opened = databases.opened(kind)
    yield opened
    opened.close()


@pytest.fixture
def other_stores(kind: str, databases: Databases) -> Iterator[Stores]:
    """Stores of the other kind: where SQLite is tested, PostgreSQL, and the other way round."""
    opened = databases.opened(POSTGRESQL if kind == SQLITE else SQLITE)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def failing(kind: str, databases: Databases) -> Iterator[Stores]:
    """Stores of a database without a single table."""
    database = Database(databases.empty(kind))
    yield stores_of(database)
    database.close()


@pytest.fixture
def staffed(stores: Stores) -> Stores:
    """Stores with two users, of whom Ada has signed in at nine, until five."""
    for user in (BOB, ADA):
        stores.users.add(user, change(user.name))
    stores.sign_ins.begin("ada's", "ada", hour(17), change("ada", hour(9)))
    return stores


@pytest.fixture
def chained(stores: Stores) -> Stores:
    """Six records: three cases, a look at the second, an export, and something of access."""
    keep(stores, a_case("one"), a_case("two"), a_case("three"))
    stores.records.write(an_event("two", RecordKind.LOOK))
    stores.records.write(an_event("", RecordKind.EXPORT, body=b'{"cases":3}'))
    stores.records.write(an_event("bob", RecordKind.ACCESS))
    return stores


def an_event(subject: str = "somewhere", kind: RecordKind = RecordKind.LOOK, **more: Any) -> Event:
    return Event(**{"at": AT, "actor": "ada", "salt": b"salt", **more}, subject=subject, kind=kind)


def hour(number: int) -> str:
    """Return a time of the day of all tests here."""
    return f"2026-11-21T{number:02}:00:00.000000Z"


def change(name: str, at: str = AT) -> Event:
    return an_event(name, RecordKind.ACCESS, at=at)


def a_token(label: str = "ward 3", **more: Any) -> ApiToken:
    return ApiToken(
        **{"rights": (Right.READ,), "created": hour(8), "ends": hour(20), **more}, label=label
    )


def a_deletion(case_id: str) -> Event:
    return an_event(case_id, RecordKind.DELETION, actor="person")


def a_case(
    case_id: str,
    *,
    at: str = AT,
    triage: Triage = Triage.PLAN,
    fired: tuple[str, ...] = (),
    do_now: tuple[str, ...] = (),
    **plan: Any,
) -> Case:
    """Return a small case; `plan` are parts of its plan."""
    told = {
        "triage": triage,
        "outcome": PlanOutcome(f"the week of {case_id}", do_now, (), (), ()),
        "content_digest": CONTENT,
        "software_version": "1",
        "trace": tuple(map(firing, fired)),
    }
    answers = {**ANSWERS, "note": f"said by {case_id}"}
    return case_with(a_plan(**{**told, **plan}), answers, case_id, at)


def as_new(case: Case, *, token: str = "", **more: Any) -> NewCase:
    """Return a case to be kept; without a token, only its id opens it."""
    return NewCase(case, b"salt " + case.id.encode(), token or f"token of {case.id}", **more)


def keep(stores: Stores, *cases: Case) -> None:
    """Keep cases, and the content that they name."""
    for digest in sorted({case.content_digest for case in cases}):
        stores.contents.keep(digest, {"rules.yaml": b"rules: []"}, AT)
    stores.cases.add(*(as_new(case) for case in cases))


def a_calendar(calendar_id: str = "calendar") -> KeptCalendar:
    """Return a calendar that was never given out."""
    choice = CalendarChoice("2026-11-23", "08:30", (1, 3, 5), "Europe/London", reminder=15)
    return KeptCalendar(calendar_id, choice, AT)


def noted(exercise: str, note: Note = Note.DONE, day: int = 1) -> DiaryEntry:
    """Return what a person noted of an exercise, by a clock an hour ahead."""
    return DiaryEntry(day, note, Moment(1_795_251_600, 60), exercise, 0, exercise)


def tamper(stores: Stores, *statements: str, **values: Any) -> None:
    """Change the tables behind the stores' back, whatever other tables say of it."""
    is_sqlite = stores.database.is_sqlite
    unbound = "PRAGMA foreign_keys=OFF" if is_sqlite else "SET session_replication_role=replica"
    engine = create_engine(stores.database.engine.url, poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(unbound))
        for statement in statements:
            connection.execute(text(statement), values)
        connection.commit()


def at_once(*tasks: Callable[[], Made]) -> list[Made]:
    """Run tasks in threads that start together; return what they made, in order."""
    start = Barrier(len(tasks))

    def run(task: Callable[[], Made]) -> Made:
        start.wait()
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def all_rows(stores: Stores) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, sorted."""
    with stores.database.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
        }
