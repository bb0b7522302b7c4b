"""Another checkout beside this one: its code in processes of its own, and what they cost."""

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from tests.serving import HOST, settings_of
from tests.system import UNLIMITED_SETTINGS

# the folder that this script came with
HERE = Path(__file__).parent.parent
START_SECONDS = 60.0


def add_beside(parser: argparse.ArgumentParser) -> None:
    """Let the command line name another checkout."""
    parser.add_argument(
        "--beside", type=Path, help="the folder of another checkout, measured in turn with this one"
    )


def folders(beside: Path | None) -> dict[str, Path]:
    """Return the checkouts to measure, by the name that they have in tables; this one last."""
    return {**({"before": beside.absolute()} if beside else {}), "now": HERE}


def code_of(folder: Path) -> Mapping[str, str]:
    """Return the environment in which Python takes the code of a checkout."""
    # what was there before the limits does not know their settings
    has_limits = (folder / "recommender" / "service" / "rates.py").exists()
    limits = UNLIMITED_SETTINGS if has_limits else {}
    # else the working folder would come before it
    return {"PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1", **limits}


@contextmanager
def a_server_of(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Serve the code of a checkout, with a store of its own that goes afterwards.

    Gives the process and its port once it answers.
    """
    port = _free_port()
    command = [sys.executable, "-m", "recommender", "serve", "--host", HOST, "--port", str(port)]
    quiet = subprocess.DEVNULL
    with TemporaryDirectory() as data:
        environment = {**os.environ, **settings_of(Path(data)), **code_of(folder)}
        with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as server:
            try:
                _wait_for(server, port)
                yield server, port
            finally:
                server.kill()


def cpu_seconds(process: int) -> float:
    """Return the CPU time that a process has used, all its threads together; 0 but on Linux."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return 0.0
    # the second field is a name in brackets that may hold spaces; user and system are 14 and 15
    ticks = stat.rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def in_words(values: list[float], digits: int = 1) -> str:
    """Return the median of some rounds, and the least and the most in brackets."""
    shown = [f"{value:.{digits}f}" for value in (median(values), min(values), max(values))]
    return f"{shown[0]} ({shown[1]}-{shown[2]})"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_for(server: "subprocess.Popen[bytes]", port: int) -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends and server.poll() is None:
        try:
            with urlopen(f"http://{HOST}:{port}/healthz", timeout=START_SECONDS):
                return
        except URLError:
            time.sleep(0.05)
    raise RuntimeError("the server did not start")
