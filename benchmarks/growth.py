"""What the service takes with ten thousand, a hundred thousand and a million cases.

Run `.venv/bin/python -m benchmarks.growth FOLDER CASES... [--postgresql]`. It fills one store step
by step (`benchmarks.fill_in_bulk`), and at each step measures the desk's pages, a decision that is
kept, a person's own case, `/metrics`, `audit verify` and a backup. What is told is CPU time, of the
process and, where there is one, of the PostgreSQL server beside it: it is the same on a busy
machine as on a quiet one. A row is the mean of some runs after one that is not counted.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, count, repeat
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil  # type: ignore[import-untyped]  # comes with the server of the tests
from flask.testing import FlaskClient

from benchmarks.desk_pages import pages
from benchmarks.fill_in_bulk import METRICS_TOKEN, code_of, fill, id_of, settings_of
from recommender.domain.cases import CaseFilter
from recommender.domain.conditions import Answers
from recommender.domain.users import Right, Role
from recommender.service.app import App, open_served_app
from recommender.service.settings import settings_from
from recommender.service.settings_table import DATA_SETTING
from recommender.web.app import create_app
from tests.people import a_plain_case
from tests.postgresql import a_server

RUNS = 5
DECIDED = 30
MEGABYTE = 1e6
# the memory of a command is looked at so often, and its last part may be missed
LOOK_SECONDS = 0.1
Figures = dict[str, float]


@dataclass(frozen=True)
class Spent:
    """Counts CPU seconds of this thread and of a server beside it, or of that alone."""

    server: int | None

    def seconds(self) -> float:
        """Return what was spent until now."""
        return time.thread_time() + self.of_server()

    def of_server(self) -> float:
        """Return what the server and all that it started have spent until now."""
        if self.server is None:
            return 0.0
        process = psutil.Process(self.server)
        own = process.cpu_times()
        running = (child.cpu_times() for child in process.children(recursive=True))
        ended = own.children_user + own.children_system
        return float(
            own.user + own.system + ended + sum(each.user + each.system for each in running)
        )


def measured(settings: Mapping[str, str], spent: Spent) -> Iterator[tuple[str, float]]:
    """Yield what each thing takes, by name: milliseconds where it says nothing else."""
    services = open_served_app(settings_from(settings))
    client = create_app(services).test_client()
    headers = _headers(services)
    for name, url in _asked(services).items():
        yield name, _mean(partial(_get, client, url, headers), RUNS, spent)
    own = {"Authorization": f"Bearer {code_of(_middle(services))}"}
    yield (
        "a person's own case by its code",
        _mean(lambda: _get(client, "/api/v1/case", own), RUNS, spent),
    )
    answers = a_plain_case(services.content, "spasm")
    keys = map("benchmark {} {}".format, repeat(time.time_ns()), count())
    yield "a decision, kept", _mean(lambda: _decide(services, answers, next(keys)), DECIDED, spent)
    metrics = {"Authorization": f"Bearer {METRICS_TOKEN}"}
    yield "/metrics", _mean(lambda: _get(client, "/metrics", metrics), RUNS, spent)
    services.stores.close()


def commanded(settings: Mapping[str, str], spent: Spent) -> Iterator[tuple[str, float]]:
    """Yield what each command takes in seconds, and its most memory in megabytes."""
    with TemporaryDirectory(dir=Path(settings[DATA_SETTING]).parent) as folder:
        file = str(Path(folder) / "backup.db")
        commands = {
            "audit verify": ("audit", "verify"),
            "a backup": ("backup", file),
            "check-backup": ("check-backup", file),
        }
        for name, command in commands.items():
            seconds, memory = _command(settings, command, spent)
            yield f"{name}, s", seconds
            yield f"{name}, MB of memory", memory


def _asked(services: App) -> dict[str, str]:
    found = pages(services.stores, services.recommender.content, _day(services))
    case = id_of(_middle(services))
    return {
        **found,
        "list, last page": "/audit/cases?cursor=50",
        "search by the beginning of an id": f"/audit/cases?id={case[:12]}",
        "contents, with their cases": "/audit/impact",
    }


def _middle(services: App) -> int:
    # neither deleted nor with anything beside it
    return services.stores.cases.count(CaseFilter()) // 2 // 100 * 100 + 3


def _day(services: App) -> str:
    return services.stores.cases.find(id_of(_middle(services))).at[:10]


def _headers(services: App) -> dict[str, str]:
    label = f"benchmark-{time.time_ns()}"
    owner = services.users.add_user(label, (Role.EXPORTER,), "", "benchmark").name
    _, secret = services.machine_tokens.add(
        label, (Right.READ, Right.EXPORT), owner, 1, "benchmark"
    )
    return {"Authorization": f"Bearer {secret}"}


def _get(client: FlaskClient, url: str, headers: Mapping[str, str]) -> None:
    answer = client.get(url, headers=dict(headers))
    answer.get_data()
    assert answer.status_code in (200, 303), (url, answer.status)


def _decide(services: App, answers: Answers, key: str) -> None:
    assert services.cases.decide(answers, key).is_new


def _mean(work: Callable[[], None], runs: int, spent: Spent) -> float:
    work()
    before = spent.seconds()
    for _ in range(runs):
        work()
    return (spent.seconds() - before) / runs * 1000


def _command(
    settings: Mapping[str, str], command: tuple[str, ...], spent: Spent
) -> tuple[float, float]:
    """Return the CPU seconds of a command with the server's, and its most memory in MB."""
    before = spent.of_server()
    process = psutil.Popen(
        [sys.executable, "-m", "recommender", *command],
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
    )
    memory, seconds = 0.0, 0.0
    while process.poll() is None:
        with suppress(psutil.NoSuchProcess):
            memory = max(memory, process.memory_info().rss / MEGABYTE)
            times = process.cpu_times()
            seconds = times.user + times.system
        time.sleep(LOOK_SECONDS)
    assert process.returncode == 0, command
    return seconds + spent.of_server() - before, memory


@contextmanager
def _database(folder: Path, *, is_postgresql: bool) -> Iterator[tuple[str, int | None]]:
    if not is_postgresql:
        yield "", None
        return
    with a_server(folder / "server") as server:
        name = folder / "database"
        if not name.exists():
            folder.mkdir(parents=True, exist_ok=True)
            name.write_text(server.new_database(), encoding="utf-8")
        yield name.read_text(encoding="utf-8"), server.process


def main() -> None:
    """Fill and measure the store of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("cases", type=int, nargs="+")
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--no-commands", dest="commands", action="store_false")
    parser.add_argument("--figures", type=Path, help="A file that keeps them, for a table of all.")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    figures: dict[str, Figures] = {}
    with _database(given.folder, is_postgresql=given.postgresql) as (url, process):
        settings = settings_of(given.folder / "data", url)
        for number in given.cases:
            seconds = fill(settings, number)
            print(f"\n{number} cases; to fill them took {seconds:.0f} s of CPU", flush=True)
            of_this = figures.setdefault(str(number), {})
            spent = Spent(process)
            of_commands = commanded(settings, spent) if given.commands else ()
            for name, value in chain(measured(settings, spent), of_commands):
                of_this[name] = value
                print(f"    {name:40}{value:12.1f}", flush=True)
            if given.figures:
                given.figures.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
