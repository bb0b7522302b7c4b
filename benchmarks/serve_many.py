"""Many clients at once, slow sockets and hostile bodies, against a server of our own here.

Run `.venv/bin/python -m benchmarks.serve_many` (`--seconds` and `--rounds` a cell, `--clients`).
`--beside FOLDER` serves another checkout too and measures the two in turn. Each server is on a free
port of the loopback address, with a store of its own that goes afterwards. While each cell runs, a
process of its own asks the server for its health again and again.

Times are in ms. `CPU` is what the server spends on a plan, `health` the 95th percentile of its
/healthz and then the most, `same` whether the same answers always gave the same bytes.
"""

import argparse
import os
import platform
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.attacks import attacking, crawling
from benchmarks.health_watch import watchers, watching
from benchmarks.load import Load, post_together, spread
from benchmarks.side_by_side import a_server_of, add_beside, cpu_seconds, folders

CLIENTS = (1, 8, 50)
CRAWLERS = 300
ATTACKERS = 4
BESIDE_ATTACKS = 8


@dataclass(frozen=True)
class Server:
    """A server that runs, and the process that asks for its health."""

    process: int
    port: int
    watcher: ProcessPoolExecutor

    @contextmanager
    def measured(self, seconds: float) -> Iterator["Cell"]:
        """Note what the server costs, and how its health is meanwhile."""
        cell = Cell()
        before = cpu_seconds(self.process)
        with watching(self.watcher, self.port, seconds) as watch:
            yield cell
        cell.cpu_seconds = cpu_seconds(self.process) - before
        cell.health = watch.seconds


@dataclass
class Cell:
    """One measurement of one server."""

    load: Load = field(default_factory=Load)
    cpu_seconds: float = 0.0
    health: list[float] = field(default_factory=list)
    # what became of an attack
    note: str = ""

    def row(self, seconds: float) -> list[float]:
        """Return the figures of the table, in the order of its head."""
        plans = len(self.load.seconds)
        _, health_p95, health_most = spread(self.health)
        cpu = self.cpu_seconds * 1000 / plans if plans else 0.0
        return [plans / seconds, *self.load.milliseconds, cpu, health_p95, health_most]


# measures a server beside so many clients, for so many seconds
Run = Callable[[Server, int, float], Cell]
HEAD = ("plans/s", "median", "p95", "most", "CPU", "health", "most", "errors", "same")


def load(server: Server, clients: int, seconds: float) -> Cell:
    """Let so many clients post plans."""
    with server.measured(seconds) as cell:
        cell.load = post_together(server.port, clients, seconds)
    return cell


def crawl(server: Server, clients: int, seconds: float) -> Cell:
    """Let clients post plans beside sockets that send a byte now and then."""
    with server.measured(seconds) as cell, crawling(server.port, CRAWLERS, seconds) as ended:
        cell.load = post_together(server.port, clients, seconds)
    cell.note = f"{ended[0]} of {CRAWLERS} ended"
    return cell


def attack(server: Server, clients: int, seconds: float) -> Cell:
    """Let clients post plans beside others that post what is costly to refuse."""
    with server.measured(seconds) as cell, attacking(server.port, ATTACKERS, seconds) as attackers:
        cell.load = post_together(server.port, clients, seconds)
    statuses = sum((attacker.statuses for attacker in attackers), Counter())
    slowest = max(
        (spent, name) for attacker in attackers for name, spent in attacker.slowest.items()
    )
    cell.note = (
        f"{dict(sorted(statuses.items()))}, slowest {slowest[0] * 1000:.0f} ms: {slowest[1]}"
    )
    return cell


def main() -> None:
    """Print a line for each cell and server: the medians of its rounds, the errors of all."""
    asked = _asked()
    cores, python, busy = os.cpu_count(), platform.python_version(), os.getloadavg()[0]
    print(f"{cores} cores, Python {python}, load {busy:.1f}", end=", ")
    print(f"{asked.rounds} rounds of {asked.seconds} s")
    with ExitStack() as stack:
        servers = _servers(stack, asked.beside)
        print(f"{'':32}", *(f"{name:>8}" for name in HEAD), sep="")
        for what, (run, clients) in _cells(asked).items():
            rounds = [
                {name: run(server, clients, asked.seconds) for name, server in servers.items()}
                for _ in range(asked.rounds)
            ]
            for name in servers:
                _report(what, name, [found[name] for found in rounds], asked.seconds)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--clients", type=int, nargs="*", default=CLIENTS)
    parser.add_argument("--no-attacks", action="store_true")
    add_beside(parser)
    return parser.parse_args()


def _cells(asked: argparse.Namespace) -> dict[str, tuple[Run, int]]:
    cells: dict[str, tuple[Run, int]] = {
        f"{clients} clients": (load, clients) for clients in asked.clients
    }
    if not asked.no_attacks:
        cells[f"{BESIDE_ATTACKS} and {CRAWLERS} slow sockets"] = (crawl, BESIDE_ATTACKS)
        cells[f"{BESIDE_ATTACKS} and {ATTACKERS} hostile"] = (attack, BESIDE_ATTACKS)
    return cells


def _servers(stack: ExitStack, beside: Path | None) -> dict[str, Server]:
    watcher = stack.enter_context(watchers())
    servers = {}
    for name, folder in folders(beside).items():
        process, port = stack.enter_context(a_server_of(folder))
        servers[name] = Server(process.pid, port, watcher)
    return servers


def _report(what: str, name: str, cells: list[Cell], seconds: float) -> None:
    figures = [median(found) for found in zip(*(cell.row(seconds) for cell in cells), strict=True)]
    errors = sum(cell.load.errors for cell in cells)
    shown = (f"{figure:8.1f}" for figure in figures)
    is_same = all(cell.load.is_repeatable for cell in cells)
    print(f"{what:25}{name:7}", *shown, f"{errors:8}{'yes' if is_same else 'NO':>8}", sep="")
    if cells[-1].note:
        print(f"{'':32}{cells[-1].note}")


if __name__ == "__main__":
    main()
