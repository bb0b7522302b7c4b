"""What one address may send as fast as it can, from a process of its own."""

import json
import os
import threading
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from benchmarks.browsing import FORM, LOST, Browser, Tally
from benchmarks.deployment import Deployment
from recommender.domain.codes import RANDOM_BITS, code_from
from tests.people import HEALTHY
from tests.web.visiting import token_in

AT_ONCE = 32
# a server that is gone would be asked thousands of times
LOST_PAUSE = 0.05


@dataclass(frozen=True)
class Sent:
    """A request that is sent again and again, always by the same browser."""

    method: str
    url: str
    body: bytes | None
    headers: Mapping[str, str]
    cookies: Mapping[str, str]


def floods(server: Deployment) -> dict[str, Sent]:
    """Return what to flood a server with, by the name of what is limited."""
    plan = json.dumps(HEALTHY).encode()
    by_token = {"Authorization": f"Bearer {server.token}"}
    wrong_code = code_from(os.urandom(RANDOM_BITS // 8 + 1))
    wrong_password = {"name": server.people[0], "password": "the wrong four plain words"}
    return {
        "plans": Sent("POST", "/api/v1/plans", plan, {"Content-Type": "application/json"}, {}),
        "visits": _form(server, "/", "/interview", {}),
        "sign-ins": _form(server, "/audit/sign-in", "/audit/sign-in", wrong_password),
        "codes": _form(server, "/case/code", "/case", {"code": wrong_code}),
        "exports": Sent("GET", "/audit/cases/export?format=csv", None, by_token, {}),
    }


def _form(server: Deployment, page: str, url: str, fields: Mapping[str, str]) -> Sent:
    """Return a form as it is sent by a browser that has opened its page once."""
    browser = Browser(server.port, "10.9.9.9", Tally())
    token = token_in(browser.get(page).text)
    body = "&".join(f"{name}={value}" for name, value in {"csrf_token": token, **fields}.items())
    return Sent("POST", url, body.replace(" ", "+").encode(), FORM, dict(browser.cookies))


def flood(port: int, address: str, sent: Sent, seconds: float) -> tuple[Counter[int], list[float]]:
    """Send a request again and again from one address; return the statuses, and the times in s."""
    tally = Tally()
    ends = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_go_on, args=(port, address, sent, tally, ends))
        for _ in range(AT_ONCE)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally.statuses, tally.seconds


def _go_on(port: int, address: str, sent: Sent, tally: Tally, ends: float) -> None:
    while time.monotonic() < ends:
        browser = Browser(port, address, tally, cookies=dict(sent.cookies))
        answer = browser.ask(sent.method, sent.url, sent.body, sent.headers)
        if answer.status == LOST:
            time.sleep(LOST_PAUSE)


def started(pool: ProcessPoolExecutor) -> ProcessPoolExecutor:
    """Return a pool whose process runs, so that nothing of its start is measured."""
    pool.submit(time.monotonic).result()
    return pool
