"""CPU time of whole requests and of the stages of a plan, without a network.

Run `.venv/bin/python -m benchmarks.request_cpu` (`--rounds`, `--people`). `--beside FOLDER`
measures another checkout in the same run, round by round in turn, so that a busy machine troubles
both alike. The people are random, ill and well; the pages are those of a healthy person's visit.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.side_by_side import HERE, add_beside, code_of, folders, in_words
from tests.serving import settings_of

Round = dict[str, float]
WORKER = HERE / "benchmarks" / "request_worker.py"
# what of a plan is no stage of its own: Flask, the digest, the compression and the transaction
REST = "- the rest: to keep it, and the request itself"
PLAN = "POST /api/v1/plans, a week"


class Worker:
    """A process that measures one checkout when it is told to."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def measure(self) -> Round:
        """Return the medians of one round, in milliseconds."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()
        found: Round = json.loads(self._process.stdout.readline())
        stages = sum(spent for what, spent in found.items() if what.startswith("-"))
        return {**found, REST: found[PLAN] - stages}


@contextmanager
def a_worker(folder: Path, people: int) -> Iterator[Worker]:
    """Measure the code of a checkout, with a store of its own that goes afterwards."""
    with TemporaryDirectory() as data:
        environment = {**os.environ, **settings_of(Path(data)), **code_of(folder)}
        command = [sys.executable, str(WORKER), str(people)]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True) as made:
            try:
                yield Worker(made)
            finally:
                made.kill()


def main() -> None:
    """Print a line for each request and stage: milliseconds of CPU, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--people", type=int, default=25)
    add_beside(parser)
    given = parser.parse_args()
    with ExitStack() as stack:
        workers = {
            name: stack.enter_context(a_worker(folder, given.people))
            for name, folder in folders(given.beside).items()
        }
        for worker in workers.values():
            worker.measure()
        rounds = [
            {name: worker.measure() for name, worker in workers.items()}
            for _ in range(given.rounds)
        ]
    print(f"Python {platform.python_version()}, {given.rounds} rounds of {given.people} people")
    report(list(workers), rounds)


def report(names: list[str], rounds: list[dict[str, Round]]) -> None:
    """Print the medians of all rounds, the least and the most, and the median of the ratios."""
    print(f"{'CPU ms':48}", *(f"{name:>18}" for name in names), "  ratio" if names[1:] else "")
    for what in rounds[0]["now"]:
        shown = [in_words([found[name][what] for found in rounds], 2) for name in names]
        ratios = [found["now"][what] / found[names[0]][what] for found in rounds]
        last = f"{median(ratios):7.2f}" if names[1:] else ""
        print(f"{what:48}", *(f"{words:>18}" for words in shown), last)


if __name__ == "__main__":
    main()
