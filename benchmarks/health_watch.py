"""A process that asks a server for its health again and again, and notes how long that takes.

It is a process of its own, so that busy clients do not keep it from looking at the clock.
"""

import multiprocessing
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException

from tests.serving import HOST

PAUSE = 0.02
THROTTLE = 30.0


class Watch:
    """The times of all asking, in seconds, once the watch is over; one that failed is infinite."""

    def __init__(self) -> None:
        self.seconds: list[float] = []


@contextmanager
def watchers() -> Iterator[ProcessPoolExecutor]:
    """Lend the process that asks."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        # started before anything is measured
        pool.submit(time.monotonic).result()
        yield pool


@contextmanager
def watching(pool: ProcessPoolExecutor, port: int, seconds: float) -> Iterator[Watch]:
    """Watch for so long, which is as long as what is done meanwhile takes."""
    watch = Watch()
    asked = pool.submit(ask, port, seconds)
    yield watch
    watch.seconds = asked.result()


def ask(port: int, seconds: float, pause: float = PAUSE) -> list[float]:
    """Ask for so long, each time over a new connection; return how long each answer took."""
    ends = time.monotonic() + seconds
    times = []
    while time.monotonic() < ends:
        started = time.monotonic()
        is_well = _is_well(port)
        times.append(time.monotonic() - started if is_well else float("inf"))
        time.sleep(pause)
    return times


def _is_well(port: int) -> bool:
    try:
        with closing(HTTPConnection(HOST, port, timeout=THROTTLE)) as connection:
            connection.request("GET", "/healthz")
            with connection.getresponse() as answer:
                return answer.status == 200
    except (OSError, HTTPException):
        return False
