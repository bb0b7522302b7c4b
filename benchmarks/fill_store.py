"""Fill a store with synthetic cases: random people, decided by the product itself.

Run `.venv/bin/python -m benchmarks.fill_store FOLDER [--cases 100000]`. The people come from
`tests/people.py` by their number, so that the same number always makes the same case; their times
lie in the 180 days before 21 November 2026. All cores decide, one process writes.
"""

import argparse
import hashlib
import multiprocessing
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.progress import track

from recommender.content.loading import build_content
from recommender.content.reading import read_folder
from recommender.domain.cases import Case
from recommender.exchange.plan_json import plan_text
from recommender.service.app import App
from recommender.service.marks import Marking
from recommender.service.recommender import Recommender
from recommender.service.system import System, hashed, iso
from recommender.storage.new_cases import NewCase
from recommender.storage.stores import open_stores
from tests.people import random_answers

ROOT = Path(__file__).parent.parent
LAST = datetime(2026, 11, 21, tzinfo=UTC)
DAYS = 180
BATCH = 200

_parts: list[tuple[Recommender, Marking]] = []


def fill(url: str, cases: int) -> float:
    """Add so many cases to a store; return the seconds that it took."""
    started = time.monotonic()
    texts = read_folder(ROOT)
    stores = open_stores(url)
    services = App(Recommender(build_content(texts)), stores, System())
    services.content_versions.keep(texts)
    batches = [range(first, min(first + BATCH, cases)) for first in range(0, cases, BATCH)]
    for new in track(_decided(batches, cases), total=len(batches), description="Cases"):
        stores.cases.add(*new)
    stores.close()
    return time.monotonic() - started


def _decided(batches: list[range], cases: int) -> Iterator[list[NewCase]]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=context, initializer=_set_up) as pool:
        # in parts, so that what is decided ahead of the writer stays small
        for first in range(0, len(batches), 20):
            yield from pool.map(_decide, batches[first : first + 20], [cases] * 20)


def _set_up() -> None:
    recommender = Recommender(build_content(read_folder(ROOT)))
    _parts.append((recommender, Marking(recommender.content, recommender.nearness)))


def _decide(numbers: range, cases: int) -> list[NewCase]:
    return [_new_case(number, cases) for number in numbers]


def _new_case(number: int, cases: int) -> NewCase:
    recommender, marking = _parts[0]
    answers = random_answers(recommender.content, number)
    at = LAST - timedelta(days=DAYS) * (1 - number / cases)
    name = hashlib.sha256(f"case {number}".encode()).hexdigest()
    plan = recommender.plan(answers)
    case = Case(name[:24], iso(at), answers, plan, plan_text(plan))
    return NewCase(
        case=case,
        salt=bytes.fromhex(name[:32]),
        token_hash=hashed(name),
        marks=marking.marks(case),
    )


def main() -> None:
    """Fill the store of the command line's folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, default=100_000)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    file = given.folder / "recommender.db"
    seconds = fill(f"sqlite:///{file}", given.cases)
    size = file.stat().st_size / 1e6
    print(f"{given.cases} cases in {seconds:.0f} s, {size:.0f} MB")


if __name__ == "__main__":
    main()
