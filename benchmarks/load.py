"""Clients that post plans to a server for a while, each over one connection, and what they saw."""

import hashlib
import json
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from statistics import median, quantiles

from tests.people import HEALTHY, PLAIN
from tests.serving import HOST

Seen = dict[str, set[str]]
BODIES = {case: json.dumps({**HEALTHY, **more}) for case, more in PLAIN.items()}
THROTTLE = 30.0


@dataclass
class Load:
    """What some clients saw together; `seconds` has the time of each answer."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0
    seen: Seen = field(default_factory=lambda: {case: set() for case in BODIES})

    @property
    def milliseconds(self) -> tuple[float, float, float]:
        """The median, the 95th percentile and the most."""
        return spread(self.seconds)

    @property
    def is_repeatable(self) -> bool:
        """Whether the same answers always gave the same bytes, whichever thread decided."""
        return all(len(bytes_seen) <= 1 for bytes_seen in self.seen.values())


class Client(threading.Thread):
    """One client: posts the plain cases in turn over one connection until the time is up."""

    def __init__(self, port: int, first: int, ends: float) -> None:
        super().__init__()
        self._port, self._first, self._ends = port, first, ends
        self.load = Load()

    def run(self) -> None:
        """Post until the time is up."""
        cases = list(BODIES)
        connection = HTTPConnection(HOST, self._port, timeout=THROTTLE)
        turn = self._first
        while time.monotonic() < self._ends:
            case = cases[turn % len(cases)]
            turn += 1
            started = time.monotonic()
            try:
                self._post(connection, case)
            except (OSError, HTTPException):
                self.load.errors += 1
                connection.close()
                # a server that is gone would be asked thousands of times
                time.sleep(0.1)
            self.load.seconds.append(time.monotonic() - started)
        connection.close()

    def _post(self, connection: HTTPConnection, case: str) -> None:
        headers = {"Content-Type": "application/json"}
        connection.request("POST", "/api/v1/plans", BODIES[case], headers)
        answer = connection.getresponse()
        data = answer.read()
        self.load.errors += answer.status != 200
        self.load.seen[case].add(hashlib.sha256(data).hexdigest())


def post_together(port: int, clients: int, seconds: float) -> Load:
    """Let so many clients post at once for so long; return what they saw."""
    ends = time.monotonic() + seconds
    threads = [Client(port, number, ends) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    together = Load()
    for thread in threads:
        together.seconds += thread.load.seconds
        together.errors += thread.load.errors
        for case, found in thread.load.seen.items():
            together.seen[case] |= found
    return together


def spread(seconds: list[float]) -> tuple[float, float, float]:
    """Return the median, the 95th percentile and the most of some times, in milliseconds."""
    if len(seconds) < 2:
        only = sum(seconds) * 1000
        return only, only, only
    p95 = quantiles(seconds, n=20, method="inclusive")[-1]
    return median(seconds) * 1000, p95 * 1000, max(seconds) * 1000
