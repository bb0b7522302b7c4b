"""Kill -9 the server in the middle of 200 concurrent submissions, ten times, on both databases.

Run `.venv/bin/python -m benchmarks.kill_server` (`--times`, `--clients`). After each kill: every
answer that a client got must be in the store as the client got it, the chain must verify, and no
table may have half a record. The same store goes on through all kills of a database.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.crash.killing import kill_in_the_middle
from tests.postgresql import a_server
from tests.serving import settings_of


def kill_often(name: str, settings: dict[str, str], times: int, clients: int) -> int:
    """Print a line a kill; return how many faults were found."""
    faults = 0
    for number in range(times):
        kill_after = clients * (2 * number + 1) // (2 * times)
        after = kill_in_the_middle(settings, clients, kill_after)
        faults += len(after.faults)
        print(
            f"{name:10}  kill {number + 1:2}  answered {after.answered:3}  "
            f"in the store {after.kept:4}  records {after.records:4}  faults {len(after.faults)}",
            *after.faults,
        )
    return faults


def main() -> None:
    """Kill as often as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--clients", type=int, default=200)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        root = Path(folder)
        faults = kill_often("SQLite", settings_of(root / "sqlite"), given.times, given.clients)
        with a_server(root / "server") as server:
            settings = settings_of(root / "postgresql", server.new_database())
            faults += kill_often("PostgreSQL", settings, given.times, given.clients)
    print(f"{faults} faults")
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main()
