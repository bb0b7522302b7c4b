"""What may be sent to hold a server up: sockets that crawl, and bodies that are costly to refuse.

All of it goes to a server of our own on this machine, in bounded numbers and for a bounded time.
"""

import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection, HTTPException

from tests.serving import HOST

THROTTLE = 30.0
BYTES_MOST = 64 * 1024
CRAWL_SECONDS = 0.5
HEAD = b"POST /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
WHOLE_HEAD = HEAD + b"Content-Length: 60000\r\n\r\n{"
HOSTILE = {
    "thousands of unknown names": json.dumps(dict.fromkeys(map(str, range(5500)), 1)).encode(),
    "one name, ever again": b"{" + b",".join([b'"age":1'] * 8000) + b"}",
    "a name of 60,000 letters": b'{"' + b"a" * 60_000 + b'":1}',
    "thousands of options": json.dumps({"where": ["nowhere"] * 5500}).encode(),
    "brackets in brackets": b'{"age":' + b"[" * 60_000,
    "a number of 60,000 digits": b'{"age":' + b"9" * 60_000 + b"}",
    "no UTF-8": b'{"age":"' + b"\xff" * 60_000 + b'"}',
    "sixteen megabytes": b" " * (16 * 1024 * 1024),
}


@contextmanager
def crawling(port: int, sockets: int, seconds: float) -> Iterator[list[int]]:
    """Keep so many requests open, half without their whole head, and send each a byte now and then.

    Gives a list that holds, at the end, how many the server has ended.
    """
    ended: list[int] = []
    crawler = threading.Thread(target=_crawl, args=(port, sockets, seconds, ended))
    crawler.start()
    yield ended
    crawler.join()


def _crawl(port: int, sockets: int, seconds: float, ended: list[int]) -> None:
    ends = time.monotonic() + seconds
    refused = 0
    with ExitStack() as stack:
        crawlers = []
        for number in range(sockets):
            try:
                crawler = socket.create_connection((HOST, port), timeout=THROTTLE)
                stack.enter_context(closing(crawler))
                crawler.sendall(HEAD if number % 2 else WHOLE_HEAD)
                crawlers.append(crawler)
            except OSError:
                refused += 1
        while time.monotonic() < ends:
            time.sleep(CRAWL_SECONDS)
            still = [crawler for crawler in crawlers if _sends(crawler, b" ")]
            refused += len(crawlers) - len(still)
            crawlers = still
    ended.append(refused)


def _sends(crawler: socket.socket, data: bytes) -> bool:
    try:
        crawler.sendall(data)
    except OSError:
        return False
    return True


class Attacker(threading.Thread):
    """One client: posts all hostile bodies in turn, each over a new connection, for a while."""

    def __init__(self, port: int, first: int, ends: float) -> None:
        super().__init__()
        self._port, self._first, self._ends = port, first, ends
        # by status; 0 where the server ended the connection
        self.statuses: Counter[int] = Counter()
        self.slowest: dict[str, float] = {}

    def run(self) -> None:
        """Post until the time is up."""
        names = list(HOSTILE)
        turn = self._first
        while time.monotonic() < self._ends:
            name = names[turn % len(names)]
            turn += 1
            started = time.monotonic()
            self.statuses[_status(self._port, HOSTILE[name])] += 1
            spent = time.monotonic() - started
            self.slowest[name] = max(spent, self.slowest.get(name, 0.0))


@contextmanager
def attacking(port: int, attackers: int, seconds: float) -> Iterator[list[Attacker]]:
    """Let some attackers post for a while; they have ended at the end."""
    ends = time.monotonic() + seconds
    threads = [Attacker(port, number * 2, ends) for number in range(attackers)]
    for thread in threads:
        thread.start()
    yield threads
    for thread in threads:
        thread.join()


def _status(port: int, body: bytes) -> int:
    try:
        with closing(HTTPConnection(HOST, port, timeout=THROTTLE)) as connection:
            connection.request("POST", "/api/v1/plans", body, {"Content-Type": "application/json"})
            with connection.getresponse() as answer:
                answer.read()
                return answer.status
    except (OSError, HTTPException):
        return 0
