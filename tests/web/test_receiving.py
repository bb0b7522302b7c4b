"""What the server takes from a connection: no more than it may be, and not for ever."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest
from flask import Flask

from recommender.web.limits import ARCHIVE_BYTES_MOST, BODY_BYTES_MOST, body_bytes_most
from recommender.web.receiving import DROPPED_BYTES_MOST, FRAME_BYTES_MOST, TAKEN_BYTES_MOST
from tests.web.loopback import Running, answer, request, running

PLANS = "POST /api/v1/plans"
JSON = "Content-Type: application/json"
CHUNKED = "Transfer-Encoding: chunked"
SLOW = 150
# what lies in the buffers of both ends of a connection
UNDER_WAY = 8 * 1024 * 1024


@pytest.fixture(scope="module")
def served(shared_app: Flask) -> Iterator[Running]:
    with running(shared_app) as server:
        yield server


@pytest.fixture
def no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whoever would put a body into a file fail."""

    def forbidden(*_: object) -> None:
        raise AssertionError("a body went into a file")

    monkeypatch.setattr("waitress.buffers.TempfileBasedBuffer.__init__", forbidden)


def chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def poured(connection: socket.socket, piece: bytes, most: int) -> int:
    """Send the piece again and again until nobody takes it; return the bytes that were taken."""
    taken = 0
    try:
        while taken < most:
            taken += connection.send(piece)
    except OSError:
        pass
    return taken


