"""Two servers on one PostgreSQL: one is killed, and the database is restarted and goes away.

Whatever was answered is kept, once; the server that is left tells the truth and goes on by itself.
"""

import subprocess
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import requests

from recommender.domain.rules import Triage
from recommender.service.audit_keys import make_key, open_key, stamps_of
from recommender.service.opening_stores import open_all_stores
from recommender.service.settings import settings_from
from recommender.service.settings_table import (
    AUDIT_KEY_SETTING,
    CONTENT_SETTING,
    SECRET_LEAST,
    SECRET_SETTING,
)
from recommender.storage.verifying import Checks
from tests.content.folders import SMALL
from tests.crash.killing import WELL, Submissions, look, submit, wait_until
from tests.postgresql import Postgres, a_server
from tests.serving import HOST, settings_of
from tests.serving import a_server as an_application
from tests.system import UNLIMITED_SETTINGS
from tests.web.visiting import token_in

Served = tuple[subprocess.Popen[bytes], int]
CLIENTS = 6
SORRY = "We cannot keep your answers just now"
STOP = "Ask today."
WHO = {"age": "40", "where": "low_back", "onset": "slowly"}
DANGER = {"onset": "not_sure"}
NOT_RUN = "NO TEST OF TWO SERVERS ON ONE DATABASE WAS RUN: "
THROTTLE = 60.0
# seconds between two tries
PATIENCE = 0.1


@pytest.fixture
def database() -> Iterator[Postgres]:
    """A server that waits for the disk, as real ones do."""
    with ExitStack() as stack:
        # each new run of pytest closes the folders of all others to the server's user
        folder = stack.enter_context(TemporaryDirectory())
        try:
            server = stack.enter_context(a_server(Path(folder)))
        except Exception as error:  # noqa: BLE001 - whatever hinders it, the other tests go on
            pytest.skip(f"{NOT_RUN}{error!r}")
        yield server


@contextmanager
def two_applications(
    one: Mapping[str, str], other: Mapping[str, str]
) -> Iterator[tuple[Served, Served]]:
    """Start both at once, and lend each with its port."""
    with ExitStack() as stack:
        contexts = [an_application(settings) for settings in (one, other)]
        with ThreadPoolExecutor(2) as pool:
            first, second = pool.map(stack.enter_context, contexts)
        yield first, second


@dataclass(frozen=True)
class Crowd:
    """Clients who submit case after case, each again until it is answered, at any server."""

    ports: tuple[int, ...]
    seen: Submissions = field(default_factory=lambda: Submissions((WELL, {**WELL, "age": 70})))
    over: threading.Event = field(default_factory=threading.Event)
    given_up: threading.Event = field(default_factory=threading.Event)
    numbers: Iterator[int] = field(default_factory=count)

    @contextmanager
    def submitting(self, pool: Executor) -> Iterator[None]:
        """Submit for as long as this lasts; what was begun is brought to its end."""
        clients = [pool.submit(self._submit) for _ in range(CLIENTS)]
        try:
            yield
        except BaseException:
            self.given_up.set()
            raise
        finally:
            self.over.set()
        for client in clients:
            client.result()

    def _submit(self) -> None:
        while not self.over.is_set():
            number = next(self.numbers)
            turns = count(number)
            while not submit(self.ports[next(turns) % len(self.ports)], number, self.seen):
                if self.given_up.wait(PATIENCE):
                    return

    def wait_for_more(self) -> None:
        """Wait until so many more cases were answered that none of them began before."""
        enough = self.seen.done + 2 * CLIENTS
        wait_until(lambda: self.seen.done >= enough)


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser, whom a proxy leads to any of the servers."""

    browser: requests.Session = field(default_factory=requests.Session)

    def begin(self, port: int) -> str:
        """Begin a visit; return the token of the forms of its browser."""
        token = token_in(self.get(port, "/").text)
        assert self.post(port, "/interview", token).status_code == HTTPStatus.SEE_OTHER
        return token

    def get(self, port: int, path: str) -> requests.Response:
        return self.browser.get(f"http://{HOST}:{port}{path}", timeout=THROTTLE)

    def post(self, port: int, path: str, token: str, **fields: str) -> requests.Response:
        address, data = f"http://{HOST}:{port}{path}", {"csrf_token": token, **fields}
        return self.browser.post(address, data, timeout=THROTTLE, allow_redirects=False)


def status(port: int, path: str) -> int:
    return requests.get(f"http://{HOST}:{port}{path}", timeout=THROTTLE).status_code


def plan(port: int, answers: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
    url = f"http://{HOST}:{port}/api/v1/plans"
    told = requests.post(url, json=dict(answers), timeout=THROTTLE)
    return told.status_code, told.json()


def look_at_the_outage(port: int, visitor: Visitor, token: str) -> None:
    """Ask a server whose database is away what it tells whom."""
    wait_until(lambda: status(port, "/readyz") == HTTPStatus.SERVICE_UNAVAILABLE, PATIENCE)
    assert status(port, "/healthz") == HTTPStatus.OK
    assert status(port, "/") == HTTPStatus.SERVICE_UNAVAILABLE
    page = visitor.post(port, "/questions/you", token, **WHO)
    assert (page.status_code, SORRY in page.text) == (503, True)
    # whoever must get help is told so all the same
    code, told = plan(port, DANGER)
    assert (code, told["triage"]) == (503, Triage.URGENT)
    page = visitor.post(port, "/questions/you", token, **{**WHO, **DANGER})
    assert (page.status_code, STOP in page.text) == (200, True)


def test_nothing_that_was_answered_is_lost_and_the_server_left_goes_on(
    database: Postgres, tmp_path: Path
) -> None:
    make_key(tmp_path / "key")
    shared = {
        **UNLIMITED_SETTINGS,
        CONTENT_SETTING: str(SMALL),
        SECRET_SETTING: "s" * SECRET_LEAST,
        AUDIT_KEY_SETTING: str(tmp_path / "key"),
    }
    url = database.new_database()
    one, other = ({**settings_of(tmp_path / name, url), **shared} for name in ("one", "other"))
    visitor, pool = Visitor(), ThreadPoolExecutor(CLIENTS)
    # at once, on a database without tables
    with two_applications(one, other) as ((killed, first), (_, port)), pool:
        assert [status(each, "/readyz") for each in (first, port)] == [200, 200]
        token = visitor.begin(first)
        crowd = Crowd((first, port))
        with crowd.submitting(pool):
            crowd.wait_for_more()
            killed.kill()
            crowd.wait_for_more()
            # the visit that the other server began goes on here
            page = visitor.post(port, "/questions/you", token, **WHO)
            assert page.status_code == HTTPStatus.SEE_OTHER
            database.stop("fast")
            database.begin_again()
            crowd.wait_for_more()
            database.stop("immediate")
            look_at_the_outage(port, visitor, token)
            database.begin_again()
            crowd.wait_for_more()
            wait_until(lambda: status(port, "/readyz") == HTTPStatus.OK, PATIENCE)

    stores = open_all_stores(settings_from(one))
    checks = Checks(is_stamp=stamps_of([open_key(tmp_path / "key").public]))
    after = look(stores, crowd.seen, checks)
    stores.close()
    assert after.faults == ()
    # each once, however often its client had to ask
    assert after.kept == after.answered == next(crowd.numbers)
    assert after.records == after.kept + 1
