"""How long the desk takes over a store of many cases.

Run `.venv/bin/python -m benchmarks.desk_pages FOLDER` on what `benchmarks.fill_store` made. Pages
are asked for through the application itself, without a network, each once to warm up and then
`--runs` times; exports, the walk along the chain and the replay run once.
"""

import argparse
import platform
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from flask.testing import FlaskClient

from recommender.domain.cases import CaseFilter, CaseOrder
from recommender.domain.content import Content
from recommender.domain.users import Right, Role
from recommender.service.app import open_app
from recommender.service.batch import replay_all
from recommender.service.settings import settings_from
from recommender.service.settings_table import DATA_SETTING
from recommender.storage.stores import Stores
from recommender.web.app import create_app

PAGES_MOST_MS = 150
REPLAYED = 10_000
DAY = "2026-10-01"


def pages(stores: Stores, content: Content, day: str = DAY) -> dict[str, str]:
    """Return the pages to measure, by name; the cases of a day are among them."""
    newest = stores.cases.page(CaseFilter(), CaseOrder.NEWEST, size=1000)
    counts: dict[str, int] = {}
    for entry in newest.entries:
        for rule in entry.fired:
            counts[rule] = counts.get(rule, 0) + 1
    by_count = sorted(counts, key=lambda rule: (counts[rule], rule))
    rare, common = by_count[0], by_count[-1]
    never = next(rule.id for rule in content.rules if rule.id not in counts)
    case = newest.entries[0].id
    week = next(entry.id for entry in newest.entries if entry.triage.allows_week)
    middle = newest.entries[0].number // 2
    lists = "/audit/cases"
    return {
        "list, newest first": lists,
        "list, gravest first": f"{lists}?order=gravest",
        "list, from the middle": f"{lists}?cursor={middle}",
        "filter: triage": f"{lists}?triage=urgent",
        "filter: two days": f"{lists}?since={day}&until={day}",
        "filter: a common rule": f"{lists}?fired={common}",
        "filter: a rare rule": f"{lists}?fired={rare}",
        "filter: nearly fired": f"{lists}?near={rare}",
        "filter: nearly clinician first": f"{lists}?near_triage=clinician_first",
        "the same, gravest first": f"{lists}?near_triage=clinician_first&order=gravest",
        "filter: a demand left out": f"{lists}?avoided=prone_lying",
        "filter: a rule that seldom fired": f"{lists}?fired={never}",
        "filter: four at once": f"{lists}?fired={common}&triage=plan&reviewed=no&since={day}",
        "filter: with a verdict": f"{lists}?verdict=disagree",
        "a case, emergency or not": f"{lists}/{case}",
        "a case with a week": f"{lists}/{week}",
        "its rules that did not fire": f"{lists}/{week}/not-fired",
        "its replay": f"{lists}/{week}/replay",
        "its what-if": f"{lists}/{week}/what-if",
        "queue": "/audit/queue",
        "all rules": "/audit/rules",
        "a common rule": f"/audit/rules/{common}",
        "a rare rule": f"/audit/rules/{rare}",
        "agreement": "/audit/agreement",
    }


def measure(client: FlaskClient, url: str, headers: dict[str, str], runs: int) -> list[float]:
    """Return the milliseconds of each run, in order of length."""
    times = []
    for number in range(runs + 1):
        started = time.perf_counter()
        answer = client.get(url, headers=headers)
        answer.get_data()
        if number:
            times.append((time.perf_counter() - started) * 1000)
        assert answer.status_code == 200, (url, answer.status)
    return sorted(times)


def once(name: str, work: Callable[[], str]) -> None:
    """Print how long something takes that is done once."""
    started = time.perf_counter()
    said = work()
    print(f"    {name:34}{time.perf_counter() - started:8.1f} s   {said}")


def main() -> None:
    """Measure the store of the command line's folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args()
    services = open_app(settings_from({DATA_SETTING: str(given.folder)}))
    app = create_app(services)
    label = f"benchmark-{time.time_ns()}"
    owner = services.users.add_user(label, (Role.EXPORTER,), "", "benchmark").name
    rights = (Right.READ, Right.EXPORT)
    _, secret = services.machine_tokens.add(label, rights, owner, 1, "benchmark")
    headers = {"Authorization": f"Bearer {secret}"}
    client = app.test_client()
    total = services.stores.cases.count(CaseFilter())
    print(
        f"    Python {platform.python_version()}, SQLite, {total} cases, {given.runs} runs a line"
    )
    print(f"    {'page':34}{'median ms':>10}{'p95 ms':>9}")
    slow = []
    for name, url in pages(services.stores, services.recommender.content).items():
        times = measure(client, url, headers, given.runs)
        p95 = times[int(len(times) * 0.95)]
        slow += [name] if median(times) > PAGES_MOST_MS else []
        print(f"    {name:34}{median(times):>10.1f}{p95:>9.1f}")
    print(f"    above {PAGES_MOST_MS} ms: {', '.join(slow) or 'none'}")
    for kind in ("csv", "ndjson", "parquet"):
        url = f"/audit/cases/export?format={kind}"
        once(f"export of all as {kind}", partial(_size, client, url, headers))
    once("audit verify", lambda: f"{services.stores.records.verify().records} records")
    once(f"replay of {REPLAYED}", lambda: _replay(services.stores))


def _size(client: FlaskClient, url: str, headers: dict[str, str]) -> str:
    answer = client.get(url, headers=headers)
    return f"{len(answer.get_data()) / 1e6:.0f} MB"


def _replay(stores: Stores) -> str:
    contents = {kept.digest: stores.contents.files(kept.digest) for kept in stores.contents.every()}
    kept = stores.cases.texts(CaseFilter(), newest=REPLAYED)
    found = list(replay_all(kept, contents))
    return f"{sum(replayed.is_same for _, replayed in found)} of {len(found)} the same"


if __name__ == "__main__":
    main()
