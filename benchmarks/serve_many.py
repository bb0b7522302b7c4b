"""Many clients at once against a server of our own on this machine: errors, speed, same bytes.

Run `.venv/bin/python -m benchmarks.serve_many` (60 seconds, 50 clients; `--seconds`, `--clients`).
It starts the server on a free port of the loopback address, with a store of its own that goes
afterwards.
"""

import argparse
import hashlib
import json
import os
import platform
import threading
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from tests.people import HEALTHY, PLAIN
from tests.serving import HOST, a_server, settings_of

Seen = dict[str, set[str]]


class Client(threading.Thread):
    """One client: posts the plain cases in turn over one connection until the time is up."""

    def __init__(self, port: int, first: int, ends: float) -> None:
        super().__init__()
        self._port, self._first, self._ends = port, first, ends
        self.seconds: list[float] = []
        self.errors = 0
        self.seen: Seen = {case: set() for case in PLAIN}

    def run(self) -> None:
        """Post until the time is up."""
        bodies = {case: json.dumps({**HEALTHY, **more}) for case, more in PLAIN.items()}
        cases = list(PLAIN)
        connection = HTTPConnection(HOST, self._port, timeout=30)
        turn = self._first
        while time.monotonic() < self._ends:
            case = cases[turn % len(cases)]
            turn += 1
            started = time.monotonic()
            try:
                self._post(connection, case, bodies[case])
            except (OSError, HTTPException):
                self.errors += 1
                connection.close()
            self.seconds.append(time.monotonic() - started)

    def _post(self, connection: HTTPConnection, case: str, body: str) -> None:
        connection.request("POST", "/api/v1/plans", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        data = answer.read()
        self.errors += answer.status != 200
        self.seen[case].add(hashlib.sha256(data).hexdigest())


def main() -> None:
    """Print errors, throughput and latency, and whether the same answers gave the same bytes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--clients", type=int, default=50)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder, a_server(settings_of(Path(folder))) as (_, port):
        ends = time.monotonic() + asked.seconds
        clients = [Client(port, number, ends) for number in range(asked.clients)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
    report(clients, asked.seconds)


def report(clients: list[Client], seconds: int) -> None:
    """Print what the clients saw."""
    times = sorted(time for client in clients for time in client.seconds)
    errors = sum(client.errors for client in clients)
    different = {case: set().union(*(client.seen[case] for client in clients)) for case in PLAIN}
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {len(clients)} clients")
    print(
        f"{len(times)} plans in {seconds} s: {len(times) / seconds:.0f} a second, {errors} errors"
    )
    p95 = quantiles(times, n=20)[-1]
    print(f"median {median(times) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")
    print(f"different bytes a case: {[len(bytes_seen) for bytes_seen in different.values()]}")


if __name__ == "__main__":
    main()