def is_closed(connection: socket.socket) -> bool:
    """Wait for the other end to send or close, and return whether it has closed."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True  # what was still on its way when it closed


def test_many_slow_connections_leave_the_server_answering(served: Running) -> None:
    with ExitStack() as slow:
        for number in range(SLOW):
            connection = slow.enter_context(closing(served.connect()))
            if number % 2:
                connection.sendall(b"POST /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nContent-")

        assert served.ask("GET /healthz").data == {"status": "ok"}


def test_a_body_that_is_too_large_is_refused_in_the_words_of_the_application(
    served: Running,
) -> None:
    body = b" " * (BODY_BYTES_MOST + 1)

    whole = served.ask(PLANS, JSON, f"Content-Length: {len(body)}", body=body)
    in_chunks = served.ask(PLANS, JSON, CHUNKED, body=chunk(body) + chunk(b""))

    assert (whole.status, whole.data["detail"]) == (413, "The body is larger than 64 KB.")
    assert (in_chunks.status, in_chunks.data) == (413, whole.data)
    assert whole.headers["X-Content-Type-Options"] == "nosniff"


def test_a_body_as_large_as_may_be_is_read(served: Running) -> None:
    body = b"{}".ljust(BODY_BYTES_MOST)

    whole = served.ask(PLANS, JSON, f"Content-Length: {len(body)}", body=body)
    in_chunks = served.ask(PLANS, JSON, CHUNKED, body=chunk(body) + chunk(b""))

    assert whole.status == in_chunks.status == 422
    assert "saddle_signs" in whole.data["errors"]


def test_after_a_body_that_was_too_large_the_connection_is_of_use(served: Running) -> None:
    body = b" " * (BODY_BYTES_MOST + 1)
    with closing(served.connect()) as connection:
        connection.sendall(request(PLANS, JSON, f"Content-Length: {len(body)}", body=body))
        refused = answer(connection)
        connection.sendall(request("GET /healthz"))

        assert (refused.status, answer(connection).status) == (413, 200)


@pytest.mark.usefixtures("no_file")
@pytest.mark.parametrize(
    ("length", "piece"),
    [
        (CHUNKED, chunk(b" " * BODY_BYTES_MOST)),
        (f"Content-Length: {300 * 1024 * 1024}", b" " * BODY_BYTES_MOST),
        (f"Content-Length: {ARCHIVE_BYTES_MOST}", b" " * BODY_BYTES_MOST),
    ],
)
def test_a_body_without_end_is_cut_off_and_reaches_no_disk(
    served: Running, length: str, piece: bytes
) -> None:
    with closing(served.connect()) as connection:
        connection.sendall(request(PLANS, JSON, length))
        taken = poured(connection, piece, 300 * 1024 * 1024)

    assert taken < BODY_BYTES_MOST + DROPPED_BYTES_MOST + UNDER_WAY
    assert served.ask("GET /healthz").status == 200


def test_of_a_body_that_is_cut_off_no_part_is_the_next_request(served: Running) -> None:
    rest = request("GET /healthz")
    body = b" " * (BODY_BYTES_MOST + DROPPED_BYTES_MOST)
    with closing(served.connect()) as connection:
        connection.sendall(request(PLANS, JSON, f"Content-Length: {len(body) + len(rest)}"))
        connection.sendall(body)
        refused = answer(connection)

        assert (refused.status, refused.headers["Connection"]) == (413, "close")
        assert is_closed(connection)


@pytest.mark.parametrize(
    "piece", [b"1;" + b"x" * 4096, chunk(b" ") + b"0\r\n" + b"X-More: " + b"x" * 4096]
)
def test_a_frame_of_chunks_without_end_is_cut_off(served: Running, piece: bytes) -> None:
    with closing(served.connect()) as connection:
        connection.sendall(request(PLANS, JSON, CHUNKED, body=piece + b"x" * FRAME_BYTES_MOST))

        assert answer(connection).status == 400


def test_an_archive_may_be_larger_and_is_asked_for_by_its_route_alone(shared_app: Flask) -> None:
    larger = {
        rule.rule: getattr(shared_app.view_functions[rule.endpoint], "bytes_most", BODY_BYTES_MOST)
        for rule in shared_app.url_map.iter_rules()
    }

    assert {path: body_bytes_most(path) for path in larger} == larger
    assert max(larger.values()) + DROPPED_BYTES_MOST == TAKEN_BYTES_MOST


def test_an_archive_arrives_whole(served: Running) -> None:
    body = b"x" * ARCHIVE_BYTES_MOST

    taken = served.ask("POST /audit/contents", f"Content-Length: {len(body)}", body=body)

    # nobody is signed in
    assert taken.status == 303


def test_who_asks_before_sending_is_told_to_send(served: Running) -> None:
    with closing(served.connect()) as connection:
        connection.sendall(request(PLANS, JSON, "Content-Length: 2", "Expect: 100-continue"))
        assert connection.recv(25) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"{}")

        assert answer(connection).status == 422


def test_who_asks_before_sending_nothing_is_answered(served: Running) -> None:
    assert served.ask("GET /healthz", "Expect: 100-continue").status == 200


@pytest.mark.parametrize(
    "text",
    [
        request(PLANS, JSON, "Content-Length: 2", CHUNKED, body=chunk(b"{}") + chunk(b"")),
        request(PLANS, CHUNKED).replace(b"HTTP/1.1", b"HTTP/1.0"),
        request("GET /healthz").replace(b"HTTP/1.1", b"HTTP/9.9"),
        request("GET /healthz").replace(b"Host: localhost\r\n", b""),
        request("GET /healthz", "Host: evil.example"),
        b"GET /healthz\r\n\r\n",
    ],
)
def test_a_request_that_two_could_read_differently_is_refused_and_its_connection_closed(
    served: Running, text: bytes
) -> None:
    with closing(served.connect()) as connection:
        connection.sendall(text)

        assert answer(connection).status == 400
        assert is_closed(connection)


def test_an_old_client_without_a_host_is_answered(served: Running) -> None:
    with closing(served.connect()) as connection:
        connection.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")

        assert answer(connection).status == 200


def test_a_byte_now_and_then_keeps_no_connection_open(served: Running) -> None:
    with closing(served.connect()) as connection:
        connection.sendall(b"GET /healthz HT")
        [listener] = served.server.listeners
        # the first piece has been read once another connection has been answered
        served.ask("GET /healthz")
        [channel] = [one for one in listener.active_channels.values() if one.request is not None]
        channel.last_activity = listener.next_channel_cleanup = 0
        connection.sendall(b"TP")

        assert is_closed(connection)
