"""A real server in a thread of the test, and sockets to it."""

import json
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from threading import Thread
from typing import Any

from flask import Flask

from recommender.service.settings import Settings
from recommender.web.serving import Server

HOST = "127.0.0.1"
THROTTLE = 20.0


@dataclass
class Running:
    """A server that is running in a thread."""

    server: Server
    thread: Thread

    def connect(self) -> socket.socket:
        """Return a new connection."""
        return socket.create_connection((HOST, self.server.port), timeout=THROTTLE)

    def ask(self, *lines: str, body: bytes = b"") -> "Answered":
        """Send a request on a new connection and return the answer."""
        with closing(self.connect()) as connection:
            connection.sendall(request(*lines, body=body))
            return answer(connection)

    def stop(self) -> None:
        """Stop it, and wait until it has ended."""
        self.server.stop()
        self.thread.join(THROTTLE)
        assert not self.thread.is_alive()


@dataclass(frozen=True)
class Answered:
    """An answer that has arrived whole."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)


@contextmanager
def running(app: Flask, grace_seconds: float = THROTTLE) -> Iterator[Running]:
    """Serve an application on a free port."""
    server = Server(app, Settings(), HOST, 0)
    thread = Thread(target=server.run, args=(grace_seconds,))
    thread.start()
    served = Running(server, thread)
    try:
        yield served
    finally:
        served.stop()


def request(*lines: str, body: bytes = b"") -> bytes:
    """Return a request for a host, with these lines: the first and what else stands in its head."""
    first, *rest = lines
    return "\r\n".join((f"{first} HTTP/1.1", "Host: localhost", *rest, "", "")).encode() + body


def answer(connection: socket.socket) -> Answered:
    """Return the next answer on a connection."""
    got = HTTPResponse(connection)
    got.begin()
    return Answered(got.status, dict(got.getheaders()), got.read())
