"""Kill a server in the middle of many submissions, and look at what is in its store."""

import hashlib
import json
import os
import signal
import threading
import time
import uuid
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException

from sqlalchemy import select, text

from recommender.service.opening_stores import open_all_stores
from recommender.service.settings import settings_from
from recommender.storage.stores import Stores
from recommender.storage.tables import bodies, case_tokens, cases, records
from tests.people import HEALTHY, PLAIN
from tests.serving import HOST, a_server
from tests.system import UNLIMITED_SETTINGS

THROTTLE = 60.0


@dataclass
class Submissions:
    """What clients got before the server died: the plan's digest by case id."""

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
            threading.Thread(target=_submit, args=(port, number, seen)) for number in range(clients)
        ]
        for thread in threads:
            thread.start()
        _wait_for(seen, kill_after)
        os.kill(server.pid, signal.SIGKILL)
        for thread in threads:
            thread.join()
    stores = open_all_stores(settings_from(dict(environment)))
    try:
        return _look(stores, seen)
    finally:
        stores.close()


def _submit(port: int, number: int, seen: Submissions) -> None:
    more = list(PLAIN.values())[number % len(PLAIN)]
    body = json.dumps({**HEALTHY, **more})
    headers = {"Content-Type": "application/json", "Idempotency-Key": f"{seen.name}-{number}"}
    try:
        with closing(HTTPConnection(HOST, port, timeout=THROTTLE)) as connection:
            connection.request("POST", "/api/v1/plans", body, headers)
            with connection.getresponse() as answer:
                data = answer.read()
    except (OSError, HTTPException):
        # the server died before it had told this client anything
        return
    assert answer.status == 200, data
    with seen.lock:
        seen.got[str(answer.headers["Case-Id"])] = _digest(data)


def _digest(plan: bytes) -> str:
    # the explanation is made anew for each answer, and kept in no case
    kept = {name: said for name, said in json.loads(plan).items() if name != "explanation"}
    return hashlib.sha256(json.dumps(kept).encode()).hexdigest()


def _look(stores: Stores, seen: Submissions) -> Aftermath:
    found = stores.records.verify()
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
    whole = numbers["cases"]
    return [f"{name}: half a record" for name, found in numbers.items() if found != whole]


def _wait_for(seen: Submissions, answers: int) -> None:
    ends = time.monotonic() + THROTTLE
    while seen.done < answers and time.monotonic() < ends:
        time.sleep(0.002)
