"""A server that is told to stop answers what has begun to arrive, takes nothing new, and ends."""

import json
import socket
from collections.abc import Iterator
from contextlib import closing
from threading import Event

import pytest
from flask import Flask

from recommender.domain.errors import SettingsError
from recommender.service.settings import Settings
from recommender.web.serving import Server
from tests.people import HEALTHY
from tests.web.loopback import HOST, Running, answer, request, running

BODY = json.dumps(dict(HEALTHY)).encode()
HALF = request(
    "POST /api/v1/interview", "Content-Type: application/json", f"Content-Length: {len(BODY)}"
)


@pytest.fixture
def served(shared_app: Flask) -> Iterator[Running]:
    with running(shared_app) as server:
        yield server


def has_ended(connection: socket.socket) -> bool:
    return connection.recv(1) == b""


def test_a_request_that_is_half_there_is_answered(served: Running) -> None:
    with closing(served.connect()) as idle, closing(served.connect()) as half:
        half.sendall(HALF + BODY[:10])
        idle.sendall(request("GET /healthz"))
        answer(idle)
        served.server.stop()
        assert has_ended(idle)
        half.sendall(BODY[10:])

        assert answer(half).status == 200
        assert has_ended(half)
    served.thread.join()


def test_a_request_that_is_running_is_answered() -> None:
    app = Flask(__name__)
    begun, go_on = Event(), Event()

    @app.get("/long")
    def long() -> str:
        begun.set()
        go_on.wait()
        return "done"

    with running(app) as served, closing(served.connect()) as connection:
        idle = served.connect()
        connection.sendall(request("GET /long"))
        begun.wait()
        served.server.stop()
        with closing(idle):
            assert has_ended(idle)
        go_on.set()

        assert answer(connection).body == b"done"


def test_nobody_new_is_let_in(served: Running) -> None:
    with closing(served.connect()) as idle, closing(served.connect()) as half:
        half.sendall(HALF)
        served.ask("GET /healthz")
        served.server.stop()
        assert has_ended(idle)

        with pytest.raises(ConnectionRefusedError):
            served.connect()
        half.sendall(BODY)
        assert answer(half).status == 200


def test_who_never_comes_to_an_end_is_not_waited_for(shared_app: Flask) -> None:
    with running(shared_app, grace_seconds=0) as served, closing(served.connect()) as half:
        half.sendall(HALF)
        served.ask("GET /healthz")
        served.stop()

        assert has_ended(half)


def test_a_server_that_was_stopped_before_it_ran_ends_at_once(shared_app: Flask) -> None:
    server = Server(shared_app, Settings(), HOST, 0)
    server.stop()
    server.stop()

    server.run()

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((HOST, server.port))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_port_that_is_taken_is_refused_with_what_to_do(shared_app: Flask, host: str) -> None:
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]

        with pytest.raises(SettingsError) as refused:
            Server(shared_app, Settings(), host, port)

    assert str(refused.value) == (
        f"{host}, port {port}: cannot be served (Address already in use); "
        "try another --port or --host"
    )


def test_a_host_that_is_not_this_machine_is_refused(shared_app: Flask) -> None:
    with pytest.raises(SettingsError, match=r"^203\.0\.113\.7, port 0: cannot be served \("):
        Server(shared_app, Settings(), "203.0.113.7", 0)
