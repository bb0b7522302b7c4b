"""Kill a server in the middle of many submissions, and look at what is in its store."""

import hashlib
import json
import os
import signal
import threading
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Any

from sqlalchemy import select, text

from recommender.domain.records import RecordKind
from recommender.service.opening_stores import open_all_stores
from recommender.service.settings import settings_from
from recommender.storage.stores import Stores
from recommender.storage.tables import bodies, case_tokens, cases, records
from recommender.storage.verifying import CHAIN_ALONE, Checks
from tests.people import HEALTHY, PLAIN
from tests.serving import HOST, a_server
from tests.system import UNLIMITED_SETTINGS

THROTTLE = 60.0
# In the smallest content, which a server has read in a fraction of the time; by its rules nobody
# gets a week.
WELL = {
    "age": 40,
    "where": ["low_back"],
    "onset": "slowly",
    "equipment": ["none"],
    "minutes_a_day": 20,
    "days_a_week": 7,
}


@dataclass
class Submissions:
    """What clients got: the plan's digest by case id. They submit `people`, in turn."""

    people: Sequence[Mapping[str, Any]] = tuple({**HEALTHY, **more} for more in PLAIN.values())
    got: dict[str, str] = field(default_factory=dict)
    # a name of its own, so that the keys of another round are other keys
    name: str = field(default_factory=lambda: uuid.uuid4().hex)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def done(self) -> int:
        return len(self.got)


@dataclass(frozen=True)
class Aftermath:
    """What the store holds after a kill, and everything that is wrong with it."""

    answered: int
    kept: int
    records: int
    faults: tuple[str, ...]


def kill_in_the_middle(environment: Mapping[str, str], clients: int, kill_after: int) -> Aftermath:
    """Serve, let so many clients submit at once, kill -9 after so many answers, and look."""
    seen = Submissions()
    with a_server({**environment, **UNLIMITED_SETTINGS}) as (server, port):
        threads = [
            threading.Thread(target=submit, args=(port, number, seen)) for number in range(clients)
        ]
        for thread in threads:
            thread.start()
        wait_until(lambda: seen.done >= kill_after)
        os.kill(server.pid, signal.SIGKILL)
        for thread in threads:
            thread.join()
    stores = open_all_stores(settings_from(dict(environment)))
    try:
        return look(stores, seen)
    finally:
        stores.close()


def submit(port: int, number: int, seen: Submissions) -> bool:
    """Submit somebody under the key of a number; return whether it was answered for good."""
    body = json.dumps(seen.people[number % len(seen.people)])
    headers = {"Content-Type": "application/json", "Idempotency-Key": f"{seen.name}-{number}"}
    try:
        with closing(HTTPConnection(HOST, port, timeout=THROTTLE)) as connection:
            connection.request("POST", "/api/v1/plans", body, headers)
            with connection.getresponse() as answer:
                data = answer.read()
    except (OSError, HTTPException):
        # the server died before it had told this client anything
        return False
    if answer.status == HTTPStatus.SERVICE_UNAVAILABLE:
        # the database is away, and no plan was made
        return False
    assert answer.status == HTTPStatus.OK, data
    with seen.lock:
        seen.got[str(answer.headers["Case-Id"])] = _digest(data)
    return True


def _digest(plan: bytes) -> str:
    # the explanation is made anew for each answer, and kept in no case
    kept = {name: said for name, said in json.loads(plan).items() if name != "explanation"}
    return hashlib.sha256(json.dumps(kept).encode()).hexdigest()


def look(stores: Stores, seen: Submissions, checks: Checks = CHAIN_ALONE) -> Aftermath:
    """Compare what the store holds with what clients got, and verify its chain."""
    found = stores.records.verify(checks=checks)
    faults = [] if found.broken is None else [f"{found.broken.number}: {found.broken.why}"]
    kept = {case_id: stores.cases.find_texts(case_id) for case_id in _ids(stores)}
    for case_id, digest in seen.got.items():
        case = kept.get(case_id)
        if case is None:
            faults.append(f"{case_id}: a client got it, the store has it not")
        elif _digest(case.plan) != digest:
            faults.append(f"{case_id}: the store has it otherwise than the client got it")
    return Aftermath(seen.done, len(kept), found.records, tuple(faults + _halves(stores)))


def _ids(stores: Stores) -> list[str]:
    with stores.database.reading() as connection:
        return list(connection.execute(select(cases.c.id)).scalars())


def _halves(stores: Stores) -> list[str]:
    """Return the tables that have not one row for each case."""
    with stores.database.reading() as connection:
        numbers = {
            table.name: set(connection.execute(select(column)).scalars())
            for table, column in (
                (records, records.c.number),
                (bodies, bodies.c.number),
                (cases, cases.c.number),
                (case_tokens, case_tokens.c.case),
            )
        }
        if stores.database.is_sqlite:
            state = str(connection.execute(text("PRAGMA integrity_check")).scalar())
            if state != "ok":
                return [state]
        kinds = connection.execute(select(records.c.number, records.c.kind))
        others = {number for number, kind in kinds if kind != RecordKind.CASE.value}
    whole = numbers["cases"]
    return [f"{name}: half a record" for name, found in numbers.items() if found - others != whole]


def wait_until(is_so: Callable[[], bool], seconds: float = 0.002) -> None:
    """Look every so many seconds until something is so; what is never so fails in the end."""
    ends = time.monotonic() + THROTTLE
    while not is_so():
        assert time.monotonic() < ends
        time.sleep(seconds)
