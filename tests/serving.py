"""A server of our own, in a process of its own, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from recommender.service.settings_table import DATA_SETTING, DATABASE_SETTING

HOST = "127.0.0.1"
PATIENCE = 60.0


@contextmanager
def a_server(environment: Mapping[str, str]) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Serve with these settings; give the process and its port once it answers."""
    port = _free_port()
    command = [sys.executable, "-m", "recommender", "serve", "--port", str(port)]
    with subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _wait_until_ready(port)
            yield server, port
        finally:
            server.kill()


def _wait_until_ready(port: int) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        try:
            with closing(HTTPConnection(HOST, port, timeout=2)) as connection:
                connection.request("GET", "/readyz")
                with connection.getresponse() as answer:
                    if answer.status == 200:
                        return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def settings_of(folder: Path, url: str = "") -> dict[str, str]:
    """Return the settings of a server with a store of its own."""
    return {DATA_SETTING: str(folder), **({DATABASE_SETTING: url} if url else {})}
