"""A server of our own, in a process of its own, on a free port of this machine."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from recommender.service.settings_table import DATA_SETTING, DATABASE_SETTING

HOST = "127.0.0.1"


@contextmanager
def a_server(
    environment: Mapping[str, str], host: str = HOST
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Serve with these settings; give the process and its port once it listens."""
    command = [sys.executable, "-m", "recommender", "serve", "--host", host, "--port", "0"]
    with subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            yield server, _port_of(server)
        finally:
            server.kill()


def _port_of(server: subprocess.Popen[bytes]) -> int:
    """Wait for the line that says where it listens."""
    assert server.stdout is not None
    line = server.stdout.readline().decode()
    found = re.search(r"http://[^ ]+:([0-9]+)/", line)
    if found is None:
        raise RuntimeError("the server did not start")
    return int(found[1])


def settings_of(folder: Path, url: str = "") -> dict[str, str]:
    """Return the settings of a server with a store of its own."""
    return {DATA_SETTING: str(folder), **({DATABASE_SETTING: url} if url else {})}
