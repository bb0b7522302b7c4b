"""An hour of what people do in a day, on one server: and how its memory grows.

Run `.venv/bin/python -m benchmarks.soak` (`--seconds`, `--requests` a second, `--people` at once).
It serves with the settings of a deployment. A process of its own asks for the health once a second;
every ten seconds it is written down what the server holds, and each five minutes a line is printed.

MB are RSS of the process, and what is its own: without the mapped files, for SQLite maps the store
in as it grows, and the system may take that back at any time. `open` are its files and sockets,
`store` is the database in MB.
The times of `/healthz` are in ms. Errors are answers from 500 on, and none at all.
"""

import argparse
import os
import platform
import random
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import sqrt
from statistics import linear_regression, median

from benchmarks import holding
from benchmarks.a_day import Day, Pace
from benchmarks.browsing import Tally
from benchmarks.deployment import Deployment, a_deployment
from benchmarks.health_watch import ask, watchers
from benchmarks.load import spread
from recommender.service.opening import open_recommender
from recommender.service.settings import Settings

EVERY_SECONDS = 10.0
HEALTH_PAUSE = 1.0
LINE_SECONDS = 300.0
SAMPLES_A_MEDIAN = 6
HEAD = ("minute", "RSS", "own", "threads", "open", "store", "requests", "errors")
HEALTH_HEAD = ("median", "p95", "worst")


@dataclass(frozen=True)
class Sample:
    """What a server held at a moment, what it had answered by then, and its health before."""

    seconds: float
    rss_kb: int
    own_kb: int
    threads: int
    files: int
    store_bytes: int
    requests: int
    errors: int
    health: tuple[float, ...]


def soak(
    server: Deployment, day: Day, watcher: ProcessPoolExecutor, asked: argparse.Namespace
) -> None:
    """Let people come for so long; print what the server holds meanwhile, and the verdict."""
    began = time.monotonic()
    ends = began + asked.seconds
    people = [threading.Thread(target=day.go_on, args=(ends,)) for _ in range(asked.people)]
    for person in people:
        person.start()
    print(*(f"{name:>9}" for name in (*HEAD, *HEALTH_HEAD)), sep="", flush=True)
    samples: list[Sample] = []
    line: list[Sample] = []
    while time.monotonic() < ends:
        health = watcher.submit(ask, server.port, EVERY_SECONDS, HEALTH_PAUSE).result()
        line.append(_sample(server, day.tally, time.monotonic() - began, health))
        if line[-1].seconds - line[0].seconds >= asked.line - EVERY_SECONDS - 1:
            print(_line(line, samples), flush=True)
            samples, line = samples + line, []
    for person in people:
        person.join()
    print(_verdict(samples + line, day))


def _sample(server: Deployment, tally: Tally, seconds: float, health: Sequence[float]) -> Sample:
    return Sample(
        seconds=seconds,
        rss_kb=holding.rss_kb(server.process),
        own_kb=holding.own_kb(server.process),
        threads=holding.threads(server.process),
        files=holding.open_files(server.process),
        store_bytes=sum(file.stat().st_size for file in server.data.iterdir()),
        requests=tally.answered,
        errors=tally.errors,
        health=tuple(health),
    )


def _line(line: Sequence[Sample], before: Sequence[Sample]) -> str:
    """Return the figures of some minutes: medians of what is held, the sums of what was done."""
    done, failed = (before[-1].requests, before[-1].errors) if before else (0, 0)
    figures = (
        line[-1].seconds / 60,
        median(one.rss_kb for one in line) / 1024,
        median(one.own_kb for one in line) / 1024,
        max(one.threads for one in line),
        max(one.files for one in line),
        line[-1].store_bytes / 1024**2,
        line[-1].requests - done,
        line[-1].errors - failed,
        *spread([seconds for one in line for seconds in one.health]),
    )
    return "".join(
        f"{figure:9.0f}" if isinstance(figure, int) else f"{figure:9.1f}" for figure in figures
    )


def _verdict(samples: Sequence[Sample], day: Day) -> str:
    """Return how fast the memory grew once it was warm, and what was answered in all."""
    warm = samples[len(samples) // 4 :]
    requests = warm[-1].requests - warm[0].requests
    health = spread([seconds for one in samples for seconds in one.health])
    statuses = dict(sorted(day.tally.statuses.items()))
    return (
        f"over the last three quarters, {requests} requests:\n"
        f"RSS {_growth(warm, lambda one: one.rss_kb)}\n"
        f"its own {_growth(warm, lambda one: one.own_kb)}\n"
        f"/healthz of the whole time, ms: median {health[0]:.1f}, p95 {health[1]:.1f}, "
        f"worst {health[2]:.1f}\n"
        f"answers by status (0: none): {statuses}; gave up {day.gave_up} times"
    )


def _growth(warm: Sequence[Sample], held: Callable[[Sample], int]) -> str:
    """Return in words how fast something that the server holds grew."""
    parts = (warm[at : at + SAMPLES_A_MEDIAN] for at in range(0, len(warm), SAMPLES_A_MEDIAN))
    slope, error = slope_of([_middle(part, held) for part in parts])
    grown = slope * (warm[-1].seconds - warm[0].seconds) / 60
    return f"{slope:+.1f} KB a minute, standard error {error:.1f}; {grown / 1024:+.1f} MB"


def _middle(samples: Sequence[Sample], held: Callable[[Sample], int]) -> tuple[float, float]:
    minutes = median(one.seconds for one in samples) / 60
    return minutes, median(float(held(one)) for one in samples)


def slope_of(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the slope of the straight line through some points, and its standard error."""
    if len(points) < 3:
        return 0.0, float("inf")
    xs, ys = [x for x, _ in points], [y for _, y in points]
    slope, start = linear_regression(xs, ys)
    middle = sum(xs) / len(xs)
    off = sum((y - start - slope * x) ** 2 for x, y in points) / (len(points) - 2)
    return slope, sqrt(off / sum((x - middle) ** 2 for x in xs))


def main() -> None:
    """Soak for as long as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--requests", type=float, default=5)
    parser.add_argument("--people", type=int, default=4)
    parser.add_argument("--line", type=float, default=LINE_SECONDS)
    asked = parser.parse_args()
    content = open_recommender(Settings()).content
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, ", end="")
    print(f"load {os.getloadavg()[0]:.1f}, {asked.requests:g} requests a second")
    with watchers() as watcher, a_deployment() as server:
        day = Day(server, content, Pace(asked.requests), Tally(), random.Random(1))
        soak(server, day, watcher, asked)


if __name__ == "__main__":
    main()
