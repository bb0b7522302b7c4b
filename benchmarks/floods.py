"""Many sign-ins at once, slow sockets, and floods by one address, while others go on.

Run `.venv/bin/python -m benchmarks.floods` (`--seconds` each, `--cases` in the store). It serves
with the settings of a deployment, behind a proxy that passes on addresses. Meanwhile somebody at
another address goes through the form page by page, and a process of its own asks for the health.

Times are in ms: of the other person's requests the median and the worst, of `/healthz` the median,
the 95th percentile and the worst. Memory is RSS in MB: before, the most, and after.
"""

import argparse
import multiprocessing
import os
import platform
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from benchmarks.attacks import crawling
from benchmarks.browsing import Browser, GaveUpError, Tally, visit
from benchmarks.deployment import PASSWORD, Deployment, a_deployment
from benchmarks.flooding import flood, floods, started
from benchmarks.health_watch import watchers, watching
from benchmarks.holding import rss_kb
from benchmarks.load import spread
from recommender.domain.content import Content
from recommender.service.opening import open_recommender
from recommender.service.settings import Settings
from tests.people import random_answers

SLOW_SOCKETS = 300
SIGN_INS = 40
TRIES_MOST = 20
LOOK_SECONDS = 0.05
HEAD = ("others", "median", "worst", "healthz", "p95", "worst", "RSS", "most", "after")


@dataclass(frozen=True)
class Measured:
    """What was seen while something was done to the server."""

    others: Tally
    health: list[float]
    memory: list[int]

    def row(self) -> str:
        """Return the figures of the table, in the order of its head."""
        of_others, of_health = spread(self.others.seconds), spread(self.health)
        memory = (self.memory[0], max(self.memory), self.memory[-1])
        figures = (of_others[0], of_others[2], *of_health, *(kb / 1024 for kb in memory))
        return f"{self.others.answered:9}" + "".join(f"{figure:9.1f}" for figure in figures)


@dataclass
class Bench:
    """A server, those who look at it meanwhile, and a process that floods."""

    server: Deployment
    content: Content
    watcher: ProcessPoolExecutor
    flooder: ProcessPoolExecutor
    seconds: float
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    @contextmanager
    def measured(self) -> Iterator[Measured]:
        """Let somebody else go through the form, and look at health and memory, for so long."""
        found = Measured(Tally(), [], [rss_kb(self.server.process)])
        ends = time.monotonic() + self.seconds
        beside = [
            threading.Thread(target=self._visits, args=(found.others, ends)),
            threading.Thread(target=self._weighs, args=(found.memory, ends)),
        ]
        with watching(self.watcher, self.server.port, self.seconds) as watch:
            for thread in beside:
                thread.start()
            yield found
        for thread in beside:
            thread.join()
        found.health.extend(watch.seconds)
        time.sleep(1)
        found.memory.append(rss_kb(self.server.process))

    def _visits(self, tally: Tally, ends: float) -> None:
        while time.monotonic() < ends:
            address = f"10.1.0.{self.chance.randrange(1, 255)}"
            browser = Browser(self.server.port, address, tally)
            try:
                visit(
                    browser, self.content, random_answers(self.content, self.chance.getrandbits(32))
                )
            except GaveUpError:
                print("    (a visit of the others came to no end)")

    def _weighs(self, memory: list[int], ends: float) -> None:
        while time.monotonic() < ends:
            memory.append(rss_kb(self.server.process))
            time.sleep(LOOK_SECONDS)


def quiet(bench: Bench) -> str:
    """Let the others be alone, to compare with."""
    time.sleep(bench.seconds)
    return ""


def sign_ins(bench: Bench) -> str:
    """Let forty sign in at once, each at an address of their own; who must wait tries again."""
    gate = threading.Barrier(SIGN_INS)
    tried: list[tuple[bool, int, float, int]] = []
    threads = [
        threading.Thread(target=_signs_in, args=(bench, number, gate, tried))
        for number in range(SIGN_INS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    statuses = Counter(status for _, status, _, _ in tried)
    right = [seconds for is_right, _, seconds, _ in tried if is_right]
    first = sum(tries == 1 for _, _, _, tries in tried)
    return (
        f"{dict(sorted(statuses.items()))} in the end, {first} of them at the first try; "
        f"the last with the right password was in after {max(right):.1f} s"
    )


def _signs_in(
    bench: Bench, number: int, gate: threading.Barrier, tried: list[tuple[bool, int, float, int]]
) -> None:
    """Try as one of forty: half are right, of the others half have a name that there is not."""
    people = bench.server.people
    is_right = number % 2 == 0
    name = people[number // 2 % len(people)] if is_right or number % 4 == 1 else f"nobody.{number}"
    browser = Browser(bench.server.port, f"10.2.0.{number + 1}", Tally())
    page = browser.get("/audit/sign-in").text
    fields = {"name": name, "password": PASSWORD if is_right else "the wrong four plain words"}
    gate.wait()
    began = time.monotonic()
    answer, tries = browser.send(page, "/audit/sign-in", fields), 1
    while answer.retry_after and tries < TRIES_MOST:
        time.sleep(answer.retry_after)
        answer, tries = browser.send(page, "/audit/sign-in", fields), tries + 1
    tried.append((is_right, answer.status, time.monotonic() - began, tries))


def slow_sockets(bench: Bench) -> str:
    """Keep 300 requests open, each with a byte now and then."""
    with crawling(bench.server.port, SLOW_SOCKETS, bench.seconds) as ended:
        pass
    return f"{ended[0]} of {SLOW_SOCKETS} ended by the server"


def flood_of(name: str, number: int) -> Callable[[Bench], str]:
    """Return what floods a server with one kind of request from one address."""

    def run(bench: Bench) -> str:
        sent = floods(bench.server)[name]
        address = f"10.3.0.{number + 1}"
        doing = bench.flooder.submit(flood, bench.server.port, address, sent, bench.seconds)
        statuses, seconds = doing.result()
        middle, _, most = spread(seconds)
        return (
            f"{statuses.total() / bench.seconds:.0f} a second, {dict(sorted(statuses.items()))}; "
            f"median {middle:.0f} ms, worst {most:.0f} ms"
        )

    return run


RUNS: dict[str, Callable[[Bench], str]] = {
    "nobody else": quiet,
    f"{SIGN_INS} sign-ins at once": sign_ins,
    f"{SLOW_SOCKETS} slow sockets": slow_sockets,
} | {
    f"flood of {name}": flood_of(name, number)
    for number, name in enumerate(("plans", "visits", "sign-ins", "codes", "exports"))
}


def main() -> None:
    """Print two lines for each thing done: what was seen meanwhile, and what became of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    content = open_recommender(Settings()).content
    print(
        f"{os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
    )
    context = multiprocessing.get_context("spawn")
    with ExitStack() as stack:
        watcher = stack.enter_context(watchers())
        pool = stack.enter_context(ProcessPoolExecutor(1, mp_context=context))
        server = stack.enter_context(a_deployment(asked.cases))
        bench = Bench(server, content, watcher, started(pool), asked.seconds)
        print(f"{'':22}", *(f"{name:>9}" for name in HEAD), sep="")
        for name, run in RUNS.items():
            if asked.only in name:
                _measure(bench, name, run)


def _measure(bench: Bench, name: str, run: Callable[[Bench], str]) -> None:
    with bench.measured() as found:
        said = run(bench)
    print(f"{name:22}{found.row()}")
    print(
        f"{'':4}{said}{'; ' if said else ''}others: {dict(sorted(found.others.statuses.items()))}",
        flush=True,
    )


if __name__ == "__main__":
    main()
